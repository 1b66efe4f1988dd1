package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.json.JsonText;
import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Site;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What an operation emits is a row of its transaction.
class OutboxTest {
  private static final Site SITE =
      Site.open(
          OutboxTest.class,
          """
          api: { base: /api, access: public }
          identity: { roles: { anonymous: {} } }
          entities:
            Shelf: { id: uuid key, name: string(1..20) }
            Note:
              id: uuid key
              title: string(1..40) unique
              shelf: Shelf?
              state: open | done readonly = open
              author: string? personal
              length: int := title.size()
            Draft: { id: uuid key, title: string(1..40), deletedAt: timestamp? deleted }
          views: { NoteNews: { of: Note, fields: [id, title, state, length, shelf] } }
          resources:
            shelves: { of: Shelf, create: {} }
            notes:
              of: Note
              create: { emits: note.made, idempotent: optional }
              update: { emits: note.changed }
              delete: { emits: note.gone }
              actions:
                finish: { moves: { state: open -> done }, emits: [note.changed, note.finished] }
                drop: { deletes: this, emits: note.gone }
            drafts: { of: Draft, create: {}, delete: { emits: draft.gone } }
          events:
            note.made: { payload: NoteNews, version: 3, partition: shelf }
            note.changed: { payload: [id, title, state] }
            note.finished: { payload: [id] }
            note.gone: { payload: Note }
            draft.gone: { payload: [id, title] }
          """);

  private static final Api API = SITE.api();

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static String note(String title) {
    return API.post("/notes", Map.of("title", title, "author", "Ada")).text("id");
  }

  /// The types of the events about a row, in order.
  private static String types(String subject) {
    return SITE.schema()
        .value(
            "SELECT string_agg(type, ' ' ORDER BY number) FROM newel_outbox WHERE subject = '%s'"
                .formatted(subject));
  }

  private static Map<?, ?> data(String subject, String type) throws JsonText.Malformed {
    var text =
        SITE.schema()
            .value(
                "SELECT data FROM newel_outbox WHERE subject = '%s' AND type = '%s'"
                    .formatted(subject, type));
    return (Map<?, ?>)
        Objects.requireNonNull(JsonText.parse(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String title() {
    return "Note " + UUID.randomUUID().toString().substring(0, 8);
  }

  @Test
  void a_create_tells_of_its_row_by_the_view_of_the_event() throws Exception {
    var shelf = API.post("/shelves", Map.of("name", "One")).text("id");
    var title = title();
    var answer = API.post("/notes", Map.of("title", title, "author", "Ada", "shelf", shelf));
    var id = answer.text("id");
    assertThat(data(id, "note.made"))
        .hasToString(
            "{id=%s, title=%s, state=open, length=13, shelf=%s}".formatted(id, title, shelf));
    assertThat(
            SITE.schema()
                .value(
                    "SELECT version || ' ' || partition || ' ' || request FROM newel_outbox WHERE subject = '%s'"
                        .formatted(id)))
        .isEqualTo("3 " + shelf + " " + answer.header("X-Request-Id"));
  }

  @Test
  void a_change_tells_of_the_row_as_it_is_then() throws Exception {
    var id = note(title());
    API.raw("PATCH", "/notes/" + id, "{\"title\":\"Another %s\"}".formatted(id.substring(0, 8)));
    assertThat(data(id, "note.changed").get("title")).isEqualTo("Another " + id.substring(0, 8));
  }

  @Test
  void events_stand_in_the_order_in_which_they_are_named() throws Exception {
    var id = note(title());
    API.send("POST", "/notes/" + id + "/finish", null);
    assertThat(types(id)).isEqualTo("note.made note.changed note.finished");
    assertThat(data(id, "note.changed").get("state")).isEqualTo("done");
  }

  @Test
  void what_is_gone_is_told_as_it_was_and_personal_fields_not_at_all() throws Exception {
    for (var request : new String[] {"DELETE %s", "POST %s/drop"}) {
      var title = title();
      var id = note(title);
      var parts = request.formatted("/notes/" + id).split(" ");
      assertThat(API.send(parts[0], parts[1], null).status()).isLessThan(300);
      assertThat(data(id, "note.gone").get("title")).isEqualTo(title);
      assertThat(data(id, "note.gone").containsKey("author")).isFalse();
    }
    var draft = API.post("/drafts", Map.of("title", "Hidden later")).text("id");
    API.delete("/drafts/" + draft);
    assertThat(data(draft, "draft.gone").get("title")).isEqualTo("Hidden later");
  }

  @Test
  void a_refused_request_tells_nothing() {
    var title = title();
    var id = note(title);
    var before = SITE.schema().value("SELECT count(*) FROM newel_outbox");
    assertThat(API.post("/notes", Map.of("title", title)).status()).isEqualTo(409);
    assertThat(API.send("POST", "/notes/" + UUID.randomUUID() + "/finish", null).status())
        .isEqualTo(404);
    assertThat(SITE.schema().value("SELECT count(*) FROM newel_outbox")).isEqualTo(before);
    assertThat(types(id)).isEqualTo("note.made");
  }

  @Test
  void a_request_that_comes_again_tells_nothing_more() {
    var keyed = API.with("Idempotency-Key", UUID.randomUUID().toString());
    var title = title();
    var id = keyed.post("/notes", Map.of("title", title)).text("id");
    keyed.post("/notes", Map.of("title", title));
    assertThat(types(id)).isEqualTo("note.made");
  }
}
