package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.serve.store.TestDatabase;
import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Site;
import dev.newel.testing.Proves;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What is recorded of who did what, and that it stays.
class AuditTest {
  private static final String DESIGN =
      """
      security: { audit: { logs: [login, note.made], resources: [secrets], keep: 1 year } }
      identity:
        users: Person
        login: email
        password: { hash: bcrypt, cost: 4 }
        tokens: { access: { for: 24h }, refresh: { for: 7d } }
        roles: { anonymous: {}, member: {} }
      entities:
        Person: { id: uuid key, email: email unique personal, password: password(8..72) }
        Note: { id: uuid key, text: string(1..80) unique }
        Secret: { id: uuid key, text: string(1..80) }
        Plain: { id: uuid key, text: string(1..80) }
      events: { note.made: { payload: [text] } }
      resources:
        notes:
          of: Note
          create: { access: member, emits: note.made, idempotent: optional }
          delete: { access: member, audit: true }
          get: public
        secrets: { of: Secret, create: member, list: member, get: member }
        plains: { of: Plain, create: public }
      """;

  private static final Site SITE = Site.open(AuditTest.class, DESIGN);

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  private record Member(Api api, String key) {}

  private static Member member() {
    var email = id() + "@site.example";
    var body = Map.of("email", email, "password", "first-secret");
    var api = SITE.api().as(SITE.api().post("/auth/register", body).text("accessToken"));
    return new Member(
        api, SITE.schema().value("SELECT id FROM person WHERE email = '" + email + "'"));
  }

  /// What is recorded of a request, `operation who role entity key status outcome`.
  private static String recorded(String request) {
    return SITE.schema()
        .value(
            "SELECT coalesce(string_agg(concat_ws(' ', operation, who, role, ip, entity, key, status, outcome), ';'), '') FROM newel_audit WHERE request = '"
                + request
                + "'");
  }

  @Test
  @Proves({"security/audit", "audit/logs", "audit/resources", "operation/audit"})
  void what_was_done_is_recorded_with_who_where_and_the_row() {
    var ada = member();
    var created = id();
    var note = ada.api().with("X-Request-Id", created).post("/notes", Map.of("text", id()));
    assertThat(note.status()).isEqualTo(201);
    assertThat(recorded(created))
        .isEqualTo(
            "notes.create %s member 127.0.0.1 Note %s 201 done"
                .formatted(ada.key(), note.text("id")));
    var deleted = id();
    ada.api().with("X-Request-Id", deleted).delete("/notes/" + note.text("id"));
    assertThat(recorded(deleted))
        .isEqualTo(
            "notes.delete %s member 127.0.0.1 Note %s 204 done"
                .formatted(ada.key(), note.text("id")));
    var listed = id();
    assertThat(ada.api().with("X-Request-Id", listed).get("/secrets").status()).isEqualTo(200);
    assertThat(recorded(listed))
        .isEqualTo("secrets.list %s member 127.0.0.1 200 done".formatted(ada.key()));
    var plain = id();
    SITE.api().with("X-Request-Id", plain).post("/plains", Map.of("text", "a"));
    assertThat(recorded(plain)).isEmpty();
  }

  @Test
  void what_was_refused_or_done_before_is_not_recorded() {
    var ada = member();
    var text = id();
    var key = id();
    ada.api().with("Idempotency-Key", key).post("/notes", Map.of("text", text));
    var replayed = id();
    var again =
        ada.api()
            .with("Idempotency-Key", key)
            .with("X-Request-Id", replayed)
            .post("/notes", Map.of("text", text));
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(recorded(replayed)).isEmpty();
    for (var body : new String[] {text, ""}) {
      var refused = id();
      var answer = ada.api().with("X-Request-Id", refused).post("/notes", Map.of("text", body));
      assertThat(answer.status()).isGreaterThanOrEqualTo(400);
      assertThat(recorded(refused)).isEmpty();
    }
    var anonymous = id();
    SITE.api().with("X-Request-Id", anonymous).get("/secrets");
    assertThat(recorded(anonymous)).isEmpty();
  }

  @Test
  void every_attempt_to_log_in_is_recorded() {
    var email = id() + "@site.example";
    var right = Map.of("email", email, "password", "first-secret");
    SITE.api().post("/auth/register", right);
    var failed = id();
    var wrong = Map.of("email", email, "password", "wrong-secret");
    assertThat(SITE.api().with("X-Request-Id", failed).post("/auth/login", wrong).status())
        .isEqualTo(401);
    assertThat(recorded(failed))
        .isEqualTo("identity.login " + email + " anonymous 127.0.0.1 401 INVALID_CREDENTIALS");
    var done = id();
    SITE.api().with("X-Request-Id", done).post("/auth/login", right);
    var person = SITE.schema().value("SELECT id FROM person WHERE email = '" + email + "'");
    assertThat(recorded(done)).startsWith("identity.login " + person + " member 127.0.0.1");
    assertThat(recorded(done)).endsWith(" 200 done");
    assertThat(SITE.schema().value("SELECT count(*) FROM newel_audit WHERE who LIKE '%secret%'"))
        .isEqualTo("0");
  }

  @Test
  void a_record_that_cannot_be_written_takes_the_effect_back() {
    try (var site = Site.open(AuditTest.class, DESIGN)) {
      var body = Map.of("email", id() + "@site.example", "password", "first-secret");
      var ada = site.api().as(site.api().post("/auth/register", body).text("accessToken"));
      site.schema().execute("ALTER TABLE newel_audit ADD CHECK (operation <> 'notes.create')");
      assertThat(ada.post("/notes", Map.of("text", "lost")).status()).isEqualTo(500);
      assertThat(site.schema().value("SELECT count(*) FROM note")).isEqualTo("0");
    }
  }

  @Test
  void nobody_changes_a_record() {
    member().api().post("/notes", Map.of("text", id()));
    for (var sql :
        new String[] {
          "UPDATE newel_audit SET who = 'somebody else'",
          "DELETE FROM newel_audit",
          "TRUNCATE newel_audit"
        }) {
      assertThatThrownBy(() -> SITE.schema().execute(sql))
          .hasStackTraceContaining("a record of the audit log stays as it is");
    }
  }

  @Test
  void every_write_may_be_recorded() {
    try (var site =
        Site.open(
            AuditTest.class,
            """
            security: { audit: { writes: true } }
            entities: { Note: { id: uuid key, text: string(1..80) } }
            resources: { notes: { of: Note, list: public, create: public, update: public } }
            """)) {
      var note = site.api().post("/notes", Map.of("text", "a")).text("id");
      site.api().raw("PATCH", "/notes/" + note, "{\"text\":\"b\"}");
      site.api().get("/notes");
      assertThat(
              site.schema()
                  .value("SELECT string_agg(operation, ' ' ORDER BY number) FROM newel_audit"))
          .isEqualTo("notes.create notes.update");
    }
  }

  @Test
  @Proves({"audit/keep", "audit/writes"})
  void what_is_past_its_time_goes() {
    try (var site =
        Site.open(AuditTest.class, DESIGN.replace("resources: [secrets]", "writes: true"))) {
      var body = Map.of("email", id() + "@site.example", "password", "first-secret");
      var ada = site.api().as(site.api().post("/auth/register", body).text("accessToken"));
      ada.with("Idempotency-Key", id()).post("/notes", Map.of("text", "old"));
      var before = records(site);
      assertThat(before).isEqualTo(2);
      // More than one batch of rows from the same day.
      site.schema()
          .execute(
              "INSERT INTO newel_audit (at, operation, role, ip, status, outcome, request) SELECT at, operation, role, ip, status, outcome, 'copy' FROM newel_audit, generate_series(1, 600)");
      site.later(Duration.ofDays(364));
      site.sweep();
      assertThat(records(site)).isEqualTo(before + 1200);
      assertThat(site.schema().value("SELECT count(*) FROM newel_idempotency")).isEqualTo("0");
      assertThat(site.schema().value("SELECT count(*) FROM newel_refresh_token")).isEqualTo("0");
      site.api().post("/plains", Map.of("text", "new"));
      site.later(Duration.ofDays(3));
      site.sweep();
      assertThat(records(site)).isEqualTo(1);
      assertThat(site.schema().value("SELECT count(*) FROM note")).isEqualTo("1");
    }
  }

  @Test
  void whoever_gets_a_role_is_recorded_however_that_comes() {
    var design =
        """
        security: { audit: { logs: [role change] } }
        identity:
          users: Person
          login: email
          newcomers: member
          password: { hash: bcrypt, cost: 4 }
          tokens: { access: { for: 24h } }
          roles: { anonymous: {}, member: {}, admin: { is: member } }
        entities:
          Person: { id: uuid key, email: email unique, password: password(8..), role: role write(admin) = member, nick: string? }
          Badge: { id: uuid key, holder: Person }
        resources:
          people: { of: Person, update: { access: admin, accepts: [role, nick] } }
          badges: { of: Badge, create: { access: admin, sets: { holder.role: admin } } }
        """;
    var boss = Map.of("boss@site.example", "admin");
    try (var schema = TestDatabase.open(AuditTest.class)) {
      var site = Site.open(schema, Site.design(design), Map.of(), boss);
      var admin = registered(site, "boss@site.example");
      var other = registered(site, "other@site.example");
      var third = registered(site, "third@site.example");
      var people = "/people/" + other.key();
      admin.api().raw("PATCH", people, "{\"nick\":\"o\"}");
      admin.api().raw("PATCH", people, "{\"role\":\"member\"}");
      admin.api().raw("PATCH", people, "{\"role\":\"admin\"}");
      assertThat(other.api().raw("PATCH", people, "{\"role\":\"nobody\"}").status()).isEqualTo(422);
      assertThat(admin.api().post("/badges", Map.of("holder", third.key())).status())
          .isEqualTo(201);
      assertThat(roles(site))
          .isEqualTo(
              "%1$s admin Person %1$s 201 admin;%1$s admin Person %2$s 200 member to admin;%1$s admin Person %3$s 201 member to admin"
                  .formatted(admin.key(), other.key(), third.key()));
      site.stop();
      var again = Map.of("boss@site.example", "admin", "third@site.example", "member");
      Site.open(schema, Site.design(design), Map.of(), again).stop();
      assertThat(roles(site))
          .endsWith(";--role Person %s 200 admin to member".formatted(third.key()));
      assertThat(schema.value("SELECT count(*) FROM newel_audit")).isEqualTo("4");
    }
  }

  private static String roles(Site site) {
    return site.schema()
        .value(
            "SELECT string_agg(concat_ws(' ', who, role, entity, key, status, outcome), ';' ORDER BY number) FROM newel_audit WHERE operation = 'role change'");
  }

  private static Member registered(Site site, String email) {
    var body = Map.of("email", email, "password", "first-secret");
    var api = site.api().as(site.api().post("/auth/register", body).text("accessToken"));
    return new Member(
        api, site.schema().value("SELECT id FROM person WHERE email = '" + email + "'"));
  }

  private static int records(Site site) {
    return Integer.parseInt(site.schema().value("SELECT count(*) FROM newel_audit"));
  }
}
