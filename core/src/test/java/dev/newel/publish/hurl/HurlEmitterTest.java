package dev.newel.publish.hurl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.Designs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// The file sends every request of the design, in an order in which each has what it needs.
class HurlEmitterTest {
  static final List<String> EXAMPLES = List.of("b2b", "conduit", "petclinic", "storefront");
  private static final Pattern VARIABLE = Pattern.compile("\\{\\{(\\w+)\\}\\}");

  private static String text(String example) {
    return Objects.requireNonNull(
        Designs.files(new HurlEmitter(), Designs.example(example)).get(HurlEmitter.FILE));
  }

  private static HurlFile.Entry entry(String example, String method, String path) {
    return HurlFile.read(text(example)).stream()
        .filter(each -> each.method().equals(method) && each.url().equals("{{baseUrl}}" + path))
        .findFirst()
        .orElseThrow();
  }

  /// What no example has: a path of two operations, the later of which wants a token that another
  /// path gives; a key with a space; text with a hash; a form of text beside a file.
  private static final String EDGES =
      """
      identity:
        users: User
        login: email
        tokens: { access: { for: 15m } }
        roles: { anonymous: {}, user: {} }
        operations:
          register: { http: POST /account, answers: User }
          login:    { http: POST /login }
          password: { http: PUT /account }
      entities:
        User: { id: uuid key, email: email unique, password: password(12..) }
        Word: { name: { type: string(1..20) key, example: one + two } }
        Page:
          id: uuid key
          text: { type: string, example: "a#b \\\\ c {{{d" }
          scan: file(..1MB)? media image/png
      resources:
        pages: { of: Page, list: { access: user, filter: [text] }, create: user }
        words: { of: Word, get: user }
      """;

  private static List<HurlFile.Entry> edges() {
    return HurlFile.read(
        Objects.requireNonNull(
            Designs.files(new HurlEmitter(), Designs.of(EDGES)).get(HurlEmitter.FILE)));
  }

  private static HurlFile.Entry edge(String method, String path) {
    return edges().stream()
        .filter(each -> each.method().equals(method) && each.url().equals("{{baseUrl}}" + path))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"storefront", "conduit"})
  void theFileIsAsBefore(String example) {
    Designs.assertGolden(new HurlEmitter(), example);
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void everyOperationIsSentAndItsStatusExpected(String example) {
    var expected = new ArrayList<String>();
    for (var operation : Designs.example(example).operations()) {
      if (operation.http() != null) {
        expected.add(operation.http().method() + " " + operation.answer().status());
      }
    }
    var found =
        HurlFile.read(text(example)).stream()
            .map(each -> each.method() + " " + each.status())
            .toList();
    assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void aVariableIsCapturedBeforeItIsUsedOrTheHeadSaysToGiveIt(String example) {
    var text = text(example);
    var known = new HashSet<String>();
    var given = Pattern.compile("--variable (\\w+)=").matcher(text.lines().toList().get(1));
    while (given.find()) {
      known.add(given.group(1));
    }
    for (var each : HurlFile.read(text)) {
      var used = VARIABLE.matcher(each.url() + each.sections() + each.body());
      while (used.find()) {
        assertThat(known).as(each.method() + " " + each.url()).contains(used.group(1));
      }
      assertThat(each.url()).doesNotContain("{}").doesNotContainPattern("(?<!\\{)\\{(?!\\{)");
      known.addAll(each.captures().keySet());
    }
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void bodiesAreJsonOrAFile(String example) {
    var bodies = new TreeSet<String>();
    for (var each : HurlFile.read(text(example))) {
      if (each.body().startsWith("file,")) {
        assertThat(each.body()).endsWith(";");
      } else if (!each.body().isEmpty()) {
        assertThat(JsonMapper.shared().readTree(each.body()).isContainer()).isTrue();
        bodies.add(each.url());
      }
    }
    assertThat(bodies).isNotEmpty();
  }

  @Test
  void aLoginGivesTheTokenToWhatFollows() {
    var login = entry("storefront", "POST", "/auth/login");
    assertThat(login.captures()).containsKey("token");
    assertThat(login.sections().get("")).doesNotContainKey("Authorization");
    assertThat(entry("storefront", "POST", "/products").sections().get(""))
        .containsEntry("Authorization", "Bearer {{token}}");
    assertThat(entry("conduit", "GET", "/user").sections().get(""))
        .containsEntry("Authorization", "Token {{token}}");
  }

  @Test
  void whoGivesTheTokenIsSentBeforeWhoNeedsIt() {
    var sent = edges().stream().map(each -> each.method() + " " + each.url()).toList();
    assertThat(sent.subList(0, 3))
        .containsExactly(
            "POST {{baseUrl}}/login", "POST {{baseUrl}}/account", "PUT {{baseUrl}}/account");
  }

  @Test
  void aTextKeyIsWrittenAsAPathHasIt() {
    assertThat(edges())
        .extracting(HurlFile.Entry::url)
        .contains("{{baseUrl}}/words/one%20%2B%20two");
  }

  @Test
  void aFormHasItsPartsAndNoMediaTypeOfItsOwnAndAHashIsNoComment() {
    var create = edge("POST", "/pages");
    assertThat(create.sections().get("MultipartFormData"))
        .containsEntry("scan", "file,upload.bin;")
        .containsEntry("text", "a\\#b \\\\ c \\u{7b}\\u{7b}{d");
    assertThat(create.sections().get("")).doesNotContainKey("Content-Type");
    assertThat(edge("POST", "/login").sections().get(""))
        .containsEntry("Content-Type", "application/json");
  }

  @Test
  void aPasswordOfEachRequestIsNoTokenInAHeader() {
    var update =
        HurlFile.read(text("petclinic")).stream()
            .filter(each -> each.sections().containsKey("BasicAuth"))
            .findFirst()
            .orElseThrow();
    assertThat(update.sections().get("BasicAuth"))
        .containsExactly(Map.entry("{{login}}", "{{password}}"));
    assertThat(update.sections().get("")).doesNotContainKey("Authorization");
    assertThat(text("petclinic").lines().toList().get(1))
        .contains(" --variable login=...", " --variable password=...")
        .doesNotContain("token=");
  }

  @Test
  void aCreateNamesTheRowOfLaterRequests() {
    assertThat(entry("storefront", "POST", "/products").captures())
        .containsEntry("productId", "$['product']['id']");
    assertThat(entry("storefront", "GET", "/products/{{productId}}").status()).isEqualTo(200);
  }

  @Test
  void whatEndsRowsIsSentLast() {
    var methods = HurlFile.read(text("conduit")).stream().map(HurlFile.Entry::method).toList();
    var first = methods.indexOf("DELETE");
    assertThat(methods.subList(first, methods.size())).isNotEmpty().containsOnly("DELETE");
  }

  @Test
  void pagesAreSentAndFiltersAreOffered() {
    assertThat(
            entry("storefront", "GET", "/products")
                .sections()
                .getOrDefault("QueryStringParams", Map.of())
                .keySet())
        .containsExactly("page", "pageSize");
    assertThat(text("storefront")).contains("\n# category: ");
  }

  @Test
  void whatABodyNamesIsWhatEarlierAnswersGaveAndTheHeadAsksForTheRest() {
    var order = entry("storefront", "POST", "/orders");
    assertThat(order.body()).contains("\"product\": \"{{productId}}\"");
    assertThat(entry("storefront", "POST", "/products").body())
        .contains("\"category\": \"{{categoryId}}\"");
    assertThat(text("storefront").lines().limit(3))
        .anyMatch(line -> line.contains(" --variable categoryId=0190a1b2-"))
        .anyMatch(line -> line.startsWith("# categoryId: No request makes a Category: give"));
  }

  @Test
  void bracesOfABodyThatBeginNoVariableAreWrittenByTheirNumber() {
    var design =
        Designs.of(
            """
            entities:
              Page: { id: uuid key, text: { type: string, example: "{{pageId}} {{{" } }
              Note: { id: uuid key, page: Page, text: { type: string, example: "{{pageId}} {{x}}" } }
            resources:
              notes: { of: Note, create: public }
              pages: { of: Page, create: public }
            """);
    var text =
        Objects.requireNonNull(Designs.files(new HurlEmitter(), design).get(HurlEmitter.FILE));
    var entries = HurlFile.read(text);
    assertThat(entries.getFirst().body())
        .contains("\"page\": \"{{pageId}}\"", "{{pageId}} \\u007b{x}}");
    assertThat(entries.getLast().body()).contains("\"\\u007b{pageId}} \\u007b\\u007b{\"");
    assertThat(entries.getLast().captures()).containsKey("pageId");
    assertThat(text.lines().limit(3)).anyMatch(line -> line.contains("--variable pageId="));
  }

  @Test
  void aDesignWithoutHttpGivesNoFile() {
    assertThat(Designs.files(new HurlEmitter(), Designs.example("newel"))).isEmpty();
  }
}
