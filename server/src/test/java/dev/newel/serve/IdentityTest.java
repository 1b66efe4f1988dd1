package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Api.Answer;
import dev.newel.serve.testing.Bodies;
import dev.newel.serve.testing.Storefront;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Register, login, refresh and logout.
class IdentityTest {
  private static final Storefront SHOP = Storefront.open(IdentityTest.class);

  @AfterAll
  static void close() {
    SHOP.close();
  }

  private static String email() {
    return UUID.randomUUID() + "@shop.example";
  }

  private static String cookie(Answer answer) {
    return answer.header("Set-Cookie").split(";", -1)[0];
  }

  private static Answer refresh(String cookie) {
    return SHOP.api().with("Cookie", cookie).send("POST", "/auth/refresh", null);
  }

  @Test
  void whoever_registers_is_logged_in_with_the_least_role() {
    var email = email();
    var answer =
        SHOP.api()
            .post(
                "/auth/register",
                Bodies.registration("  ".strip() + email.toUpperCase(java.util.Locale.ROOT)));
    assertThat(answer.status()).isEqualTo(201);
    var me = SHOP.api().as(answer.text("accessToken")).get("/users/me");
    assertThat(me.at("user", "email")).isEqualTo(email);
    assertThat(me.at("user", "role")).isEqualTo("user");
    assertThat(me.at("user", "profile", "firstName")).isEqualTo("Ada");
  }

  @Test
  void an_address_is_taken_once() {
    var email = email();
    SHOP.api().post("/auth/register", Bodies.registration(email));
    var again = SHOP.api().post("/auth/register", Bodies.registration(email));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("error", "code")).isEqualTo("DUPLICATE_EMAIL");
    assertThat(again.text("error", "field")).isEqualTo("email");
  }

  @Test
  void nobody_makes_themselves_an_administrator() {
    var body = Bodies.with(Bodies.registration(email()), "role", "admin");
    assertThat(SHOP.api().post("/auth/register", body).status()).isEqualTo(422);
    assertThat(
            SHOP.api()
                .post(
                    "/auth/register",
                    Bodies.with(Bodies.registration(email()), "id", UUID.randomUUID().toString()))
                .status())
        .isEqualTo(422);
  }

  @Test
  void a_password_stands_in_no_answer_and_not_in_clear_in_the_database() {
    var email = email();
    var registered = SHOP.api().post("/auth/register", Bodies.registration(email));
    var login = SHOP.api().post("/auth/login", Bodies.credentials(email, Bodies.PASSWORD));
    var me = SHOP.api().as(login.text("accessToken")).get("/users/me");
    for (var answer : new Answer[] {registered, login, me}) {
      assertThat(answer.body().toLowerCase(java.util.Locale.ROOT))
          .doesNotContain("password")
          .doesNotContain("$2y$")
          .doesNotContain(Bodies.PASSWORD);
    }
    assertThat(
            SHOP.schema().value("SELECT password_hash FROM \"user\" WHERE email = '" + email + "'"))
        .startsWith("$2y$");
  }

  @Test
  void a_wrong_password_and_an_unknown_address_are_told_alike() {
    var email = email();
    SHOP.api().post("/auth/register", Bodies.registration(email));
    var wrong = SHOP.api().post("/auth/login", Bodies.credentials(email, "not the password"));
    var unknown = SHOP.api().post("/auth/login", Bodies.credentials(email(), "not the password"));
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.text("error", "code"))
        .isEqualTo("INVALID_CREDENTIALS")
        .isEqualTo(unknown.text("error", "code"));
    assertThat(wrong.text("error", "message")).isEqualTo(unknown.text("error", "message"));
    SHOP.later(Duration.ofMinutes(2));
  }

  @Test
  void a_login_notes_its_time() {
    var email = email();
    SHOP.api().post("/auth/register", Bodies.registration(email));
    var login = SHOP.api().post("/auth/login", Bodies.credentials(email, Bodies.PASSWORD));
    assertThat(login.status()).isEqualTo(200);
    assertThat(login.text("tokenType")).isEqualTo("Bearer");
    assertThat(SHOP.api().as(login.text("accessToken")).get("/users/me").at("user", "lastLoginAt"))
        .isNotNull();
  }

  @Test
  void a_refresh_rotates_and_the_reuse_of_an_old_token_ends_the_family() {
    var first = cookie(SHOP.api().post("/auth/register", Bodies.registration(email())));
    var rotated = refresh(first);
    assertThat(rotated.status()).isEqualTo(200);
    var second = cookie(rotated);
    assertThat(second).isNotEqualTo(first);
    assertThat(SHOP.api().as(rotated.text("accessToken")).get("/users/me").status()).isEqualTo(200);
    assertThat(refresh(first).status()).isEqualTo(401);
    assertThat(refresh(second).status()).isEqualTo(401);
  }

  @Test
  void the_cookie_is_kept_from_scripts_and_other_sites() {
    var header =
        SHOP.api().post("/auth/register", Bodies.registration(email())).header("Set-Cookie");
    assertThat(header)
        .contains("HttpOnly")
        .contains("SameSite=Strict")
        .contains("Path=/api/v1/auth");
  }

  @Test
  void a_cookie_that_a_foreign_page_sends_along_does_not_count() {
    var answer = SHOP.api().post("/auth/register", Bodies.registration(email()));
    var api = SHOP.api().with("Cookie", cookie(answer));
    var foreign = List.of("https://evil.shop.example", "https://shop.example.evil", "null");
    for (var origin : foreign) {
      var refused = api.with("Origin", origin).send("POST", "/auth/refresh", null);
      assertThat(refused.status()).as(origin).isEqualTo(401);
      assertThat(refused.header("Set-Cookie")).isEmpty();
    }
    var named = api.with("Origin", "https://shop.example").send("POST", "/auth/refresh", null);
    assertThat(named.status()).as(named.body()).isEqualTo(200);
    var ours = "http://127.0.0.1:" + SHOP.api().port();
    var next = SHOP.api().with("Cookie", cookie(named)).with("Origin", ours);
    assertThat(next.send("POST", "/auth/refresh", null).status()).isEqualTo(200);
  }

  @Test
  void after_a_logout_the_refresh_token_is_worth_nothing() {
    var answer = SHOP.api().post("/auth/register", Bodies.registration(email()));
    var out =
        SHOP.api()
            .as(answer.text("accessToken"))
            .with("Cookie", cookie(answer))
            .send("POST", "/auth/logout", null);
    assertThat(out.status()).isEqualTo(204);
    assertThat(refresh(cookie(answer)).status()).isEqualTo(401);
  }

  @Test
  void a_token_bears_the_claims_of_the_design() throws Exception {
    var email = email();
    var registered = SHOP.api().post("/auth/register", Bodies.registration(email));
    var claims = com.nimbusds.jwt.SignedJWT.parse(registered.text("accessToken")).getJWTClaimsSet();
    assertThat(claims.getStringClaim("userId")).isEqualTo(registered.text("user", "id"));
    assertThat(claims.getStringClaim("role")).isEqualTo("user");
    assertThat(claims.getStringClaim("email")).isEqualTo(email);
    assertThat(
            Duration.between(
                claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant()))
        .isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void an_access_token_expires() {
    var token = SHOP.user();
    SHOP.later(Duration.ofMinutes(16));
    assertThat(SHOP.api().as(token).get("/users/me").status()).isEqualTo(401);
  }

  @Test
  void guessing_is_slowed_and_patience_helps() {
    var email = email();
    SHOP.api().post("/auth/register", Bodies.registration(email));
    SHOP.later(Duration.ofMinutes(2));
    for (var i = 0; i < 5; i++) {
      assertThat(
              SHOP.api()
                  .post("/auth/login", Bodies.credentials(email, "wrong password " + i))
                  .status())
          .isEqualTo(401);
    }
    var refused = SHOP.api().post("/auth/login", Bodies.credentials(email, Bodies.PASSWORD));
    assertThat(refused.status()).isEqualTo(429);
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 61);
    SHOP.later(Duration.ofMinutes(2));
    assertThat(SHOP.api().post("/auth/login", Bodies.credentials(email, Bodies.PASSWORD)).status())
        .isEqualTo(200);
  }

  @Test
  void an_empty_body_answers_422_for_each_field() {
    var answer = SHOP.api().post("/auth/login", Map.of());
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.all("pointer", "error", "details")).containsExactly("/email", "/password");
  }

  @Test
  void others_verify_a_token_by_the_keys_that_are_told() throws Exception {
    var token =
        SignedJWT.parse(
            SHOP.api().post("/auth/register", Bodies.registration(email())).text("accessToken"));
    var told = new Api(SHOP.api().port(), "").get("/.well-known/jwks.json");

    assertThat(told.status()).isEqualTo(200);
    assertThat(told.header("Content-Type")).isEqualTo("application/jwk-set+json");
    assertThat(told.header("Cache-Control")).isEqualTo("public, max-age=300");
    var key = JWKSet.parse(told.body()).getKeyByKeyId(token.getHeader().getKeyID());
    assertThat(key.isPrivate()).isFalse();
    assertThat(token.verify(new ECDSAVerifier(key.toECKey()))).isTrue();
    assertThat(new Api(SHOP.api().port(), "").post("/.well-known/jwks.json", Map.of()).status())
        .isEqualTo(405);
  }
}
