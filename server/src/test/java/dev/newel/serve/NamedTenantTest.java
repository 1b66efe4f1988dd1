package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.identity.PasswordHashes;
import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Bodies;
import dev.newel.serve.testing.Site;
import dev.newel.serve.testing.Wire;
import dev.newel.testing.Proves;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// A header or the host says which tenant a request is about, and nobody of another gets in.
class NamedTenantTest {
  private static final String DESIGN =
      """
      tenancy: { of: Company, from: %s, cross: [support], active: closed == null, row-security: false }
      identity:
        users: Person
        login: email
        newcomers: member
        password: { hash: bcrypt, cost: 4 }
        tokens: { access: { for: 1h }, refresh: { for: 7d } }
        keys: { of: ApiKey, role: service }
        roles: { anonymous: {}, member: {}, support: {}, service: {} }
      entities:
        Company: { id: uuid key, name: string unique, closed: timestamp? }
        Person: { id: uuid key, company: Company tenant, email: email unique per company, password: password(8..), role: role = member }
        ApiKey: { id: uuid key, company: Company tenant, name: string, secret: secret(32) }
        Note: { id: uuid key, company: Company tenant, text: string(1..40) }
        Plan: { id: uuid key, title: string }
      resources:
        notes:
          of: Note
          list: { access: public, cache: { for: 1h, http: public } }
          get: [member, support, service]
          create: member
        plans: { of: Plan, list: [member, support] }
      """;
  private static final Site SITE =
      Site.open(NamedTenantTest.class, DESIGN.formatted("header, header: X-Company"));
  private static final String HASH =
      new PasswordHashes(
              new dev.newel.language.Identity.Password(
                  dev.newel.language.Identity.Hash.BCRYPT, 4, null, null))
          .hash(Bodies.PASSWORD);

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static String company(Site site) {
    var name = "c" + UUID.randomUUID();
    site.schema()
        .execute("INSERT INTO company (id, name) VALUES (gen_random_uuid(), '%s')".formatted(name));
    return name;
  }

  private static void person(Site site, String company, String email, String role) {
    site.schema()
        .execute(
            "INSERT INTO person (id, company_id, email, password_hash, role) SELECT gen_random_uuid(), id, '%s', '%s', '%s' FROM company WHERE name = '%s'"
                .formatted(email, HASH, role, company));
  }

  private static Api.Answer login(Api api, String email) {
    return api.post("/auth/login", Bodies.credentials(email, Bodies.PASSWORD));
  }

  private static Api of(String company) {
    return SITE.api().with("X-Company", company);
  }

  private static String token(String company, String email) {
    var login = login(of(company), email);
    assertThat(login.status()).as(login.body()).isEqualTo(200);
    return login.text("accessToken");
  }

  @Test
  @Proves({"tenancy/from", "tenancy/header"})
  void a_person_works_in_the_tenant_that_the_request_names_and_in_no_other() {
    var one = company(SITE);
    var other = company(SITE);
    // The same login in both.
    person(SITE, one, "ada@site.example", "member");
    person(SITE, other, "ada@site.example", "member");
    var ada = token(one, "ada@site.example");
    var note = of(one).as(ada).post("/notes", Map.of("text", "mine"));
    assertThat(note.status()).as(note.body()).isEqualTo(201);
    var place = "/notes/" + note.text("id");
    assertThat(of(one).as(ada).get(place).status()).isEqualTo(200);
    for (var api : new Api[] {of(other).as(ada), of("unknown").as(ada), SITE.api().as(ada)}) {
      assertThat(api.get(place).status()).isEqualTo(403);
      assertThat(api.get("/plans").status()).isEqualTo(403);
      assertThat(api.post("/notes", Map.of("text", "a")).status()).isEqualTo(403);
    }
    assertThat(of(other).as(ada).get("/notes").status()).isEqualTo(403);
    var elsewhere = of(other).as(token(other, "ada@site.example"));
    assertThat(elsewhere.get(place).status()).isEqualTo(404);
    assertThat(of(one).with("X-Company", other).as(ada).get(place).status()).isEqualTo(403);
  }

  @Test
  void what_is_public_shows_the_tenant_that_is_named_and_else_no_rows() {
    var one = company(SITE);
    var other = company(SITE);
    person(SITE, one, "bob@site.example", "member");
    var bob = of(one).as(token(one, "bob@site.example"));
    var id = bob.post("/notes", Map.of("text", "open")).text("id");
    for (var again = 0; again < 2; again++) {
      assertThat(of(one).get("/notes").body()).contains(id);
      assertThat(of(other).get("/notes").body()).isEqualTo("[]");
      assertThat(SITE.api().get("/notes").body()).isEqualTo("[]");
      assertThat(SITE.api().as(token(one, "bob@site.example")).get("/notes").body())
          .isEqualTo("[]");
    }
    assertThat(of(one).get("/notes").response().headers().allValues("Vary").toString())
        .contains("X-Company");
  }

  @Test
  void somebody_registers_in_the_tenant_that_is_named() {
    var one = company(SITE);
    var body = Bodies.credentials("new@site.example", Bodies.PASSWORD);
    var made = of(one).post("/auth/register", body);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(
            SITE.schema()
                .value(
                    "SELECT c.name FROM person p JOIN company c ON c.id = p.company_id WHERE email = 'new@site.example'"))
        .isEqualTo(one);
    assertThat(login(of(company(SITE)), "new@site.example").status()).isEqualTo(401);
    assertThat(login(SITE.api(), "new@site.example").status()).isEqualTo(401);
  }

  @Test
  void a_role_that_crosses_works_everywhere() {
    var home = company(SITE);
    person(SITE, home, "help@site.example", "support");
    var one = company(SITE);
    person(SITE, one, "eve@site.example", "member");
    var note = of(one).as(token(one, "eve@site.example")).post("/notes", Map.of("text", "a"));
    var help = token(one, "help@site.example");
    for (var api : new Api[] {of(one), of(home), SITE.api()}) {
      assertThat(api.as(help).get("/notes/" + note.text("id")).status()).isEqualTo(200);
    }
  }

  @Test
  void a_refresh_token_and_a_key_count_in_their_tenant_alone() {
    var one = company(SITE);
    var other = company(SITE);
    person(SITE, one, "ren@site.example", "member");
    var first = Map.of("refreshToken", login(of(one), "ren@site.example").text("refreshToken"));
    var second = Map.of("refreshToken", login(of(one), "ren@site.example").text("refreshToken"));
    assertThat(of(other).post("/auth/refresh", first).status()).isEqualTo(401);
    assertThat(of(one).post("/auth/refresh", second).status()).isEqualTo(200);
    var key = SITE.key(Map.of("name", "k", "company", one));
    var note = of(one).as(token(one, "ren@site.example")).post("/notes", Map.of("text", "a"));
    var place = "/notes/" + note.text("id");
    assertThat(of(one).with("X-API-Key", key).get(place).status()).isEqualTo(200);
    assertThat(of(other).with("X-API-Key", key).get(place).status()).isEqualTo(403);
    assertThat(SITE.api().with("X-API-Key", key).get(place).status()).isEqualTo(403);
  }

  @Test
  void nothing_is_done_for_a_tenant_that_may_not_work() {
    var one = company(SITE);
    person(SITE, one, "sam@site.example", "member");
    person(SITE, one, "sue@site.example", "support");
    var sam = of(one).as(token(one, "sam@site.example"));
    var sue = of(one).as(token(one, "sue@site.example"));
    var note = sam.post("/notes", Map.of("text", "a"));
    SITE.schema().execute("UPDATE company SET closed = now() WHERE name = '%s'".formatted(one));
    for (var api : new Api[] {sam, of(one)}) {
      assertThat(api.get("/notes").status()).isEqualTo(403);
    }
    assertThat(sam.get("/plans").status()).isEqualTo(403);
    assertThat(login(of(one), "sam@site.example").status()).isEqualTo(403);
    assertThat(sue.get("/notes/" + note.text("id")).status()).isEqualTo(200);
    SITE.schema().execute("UPDATE company SET closed = NULL WHERE name = '%s'".formatted(one));
    assertThat(sam.get("/plans").status()).isEqualTo(200);
  }

  @Test
  void the_first_label_of_the_host_may_name_it() throws IOException {
    try (var site = Site.open(NamedTenantTest.class, DESIGN.formatted("subdomain"))) {
      site.schema()
          .execute(
              "INSERT INTO company (id, name) VALUES (gen_random_uuid(), 'acme'), (gen_random_uuid(), 'other')",
              "INSERT INTO note (id, company_id, text) SELECT gen_random_uuid(), id, 'of ' || name FROM company");
      assertThat(list(site, "acme.shop.example")).isEqualTo("of acme");
      assertThat(list(site, "ACME.shop.example:8080")).isEqualTo("of acme");
      assertThat(list(site, "other.shop.example")).isEqualTo("of other");
      assertThat(list(site, "shop.example")).isEmpty();
      assertThat(list(site, "localhost")).isEmpty();
      assertThat(list(site, "acme")).isEmpty();
    }
  }

  /// The texts of the notes that a host shows.
  private static String list(Site site, String host) throws IOException {
    var reply =
        Wire.send(site.api().port(), host, "GET /notes HTTP/1.1\r\nConnection: close\r\n", "");
    assertThat(reply.status()).isEqualTo(200);
    return reply.body().replaceAll("(?s).*\"text\":\"([^\"]*)\".*", "$1").replace("[]", "");
  }
}
