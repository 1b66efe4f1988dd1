package dev.newel.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The page of the storefront as a browser shows it to people with and without a mouse.
class BrowserTest {
  private static final String DOCUMENT = "documents/docs/plan/E01/E01-F02/02-architecture.md";
  private static final int PHONE = 360;
  private static final int DESK = 1280;

  @TempDir private static Path directory;

  @SuppressWarnings("NullAway.Init")
  private static Chromium chromium;

  @SuppressWarnings("NullAway.Init")
  private static UpSite site;

  @BeforeAll
  static void open() throws IOException {
    chromium = Chromium.start();
    var design = Golden.root().resolve("examples/storefront");
    try (var files = Files.walk(design)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var relative = design.relativize(file);
        if (!relative.toString().startsWith(".")) {
          var copy = directory.resolve(relative);
          Files.createDirectories(copy.resolveSibling(""));
          Files.copy(file, copy);
        }
      }
    }
    site =
        UpSite.open(
            directory, directory.resolve(".newel/data"), "--role", "admin=ada@shop.example");
  }

  @AfterAll
  static void close() {
    if (site != null) {
      site.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @AfterEach
  void nothing_was_complained_of() {
    assertThat(chromium.complaints()).isEmpty();
  }

  private static void show(String name) {
    chromium.open(site.address() + (name.startsWith("/") ? name : "/.newel/" + name));
    if (name.startsWith("documents/")) {
      chromium.await("document.body.dataset.drawn !== undefined");
    } else if (name.equals("health")) {
      chromium.await("!document.body.innerText.includes('Not asked yet')");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', light",
    "'', dark",
    "findings, light",
    "findings, dark",
    "documents, light",
    "documents, dark",
    DOCUMENT + ", light",
    DOCUMENT + ", dark",
    "reference, light",
    "reference, dark",
    "health, light",
    "health, dark",
    "/docs, light",
    "/docs, dark",
  })
  void every_page_can_be_used_by_everybody(String name, String scheme) {
    for (var width : List.of(DESK, PHONE)) {
      chromium.look(width, scheme);
      show(name);
      // All of the reference, not its closed operations alone.
      chromium.value(
          "document.querySelectorAll('details').forEach((each) => { each.open = true; })");
      assertThat(chromium.complaints()).isEmpty();
      assertThat(Axe.faults(chromium)).as("%d pixels wide", width).isEmpty();
      // Of how axe itself paints.
      chromium.complaints();
      assertThat(chromium.value("document.documentElement.scrollWidth").asInt())
          .as("%s at %d", name, width)
          .isLessThanOrEqualTo(width);
    }
  }

  @Test
  void diagrams_are_drawn() {
    chromium.look(DESK, "light");
    show(DOCUMENT);
    assertThat(chromium.value("document.querySelectorAll('figure.diagram').length").asInt())
        .isPositive();
    assertThat(
            chromium
                .value(
                    "[...document.querySelectorAll('figure.diagram')].every((each) => each.querySelector('svg')?.getBBox().width > 50)")
                .asBoolean())
        .isTrue();
    assertThat(chromium.text("document.querySelector('figure.diagram svg').ariaLabel"))
        .startsWith("Diagram: ");
  }

  /// Where the focus is, in words.
  private static String focus() {
    return chromium.text("(document.activeElement.innerText || document.activeElement.id).trim()");
  }

  @Test
  void a_person_logs_in_and_creates_a_product_with_keys_alone() {
    site.database()
        .execute(
            "INSERT INTO category (id, name) VALUES ('0190a1b2-c3d4-7e5f-8a9b-000000000001', 'Tools')");
    chromium.look(DESK, "light");
    show("reference#identity.register");
    chromium.await("document.getElementById('identity.register').open");
    var body = "document.getElementById('identity.register-body')";
    var registration =
        "{\"email\":\"ada@shop.example\",\"password\":\"correct horse battery\",\"profile\":{\"firstName\":\"Ada\",\"lastName\":\"Byron\"}}";
    fill(body, registration);
    chromium.press("Tab");
    assertThat(focus()).isEqualTo("Send");
    chromium.press("Enter");
    chromium.await("document.getElementById('who').innerText.startsWith('You are logged in')");
    chromium.value("document.getElementById('forget').focus()");
    chromium.press("Enter");
    chromium.await("document.getElementById('who').innerText === 'Nobody is logged in.'");

    fill("document.getElementById('login-email')", "ada@shop.example");
    chromium.press("Tab");
    chromium.type("correct horse battery");
    chromium.press("Enter");
    chromium.await("document.getElementById('who').innerText.startsWith('You are logged in')");

    chromium.value("document.querySelector('[id=\"products.create\"] summary').focus()");
    chromium.press("Enter");
    chromium.await("document.getElementById('products.create').open");
    var example = chromium.text("document.getElementById('products.create-body').value");
    assertThat(example).contains("\"price\"", "\"category\"");
    fill(
        "document.getElementById('products.create-body')",
        "{\"name\":\"Hammer\",\"description\":\"A hammer.\",\"price\":12.50,\"category\":\"0190a1b2-c3d4-7e5f-8a9b-000000000001\"}");
    chromium.press("Tab");
    chromium.press("Enter");
    var answer = "document.querySelector('[id=\"products.create\"] .answer').innerText";
    chromium.await(answer + " !== ''");
    assertThat(chromium.text(answer))
        .startsWith("Answer\n201")
        .contains("location: /api/v1/products/")
        .contains("\"name\": \"Hammer\"")
        .contains("curl -i -X POST \\\n  '" + site.address() + "/api/v1/products'")
        .contains("-H \"Authorization: Bearer $TOKEN\"");
    assertThat(site.database().value("SELECT name FROM product")).isEqualTo("Hammer");
    assertThat(
            chromium.text(
                "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"))
        .isEqualTo("[{},{},\"\"]");
  }

  /// Puts the focus into a field and types over what is there.
  private static void fill(String field, String text) {
    chromium.value(field + ".focus(); " + field + ".select()");
    chromium.type(text);
  }

  @Test
  void a_change_of_the_design_is_shown_without_anybody_doing_anything() throws IOException {
    chromium.look(DESK, "light");
    show("");
    assertThat(chromium.text("document.querySelector('h1').innerText")).isEqualTo("Storefront");
    site.change("design.yaml", "title: Storefront", "title: Shop front");
    chromium.await("document.querySelector('h1').innerText === 'Shop front'");
    assertThat(chromium.text("document.title")).isEqualTo("Overview · Shop front");
    assertThat(chromium.text("document.getElementById('news').innerText")).contains("has changed");
    show("reference");
    chromium.value(
        "document.getElementById('products.list').open = true; document.getElementById('products.list-query-search').focus()");
    chromium.type("half a wor");
    site.change("design.yaml", "title: Shop front", "title: Storefront");
    chromium.await("document.querySelector('#news button') !== null");
    assertThat(chromium.text("document.getElementById('products.list-query-search').value"))
        .isEqualTo("half a wor");
    chromium.value("document.querySelector('#news button').focus()");
    chromium.press("Enter");
    chromium.await("document.querySelector('.name').innerText === 'Storefront'");
    assertThat(chromium.value("document.getElementById('products.list').open").asBoolean())
        .isTrue();
  }

  @Test
  void keys_lead_through_the_page_in_its_order() {
    chromium.look(DESK, "light");
    show("");
    var stops = new ArrayList<String>();
    for (var i = 0; i < 9; i++) {
      chromium.press("Tab");
      stops.add(focus());
    }
    assertThat(stops)
        .containsExactly(
            "Skip to the content",
            "Overview",
            "Findings",
            "Documents",
            "API reference",
            "Health",
            "0 findings",
            "14 operations",
            "/health");
    show("");
    chromium.press("Tab");
    chromium.press("Enter");
    chromium.await("document.activeElement.id === 'main'");
    chromium.press("Tab");
    assertThat(focus()).isEqualTo("0 findings");
  }
}
