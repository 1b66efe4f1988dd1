package dev.newel.publish.postman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.design.Design;
import dev.newel.publish.Designs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The collection sends every request of the design, and hangs together.
class PostmanEmitterTest {
  static final List<String> EXAMPLES = List.of("b2b", "conduit", "petclinic", "storefront");

  private static JsonNode collection(String example) {
    return collection(Designs.example(example));
  }

  private static JsonNode collection(Design design) {
    return JsonMapper.shared()
        .readTree(
            Objects.requireNonNull(
                Designs.files(new PostmanEmitter(), design).get("postman_collection.json")));
  }

  private static List<JsonNode> items(JsonNode collection) {
    var items = new ArrayList<JsonNode>();
    collection.path("item").forEach(folder -> folder.path("item").forEach(items::add));
    return items;
  }

  private static JsonNode item(String example, String name) {
    return items(collection(example)).stream()
        .filter(item -> item.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"storefront", "conduit"})
  void theCollectionIsAsBefore(String example) {
    Designs.assertGolden(new PostmanEmitter(), example);
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void everyOperationIsARequest(String example) {
    var expected = new TreeSet<String>();
    for (var operation : Designs.example(example).operations()) {
      var http = operation.http();
      if (http != null) {
        expected.add(http.method() + " " + http.path().replaceAll("\\{(\\w+)\\}", ":$1"));
      }
    }
    var collection = collection(example);
    var base =
        collection.at("/variable/0/value").asString().replaceFirst("^http://localhost:8080", "");
    var found = new TreeSet<String>();
    for (var item : items(collection)) {
      var segments = new ArrayList<String>();
      item.at("/request/url/path").forEach(segment -> segments.add(segment.asString()));
      found.add(
          item.at("/request/method").asString() + " " + base + "/" + String.join("/", segments));
    }
    assertThat(found).containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void everyVariableIsDeclaredAndEveryPathVariableHasAValue(String example) {
    var collection = collection(example);
    var declared = new HashSet<String>();
    collection.path("variable").forEach(each -> declared.add(each.path("key").asString()));
    var used = Pattern.compile("\\{\\{(\\w+)\\}\\}").matcher(collection.toString());
    while (used.find()) {
      assertThat(declared).contains(used.group(1));
    }
    var set =
        Pattern.compile("collectionVariables\\.set\\('(\\w+)'").matcher(collection.toString());
    while (set.find()) {
      assertThat(declared).contains(set.group(1));
    }
    for (var item : items(collection)) {
      var values = new HashSet<String>();
      item.at("/request/url/variable")
          .forEach(
              each -> {
                assertThat(each.path("value").asString()).isNotEmpty();
                values.add(":" + each.path("key").asString());
              });
      for (var segment : item.at("/request/url/path")) {
        if (segment.asString().startsWith(":")) {
          assertThat(values).contains(segment.asString());
        }
      }
      var body = item.at("/request/body/raw");
      if (body.isString() && !body.asString().isEmpty()) {
        assertThat(JsonMapper.shared().readTree(body.asString()).isContainer()).isTrue();
      }
    }
  }

  @Test
  void aLoginKeepsTheTokenAndNeedsNone() {
    var login = item("storefront", "Checks the credentials and gives tokens");
    assertThat(login.at("/request/auth/type").asString()).isEqualTo("noauth");
    assertThat(login.at("/event/0/script/exec").toString())
        .contains("collectionVariables.set('token'", "have.status(200)");
    assertThat(collection("storefront").at("/auth/type").asString()).isEqualTo("bearer");
  }

  @Test
  void aCreateKeepsTheKeyThatLaterRequestsName() {
    var create = item("storefront", "Create a product");
    assertThat(create.at("/event/0/script/exec").toString())
        .contains("set('productId'", "have.status(201)");
    assertThat(create.at("/request").has("auth")).isFalse();
    assertThat(item("storefront", "Get a product").at("/request/url/variable/0/value").asString())
        .isEqualTo("{{productId}}");
  }

  @Test
  void aBodyNamesRowsByVariables() {
    assertThat(
            item("storefront", "Takes an order and begins to fulfil it")
                .at("/request/body/raw")
                .asString())
        .contains("\"product\": \"{{productId}}\"");
    assertThat(item("storefront", "Create a product").at("/request/body/raw").asString())
        .contains("\"category\": \"{{categoryId}}\"");
    var variables = collection("storefront").path("variable");
    assertThat(variables.valueStream().filter(each -> each.has("description")).toList())
        .singleElement()
        .satisfies(
            variable -> {
              assertThat(variable.path("key").asString()).isEqualTo("categoryId");
              assertThat(variable.path("value").asString()).startsWith("0190a1b2-");
              assertThat(variable.path("description").asString())
                  .isEqualTo("No request makes a Category: give the key of a row that is there.");
            });
  }

  /// In values, lists and maps, behind a reference, and in a bulk.
  @Test
  void rowsAreNamedHoweverDeepTheyStand() {
    var design =
        Designs.of(
            """
            entities:
              Tag:  { id: uuid key, name: string unique }
              Part: { id: uuid key, name: string, within: Part? }
              Box:
                id: uuid key
                tags: Tag[]
                slots: Slot[1..3]
                more: map<Slot>
                part: Part
            values: { Slot: { part: Part, depth: int } }
            rows: { Tag: [ { id: 7f3c8a52-0000-4000-8000-000000000001, name: new } ] }
            resources:
              parts: { of: Part, create: public }
              boxes:
                of: Box
                create: { access: public, accepts: [tags, slots, more, part.id] }
                update: { access: public, accepts: [part], bulk: 10 }
            """);
    var bodies =
        items(collection(design)).stream()
            .map(item -> item.at("/request/body/raw").asString().replaceAll("\\s+", ""))
            .toList();
    assertThat(bodies).hasSize(4);
    assertThat(bodies.getFirst()).doesNotContain("{{");
    assertThat(bodies.get(1))
        .contains(
            "\"tags\":[\"{{tagId}}\"]",
            "\"slots\":[{\"part\":\"{{partId}}\",\"depth\":1}]",
            "\"more\":{\"key\":{\"part\":\"{{partId}}\",\"depth\":1}}",
            "\"part\":{\"id\":\"{{partId}}\"}");
    assertThat(collection(design).path("variable").toString())
        .contains("\"key\":\"tagId\",\"value\":\"7f3c8a52-");
    assertThat(bodies.get(2)).isEqualTo("{\"part\":\"{{partId}}\"}");
    assertThat(bodies.getLast()).contains("\"id\":\"{{boxId}}\"", "\"part\":\"{{partId}}\"");
  }

  @Test
  void whatEndsRowsStandsInTheLastFolder() {
    var folders = collection("storefront").path("item");
    var last = folders.get(folders.size() - 1);
    assertThat(last.path("name").asString()).isEqualTo("What ends rows");
    assertThat(last.path("item").valueStream().map(item -> item.at("/request/method").asString()))
        .containsOnly("DELETE");
    assertThat(items(collection("storefront")).stream().filter(PostmanEmitterTest::ends))
        .hasSize(1);
  }

  private static boolean ends(JsonNode item) {
    return item.at("/request/method").asString().equals("DELETE");
  }

  @Test
  void queriesOfPagesAreSentAndFiltersAreOffered() {
    var query = item("storefront", "List products").at("/request/url/query");
    var sent = new ArrayList<String>();
    var offered = new ArrayList<String>();
    query.forEach(
        each ->
            (each.path("disabled").asBoolean(false) ? offered : sent)
                .add(each.path("key").asString()));
    assertThat(sent).containsExactly("page", "pageSize");
    assertThat(offered).contains("category", "search", "sortBy", "sortOrder");
  }

  @Test
  void anotherSchemeThanBearerIsAHeader() {
    assertThat(collection("conduit").path("auth").toString())
        .contains("\"type\":\"apikey\"", "Token {{token}}");
  }

  @Test
  void aPasswordOfEachRequestIsGivenByTwoVariables() {
    assertThat(collection("petclinic").path("auth").toString())
        .contains("\"type\":\"basic\"", "{{login}}", "{{password}}");
  }

  @Test
  void aFormHasAFileAndNoMediaTypeOfItsOwn() {
    var design =
        Designs.of(
            """
            entities: { Page: { id: uuid key, text: string, scan: file(..1MB) media image/png } }
            resources: { pages: { of: Page, create: public } }
            """);
    var create = items(collection(design)).getFirst().path("request");
    assertThat(create.path("header").toString()).doesNotContain("Content-Type");
    assertThat(create.at("/body/formdata").toString())
        .contains("{\"key\":\"scan\",\"type\":\"file\"", "{\"key\":\"text\",\"type\":\"text\"");
  }

  @Test
  void aDesignWithoutHttpGivesNoFile() {
    assertThat(Designs.files(new PostmanEmitter(), Designs.example("newel"))).isEmpty();
  }
}
