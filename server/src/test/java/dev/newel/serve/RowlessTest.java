package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.handle.Handlers;
import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Site;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Actions about no row, and events about rows beside that of the operation.
class RowlessTest {
  private static final Site SITE =
      Site.open(
          RowlessTest.class,
          """
          api: { base: /api, access: member, etags: strong }
          identity:
            users: Person
            login: email
            roles: { anonymous: {}, member: {} }
          entities:
            Person: { id: uuid key, email: email unique, password: password(8..72) }
            Board:  { id: uuid key, name: string(1..20) unique }
            Note:
              id:    uuid key
              text:  string(1..20)
              by:    Person?
              state: open | done readonly = open
            Card:  { id: uuid key, board: Board parent, text: string(1..20) }
            Trace: { id: uuid key, text: string(1..40) }
          resources:
            notes:
              of: Note
              get: {}
              create: { emits: note.made }
              actions:
                quick:
                  http: POST /notes/quick
                  accepts: { text: string(1..20) }
                  when: input.text != 'bad' else BAD
                  creates:
                    Note:  { text: input.text, by: viewer }
                    Trace: { text: "'Note: ' + input.text" }
                  emits: [trace.left, note.made]
                  status: 201
                  idempotent: optional
                sweep:
                  http: POST /notes/sweep
                  accepts: { note: Note }
                  deletes: input.note
                  answers: nothing
                  status: 204
                finish:
                  moves: { state: open -> done }
                  creates: { Trace: { text: text } }
                  emits: [note.made, trace.left]
            boards: { of: Board, create: {} }
            cards:
              of: Card
              in: boards
              create: { emits: board.grown }
              actions:
                note: { http: "POST /boards/{boardId}/cards/note", creates: { Trace: { text: "'card'" } }, emits: board.grown, answers: nothing, status: 204 }
          errors: { BAD: 409 It is bad. }
          events:
            note.made:   { payload: [id, text, by] }
            trace.left:  { payload: [id, text] }
            board.grown: { payload: [id, name] }
          """);

  private static final Api MEMBER = member();

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static Api member() {
    var email = UUID.randomUUID() + "@site.example";
    var body = Map.of("email", email, "password", "first-secret");
    return SITE.api().as(SITE.api().post("/auth/register", body).text("accessToken"));
  }

  private static String count(String table, String text) {
    return SITE.schema().value("SELECT count(*) FROM %s WHERE text = '%s'".formatted(table, text));
  }

  /// The events of a request, in order, each with what it carries.
  private static String events(Api.Answer answer) {
    return SITE.schema()
        .value(
            "SELECT coalesce(string_agg(type || ' ' || (data ->> 'text'), ', ' ORDER BY number), 'none') FROM newel_outbox WHERE request = '%s'"
                .formatted(answer.header("X-Request-Id")));
  }

  @Test
  void it_makes_rows_and_shows_the_one_that_it_answers() {
    var answer = MEMBER.post("/notes/quick", Map.of("text", "one"));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.text("text")).isEqualTo("one");
    assertThat(answer.text("state")).isEqualTo("open");
    assertThat(MEMBER.get("/notes/" + answer.text("id")).body()).isEqualTo(answer.body());
    assertThat(count("trace", "Note: one")).isEqualTo("1");
    assertThat(events(answer)).isEqualTo("trace.left Note: one, note.made one");
  }

  @Test
  void what_refuses_it_leaves_nothing() {
    assertThat(MEMBER.post("/notes/quick", Map.of("text", "bad")).text("code")).isEqualTo("BAD");
    assertThat(MEMBER.post("/notes/quick", Map.of("text", "")).status()).isEqualTo(422);
    assertThat(SITE.api().post("/notes/quick", Map.of("text", "two")).status()).isEqualTo(401);
    assertThat(count("note", "bad") + count("trace", "Note: bad") + count("note", "two"))
        .isEqualTo("000");
  }

  @Test
  void it_comes_again_without_a_second_effect() {
    var keyed = MEMBER.with("Idempotency-Key", UUID.randomUUID().toString());
    var first = keyed.post("/notes/quick", Map.of("text", "again"));
    var again = keyed.post("/notes/quick", Map.of("text", "again"));
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(count("note", "again")).isEqualTo("1");
    assertThat(events(again)).isEqualTo("none");
  }

  @Test
  void it_deletes_a_row_that_its_input_names() {
    var id = MEMBER.post("/notes", Map.of("text", "swept")).text("id");
    assertThat(MEMBER.post("/notes/sweep", Map.of("note", id)).status()).isEqualTo(204);
    assertThat(count("note", "swept")).isEqualTo("0");
    assertThat(MEMBER.post("/notes/sweep", Map.of("note", id)).status()).isEqualTo(422);
  }

  @Test
  void an_event_may_be_about_a_row_that_the_operation_makes_or_its_path_names() {
    var id = MEMBER.post("/notes", Map.of("text", "told")).text("id");
    var finished = MEMBER.send("POST", "/notes/" + id + "/finish", null);
    assertThat(events(finished)).isEqualTo("note.made told, trace.left told");
    var board = MEMBER.post("/boards", Map.of("name", "One")).text("id");
    var card = MEMBER.post("/boards/" + board + "/cards", Map.of("text", "Card"));
    var note = MEMBER.send("POST", "/boards/" + board + "/cards/note", null);
    assertThat(note.status()).isEqualTo(204);
    for (var answer : new Api.Answer[] {card, note}) {
      assertThat(
              SITE.schema()
                  .value(
                      "SELECT type || ' ' || subject || ' ' || data FROM newel_outbox WHERE request = '%s'"
                          .formatted(answer.header("X-Request-Id"))))
          .isEqualTo("board.grown %s {\"id\":\"%s\",\"name\":\"One\"}".formatted(board, board));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "creates: { Note: { text: input.text } } | ",
        "creates: { Note: { text: text } } | a row to change, in an action about none",
        "sets: { text: input.text } | a row to change, in an action about none",
        "emits: note.made | a row to answer, in an action about none",
        "creates: { Note: { text: input.text } }, starts: file | a workflow about no row",
        "creates: { Note: { text: input.text } }, access: { member: \"text == 'x'\" } | a row to judge who may, in an action about none",
      })
  void what_needs_a_row_answers_501(String effects, String lacks) {
    var design =
        Site.design(
            """
            api: { access: member }
            identity: { users: Person, login: email, roles: { member: {} } }
            entities:
              Person: { id: uuid key, email: email unique, password: password(8..72) }
              Note: { id: uuid key, text: string(1..40) }
            resources: { notes: { of: Note, actions: { quick: { http: POST /quick, accepts: { text: string }, %s } } } }
            events: { note.made: { payload: [id] } }
            workflows: { file: { of: Note, steps: [ { step: file it, sets: { text: "'filed'" } } ] } }
            """
                .formatted(effects));
    var quick =
        design.operations().stream()
            .filter(operation -> operation.id().equals("notes.quick"))
            .findFirst()
            .orElseThrow();
    assertThat(Served.lacks(quick, design, Handlers.NONE)).isEqualTo(lacks);
  }
}
