package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Bodies;
import dev.newel.serve.testing.Site;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Operations of identity carry out effects as all operations do; their row is the person.
class IdentityEffectsTest {
  private static final Site SITE =
      Site.open(
          IdentityEffectsTest.class,
          """
          entities:
            Person:
              id: uuid key
              name: string(2..20) unique
              secret: password(8..)
              state: new | active | closed readonly = new
              device: string? readonly
              logins: int readonly = 0
              refreshes: int readonly = 0
              changes: int readonly = 0
              revision: int revision
              leftAt: timestamp? readonly
            Note:
              id: uuid key
              person: Person
              text: string
          identity:
            users: Person
            login: name
            password: { hash: bcrypt, cost: 4 }
            tokens: { refresh: { for: 1h, in: body, rotate: always } }
            roles: { member: {} }
            operations:
              register:
                accepts: [name, secret]
                creates: { Note: { person: this, text: name } }
              login:
                accepts: { name: string, secret: string, device: string? }
                when: state != closed else ACCOUNT_CLOSED
                moves: { state: new | active | closed -> active }
                sets: { logins: logins + 1, device: input.device }
                creates: { Note: { person: viewer, text: "'in'" } }
              refresh:
                when: state != closed else ACCOUNT_CLOSED
                sets: { refreshes: refreshes + 1 }
              logout: { sets: { leftAt: now } }
              password:
                when:
                  - input.newPassword != name else PASSWORD_IS_NAME
                sets: { changes: changes + 1 }
                creates: { Note: { person: this, text: "'password'" } }
                answers: Person
          api: { access: public }
          resources:
            me: { of: Person, path: /me, row: viewer, get: member }
          errors:
            ACCOUNT_CLOSED: 403 The account is closed.
            PASSWORD_IS_NAME: 422 The password is the name.
          """);
  private static final Api API = SITE.api();

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static String registered() {
    var name = UUID.randomUUID().toString().substring(0, 18);
    var made = API.post("/auth/register", Map.of("name", name, "secret", Bodies.PASSWORD));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return name;
  }

  private static Api.Answer login(String name, String password) {
    return API.post(
        "/auth/login", Map.of("name", name, "secret", password, "device", "a telephone"));
  }

  private static String stored(String column, String name) {
    return String.valueOf(
        SITE.schema().value("SELECT " + column + " FROM person WHERE name = '" + name + "'"));
  }

  private static String notes(String name) {
    return String.valueOf(
        SITE.schema()
            .value(
                """
                SELECT string_agg(n.text, ',' ORDER BY n.text) FROM note n
                JOIN person p ON p.id = n.person_id WHERE p.name = '%s'
                """
                    .formatted(name)));
  }

  @Test
  void a_login_changes_the_person_and_knows_who_it_is() {
    var name = registered();
    assertThat(notes(name)).isEqualTo(name);
    var in = login(name, Bodies.PASSWORD);
    assertThat(in.status()).as(in.body()).isEqualTo(200);
    assertThat(in.text("person", "state")).isEqualTo("active");
    assertThat(in.text("person", "device")).isEqualTo("a telephone");
    assertThat(in.text("person", "logins")).isEqualTo("1");
    assertThat(notes(name)).isIn(name + ",in", "in," + name);
  }

  @Test
  void a_wrong_password_changes_nothing_and_learns_of_no_state() {
    var name = registered();
    SITE.schema().execute("UPDATE person SET state = 'closed' WHERE name = '" + name + "'");
    assertThat(login(name, "a wrong password").text("code")).isEqualTo("INVALID_CREDENTIALS");
    var right = login(name, Bodies.PASSWORD);
    assertThat(right.status()).isEqualTo(403);
    assertThat(right.text("code")).isEqualTo("ACCOUNT_CLOSED");
    assertThat(stored("logins", name)).isEqualTo("0");
  }

  @Test
  void a_refresh_has_effects_and_one_that_a_guard_refuses_uses_no_token_up() {
    var name = registered();
    var token = login(name, Bodies.PASSWORD).text("refreshToken");
    SITE.schema().execute("UPDATE person SET state = 'closed' WHERE name = '" + name + "'");
    var refused = API.post("/auth/refresh", Map.of("refreshToken", token));
    assertThat(refused.text("code")).isEqualTo("ACCOUNT_CLOSED");
    SITE.schema().execute("UPDATE person SET state = 'active' WHERE name = '" + name + "'");
    assertThat(API.post("/auth/refresh", Map.of("refreshToken", token)).status()).isEqualTo(200);
    assertThat(stored("refreshes", name)).isEqualTo("1");
    assertThat(API.post("/auth/refresh", Map.of("refreshToken", "unknown")).status())
        .isEqualTo(401);
    assertThat(stored("refreshes", name)).isEqualTo("1");
  }

  @Test
  void a_logout_has_effects() {
    var name = registered();
    var in = login(name, Bodies.PASSWORD);
    SITE.later(Duration.ofSeconds(1));
    var out =
        API.as(in.text("accessToken"))
            .post("/auth/logout", Map.of("refreshToken", in.text("refreshToken")));
    assertThat(out.status()).as(out.body()).isEqualTo(204);
    assertThat(stored("left_at IS NOT NULL", name)).isIn("t", "true");
  }

  @Test
  void a_change_of_the_password_has_guards_effects_and_the_answer_of_the_design() {
    var name = registered();
    var in = login(name, Bodies.PASSWORD);
    var api = API.as(in.text("accessToken"));
    var before = Integer.parseInt(stored("revision", name));
    var refused =
        api.post("/auth/password", Map.of("oldPassword", Bodies.PASSWORD, "newPassword", name));
    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.text("code")).isEqualTo("PASSWORD_IS_NAME");
    var wrong =
        api.post(
            "/auth/password",
            Map.of("oldPassword", "a wrong password", "newPassword", "another password"));
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(stored("changes", name)).isEqualTo("0");
    var changed =
        api.post(
            "/auth/password",
            Map.of("oldPassword", Bodies.PASSWORD, "newPassword", "another password"));
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(changed.text("changes")).isEqualTo("1");
    assertThat(stored("revision", name)).isEqualTo(Integer.toString(before + 1));
    assertThat(notes(name)).contains("password");
    assertThat(login(name, "another password").status()).isEqualTo(200);
    assertThat(API.post("/auth/refresh", Map.of("refreshToken", in.text("refreshToken"))).status())
        .isEqualTo(401);
  }
}
