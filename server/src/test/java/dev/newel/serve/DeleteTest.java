package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Site;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a delete answers.
class DeleteTest {
  private static final Site SITE =
      Site.open(
          DeleteTest.class,
          """
          entities:
            Shelf: { id: uuid key, boxes: "Box[] via shelf" }
            Box:
              id:    uuid key
              shelf: Shelf parent
              name:  string
              gone:  timestamp? deleted
          views: { Small: { of: Box, fields: [name] } }
          api: { access: public, envelope: { one: { data: "{item}" } } }
          resources:
            plain:   { of: Box, create: public, delete: public }
            status:  { of: Box, delete: { status: 200 } }
            row:     { of: Box, delete: { answers: Box } }
            fields:  { of: Box, delete: { answers: [id, name], status: 202 } }
            nothing: { of: Box, delete: { answers: nothing } }
            shelves:
              of: Shelf
              create: public
              delete: { answers: [id, boxes] }
              actions: { clear: { accepts: { box: Box }, deletes: input.box } }
          """);
  private static final Api API = SITE.api();

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static String shelf() {
    return API.post("/shelves", Map.of()).text("data", "id");
  }

  private static String box(String shelf) {
    var made = API.post("/plain", Map.of("name", "b", "shelf", shelf));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.text("data", "id");
  }

  @ParameterizedTest
  @CsvSource({"plain,204,''", "status,200,''", "nothing,204,''", "row,200,b", "fields,202,b"})
  void it_answers_what_the_design_says(String resource, int status, String name) {
    var box = box(shelf());
    var answer = API.delete("/" + resource + "/" + box);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    if (name.isEmpty()) {
      assertThat(answer.body()).isEmpty();
    } else {
      assertThat(answer.text("data", "name")).isEqualTo(name);
      assertThat(answer.text("data", "id")).isEqualTo(box);
      assertThat(answer.header("ETag")).isEmpty();
    }
    assertThat(API.delete("/plain/" + box).status()).isEqualTo(404);
  }

  @Test
  void it_shows_what_goes_with_the_row() {
    var shelf = shelf();
    var box = box(shelf);
    var answer = API.delete("/shelves/" + shelf);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains(box);
  }

  @Test
  void an_action_that_deletes_another_row_shows_its_own_as_it_is() {
    var shelf = shelf();
    var answer = API.post("/shelves/" + shelf + "/clear", Map.of("box", box(shelf)));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.text("data", "id")).isEqualTo(shelf);
  }
}
