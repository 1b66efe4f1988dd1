package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.json.JsonText;
import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Api.Answer;
import dev.newel.serve.testing.Contract;
import dev.newel.serve.testing.Site;
import dev.newel.testing.Proves;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Many rows in one request, each for itself.
@Proves("bulk/atomic")
class BulkApartTest {
  private static final String DESIGN =
      """
      entities:
        Company: { id: uuid key, name: string }
        User:
          id: uuid key
          company: Company tenant
          email: email unique
          password: password(8..72)
          role: role = member
        Shelf:
          fields: { id: uuid key, company: Company tenant, number: sequence per company, most: int = 100, things: "Thing[] via shelf" }
          holds: [ things.size() <= most else FULL ]
        Thing:
          id:      uuid key
          shelf:   Shelf parent
          owner:   User owner
          name:    string(1..20) unique
          number:  sequence per shelf
          count:   int >= 0 = 0
          grade:   int write(chief) = 1
          version: int revision
      events:
        thing.made: { payload: [name] }
        thing.told: { payload: [name, count] }
      tenancy: { of: Company, row-security: false }
      identity:
        users: User
        login: email
        password: { hash: bcrypt, cost: 4 }
        tokens: { access: { for: 24h } }
        roles: { anonymous: {}, member: { limit: 40/min per user }, chief: { is: member } }
        operations: { register: off }
      api: { access: member, errors: problem, etags: strong, denied: 403 }
      security: { audit: { resources: [things] } }
      resources:
        shelves: { of: Shelf, create: {} }
        things:
          of: Thing
          in: shelves
          list: { page: none, cache: 60s }
          get: { cache: 60s }
          create: { bulk: { max: 8, atomic: false }, emits: thing.made, idempotent: optional, counts-as: 5 requests }
          update: { access: owner, accepts: [name, count, grade], bulk: { max: 8, atomic: false }, emits: thing.told, match: optional }
        users: { of: User, create: { access: chief, accepts: [email, password], answers: nothing, bulk: { max: 8, atomic: false, status: 200 } } }
      errors: { FULL: 409 The shelf is full. }
      """;
  private static final Site SITE = Site.open(BulkApartTest.class, DESIGN);
  private static final Contract CONTRACT = Contract.of(Site.design(DESIGN));
  private static final String COMPANY = company();
  private static final Api ADA = user(COMPANY, "member");
  private static final Api BOB = user(COMPANY, "member");
  private static final Api CHIEF = user(COMPANY, "chief");
  private static final Api STRANGER = user(company(), "member");
  private static final String PASSWORD = "correct horse battery";

  @AfterAll
  static void close() {
    SITE.close();
  }

  /// Another minute, so that no limit answers instead.
  @BeforeEach
  void a_minute_later() {
    SITE.later(Duration.ofSeconds(61));
  }

  private static String name() {
    return UUID.randomUUID().toString().substring(0, 18);
  }

  private static String company() {
    var id = UUID.randomUUID().toString();
    SITE.schema().execute("INSERT INTO company (id, name) VALUES ('%s', 'C')".formatted(id));
    return id;
  }

  private static Api user(String company, String role) {
    var email = name() + "@a.example";
    var hash =
        new dev.newel.serve.identity.PasswordHashes(
                new dev.newel.language.Identity.Password(
                    dev.newel.language.Identity.Hash.BCRYPT, 4, null, null))
            .hash("correct horse battery");
    SITE.schema()
        .execute(
            "INSERT INTO \"user\" (id, company_id, email, password_hash, role) VALUES (gen_random_uuid(), '%s', '%s', '%s', '%s')"
                .formatted(company, email, hash, role));
    var body = Map.of("email", email, "password", "correct horse battery");
    return SITE.api().as(SITE.api().post("/auth/login", body).text("accessToken"));
  }

  private static String shelf(Api api, int most) {
    return api.post("/shelves", Map.of("most", most)).text("id");
  }

  private static Map<String, Object> thing(Object... members) {
    var thing = new HashMap<String, Object>();
    for (var i = 0; i < members.length; i += 2) {
      thing.put(String.valueOf(members[i]), members[i + 1]);
    }
    return thing;
  }

  private static Answer create(Api api, String shelf, Object body) {
    var answer = api.post("/shelves/" + shelf + "/things/bulk", body);
    assertThat(CONTRACT.faults("POST /shelves/{shelfId}/things/bulk", answer))
        .as(answer.body())
        .isEmpty();
    return answer;
  }

  private static Answer update(Api api, String shelf, Object body) {
    var answer = api.send("PATCH", "/shelves/" + shelf + "/things/bulk", JsonText.bytes(body));
    assertThat(CONTRACT.faults("PATCH /shelves/{shelfId}/things/bulk", answer))
        .as(answer.body())
        .isEmpty();
    return answer;
  }

  private static String made(Api api, String shelf) {
    var answer = api.post("/shelves/" + shelf + "/things", thing("name", name()));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.text("id");
  }

  private static List<String> statuses(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(207);
    return answer.all("status");
  }

  /// What a path of members leads to in one item.
  private static Object in(Answer answer, int item, String... path) {
    Object here = ((List<?>) Objects.requireNonNull(answer.at())).get(item);
    for (var name : path) {
      here = here instanceof List<?> list ? list.getFirst() : here;
      here = here instanceof Map<?, ?> map && map.get(name) != null ? map.get(name) : "";
    }
    return here;
  }

  private static String value(String sql) {
    return SITE.schema().value(sql);
  }

  private static String told(Answer answer, String table, String column) {
    return value(
        "SELECT coalesce(string_agg(%s::text, ' ' ORDER BY number), '') FROM %s WHERE request = '%s'"
            .formatted(column, table, answer.header("X-Request-Id")));
  }

  @Test
  void each_item_succeeds_or_fails_for_itself() {
    var shelf = shelf(ADA, 100);
    var taken = name();
    var first = name();
    var last = name();
    var answer =
        create(
            ADA,
            shelf,
            List.of(
                thing("name", taken),
                thing("name", "", "count", -1),
                thing("name", taken),
                thing("name", first, "grade", 2),
                1,
                thing("name", last, "count", 3)));
    assertThat(statuses(answer)).containsExactly("201", "422", "409", "422", "422", "201");
    assertThat(in(answer, 0, "item", "name")).isEqualTo(taken);
    assertThat(in(answer, 5, "item", "name")).isEqualTo(last);
    assertThat(in(answer, 1, "error", "code")).isEqualTo("VALIDATION_ERROR");
    assertThat(in(answer, 1, "error", "errors", "pointer")).isEqualTo("/1/name");
    assertThat(in(answer, 1, "error", "status")).hasToString("422");
    assertThat(in(answer, 1, "error", "requestId")).isEqualTo(answer.header("X-Request-Id"));
    assertThat(in(answer, 2, "error", "code")).isEqualTo("DUPLICATE_NAME");
    assertThat(in(answer, 3, "error", "errors", "code")).isEqualTo("NOT_WRITABLE");
    assertThat(in(answer, 4, "error", "errors", "pointer")).isEqualTo("/4");
    assertThat(in(answer, 0, "error")).isEqualTo("");
    assertThat(in(answer, 1, "item")).isEqualTo("");
    assertThat(value("SELECT count(*) FROM thing WHERE shelf_id = '" + shelf + "'")).isEqualTo("2");
    // What failed has no part in what is counted, told and recorded.
    assertThat(in(answer, 5, "item", "number")).hasToString("2");
    var ids = in(answer, 0, "item", "id") + " " + in(answer, 5, "item", "id");
    assertThat(told(answer, "newel_outbox", "subject")).isEqualTo(ids);
    assertThat(told(answer, "newel_audit", "key")).isEqualTo(ids);
    assertThat(told(answer, "newel_audit", "status")).isEqualTo("201 201");
  }

  @Test
  void each_row_is_changed_for_itself() {
    var shelf = shelf(ADA, 100);
    var hers = made(ADA, shelf);
    var his = made(BOB, shelf);
    var elsewhere = made(ADA, shelf(ADA, 100));
    var answer =
        update(
            ADA,
            shelf,
            List.of(
                thing("id", his, "count", 1),
                thing("id", hers, "count", 1),
                thing("id", hers, "count", 2),
                thing("id", elsewhere, "count", 1),
                thing("count", 1)));
    assertThat(statuses(answer)).containsExactly("403", "200", "422", "404", "422");
    assertThat(in(answer, 1, "item", "count")).hasToString("1");
    assertThat(in(answer, 2, "error", "errors", "pointer")).isEqualTo("/2/id");
    assertThat(in(answer, 3, "error", "code")).isEqualTo("THING_NOT_FOUND");
    assertThat(in(answer, 4, "error", "errors", "code")).isEqualTo("REQUIRED");
    assertThat(value("SELECT sum(count) FROM thing WHERE id IN ('%s', '%s')".formatted(hers, his)))
        .isEqualTo("1");
    assertThat(told(answer, "newel_outbox", "subject")).isEqualTo(hers);
  }

  @Test
  void the_rows_of_another_tenant_do_not_exist() {
    var shelf = shelf(ADA, 100);
    var hers = made(ADA, shelf);
    var theirs = shelf(STRANGER, 100);
    assertThat(create(STRANGER, shelf, List.of(thing("name", name()))).status()).isEqualTo(404);
    var answer = update(STRANGER, theirs, List.of(thing("id", hers, "count", 9)));
    assertThat(statuses(answer)).containsExactly("404");
    assertThat(value("SELECT count FROM thing WHERE id = '" + hers + "'")).isEqualTo("0");
  }

  @Test
  void what_holds_is_judged_of_each_item() {
    var shelf = shelf(ADA, 2);
    var answer =
        create(ADA, shelf, IntStream.range(0, 4).mapToObj(i -> thing("name", name())).toList());
    assertThat(statuses(answer)).containsExactly("201", "201", "409", "409");
    assertThat(in(answer, 2, "error", "code")).isEqualTo("FULL");
    assertThat(value("SELECT count(*) FROM thing WHERE shelf_id = '" + shelf + "'")).isEqualTo("2");
  }

  @Test
  void states_are_named_in_the_order_of_the_rows() {
    var shelf = shelf(ADA, 100);
    var first = made(ADA, shelf);
    var second = made(ADA, shelf);
    var both = List.of(thing("id", first, "count", 1), thing("id", second, "count", 1));
    assertThat(statuses(update(ADA.with("If-Match", "\"r1\", \"r7\""), shelf, both)))
        .containsExactly("200", "412");
    assertThat(statuses(update(ADA.with("If-Match", "\"r2\""), shelf, both)))
        .containsExactly("412", "412");
  }

  @Test
  void a_key_gives_the_same_outcomes_again() {
    var shelf = shelf(ADA, 100);
    var keyed = ADA.with("Idempotency-Key", name());
    var once = name();
    var body = List.of(thing("name", once), thing("name", once), thing("name", ""));
    var first = create(keyed, shelf, body);
    var again = create(keyed, shelf, body);
    assertThat(statuses(first)).containsExactly("201", "409", "422");
    assertThat(again.response().body()).isEqualTo(first.response().body());
    assertThat(again.status()).isEqualTo(207);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
  }

  /// A bulk of many is one request, or as many as the design says that it is.
  @Test
  void a_request_about_many_counts_as_the_design_says() {
    var shelf = shelf(ADA, 100);
    var before = Integer.parseInt(update(ADA, shelf, List.of(1)).header("X-RateLimit-Remaining"));
    var many = List.of(thing("name", name()), thing("name", name()));
    var after = Integer.parseInt(create(ADA, shelf, many).header("X-RateLimit-Remaining"));
    assertThat(before - after).isEqualTo(5);
    var last = update(ADA, shelf, many).header("X-RateLimit-Remaining");
    assertThat(Integer.parseInt(last)).isEqualTo(after - 1);
  }

  @Test
  void answers_that_are_kept_end() {
    var shelf = shelf(ADA, 100);
    var id = made(ADA, shelf);
    var path = "/shelves/" + shelf + "/things";
    assertThat(ADA.get(path + "/" + id).at("count")).hasToString("0");
    assertThat(ADA.get(path).all("id")).hasSize(1);
    create(ADA, shelf, List.of(thing("name", name()), 1));
    update(ADA, shelf, List.of(thing("id", id, "count", 4), 1));
    assertThat(ADA.get(path + "/" + id).at("count")).hasToString("4");
    assertThat(ADA.get(path).all("id")).hasSize(2);
  }

  @Test
  void what_shows_nothing_tells_the_status_alone() {
    var email = name() + "@a.example";
    var password = Map.of("email", email, "password", PASSWORD);
    var answer =
        CHIEF.post(
            "/users/bulk", List.of(password, password, Map.of("email", "x", "password", "y")));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.all("status")).containsExactly("201", "409", "422");
    assertThat(in(answer, 0)).hasToString("{status=201}");
    assertThat(answer.body()).doesNotContain(PASSWORD);
    assertThat(SITE.api().post("/auth/login", password).status()).isEqualTo(200);
  }

  @Test
  void who_may_not_is_refused_before_anything_is_looked_at() {
    var shelf = shelf(ADA, 100);
    var path = "/shelves/" + shelf + "/things/bulk";
    assertThat(SITE.api().post(path, List.of(1)).status()).isEqualTo(401);
    assertThat(ADA.post("/users/bulk", List.of(1)).status()).isEqualTo(403);
    assertThat(ADA.post(path, Map.of("name", name())).status()).isEqualTo(422);
    assertThat(ADA.post(path, List.of()).status()).isEqualTo(422);
    assertThat(ADA.post(path, IntStream.range(0, 9).boxed().toList()).status()).isEqualTo(422);
  }
}
