package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.json.JsonText;
import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Api.Answer;
import dev.newel.serve.testing.Contract;
import dev.newel.serve.testing.Site;
import dev.newel.testing.Proves;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Many rows in one request, all or none.
@Proves({"operation/bulk", "bulk/max", "bulk/http", "bulk/status"})
class BulkTest {
  private static final String DESIGN =
      """
      entities:
        Shelf:
          fields: { id: uuid key, most: int = 100, things: "Thing[] via shelf" }
          holds: [ things.size() <= most else FULL ]
        Thing:
          fields:
            id:      uuid key
            name:    string(1..20) trim unique
            count:   int >= 0 = 0
            most:    int? >= count
            shelf:   Shelf?
            locked:  boolean readonly = false
            version: int revision
          locked: locked
        Parcel: { id: uuid key, weight: int = 0 }
        Person: { id: uuid key, email: email unique, password: password(8..) }
      events:
        thing.made: { payload: [name] }
        thing.told: { payload: [name, count] }
      identity:
        users: Person
        login: email
        password: { hash: bcrypt, cost: 4 }
        roles: { anonymous: {}, member: {} }
      api: { access: public, errors: problem, etags: strong, envelope: named, body: 100KB }
      security: { audit: { resources: [things] } }
      resources:
        shelves: { of: Shelf, create: {} }
        things:
          of: Thing
          get: {}
          create:
            accepts: [name, count, most, shelf]
            bulk: { max: 4 }
            emits: thing.made
            idempotent: optional
          update:
            accepts: [name, count, most, shelf]
            bulk: { max: 4, http: PATCH many, status: 202 }
            emits: thing.told
            match: optional
            when: count < 50 else BUSY
          actions:
            lock: { sets: { locked: true } }
        strict:
          of: Thing
          update: { accepts: [name], match: required, bulk: { max: 4 } }
        few:
          of: Thing
          update: { accepts: [count], bulk: { max: 4 }, when: "Thing.count(t, t.name.startsWith('Few ') && t.count > 40) < 1 else BUSY" }
        people: { of: Person, create: { bulk: { max: 10 } } }
        parcels: { of: Parcel, list: {}, create: { starts: store, status: 202, bulk: 3 } }
      workflows: { store: { of: Parcel, steps: [ { step: weigh, sets: { weight: weight + 1 }, when: weight < 5 else FULL } ] } }
      errors: { FULL: 409 The shelf is full., BUSY: 409 It is counted. }
      """;
  private static final Site SITE = Site.open(BulkTest.class, DESIGN);
  private static final Contract CONTRACT = Contract.of(Site.design(DESIGN));
  private static final Api API = SITE.api();
  private static final String NOTHING = "00000000-0000-4000-8000-000000000000";

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static String name() {
    return UUID.randomUUID().toString().substring(0, 18);
  }

  private static Map<String, @Nullable Object> thing(String name, @Nullable Object... more) {
    var thing = new HashMap<String, @Nullable Object>(Map.of("name", name));
    for (var i = 0; i < more.length; i += 2) {
      thing.put(String.valueOf(more[i]), more[i + 1]);
    }
    return thing;
  }

  private static Map<String, @Nullable Object> change(String id, @Nullable Object... more) {
    var change = new HashMap<String, @Nullable Object>(Map.of("id", id));
    for (var i = 0; i < more.length; i += 2) {
      change.put(String.valueOf(more[i]), more[i + 1]);
    }
    return change;
  }

  private static String made(String name) {
    var answer = API.post("/things", thing(name));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.text("thing", "id");
  }

  private static Answer create(Api api, Object body) {
    var answer = api.post("/things/bulk", body);
    assertThat(CONTRACT.faults("POST /things/bulk", answer)).as(answer.body()).isEmpty();
    return answer;
  }

  private static Answer update(Api api, Object body) {
    var answer = api.send("PATCH", "/things/many", JsonText.bytes(body));
    assertThat(CONTRACT.faults("PATCH /things/many", answer)).as(answer.body()).isEmpty();
    return answer;
  }

  @Test
  void a_guard_sees_what_the_items_before_have_changed() {
    var ids = List.of(made("Few a"), made("Few b"));
    var both = ids.stream().map(id -> change(id, "count", 45)).toList();
    var refused = API.send("PATCH", "/few/bulk", JsonText.bytes(both));
    assertThat(refused.status()).as(refused.body()).isEqualTo(409);
    assertThat(refused.body()).contains("BUSY").contains("/1");
    var one = API.send("PATCH", "/few/bulk", JsonText.bytes(both.subList(0, 1)));
    assertThat(one.status()).as(one.body()).isEqualTo(200);
    API.send("PATCH", "/things/many", JsonText.bytes(List.of(change(ids.getFirst(), "count", 1))));
  }

  private static List<String> pointers(Answer answer) {
    return answer.all("pointer", "errors");
  }

  private static String value(String sql) {
    return SITE.schema().value(sql);
  }

  private static String all() {
    return value("SELECT md5(string_agg(thing::text, ' ' ORDER BY id)) FROM thing");
  }

  @Test
  void rows_are_made_together_and_answer_in_their_order() {
    var names = List.of(name(), name(), name());
    var answer = create(API, names.stream().map(BulkTest::thing).toList());
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.all("name", "things")).isEqualTo(names);
    assertThat(answer.header("ETag") + answer.header("Location")).isEmpty();
    var ids = answer.all("id", "things");
    assertThat(API.get("/things/" + ids.getLast()).text("thing", "name"))
        .isEqualTo(names.getLast());
    assertThat(
            value(
                "SELECT string_agg(subject, ' ' ORDER BY number) FROM newel_outbox WHERE request = '%s'"
                    .formatted(answer.header("X-Request-Id"))))
        .isEqualTo(String.join(" ", ids));
    assertThat(
            value(
                "SELECT string_agg(concat_ws(' ', operation, key, status), ';' ORDER BY number) FROM newel_audit WHERE request = '%s'"
                    .formatted(answer.header("X-Request-Id"))))
        .isEqualTo(
            ids.stream()
                .map(id -> "things.bulkCreate " + id + " 201")
                .collect(Collectors.joining(";")));
  }

  @Test
  void rows_are_changed_together() {
    var first = made(name());
    var second = made(name());
    var other = name();
    var answer =
        update(
            API, List.of(change(second, "name", other), change(first, "count", 7, "most", null)));
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.all("id", "things")).containsExactly(second, first);
    assertThat(answer.all("name", "things").getFirst()).isEqualTo(other);
    assertThat(answer.all("count", "things")).containsExactly("0", "7");
    assertThat(value("SELECT count FROM thing WHERE id = '" + first + "'")).isEqualTo("7");
  }

  @Test
  @Proves("bulk/atomic")
  void all_faults_of_all_items_are_told_at_once_and_nothing_is_done() {
    var before = all();
    var answer =
        create(
            API,
            List.of(
                thing(name()),
                thing("", "count", -1),
                thing(name(), "most", 1, "count", 2, "shelf", NOTHING),
                Map.of("size", 1)));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("code")).isEqualTo("VALIDATION_ERROR");
    assertThat(pointers(answer))
        .containsExactlyInAnyOrder(
            "/1/name", "/1/count", "/2/most", "/2/shelf", "/3/name", "/3/size");
    assertThat(all()).isEqualTo(before);
  }

  @Test
  void faults_of_a_change_are_told_at_once_too() {
    var first = made(name());
    var second = made(name());
    var answer =
        update(API, List.of(change(first, "count", -1), change(second, "name", null, "id2", 1)));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(pointers(answer)).containsExactlyInAnyOrder("/0/count", "/1/name", "/1/id2");
  }

  @Test
  void what_is_no_list_of_the_promised_length_is_refused() {
    var before = all();
    for (var body : List.of("{}", "null", "1", "\"a\"", "{\"items\": []}")) {
      var answer = API.raw("POST", "/things/bulk", body);
      assertThat(answer.status()).as(body).isEqualTo(422);
      assertThat(pointers(answer)).containsExactly("");
    }
    var empty = create(API, List.of());
    assertThat(empty.status()).isEqualTo(422);
    assertThat(empty.all("code", "errors")).containsExactly("TOO_SHORT");
    var many = create(API, IntStream.range(0, 5).mapToObj(i -> thing(name())).toList());
    assertThat(many.status()).isEqualTo(422);
    assertThat(many.all("code", "errors")).containsExactly("TOO_LONG");
    var four = IntStream.range(0, 4).mapToObj(i -> thing(name())).toList();
    assertThat(all()).isEqualTo(before);
    assertThat(create(API, four).status()).isEqualTo(201);
  }

  @Test
  void items_that_are_none_are_told_with_the_faults_of_the_others() {
    var answer = API.raw("POST", "/things/bulk", "[null, 1, [], {\"name\": 1}]");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(pointers(answer)).containsExactly("/0", "/1", "/2", "/3/name");
    var id = made(name());
    var rows =
        API.raw(
            "PATCH",
            "/things/many",
            "[{\"count\": -1}, {\"id\": \"x\"}, {\"id\": null}, {\"id\": \"%s\", \"name\": 1, \"count\": -1}]"
                .formatted(id));
    assertThat(rows.status()).isEqualTo(422);
    assertThat(pointers(rows)).containsExactly("/0/id", "/1/id", "/2/id", "/3/name", "/3/count");
  }

  @Test
  void a_row_is_named_once() {
    var id = made(name());
    var answer = update(API, List.of(change(id, "count", 1), change(id.toUpperCase(), "count", 2)));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(pointers(answer)).containsExactly("/1/id");
    assertThat(value("SELECT count FROM thing WHERE id = '" + id + "'")).isEqualTo("0");
  }

  @Test
  void one_row_that_is_not_there_undoes_all() {
    var id = made(name());
    var answer = update(API, List.of(change(id, "count", 1), change(NOTHING, "count", 1)));
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text("code")).isEqualTo("THING_NOT_FOUND");
    assertThat(answer.text("detail")).contains(NOTHING);
    assertThat(pointers(answer)).containsExactly("/1");
    assertThat(value("SELECT count FROM thing WHERE id = '" + id + "'")).isEqualTo("0");
  }

  @Test
  void one_value_that_is_taken_undoes_all() {
    var taken = name();
    made(taken);
    var before = all();
    var answer = create(API, List.of(thing(name()), thing(taken)));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text("code")).isEqualTo("DUPLICATE_NAME");
    assertThat(pointers(answer)).containsExactly("/1");
    var twice = name();
    var among = create(API, List.of(thing(twice), thing(name()), thing(" " + twice)));
    assertThat(among.status()).isEqualTo(409);
    assertThat(pointers(among)).containsExactly("/2");
    assertThat(all()).isEqualTo(before);
    assertThat(
            value(
                "SELECT count(*) FROM newel_outbox WHERE request IN ('%s', '%s')"
                    .formatted(answer.header("X-Request-Id"), among.header("X-Request-Id"))))
        .isEqualTo("0");
  }

  @Test
  void state_is_judged_of_each_row() {
    var free = made(name());
    var locked = made(name());
    API.send("POST", "/things/" + locked + "/lock", null);
    var answer = update(API, List.of(change(free, "count", 1), change(locked, "count", 1)));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text("code")).isEqualTo("LOCKED");
    assertThat(pointers(answer)).containsExactly("/1");
    assertThat(API.raw("PATCH", "/things/" + free, "{\"count\": 50}").status()).isEqualTo(200);
    assertThat(update(API, List.of(change(free, "count", 1))).text("code")).isEqualTo("BUSY");
  }

  @Test
  void what_holds_of_rows_is_judged_at_the_end() {
    var shelf = API.post("/shelves", Map.of("most", 2)).text("shelf", "id");
    var one = thing(name(), "shelf", shelf);
    var three = List.of(one, thing(name(), "shelf", shelf), thing(name(), "shelf", shelf));
    assertThat(API.post("/things/bulk", three).text("code")).isEqualTo("FULL");
    var two = create(API, three.subList(0, 2));
    assertThat(two.status()).isEqualTo(201);
    var ids = two.all("id", "things");
    // One goes and another comes: in between there is one too many.
    var another = made(name());
    var none = new HashMap<String, @Nullable Object>(change(ids.getFirst()));
    none.put("shelf", null);
    assertThat(update(API, List.of(change(another, "shelf", shelf), none)).status()).isEqualTo(202);
  }

  @Test
  void states_are_named_in_the_order_of_the_rows() {
    var first = made(name());
    var second = made(name());
    API.raw("PATCH", "/things/" + second, "{\"count\": 1}");
    var both = List.of(change(first, "count", 2), change(second, "count", 2));
    var wrong = update(API.with("If-Match", "\"r2\", \"r1\""), both);
    assertThat(wrong.status()).isEqualTo(412);
    assertThat(pointers(wrong)).containsExactly("/0");
    assertThat(update(API.with("If-Match", "\"r1\""), both).status()).isEqualTo(412);
    assertThat(update(API.with("If-Match", "\"r1\", \"r2\""), both).status()).isEqualTo(202);
    assertThat(update(API.with("If-Match", "\"r1\", \"r2\""), both).status()).isEqualTo(412);
    assertThat(update(API.with("If-Match", "*"), both).status()).isEqualTo(202);
    var strict = List.of(change(first, "name", name()));
    assertThat(API.send("PATCH", "/strict/bulk", JsonText.bytes(strict)).status()).isEqualTo(428);
    assertThat(
            API.with("If-Match", "\"r3\"")
                .send("PATCH", "/strict/bulk", JsonText.bytes(strict))
                .status())
        .isEqualTo(200);
  }

  @Test
  void a_key_gives_the_same_answer_again() {
    var keyed = API.with("Idempotency-Key", name());
    var things = List.of(thing(name()), thing(name()));
    var first = create(keyed, things);
    var again = create(keyed, things);
    assertThat(first.status()).isEqualTo(201);
    assertThat(again.response().body()).isEqualTo(first.response().body());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(keyed.post("/things/bulk", things.reversed()).status()).isEqualTo(422);
  }

  /// Passwords are hashed outside the transaction, which begins anew for each that is missing.
  @Test
  void many_people_come_with_their_passwords() {
    var people =
        IntStream.range(0, 10)
            .mapToObj(i -> Map.of("email", name() + "@a.example", "password", "secret-" + name()))
            .toList();
    var answer = API.post("/people/bulk", people);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    assertThat(answer.body()).doesNotContain("secret-");
    var last = people.getLast();
    assertThat(API.post("/auth/login", last).status()).isEqualTo(200);
  }

  @Test
  void each_row_begins_its_workflow() {
    var answer = API.post("/parcels/bulk", List.of(Map.of(), Map.of("weight", 3)));
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    assertThat(CONTRACT.faults("POST /parcels/bulk", answer)).isEmpty();
    assertThat(answer.header("Retry-After")).isEqualTo("5");
    assertThat(answer.all("weight", "parcels")).containsExactly("1", "4");
    assertThat(
            value(
                "SELECT string_agg(subject, ' ' ORDER BY number) FROM newel_workflow WHERE request = '%s'"
                    .formatted(answer.header("X-Request-Id"))))
        .isEqualTo(String.join(" ", answer.all("id", "parcels")));
    var refused = API.post("/parcels/bulk", List.of(Map.of(), Map.of("weight", 5)));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(pointers(refused)).containsExactly("/1");
    assertThat(value("SELECT count(*) FROM parcel")).isEqualTo("2");
  }

  @Test
  void hostile_bodies_are_refused() {
    var deep = "[".repeat(70) + "]".repeat(70);
    assertThat(API.raw("POST", "/things/bulk", deep).status()).isEqualTo(400);
    assertThat(API.raw("POST", "/things/bulk", "[{\"name\": \"a\"").status()).isEqualTo(400);
    var twice = "[{\"name\": \"a\", \"name\": \"b\"}]";
    assertThat(API.raw("POST", "/things/bulk", twice).status()).isEqualTo(400);
    var huge = Collections.nCopies(3000, thing("x".repeat(20))).toString() + "x".repeat(100_000);
    assertThat(API.raw("POST", "/things/bulk", huge).status()).isEqualTo(413);
    var many = "[" + "{},".repeat(9_000) + "{}]";
    var answer = API.raw("POST", "/things/bulk", many);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(pointers(answer)).containsExactly("");
    var sql = thing("'); DROP TABLE a;--");
    assertThat(create(API, List.of(sql)).all("name", "things"))
        .containsExactly("'); DROP TABLE a;--");
  }
}
