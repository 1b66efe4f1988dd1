package dev.newel.serve.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.serve.store.StartFailure;
import dev.newel.serve.store.TestDatabase;
import dev.newel.serve.testing.Site;
import dev.newel.testing.Proves;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A design that changes over a database that holds rows.
class SchemaUpdateTest {
  private static final String FIRST =
      """
      entities: { Book: { id: int key, title: string(1..40), pages: int = 1 } }
      api: { access: public }
      resources: { books: { of: Book, list: public, create: public, get: public } }
      """;

  private final TestDatabase schema = TestDatabase.open(SchemaUpdateTest.class);

  @AfterEach
  void close() {
    schema.close();
  }

  private Site serve(String yaml) {
    return Site.open(schema, Site.design(yaml), Map.of());
  }

  private void first() {
    var site = serve(FIRST);
    assertThat(site.api().post("/books", Map.of("title", "Walden", "pages", 7)).status())
        .isEqualTo(201);
    site.stop();
  }

  @Test
  void the_same_design_changes_nothing() {
    first();
    var site = serve(FIRST);
    assertThat(site.api().get("/books/1").text("title")).isEqualTo("Walden");
    site.stop();
  }

  @Test
  void what_is_new_is_added() {
    first();
    var site =
        serve(
            FIRST
                .replace("pages: int = 1", "pages: int = 1, isbn: string(..13)?")
                .replace(
                    "entities: {", "entities: { Shelf: { id: int key, name: string unique },"));
    assertThat(site.api().get("/books/1").text("title")).isEqualTo("Walden");
    assertThat(site.api().get("/books/1").at("isbn")).isNull();
    assertThat(schema.value("SELECT count(*) FROM shelf")).isEqualTo("0");
    site.stop();
  }

  @Test
  @Proves("entity/was")
  void what_is_renamed_keeps_its_rows() {
    first();
    var site =
        serve(
            """
            entities:
              Work:
                fields: { id: int key, name: { type: "string(1..40)", was: title }, pages: int = 1 }
                was: Book
            api: { access: public }
            resources: { works: { of: Work, list: public, create: public, get: public } }
            """);
    assertThat(site.api().get("/works/1").text("name")).isEqualTo("Walden");
    assertThat(site.api().get("/works/1").text("pages")).isEqualTo("7");
    assertThat(site.api().post("/works", Map.of("name", "Next")).text("id")).isEqualTo("2");
    site.stop();
  }

  @Test
  void what_would_lose_data_is_refused_and_nothing_changes() {
    first();
    assertThatThrownBy(() -> serve(FIRST.replace(", pages: int = 1", "")))
        .isInstanceOfSatisfying(
            StartFailure.class,
            failure -> {
              assertThat(failure)
                  .hasMessageContaining("would lose data")
                  .hasMessageContaining("pages");
              assertThat(failure.hint()).contains("was:");
            });
    assertThat(schema.value("SELECT pages FROM book")).isEqualTo("7");
    var site = serve(FIRST);
    assertThat(site.api().get("/books/1").text("pages")).isEqualTo("7");
    site.stop();
  }

  @Test
  void a_rule_that_rows_break_is_refused_in_one_sentence() {
    first();
    for (var field : List.of("pages: int >= 100 = 100", "pages: int = 1, stars: int")) {
      assertThatThrownBy(() -> serve(FIRST.replace("pages: int = 1", field)))
          .isInstanceOf(StartFailure.class)
          .hasMessageStartingWith("Rows in the database do not fit the design: ");
    }
    assertThat(schema.value("SELECT pages FROM book")).isEqualTo("7");
  }
}
