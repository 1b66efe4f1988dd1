package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Site;
import dev.newel.testing.Proves;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Programs come in with API keys: made once, kept as digests, revoked and ended.
@Proves({"identity/keys", "keys/of", "keys/header", "keys/role", "keys/for"})
class ProgramKeysTest {
  private static final String DESIGN =
      """
      tenancy: { of: Company, row-security: false }
      security: { audit: { resources: [notes] } }
      identity:
        users: Person
        login: email
        password: { hash: bcrypt, cost: 4 }
        tokens: { access: { for: 100d } }
        keys: { of: ApiKey, header: X-Program, role: service, for: 30d }
        roles: { anonymous: {}, member: {}, reader: {}, service: { is: reader, limit: 9/min per key } }
        operations: { register: { accepts: [email, password, company] } }
      entities:
        Company: { id: uuid key, name: string unique }
        Person: { id: uuid key, company: Company tenant, email: email unique, password: password(8..), role: role = member }
        ApiKey: { id: uuid key, company: Company tenant, name: string(1..40), scope: role? = service, secret: secret(32) }
        Note: { id: uuid key, company: Company tenant, by: Person? owner, text: string(1..40) }
      resources:
        keys:
          of: ApiKey
          access: member
          list: {}
          create: { accepts: [name, scope], answers: [id, name, secret] }
          delete: {}
        notes:
          of: Note
          list: [reader, member]
          get: [owner, reader]
          create: { access: [service, member], idempotent: optional }
          delete: member
      """;
  private static final Site SITE = open();

  private static Site open() {
    return Site.open(ProgramKeysTest.class, DESIGN);
  }

  @AfterAll
  static void close() {
    SITE.close();
  }

  private record Program(Api member, Api api, String id, String secret) {}

  private static Api member() {
    var company = UUID.randomUUID();
    SITE.schema()
        .execute("INSERT INTO company (id, name) VALUES ('%1$s', '%1$s')".formatted(company));
    var email = company + "@site.example";
    SITE.schema()
        .execute(
            "INSERT INTO person (id, company_id, email, password_hash, role) VALUES (gen_random_uuid(), '%s', '%s', '%s', 'member')"
                .formatted(company, email, HASH));
    var login = SITE.api().post("/auth/login", Map.of("email", email, "password", "first-secret"));
    assertThat(login.status()).as(login.body()).isEqualTo(200);
    return SITE.api().as(login.text("accessToken"));
  }

  private static final String HASH =
      new dev.newel.serve.identity.PasswordHashes(
              new dev.newel.language.Identity.Password(
                  dev.newel.language.Identity.Hash.BCRYPT, 4, null, null))
          .hash("first-secret");

  private static Program program(Map<String, ?> fields) {
    var member = member();
    var made = member.post("/keys", fields);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    var secret = made.text("secret");
    return new Program(member, SITE.api().with("X-Program", secret), made.text("id"), secret);
  }

  private static Program program() {
    return program(Map.of("name", "bank"));
  }

  @Test
  void a_key_is_shown_when_it_is_made_and_kept_as_a_digest() {
    var program = program();
    assertThat(program.secret()).matches("[A-Za-z0-9]{32}");
    assertThat(program.member().get("/keys").body())
        .contains(program.id())
        .doesNotContain(program.secret())
        .doesNotContain("secret");
    assertThat(
            SITE.schema()
                .value("SELECT secret FROM api_key WHERE id = '%s'".formatted(program.id())))
        .matches("[0-9a-f]{64}\\.[0-9]+");
    assertThat(program().secret()).isNotEqualTo(program.secret());
  }

  @Test
  void a_key_has_the_rights_of_its_role() {
    var api = program().api();
    assertThat(api.get("/notes").status()).isEqualTo(200);
    var note = api.post("/notes", Map.of("text", "by a program"));
    assertThat(note.status()).as(note.body()).isEqualTo(201);
    var denied = api.delete("/notes/" + note.text("id"));
    assertThat(denied.status()).isEqualTo(403);
    assertThat(denied.header("WWW-Authenticate")).contains("error=\"insufficient_scope\"");
    assertThat(api.get("/notes/" + note.text("id")).status()).isEqualTo(200);
  }

  @Test
  void a_key_has_no_more_than_its_scope() {
    var api = program(Map.of("name", "reads", "scope", "reader")).api();
    assertThat(api.get("/notes").status()).isEqualTo(200);
    assertThat(api.post("/notes", Map.of("text", "a")).status()).isEqualTo(403);
  }

  @Test
  void a_scope_gives_nothing_that_the_role_of_keys_does_not() {
    var api = program(Map.of("name", "wants", "scope", "member")).api();
    assertThat(api.get("/notes").status()).isEqualTo(403);
    assertThat(api.get("/keys").status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "unknown", "' OR 1=1 --", "0.1"})
  void what_is_no_key_is_refused(String key) {
    var refused = SITE.api().with("X-Program", key).get("/notes");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.text("code")).isEqualTo("INVALID_TOKEN");
    assertThat(refused.header("WWW-Authenticate"))
        .isEqualTo(
            "Bearer realm=\"site\", error=\"invalid_token\", ApiKey realm=\"site\", header=\"X-Program\"");
  }

  @Test
  void what_is_kept_of_a_key_is_no_key() {
    var program = program();
    var kept =
        SITE.schema().value("SELECT secret FROM api_key WHERE id = '%s'".formatted(program.id()));
    assertThat(SITE.api().with("X-Program", kept).get("/notes").status()).isEqualTo(401);
    var digest = kept.substring(0, kept.indexOf('.'));
    assertThat(SITE.api().with("X-Program", digest).get("/notes").status()).isEqualTo(401);
  }

  @Test
  void nobody_asks_as_two() {
    var program = program();
    var token = SITE.api().with("X-Program", program.secret());
    assertThat(token.with("X-Program", program().secret()).get("/notes").status()).isEqualTo(401);
    assertThat(program.member().with("X-Program", program.secret()).get("/notes").status())
        .isEqualTo(401);
    assertThat(SITE.api().get("/notes?X-Program=" + program.secret()).status()).isEqualTo(401);
    assertThat(SITE.api().as(program.secret()).get("/notes").status()).isEqualTo(401);
  }

  @Test
  void a_deleted_key_opens_nothing() {
    var program = program();
    assertThat(program.api().get("/notes").status()).isEqualTo(200);
    assertThat(program.member().delete("/keys/" + program.id()).status()).isEqualTo(204);
    assertThat(program.api().get("/notes").status()).isEqualTo(401);
  }

  @Test
  void a_key_ends_when_its_time_is_over() {
    try (var site = Site.open(ProgramKeysTest.class, DESIGN)) {
      site.schema().execute("INSERT INTO company (id, name) VALUES (gen_random_uuid(), 'old')");
      var api = site.api().with("X-Program", site.key(Map.of("name", "n", "company", "old")));
      assertThat(api.get("/notes").status()).isEqualTo(200);
      site.later(Duration.ofDays(29));
      assertThat(api.get("/notes").status()).isEqualTo(200);
      site.later(Duration.ofDays(1));
      assertThat(api.get("/notes").status()).isEqualTo(401);
    }
  }

  @Test
  void a_program_works_for_its_tenant() {
    var one = program();
    var other = program();
    var note = one.api().post("/notes", Map.of("text", "mine")).text("id");
    assertThat(one.member().get("/notes").body()).contains(note);
    assertThat(other.api().get("/notes/" + note).status()).isEqualTo(404);
    assertThat(other.api().get("/notes").body()).doesNotContain(note);
  }

  @Test
  void a_program_owns_nothing() {
    var program = program(Map.of("name", "none", "scope", "member"));
    var note = program.member().post("/notes", Map.of("text", "mine")).text("id");
    assertThat(program.member().get("/notes/" + note).status()).isEqualTo(200);
    assertThat(program.api().get("/notes/" + note).status()).isEqualTo(403);
  }

  @Test
  void requests_are_counted_by_key() {
    var program = program();
    for (var i = 0; i < 9; i++) {
      assertThat(program.api().get("/notes").status()).isEqualTo(200);
    }
    var refused = program.api().get("/notes");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).isNotEmpty();
    assertThat(program().api().get("/notes").status()).isEqualTo(200);
  }

  @Test
  void an_idempotency_key_belongs_to_the_program() {
    var key = UUID.randomUUID().toString();
    var first = program().api().with("Idempotency-Key", key);
    var other = program().api().with("Idempotency-Key", key);
    var note = first.post("/notes", Map.of("text", "once"));
    assertThat(first.post("/notes", Map.of("text", "once")).text("id")).isEqualTo(note.text("id"));
    assertThat(other.post("/notes", Map.of("text", "once")).text("id"))
        .isNotEqualTo(note.text("id"));
  }

  @Test
  void the_log_and_the_records_name_the_key_by_its_row() {
    var program = program();
    var id = UUID.randomUUID().toString();
    program.api().with("X-Request-Id", id).post("/notes", Map.of("text", "told"));
    assertThat(
            SITE.schema()
                .value(
                    "SELECT who || ' ' || role FROM newel_audit WHERE request = '%s'"
                        .formatted(id)))
        .isEqualTo(program.id() + " service");
    assertThat(SITE.logged(id).toString()).contains(program.id());
    assertThat(SITE.log().toString()).doesNotContain(program.secret());
  }
}
