package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.identity.PasswordHashes;
import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Bodies;
import dev.newel.serve.testing.Site;
import dev.newel.testing.Proves;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A limit counts whom it says: an address, a person, a key, a tenant.
class LimitsTest {
  private static final Site SITE =
      Site.open(
          LimitsTest.class,
          """
          tenancy: { of: Company, cross: [support], row-security: false }
          identity:
            users: Person
            login: email
            newcomers: member
            password: { hash: bcrypt, cost: 4 }
            tokens: { access: { for: 1h } }
            keys: { of: ApiKey, role: service }
            roles:
              anonymous: { limit: 90/min per ip }
              member:    { limit: 6/min per tenant }
              clerk:     { limit: 6/min per tenant }
              support:   { limit: 6/min per tenant }
              auditor:   { limit: 4/min per ip }
              service:   { limit: 3/min per key }
          entities:
            Company: { id: uuid key, name: string unique }
            Person: { id: uuid key, company: Company tenant, email: email unique, password: password(8..), role: role = member }
            ApiKey: { id: uuid key, company: Company tenant, name: string, secret: secret(32) }
            Note: { id: uuid key, company: Company tenant, text: string(1..40) }
            Plan: { id: uuid key, title: string }
          resources:
            notes:
              of: Note
              list:   [member, clerk, support, service, auditor]
              create: { access: [member, service], limit: 2/min per tenant }
            plans:
              of: Plan
              list: { access: public, limit: 2/min per user }
              get:  { access: public, limit: 2/min per ip }
              actions:
                all: { like: list, http: GET /all, access: public, limit: 2/min }
                owned: { like: list, http: GET /owned, access: [member, service], limit: 2/min per key }
          """);

  @AfterAll
  static void close() {
    SITE.close();
  }

  /// Every test begins with windows of its own.
  @BeforeEach
  void later() {
    SITE.later(Duration.ofMinutes(2));
  }

  private static String company() {
    var name = "c" + UUID.randomUUID();
    SITE.schema()
        .execute("INSERT INTO company (id, name) VALUES (gen_random_uuid(), '%s')".formatted(name));
    return name;
  }

  private static Api person(String company, String role) {
    var email = UUID.randomUUID() + "@shop.example";
    var hash =
        new PasswordHashes(
                new dev.newel.language.Identity.Password(
                    dev.newel.language.Identity.Hash.BCRYPT, 4, null, null))
            .hash(Bodies.PASSWORD);
    SITE.schema()
        .execute(
            "INSERT INTO person (id, company_id, email, password_hash, role) SELECT gen_random_uuid(), id, '%s', '%s', '%s' FROM company WHERE name = '%s'"
                .formatted(email, hash, role, company));
    var login = SITE.api().post("/auth/login", Bodies.credentials(email, Bodies.PASSWORD));
    return SITE.api().as(login.text("accessToken"));
  }

  private static Api program(String company) {

    return SITE.api()
        .with("X-API-Key", SITE.key(Map.of("name", "k" + UUID.randomUUID(), "company", company)));
  }

  /// How many requests pass until one is refused.
  private static int passes(Api api, String path) {
    for (var i = 0; i < 20; i++) {
      var answer = api.get(path);
      if (answer.status() == 429) {
        assertThat(answer.header("Retry-After")).isNotEmpty();
        return i;
      }
      assertThat(answer.status()).as(answer.body()).isLessThan(429);
    }
    return 20;
  }

  @Test
  @Proves("role/limit")
  void the_people_of_a_tenant_share_its_limit() {
    var one = company();
    var first = person(one, "member");
    var second = person(one, "member");
    for (var i = 0; i < 4; i++) {
      assertThat(first.get("/notes").status()).isEqualTo(200);
    }
    assertThat(second.get("/notes").header("X-RateLimit-Remaining")).isEqualTo("1");
    assertThat(passes(second, "/notes")).isEqualTo(1);
    assertThat(passes(first, "/notes")).isZero();
    assertThat(passes(person(company(), "member"), "/notes")).isEqualTo(6);
    assertThat(passes(person(one, "clerk"), "/notes")).isEqualTo(6);
    SITE.later(Duration.ofSeconds(61));
    assertThat(passes(second, "/notes")).isEqualTo(6);
  }

  @Test
  void a_role_may_be_limited_by_address() {
    assertThat(passes(person(company(), "auditor"), "/notes")).isEqualTo(4);
    assertThat(passes(person(company(), "auditor"), "/notes")).isZero();
  }

  @Test
  void a_token_that_nobody_reads_frees_of_no_limit() {
    var yaml =
        """
        identity: { roles: { anonymous: { limit: 3/min per ip } } }
        entities: { Plan: { id: uuid key } }
        resources: { plans: { of: Plan, list: public } }
        """;
    try (var site = Site.open(LimitsTest.class, yaml)) {
      assertThat(passes(site.api().as("nobody"), "/plans")).isEqualTo(3);
      assertThat(passes(site.api(), "/plans")).isZero();
    }
  }

  @Test
  void who_crosses_tenants_is_counted_alone() {
    var one = company();
    assertThat(passes(person(one, "support"), "/notes")).isEqualTo(6);
    assertThat(passes(person(one, "support"), "/notes")).isEqualTo(6);
  }

  @Test
  @Proves("operation/limit")
  void an_operation_counts_the_people_and_programs_of_a_tenant_together() {
    var one = company();
    var made = person(one, "member").post("/notes", Map.of("text", "a"));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(program(one).post("/notes", Map.of("text", "b")).status()).isEqualTo(201);
    assertThat(person(one, "member").post("/notes", Map.of("text", "c")).status()).isEqualTo(429);
    assertThat(program(company()).post("/notes", Map.of("text", "d")).status()).isEqualTo(201);
  }

  @Test
  void keys_of_one_tenant_are_counted_apart() {
    var one = company();
    assertThat(passes(program(one), "/notes")).isEqualTo(3);
    assertThat(passes(program(one), "/notes")).isEqualTo(3);
    assertThat(passes(program(one), "/owned")).isEqualTo(2);
    assertThat(passes(program(one), "/owned")).isEqualTo(2);
    assertThat(passes(person(one, "member"), "/owned")).isEqualTo(2);
    assertThat(passes(person(one, "member"), "/owned")).isEqualTo(2);
  }

  @Test
  void a_limit_per_user_counts_people_apart_and_strangers_by_their_address() {
    var one = company();
    for (var path : new String[] {"/plans", "/all"}) {
      assertThat(passes(person(one, "clerk"), path)).as(path).isEqualTo(2);
      assertThat(passes(person(company(), "clerk"), path)).as(path).isEqualTo(2);
      assertThat(passes(SITE.api(), path)).as(path).isEqualTo(2);
      assertThat(passes(SITE.api(), path)).as(path).isZero();
    }
  }

  @Test
  void a_limit_per_ip_counts_everybody_at_an_address_together() {
    var path = "/plans/" + UUID.randomUUID();
    assertThat(person(company(), "member").get(path).status()).isEqualTo(404);
    assertThat(SITE.api().get(path).status()).isEqualTo(404);
    assertThat(passes(person(company(), "clerk"), path)).isZero();
  }
}
