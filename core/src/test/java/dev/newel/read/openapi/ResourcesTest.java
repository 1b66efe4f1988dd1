package dev.newel.read.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.foreign.http.Interpretation;
import dev.newel.foreign.http.Interpretation.Convention;
import dev.newel.foreign.http.Interpretation.Convention.Topic;
import dev.newel.foreign.http.Interpretation.Method;
import dev.newel.foreign.http.Interpretation.Resource;
import dev.newel.foreign.http.Operation;
import dev.newel.publish.Designs;
import dev.newel.publish.openapi.OpenApiEmitter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourcesTest {
  /// What our own designs say, read back out of the description that is published of them.
  @Test
  void the_resources_of_conduit_are_those_of_its_design() {
    var found = published("conduit");
    assertThat(found.base()).isEqualTo("/api");
    assertThat(found.loose()).isEmpty();
    assertThat(lines(found))
        .containsExactly(
            "users of User: CREATE, login",
            "user (one) of User: GET, UPDATE",
            "profiles by username of Profile: GET, POST follow on row, DELETE follow on row",
            "articles by slug of Article: LIST, CREATE, feed as LIST, GET, UPDATE, DELETE,"
                + " POST favorite on row, DELETE favorite on row",
            "comments by id in articles of Comment: LIST, CREATE, DELETE",
            "tags: LIST");
    assertThat(value(found, Topic.PAGING)).isEqualTo("offset offset limit");
    assertThat(value(found, Topic.PAGE_SIZE)).isEqualTo("max 100, size 20");
    assertThat(value(found, Topic.ANSWER_ENVELOPE)).isEqualTo("{one}");
    assertThat(value(found, Topic.REQUEST_ENVELOPE)).isEqualTo("{one}");
    assertThat(value(found, Topic.LIST_ENVELOPE)).isEqualTo("{many}, articlesCount");
    assertThat(deviations(found, Topic.LIST_ENVELOPE))
        .containsExactly("GET /articles/{slug}/comments: {many}", "GET /tags: {many}");
    assertThat(value(found, Topic.UPDATE_METHOD)).isEqualTo("PUT");
    assertThat(value(found, Topic.CREATE_STATUS)).isEqualTo("201");
    assertThat(value(found, Topic.DELETE_STATUS)).isEqualTo("204");
    assertThat(value(found, Topic.ERROR_BODY)).isEqualTo("Error");
    assertThat(value(found, Topic.SECURITY)).isEqualTo("token");
  }

  @Test
  void the_resources_of_petclinic_are_those_of_its_design() {
    var found = published("petclinic");
    assertThat(found.base()).isEqualTo("/petclinic/api");
    assertThat(found.loose()).extracting(Operation::route).containsExactly("GET /oops");
    var all = ": LIST, CREATE, GET, UPDATE, DELETE";
    assertThat(lines(found))
        .containsExactly(
            "owners by id of Owner" + all + ", v2/owners as LIST",
            "ownerPets by id in owners of Pet: CREATE, GET, UPDATE",
            "ownerPetVisits in ownerPets of Visit: CREATE",
            "pets by id of Pet: LIST, GET, UPDATE, DELETE, v2/pets as LIST",
            "visits by id of Visit" + all,
            "pettypes by id of PetType" + all,
            "specialties by id of Specialty" + all,
            "vets by id of Vet" + all,
            "users of User: CREATE");
    assertThat(found.resource("ownerPets"))
        .extracting(Resource::path)
        .isEqualTo("/owners/{ownerId}/pets");
    assertThat(deviations(found, Topic.PAGING))
        .containsExactly("GET /v2/owners: page page size", "GET /v2/pets: page page size");
    assertThat(deviations(found, Topic.CREATE_STATUS))
        .containsExactly(
            "POST /owners: 201",
            "POST /owners/{ownerId}/pets: 201",
            "POST /owners/{ownerId}/pets/{petId}/visits: 201");
    assertThat(value(found, Topic.ID_TYPE)).isEqualTo("integer int32");
    assertThat(found.conventions())
        .filteredOn(convention -> convention.topic() == Topic.ANSWER_HEADER)
        .extracting(Convention::value)
        .contains("ETag", "X-Request-Id");
  }

  @Test
  void the_resources_of_the_storefront_are_those_of_its_design() {
    var found = published("storefront");
    assertThat(found.base()).isEqualTo("/api/v1");
    assertThat(lines(found))
        .containsExactly(
            "products by id of Product: LIST, CREATE, GET, REPLACE, DELETE",
            "me (one) of User: GET",
            "orders by id of Order: LIST, CREATE, GET, POST cancel on row");
    assertThat(found.loose())
        .extracting(Operation::path)
        .contains("/auth/login", "/health", "/health/ready");
    assertThat(value(found, Topic.SORT_PARAMETER)).isEqualTo("sortBy");
    assertThat(value(found, Topic.SEARCH_PARAMETER)).isEqualTo("search");
    assertThat(value(found, Topic.PAGING)).isEqualTo("page page pageSize");
  }

  private static Interpretation published(String example) {
    var emitter = new OpenApiEmitter(OpenApiEmitter.Format.YAML);
    var text = Designs.files(emitter, Designs.example(example)).get("openapi.yaml");
    return of(Objects.requireNonNull(text));
  }

  private static Interpretation of(String text) {
    var read = OpenApiReader.read("api.yaml", text.getBytes(StandardCharsets.UTF_8));
    return Resources.of(Objects.requireNonNull(read.api()));
  }

  private static List<String> lines(Interpretation found) {
    return found.resources().stream().map(ResourcesTest::line).toList();
  }

  private static String line(Resource resource) {
    var lookup = resource.lookup();
    return resource.name()
        + (resource.kind() == Interpretation.Kind.SINGLETON ? " (one)" : "")
        + (lookup == null ? "" : " by " + lookup.name())
        + (resource.parent() == null ? "" : " in " + resource.parent())
        + (resource.schema().isEmpty() ? "" : " of " + resource.schema())
        + ": "
        + String.join(", ", resource.methods().stream().map(ResourcesTest::word).toList());
  }

  private static String word(Method method) {
    if (method.role() != Interpretation.Role.ACTION) {
      return method.role().name();
    }
    return (method.onRow() ? method.operation().method() + " " : "")
        + method.action()
        + (method.like() == null ? "" : " as " + method.like())
        + (method.onRow() ? " on row" : "");
  }

  private static String value(Interpretation found, Topic topic) {
    return Objects.requireNonNull(found.convention(topic)).value();
  }

  private static List<String> deviations(Interpretation found, Topic topic) {
    Convention convention = Objects.requireNonNull(found.convention(topic));
    return convention.deviations().stream()
        .map(each -> each.where() + ": " + each.value())
        .toList();
  }

  /// A description of paths alone: `GET /a` answers nothing, `GET /a >S` one of a schema, `GET /a
  /// >S*` many, `POST /a <S` takes one.
  private static Interpretation paths(String... routes) {
    var text = new StringBuilder("openapi: 3.1.0\nservers: [{ url: 'https://{h}/x/' }]\npaths:\n");
    var byPath = new LinkedHashMap<String, StringBuilder>();
    for (var route : routes) {
      var words = route.split(" ", -1);
      var taken = "";
      var answered = "";
      for (var word : Arrays.copyOfRange(words, 2, words.length)) {
        var ref = "$ref: '#/components/schemas/%s'".formatted(word.replaceAll("[<>*]", ""));
        var schema = word.endsWith("*") ? "type: array, items: { %s }".formatted(ref) : ref;
        var content = "content: { application/json: { schema: { %s } } }".formatted(schema);
        taken = word.startsWith("<") ? ", requestBody: { %s }".formatted(content) : taken;
        answered = word.startsWith(">") ? ", " + content : answered;
      }
      var operation =
          "    %s: { responses: { 200: { description: Ok%s } }%s }\n"
              .formatted(words[0].toLowerCase(Locale.ROOT), answered, taken);
      byPath
          .computeIfAbsent(words[1], path -> new StringBuilder("  '%s':\n".formatted(path)))
          .append(operation);
    }
    byPath.values().forEach(text::append);
    text.append(
        "components: { schemas: { S: { type: object, properties: { a: {}, b: {} } },"
            + " W: { type: object, required: [a], properties: { a: {}, b: {} } } } }\n");
    return of(text.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /scores >S*; GET /scores/{id} >S | scores of S: LIST, GET",
        "GET /api/v2/scores >S*; GET /api/v2/parts >S* | scores of S: LIST;parts of S: LIST",
        "GET /score/find >S*; GET /score/{id} >S; PUT /score <S | score of S: UPDATE, find as LIST, GET",
        "PUT /scores/{id} <W | scores: REPLACE",
        "PUT /scores/{id} <S; PATCH /scores/{id} <S | scores: REPLACE, UPDATE",
        "POST /scores/{id}:print | scores: POST print on row",
        "POST /scores/{id}/print; POST /scores/{id} | scores: POST  on row, POST print on row",
        "GET /scores/{id}/cover >S; PUT /scores/{id}/cover <S | scores: ;cover (one) in scores of S: GET, UPDATE",
        "GET /scores/by-title/{title} >S; GET /scores/{id} >S | scores of S: by-title, GET",
        "GET /scores >S*; DELETE /scores | scores of S: LIST, ",
        "GET /account >S; PATCH /account <S | account (one) of S: GET, UPDATE",
        "GET /store/scores >S*; GET /store/scores/{id} >S; GET /shelf >S | scores of S: LIST, GET;shelf (one) of S: GET",
        "GET /v2/scores >S*; GET /scores >S*; GET /v2/parts >S* | scores of S: LIST, v2/scores as LIST;parts of S: LIST",
        "GET /scores/{id}/parts/{no} >S; GET /parts >S* | scores: ;scoreParts in scores of S: GET;parts of S: LIST",
        "GET /health; GET /metrics; GET /oops | ",
      })
  void paths_are_recognised(String routes, String resources) {
    var found = paths(routes.strip().split("; ", -1));
    var expected = resources == null ? List.of() : List.of(resources.split(";", -1));
    assertThat(lines(found).stream().map(String::strip).toList())
        .containsExactlyElementsOf(expected.stream().map(each -> each.toString().strip()).toList());
    var told =
        found.loose().size() + found.resources().stream().mapToInt(r -> r.methods().size()).sum();
    assertThat(told).as("operations").isEqualTo(routes.split("; ", -1).length);
  }

  @ParameterizedTest
  @CsvSource({
    "orders,order",
    "categories,category",
    "boxes,box",
    "statuses,status",
    "status,status",
    "order-lines,order-line",
    "orderLines,orderLine",
    "people,person",
    "address,address",
    "addresses,address",
    "data,data",
    "bus,bus",
    "series,series",
    "OrderChildren,OrderChild"
  })
  void plurals_have_a_singular(String plural, String singular) {
    assertThat(Plurals.singular(plural)).isEqualTo(singular);
  }

  @Test
  void every_operation_of_a_deep_path_is_kept() {
    var deep = "/a/{b}".repeat(100);
    var found = paths("GET " + deep, "GET /x");
    assertThat(
            found.loose().size()
                + found.resources().stream().mapToInt(each -> each.methods().size()).sum())
        .isEqualTo(2);
  }
}
