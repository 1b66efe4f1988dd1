package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Site;
import dev.newel.testing.Proves;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// A row that one may not see looks absent; one that one sees and may not write says so.
@Proves({"denied/read", "denied/write"})
class DeniedTest {
  private static final Site SITE =
      Site.open(
          DeniedTest.class,
          """
          api: { base: /api, denied: { read: 404, write: 403 } }
          identity:
            users: Person
            login: email
            tokens: { access: { for: 15m }, refresh: { for: 7d } }
            roles: { member: {} }
            operations: { password: { doc: Another password. } }
          grants:
            reader: Task where viewer == author || viewer in readers
          entities:
            Person: { id: uuid key, email: email unique, password: password(8..72) }
            Task:
              id: uuid key
              title: string(1..80)
              author: Person owner
              readers: Person[]
          resources:
            people:
              of: Person
              update: { access: owner, accepts: [password] }
              delete: owner
            tasks:
              of: Task
              create: { access: member, accepts: [title, readers] }
              get: reader
              update: { access: owner, accepts: [title] }
          """);

  @AfterAll
  static void close() {
    SITE.close();
  }

  private record Person(Api api, String id, String refresh) {}

  private static Person person(String name) {
    var answer =
        SITE.api()
            .post(
                "/auth/register",
                Map.of("email", name + "@site.example", "password", "first-secret"));
    return new Person(
        SITE.api().as(answer.text("accessToken")),
        answer.text("person", "id"),
        answer.text("refreshToken"));
  }

  private static int refreshed(String token) {
    return SITE.api().post("/auth/refresh", Map.of("refreshToken", token)).status();
  }

  @Test
  void a_write_tells_a_row_that_is_seen_from_one_that_is_not() {
    var ada = person("ada");
    var bob = person("bob");
    var carl = person("carl");
    var task =
        "/tasks/"
            + ada.api()
                .post("/tasks", Map.of("title", "Draft", "readers", List.of(bob.id())))
                .text("id");
    assertThat(bob.api().get(task).status()).isEqualTo(200);
    assertThat(carl.api().get(task).status()).isEqualTo(404);
    assertThat(bob.api().send("PATCH", task, body("title", "Mine")).status()).isEqualTo(403);
    assertThat(carl.api().send("PATCH", task, body("title", "Mine")).status()).isEqualTo(404);
    assertThat(ada.api().send("PATCH", task, body("title", "Done")).status()).isEqualTo(200);
  }

  @Test
  void a_plain_reference_keeps_what_it_refers_to() {
    var dora = person("dora");
    dora.api().post("/tasks", Map.of("title", "Hers", "readers", List.of()));
    var answer = dora.api().send("DELETE", "/people/" + dora.id(), null);
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text("code")).isEqualTo("REFERENCED");
  }

  @Test
  void a_new_password_ends_the_other_logins() {
    var eve = person("eve");
    var other = login("eve", "first-secret");
    var kept = login("eve", "first-secret");
    var answer =
        eve.api()
            .post(
                "/auth/password",
                Map.of(
                    "oldPassword", "first-secret",
                    "newPassword", "second-secret",
                    "refreshToken", kept));
    assertThat(answer.status()).isEqualTo(204);
    assertThat(refreshed(other)).isEqualTo(401);
    assertThat(refreshed(eve.refresh())).isEqualTo(401);
    assertThat(refreshed(kept)).isEqualTo(200);
    assertThat(login("eve", "second-secret")).isNotEmpty();
  }

  @Test
  void a_password_written_by_another_operation_ends_all_logins() {
    var fay = person("fay");
    assertThat(
            fay.api()
                .send("PATCH", "/people/" + fay.id(), body("password", "third-secret"))
                .status())
        .isEqualTo(200);
    assertThat(refreshed(fay.refresh())).isEqualTo(401);
  }

  private static String login(String name, String password) {
    return SITE.api()
        .post("/auth/login", Map.of("email", name + "@site.example", "password", password))
        .text("refreshToken");
  }

  private static byte[] body(String name, String value) {
    return dev.newel.serve.json.JsonText.bytes(Map.of(name, value));
  }
}
