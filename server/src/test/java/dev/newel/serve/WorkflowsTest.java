package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.handle.Handlers;
import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Contract;
import dev.newel.serve.testing.Parts;
import dev.newel.serve.testing.Site;
import dev.newel.testing.Proves;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a request does of a workflow that it begins or takes back.
@Proves({"operation/starts", "operation/undoes", "effects/starts"})
class WorkflowsTest {
  private static final Site SITE =
      Site.open(
          WorkflowsTest.class,
          """
          api: { base: /api, access: public }
          identity: { roles: { anonymous: {} } }
          entities:
            Shelf: { id: uuid key, name: string(1..20), free: int >= 0 = 2 }
            Parcel:
              id:      uuid key
              shelf:   Shelf
              label:   string(1..40)
              state:   new | stored | sealed | gone readonly = new
              stamps:  int readonly = 0
              parts:   Part[] via parcel
              deleted: timestamp? deleted
            Part: { id: uuid key, parcel: Parcel parent, weight: int 0..10, counted: boolean readonly = false }
            Letter: { id: uuid key, text: string(1..40), sent: boolean readonly = false }
            Page: { id: uuid key, letter: Letter parent }
          resources:
            shelves: { of: Shelf, create: {}, get: {} }
            parcels:
              of: Parcel
              get: {}
              create: { starts: store, status: 202, idempotent: optional, bulk: { max: 3 } }
              delete: { undoes: store }
              actions:
                again: { starts: store }
                back:  { undoes: store }
                count: { starts: tally }
                seal:  { starts: sealing }
                open:  { undoes: sealing }
                lift:  { moves: { state: stored -> gone }, undoes: store }
            parts: { of: Part, in: parcels, create: {} }
            letters:
              of: Letter
              create: { starts: sending }
              update: { undoes: sending }
              delete: {}
          errors:
            FULL:    409 On shelf {shelf} nothing is free for {label}.
            HEAVY:   409 A part is too heavy.
            WRONG:   409 The parcel is wrong.
          events:
            parcel.stored: { payload: [id, state, stamps] }
            part.counted:  { payload: [id, counted] }
          dependencies: { post: { offers: { send: { http: POST /letters }, stop: { http: DELETE /letters } } } }
          workflows:
            store:
              of: Parcel
              steps:
                - step: take
                  sets: { shelf.free: shelf.free - 1 }
                  when: label != 'wrong' else WRONG
                  fails: FULL
                  undo: { step: give, sets: { shelf.free: shelf.free + 1 } }
                - step: mark
                  moves: { state: new -> stored }
                  sets: { stamps: stamps + 1 }
                  emits: parcel.stored
                  undo: { step: unmark, moves: { state: stored -> new }, sets: { stamps: stamps - 1 } }
                - { step: tell, calls: post.send }
            tally:
              of: Parcel
              steps:
                - { step: count, each: parts where weight < 9, sets: { counted: true }, when: weight < 8 else HEAVY, emits: part.counted }
              done: { sets: { stamps: stamps + 10 } }
            sealing:
              of: Parcel
              steps:
                - { step: glue, sets: { stamps: stamps + 100 }, undo: { step: melt, sets: { stamps: stamps - 100 } } }
                - { step: seal, pivot: true, moves: { state: stored -> sealed } }
                - { step: tell, calls: post.send }
            sending:
              of: Letter
              steps: [ { step: send, calls: post.send, undo: post.stop }, { step: mark, sets: { sent: true } } ]
          """);

  private static final Api API = SITE.api();

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static String shelf() {
    return API.post("/shelves", Map.of("name", "Shelf")).text("id");
  }

  private static Api.Answer parcel(String shelf, String label) {
    return API.post("/parcels", Map.of("shelf", shelf, "label", label));
  }

  private static Object free(String shelf) {
    return API.get("/shelves/" + shelf).text("free");
  }

  private static Api.Answer act(String parcel, String action) {
    return API.send("POST", "/parcels/" + parcel + "/" + action, null);
  }

  private static String records(String subject) {
    return SITE.schema()
        .value(
            "SELECT coalesce(string_agg(name || ' ' || state || ' ' || steps, ', ' ORDER BY number), 'none') FROM newel_workflow WHERE subject = '%s'"
                .formatted(subject));
  }

  private static String events(String subject) {
    return SITE.schema()
        .value(
            "SELECT string_agg(type || ' ' || data, ' ' ORDER BY number) FROM newel_outbox WHERE subject = '%s'"
                .formatted(subject));
  }

  @Test
  void what_is_only_accepted_says_where_and_when_to_ask() {
    var keyed = API.with("Idempotency-Key", UUID.randomUUID().toString());
    var body = Map.of("shelf", shelf(), "label", "one");
    var first = keyed.post("/parcels", body);
    assertThat(first.status()).isEqualTo(202);
    assertThat(first.header("Location")).isEqualTo("/api/parcels/" + first.text("id"));
    assertThat(first.header("Retry-After")).isEqualTo("5");
    var again = keyed.post("/parcels", body);
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(again.header("Retry-After")).isEqualTo("5");
    assertThat(records(first.text("id"))).isEqualTo("store begun 2");
  }

  @Test
  void a_file_is_accepted_and_what_reads_it_comes_later() {
    var design =
        Site.design(
            """
            api: { base: /api, access: public }
            identity: { roles: { anonymous: {} } }
            entities:
              Import:
                id:    uuid key
                file:  file(..1MB) media text/csv
                state: running | succeeded | failed = running
            resources: { imports: { of: Import, get: {}, create: { accepts: [file], starts: take, status: 202 } } }
            workflows:
              take:
                of: Import
                steps: [ { step: read, handler: csvImport, timeout: 10m } ]
                done:   { moves: { state: running -> succeeded } }
                failed: { moves: { state: running -> failed } }
            """);
    try (var site = Site.open(WorkflowsTest.class, design)) {
      var form = site.api().with("Content-Type", Parts.TYPE);
      var body = new Parts().file("file", "rows.csv", "text/csv", Parts.bytes("a,b\n1,2\n")).body();
      var answer = form.send("POST", "/imports", body);
      assertThat(answer.status()).as(answer.body()).isEqualTo(202);
      assertThat(Contract.of(design).faults("POST /imports", answer)).isEmpty();
      assertThat(answer.header("Location")).isEqualTo("/api/imports/" + answer.text("id"));
      assertThat(site.api().get("/imports/" + answer.text("id")).text("state"))
          .isEqualTo("running");
      assertThat(
              site.schema()
                  .value(
                      "SELECT string_agg(name || ' ' || state || ' ' || steps, ', ') FROM newel_workflow"))
          .isEqualTo("take begun 0");
      assertThat(Gaps.of(design))
          .contains("`take` is begun and recorded, and `read` is not carried out");
    }
  }

  @Test
  void steps_before_the_first_call_are_carried_out_and_shown() {
    var shelf = shelf();
    var parcel = parcel(shelf, "two");
    assertThat(parcel.text("state")).isEqualTo("stored");
    assertThat(parcel.text("stamps")).isEqualTo("1");
    assertThat(free(shelf)).isEqualTo("1");
    assertThat(events(parcel.text("id")))
        .isEqualTo(
            "parcel.stored {\"id\":\"%s\",\"state\":\"stored\",\"stamps\":1}"
                .formatted(parcel.text("id")));
  }

  @Test
  void a_step_that_fails_refuses_the_request_with_its_error() {
    var shelf = shelf();
    parcel(shelf, "a");
    parcel(shelf, "b");
    var full = parcel(shelf, "c");
    assertThat(full.status()).isEqualTo(409);
    assertThat(full.text("code")).isEqualTo("FULL");
    assertThat(full.body()).contains("On shelf " + shelf + " nothing is free for c.");
    var wrong = parcel(shelf(), "wrong");
    assertThat(wrong.text("code")).isEqualTo("WRONG");
    assertThat(SITE.schema().value("SELECT count(*) FROM parcel WHERE label IN ('c', 'wrong')"))
        .isEqualTo("0");
    // A parcel is stored once; the move of the step is what fails.
    var again = act(parcel(shelf(), "d").text("id"), "again");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("code")).isEqualTo("INVALID_STATE");
  }

  @Test
  void a_step_applies_to_each_row_that_it_names_and_what_follows_the_last_is_done() {
    var id = parcel(shelf(), "three").text("id");
    API.post("/parcels/" + id + "/parts", Map.of("weight", 1));
    API.post("/parcels/" + id + "/parts", Map.of("weight", 9));
    API.post("/parcels/" + id + "/parts", Map.of("weight", 7));
    var counted = act(id, "count");
    assertThat(counted.text("stamps")).as(counted.body()).isEqualTo("11");
    assertThat(
            SITE.schema()
                .value(
                    "SELECT string_agg(weight || ' ' || counted, ', ' ORDER BY weight) FROM part WHERE parcel_id = '%s'"
                        .formatted(id)))
        .isEqualTo("1 true, 7 true, 9 false");
    assertThat(records(id)).isEqualTo("store begun 2, tally done 1");
    assertThat(
            SITE.schema()
                .value(
                    "SELECT count(*) FROM newel_outbox WHERE type = 'part.counted' AND subject IN (SELECT id::text FROM part WHERE parcel_id = '%s')"
                        .formatted(id)))
        .isEqualTo("2");
    API.post("/parcels/" + id + "/parts", Map.of("weight", 8));
    assertThat(act(id, "count").text("code")).isEqualTo("HEAVY");
    assertThat(records(id)).isEqualTo("store begun 2, tally done 1");
  }

  @Test
  void what_was_done_is_taken_back_the_last_first() {
    var shelf = shelf();
    var id = parcel(shelf, "four").text("id");
    var back = act(id, "back");
    assertThat(back.status()).isEqualTo(200);
    assertThat(back.text("state")).isEqualTo("new");
    assertThat(back.text("stamps")).isEqualTo("0");
    assertThat(free(shelf)).isEqualTo("2");
    assertThat(records(id)).isEqualTo("store undone 2");
    // Nothing is left to be taken back; the workflow may begin anew.
    assertThat(act(id, "back").status()).isEqualTo(200);
    assertThat(free(shelf)).isEqualTo("2");
    assertThat(act(id, "again").text("state")).isEqualTo("stored");
    assertThat(records(id)).isEqualTo("store undone 2, store begun 2");
  }

  @Test
  void a_move_that_the_row_has_left_behind_is_not_taken_back() {
    var shelf = shelf();
    var id = parcel(shelf, "five").text("id");
    assertThat(act(id, "lift").text("state")).isEqualTo("gone");
    assertThat(free(shelf)).isEqualTo("2");
  }

  @Test
  void what_takes_calls_to_be_taken_back_is_marked_for_that() {
    var shelf = shelf();
    var id = parcel(shelf, "six").text("id");
    // As whoever carries workflows on will leave it.
    SITE.schema().execute("UPDATE newel_workflow SET steps = 3 WHERE subject = '%s'".formatted(id));
    assertThat(act(id, "back").status()).isEqualTo(200);
    assertThat(records(id)).isEqualTo("store undoing 3");
    assertThat(free(shelf)).isEqualTo("1");
    // What has ended otherwise stays as it is.
    SITE.schema()
        .execute("UPDATE newel_workflow SET state = 'failed' WHERE subject = '%s'".formatted(id));
    act(id, "back");
    assertThat(records(id)).isEqualTo("store failed 3");
  }

  @Test
  void a_workflow_that_has_called_nobody_yet_ends() {
    var id = API.post("/letters", Map.of("text", "Dear")).text("id");
    assertThat(records(id)).isEqualTo("sending begun 0");
    API.raw("PATCH", "/letters/" + id, "{\"text\":\"Dearest\"}");
    assertThat(records(id)).isEqualTo("sending undone 0");
  }

  @Test
  void past_its_pivot_nothing_is_taken_back() {
    var id = parcel(shelf(), "seven").text("id");
    assertThat(act(id, "seal").text("state")).isEqualTo("sealed");
    assertThat(act(id, "open").text("stamps")).isEqualTo("101");
    assertThat(records(id)).isEqualTo("store begun 2, sealing begun 2");
  }

  @Test
  void a_delete_takes_back_what_it_says_and_hides_the_row() {
    var shelf = shelf();
    var id = parcel(shelf, "eight").text("id");
    assertThat(API.delete("/parcels/" + id).status()).isEqualTo(204);
    assertThat(free(shelf)).isEqualTo("2");
    assertThat(records(id)).isEqualTo("store undone 2");
  }

  @Test
  void each_of_many_rows_begins_its_own() {
    var shelf = shelf();
    var one = Map.of("shelf", shelf, "label", "one");
    var many = API.post("/parcels/bulk", List.of(one, one));
    assertThat(many.status()).as(many.body()).isEqualTo(202);
    assertThat(free(shelf)).isEqualTo("0");
    for (var i = 0; i < 2; i++) {
      assertThat(many.text(i, "state")).isEqualTo("stored");
      assertThat(records(many.text(i, "id"))).isEqualTo("store begun 2");
      assertThat(events(many.text(i, "id"))).contains("\"stamps\":1");
    }
    var other = shelf();
    var free = Map.of("shelf", other, "label", "two");
    var full = API.post("/parcels/bulk", List.of(free, one));
    assertThat(full.text("code")).isEqualTo("FULL");
    assertThat(free(other)).isEqualTo("2");
  }

  @Test
  void a_row_that_goes_ends_its_workflows_with_it() {
    var id = API.post("/letters", Map.of("text", "Sir")).text("id");
    assertThat(API.delete("/letters/" + id).status()).isEqualTo(204);
    assertThat(records(id)).isEqualTo("sending ended 0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "create: { starts: w } | [ { step: one, sets: { count: 1 } } ] | ",
        "create: { starts: w } | [ { step: one, deletes: this } ] | a workflow whose steps change values in a list or rows of every tenant, remove its row or begin another",
        "create: { starts: w } | [ { step: one, each: lines, sets: { size: 2 } } ] | a workflow whose steps change values in a list or rows of every tenant, remove its row or begin another",
        "create: { starts: w } | [ { step: one, starts: other } ] | a workflow whose steps change values in a list or rows of every tenant, remove its row or begin another",
        "create: { starts: w } | [ { step: one, each: Task where true, sets: { count: 1 } } ] | a workflow whose steps change values in a list or rows of every tenant, remove its row or begin another",
        "create: { starts: w } | [ { step: one, emits: other.made } ] | a workflow whose steps change values in a list or rows of every tenant, remove its row or begin another",
        "create: { starts: other } | [ { step: one, sets: { count: 1 } } ] | a workflow about another row",
        "delete: { starts: w } | [ { step: one, sets: { count: 1 } } ] | a workflow about a row that is gone",
        "get: { starts: w } | [ { step: one, sets: { count: 1 } } ] | a workflow beside a read"
      })
  void what_is_not_carried_out_answers_501(String operation, String steps, String lacks) {
    var design =
        Site.design(
            """
            api: { access: public }
            identity: { users: Person, login: email, roles: { anonymous: {}, member: {} } }
            entities:
              Note: { id: uuid key, count: int = 0, lines: "Line[0..5]" }
              Other: { id: uuid key, name: string(1..20) }
              Task: { id: uuid key, other: Other tenant, count: int = 0 }
              Person: { id: uuid key, other: Other tenant, email: email unique, password: password(8..72) }
            tenancy: { of: Other, from: token }
            events: { other.made: { payload: [id] } }
            values: { Line: { size: int } }
            resources: { notes: { of: Note, %s } }
            workflows:
              w: { of: Note, steps: %s }
              other: { of: Other, steps: [ { step: one, sets: { name: "'x'" } } ] }
            """
                .formatted(operation, steps));
    var own =
        design.operations().stream()
            .filter(each -> each.id().startsWith("notes."))
            .findFirst()
            .orElseThrow();
    assertThat(Served.lacks(own, design, Handlers.NONE)).isEqualTo(lacks);
  }
}
