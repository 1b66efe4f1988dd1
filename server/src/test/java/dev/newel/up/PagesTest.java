package dev.newel.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Api.Answer;
import dev.newel.serve.testing.Wire;
import dev.newel.testing.Golden;
import dev.newel.testing.Proves;
import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The page of the storefront as HTTP shows it.
class PagesTest {
  @TempDir private static Path data;

  @SuppressWarnings("NullAway.Init")
  private static UpSite site;

  @BeforeAll
  static void open() {
    site = UpSite.open(Golden.root().resolve("examples/storefront"), data);
  }

  @AfterAll
  static void close() {
    site.close();
  }

  private static Answer get(String path) {
    return site.client().get(path);
  }

  @Test
  void the_first_page_says_what_is_served() {
    assertThat(get("/").body())
        .isEqualTo(site.page(""))
        .contains("Lets shoppers browse")
        .contains("<strong>PASS</strong>")
        .contains("14 operations")
        .contains("<code>placeOrder</code> is begun and recorded");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "findings", "documents", "reference", "health", "style.css", "live.js"})
  void nothing_foreign_runs_in_the_page(String name) {
    var answer = get("/.newel/" + name);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self';", "style-src 'self';")
        .contains("frame-ancestors 'none'");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.body())
        .doesNotContainPattern("<script(?! (type=\"module\"|defer) src=\"/.newel/)");
    assertThat(answer.body()).doesNotContain(" style=\"");
  }

  @Test
  void the_design_answers_as_it_does_without_the_page() {
    var answer = get("/api/v1/products");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Security-Policy"))
        .isEqualTo("default-src 'none'; frame-ancestors 'none'");
    assertThat(get("/health").text("status")).isEqualTo("healthy");
    var missing = get("/nothing");
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.text("error", "code")).isEqualTo("NOT_FOUND");
  }

  @Test
  void documents_are_shown_with_their_tables_and_links() {
    assertThat(site.page("documents"))
        .contains("<h2>workflow</h2>", "<h2>contracts</h2>")
        .contains("href=\"/.newel/documents/docs/plan/E01/E01-F02/02-architecture.md\"");
    var answer = get("/.newel/documents/docs/plan/E01/E01-F02/02-architecture.md");
    assertThat(answer.body())
        .contains("<figure class=\"diagram\"", "<table>", "src=\"/.newel/mermaid.min.js\"")
        .doesNotContain("&lt;!-- newel:");
    assertThat(answer.header("Content-Security-Policy")).contains("script-src 'self';");
    assertThat(site.page("contracts/openapi.yaml")).startsWith("openapi: 3.1");
  }

  /// A link that leads nowhere would be seen by a reader first.
  @Test
  void every_link_of_the_page_leads_somewhere() {
    var links = new TreeSet<String>();
    for (var name : new String[] {"", "findings", "documents", "reference", "health"}) {
      Pattern.compile("(?:href|src)=\"(/[^\"#]*)")
          .matcher(site.page(name))
          .results()
          .forEach(match -> links.add(match.group(1)));
    }
    assertThat(links).hasSizeGreaterThan(30);
    assertThat(links).allSatisfy(link -> assertThat(get(link).status()).as(link).isEqualTo(200));
  }

  @Test
  void the_reference_tells_the_fields_of_bodies_and_answers() {
    assertThat(site.page("reference"))
        .contains(
            "<summary>Fields of the body</summary>", "<summary>Fields of the answer</summary>")
        .contains("<code>profile.firstName</code> string, required");
  }

  /// The design says `docs: /docs`; everybody may read what is there.
  @Test
  @Proves("api/docs")
  void the_path_of_the_docs_shows_the_interface_and_its_description() {
    var page = get("/docs");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.header("Content-Security-Policy"))
        .startsWith("default-src 'none'; style-src 'self';")
        .contains("frame-ancestors 'none'");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.body()).contains("products.create").doesNotContain("<script", " style=\"");
    assertThat(get("/docs/style.css").header("Content-Type")).startsWith("text/css");
    var json = get("/docs/openapi.json");
    assertThat(json.header("Content-Type")).isEqualTo("application/json");
    assertThat(json.text("openapi")).startsWith("3.1");
    var yaml = get("/docs/openapi.yaml");
    assertThat(yaml.body()).isEqualTo(get("/.newel/contracts/openapi.yaml").body());
    assertThat(get("/docs/other").status()).isEqualTo(404);
    assertThat(site.client().raw("POST", "/docs", "{}").status()).isEqualTo(405);
    assertThat(site.client().send("HEAD", "/docs", null).header("Content-Length"))
        .isEqualTo(page.header("Content-Length"));
  }

  @Test
  void the_reference_has_a_form_for_every_operation() {
    assertThat(site.page("reference"))
        .contains("id=\"products.create\"", "id=\"orders.cancel\"", "id=\"login-form\"")
        .contains("data-path=\"/api/v1/products/{id}\"")
        .contains("aria-label=\"Try identity.register\"")
        .contains("<option>createdAt</option>");
  }

  @Test
  void what_is_not_there_is_said_on_a_page() {
    var answer = get("/.newel/documents/nothing.md");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).contains("There is nothing here");
    assertThat(get("/.newel/contracts/..%2f..%2fpom.xml").status()).isEqualTo(404);
    assertThat(get("/.newel/Pages.class").status()).isEqualTo(404);
  }

  @Test
  void the_page_is_only_read() {
    var answer = site.client().raw("POST", "/.newel/findings", "{}");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
    var head = site.client().send("HEAD", "/", null);
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.response().body()).isEmpty();
  }

  /// A name of another site that leads to this machine must not read the design.
  @Test
  void only_names_of_this_machine_show_the_page() throws IOException {
    for (var host : new String[] {"localhost", "127.0.0.1:80", "[::1]:8080"}) {
      assertThat(status(host)).as(host).isEqualTo(200);
    }
    for (var host : new String[] {"shop.example", "localhost.shop.example", "127.0.0.1.example"}) {
      assertThat(status(host)).as(host).isEqualTo(421);
    }
  }

  private static int status(String host) throws IOException {
    return Wire.send(site.port(), host, "GET /.newel/health HTTP/1.1\r\n", "").status();
  }

  @Test
  void an_asset_that_the_browser_has_is_not_sent_again() {
    var first = get("/.newel/mermaid.min.js");
    assertThat(first.response().body().length).isGreaterThan(1_000_000);
    var again =
        site.client().with("If-None-Match", first.header("ETag")).get("/.newel/mermaid.min.js");
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.response().body()).isEmpty();
  }
}
