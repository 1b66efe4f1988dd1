package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Bodies;
import dev.newel.serve.testing.Site;
import dev.newel.testing.Proves;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What a design may say of people and tokens beside what the storefront says.
class AccountsTest {
  private static final Site SITE =
      Site.open(
          AccountsTest.class,
          """
          entities:
            Person:
              id: uuid key
              name: string(2..20) unique
              secret: password(8..)
              rank: role readonly
              blocked: timestamp?
          identity:
            users: Person
            login: name
            active: blocked == null
            newcomers: writer
            password: { hash: argon2id, cost: 1 }
            tokens:
              scheme: Token
              access: { for: 2m, claims: [name], subject: name, algorithm: HS256 }
              refresh: { for: 1h, in: body, rotate: never }
            throttle: { failures: 2, per: 10m, by: [name] }
            roles:
              anonymous: { limit: 10000/min per ip }
              guest: {}
              writer: { is: guest, limit: 20/min }
              editor: { is: writer }
            operations:
              register: { accepts: [name, secret] }
              logout: off
              password: {}
          api: { access: public }
          resources:
            me: { of: Person, path: /me, row: viewer, get: guest }
            people: { of: Person, list: editor }
          """);
  private static final Api API = SITE.api();

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static String name() {
    return UUID.randomUUID().toString().substring(0, 18);
  }

  private static Api.Answer registered(String name) {
    var made = API.post("/auth/register", Map.of("name", name, "secret", Bodies.PASSWORD));
    assertThat(made.status()).as(made.body()).isIn(200, 201);
    return made;
  }

  private static Api.Answer login(String name, String password) {
    return API.post("/auth/login", Map.of("name", name, "secret", password));
  }

  private static Api with(String token) {
    return API.with("Authorization", "Token " + token);
  }

  @Test
  @Proves({
    "password/hash",
    "password/cost",
    "identity/users",
    "identity/login",
    "identity/password"
  })
  void a_password_is_kept_by_argon2id() {
    var name = name();
    registered(name);
    assertThat(SITE.schema().value("SELECT secret_hash FROM person WHERE name = '" + name + "'"))
        .startsWith("$argon2id$v=19$m=65536,t=1,p=1$");
    assertThat(login(name, Bodies.PASSWORD).status()).isEqualTo(200);
    assertThat(login(name, "a wrong password").status()).isEqualTo(401);
  }

  @Test
  @Proves({
    "identity/tokens",
    "tokens/scheme",
    "tokens/access",
    "identity access/for",
    "identity access/claims",
    "identity access/subject",
    "identity access/algorithm"
  })
  void a_token_is_as_the_design_says() throws Exception {
    var name = name();
    var answer = registered(name);
    var token = SignedJWT.parse(answer.text("accessToken"));
    assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("HS256");
    assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo(name);
    assertThat(token.getJWTClaimsSet().getStringClaim("name")).isEqualTo(name);
    assertThat(answer.text("tokenType")).isEqualTo("Token");
    assertThat(answer.text("expiresIn")).isEqualTo("120");
    assertThat(with(answer.text("accessToken")).get("/me").text("name")).isEqualTo(name);
    assertThat(API.as(answer.text("accessToken")).get("/me").status()).isEqualTo(401);
    SITE.later(Duration.ofMinutes(3));
    assertThat(with(answer.text("accessToken")).get("/me").status()).isEqualTo(401);
  }

  @Test
  @Proves({"tokens/refresh", "refresh/for", "refresh/in", "refresh/rotate"})
  void a_refresh_token_may_travel_in_the_body_and_stay() {
    var answer = registered(name());
    assertThat(answer.header("Set-Cookie")).isEmpty();
    var token = answer.text("refreshToken");
    for (var i = 0; i < 2; i++) {
      var again = API.post("/auth/refresh", Map.of("refreshToken", token));
      assertThat(again.status()).as(again.body()).isEqualTo(200);
      assertThat(again.text("refreshToken")).isEqualTo(token);
    }
    SITE.later(Duration.ofMinutes(61));
    assertThat(API.post("/auth/refresh", Map.of("refreshToken", token)).status()).isEqualTo(401);
  }

  @Test
  @Proves({"identity/throttle", "throttle/failures", "throttle/per", "throttle/by"})
  void guessing_one_name_slows_that_name_alone() {
    var name = name();
    var other = name();
    registered(name);
    registered(other);
    for (var i = 0; i < 2; i++) {
      assertThat(login(name, "a wrong password").status()).isEqualTo(401);
    }
    assertThat(login(name, Bodies.PASSWORD).status()).isEqualTo(429);
    assertThat(login(other, Bodies.PASSWORD).status()).isEqualTo(200);
    SITE.later(Duration.ofMinutes(11));
    assertThat(login(name, Bodies.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  @Proves("identity/active")
  void who_is_not_active_neither_logs_in_nor_is_believed() {
    var name = name();
    var answer = registered(name);
    var api = with(answer.text("accessToken"));
    assertThat(api.get("/me").status()).isEqualTo(200);
    SITE.schema().execute("UPDATE person SET blocked = now() WHERE name = '" + name + "'");
    assertThat(api.get("/me").status()).isEqualTo(401);
    assertThat(login(name, Bodies.PASSWORD).status()).isEqualTo(401);
    assertThat(
            API.post("/auth/refresh", Map.of("refreshToken", answer.text("refreshToken"))).status())
        .isEqualTo(401);
  }

  @Test
  @Proves({"identity/newcomers", "identity/roles", "role/is"})
  void a_newcomer_has_its_role_and_those_that_it_includes() {
    var name = name();
    var api = with(registered(name).text("accessToken"));
    assertThat(api.get("/me").text("rank")).isEqualTo("writer");
    assertThat(api.get("/people").status()).isEqualTo(403);
    SITE.schema().execute("UPDATE person SET rank = 'editor' WHERE name = '" + name + "'");
    assertThat(api.get("/me").status()).isEqualTo(200);
    assertThat(api.get("/people").status()).isEqualTo(200);
  }

  @Test
  @Proves("role/limit")
  void a_role_has_so_many_requests() {
    var api = with(registered(name()).text("accessToken"));
    for (var i = 0; i < 20; i++) {
      assertThat(api.get("/me").status()).isEqualTo(200);
    }
    assertThat(api.get("/me").status()).isEqualTo(429);
  }

  @Test
  @Proves({"identity/operations", "the file/identity", "resource/path", "resource/row"})
  void an_operation_that_is_off_is_not_there() {
    assertThat(API.send("POST", "/auth/logout", null).status()).isEqualTo(404);
    assertThat(API.get("/me").status()).isEqualTo(401);
  }

  @Test
  void a_changed_password_is_the_only_one_and_ends_the_refresh_tokens() {
    var name = name();
    var answer = registered(name);
    var api = with(answer.text("accessToken"));
    var wrong =
        api.post(
            "/auth/password",
            Map.of("oldPassword", "a wrong password", "newPassword", "another password"));
    assertThat(wrong.status()).as(wrong.body()).isEqualTo(401);
    var changed =
        api.post(
            "/auth/password",
            Map.of("oldPassword", Bodies.PASSWORD, "newPassword", "another password"));
    assertThat(changed.status()).as(changed.body()).isEqualTo(204);
    assertThat(login(name, Bodies.PASSWORD).status()).isEqualTo(401);
    assertThat(login(name, "another password").status()).isEqualTo(200);
    assertThat(
            API.post("/auth/refresh", Map.of("refreshToken", answer.text("refreshToken"))).status())
        .isEqualTo(401);
  }
}
