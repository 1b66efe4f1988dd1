package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Site;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What is judged first of a row in the wrong state: its lock, the state that a move needs, and
/// only then the guards, which may take both for granted.
class StateOrderTest {
  private static final Site SITE =
      Site.open(
          StateOrderTest.class,
          """
          entities:
            Task:
              fields: { id: int key, state: open | done | shut readonly = open, size: int = 0 }
              locked: state == done
          identity: { roles: { anonymous: {} } }
          api: { access: public }
          resources:
            tasks:
              of: Task
              create: public
              update: { when: size > 0 else SMALL }
              actions:
                finish:
                  http: POST /tasks/{id}/finish
                  moves: { state: open -> done else WRONG }
                  when: size > 0 else SMALL
          errors:
            WRONG: 409 The task is not open.
            SMALL: 409 The task is too small.
          """);
  private static final Api API = SITE.api();

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static String task(String state, int size) {
    var id = API.post("/tasks", Map.of("size", size)).text("id");
    SITE.schema().execute("UPDATE task SET state = '%s' WHERE id = %s".formatted(state, id));
    return id;
  }

  private static String finished(String state, int size) {
    var answer = API.send("POST", "/tasks/" + task(state, size) + "/finish", null);
    return answer.status() == 200
        ? answer.text("state")
        : answer.status() + " " + answer.text("error", "code") + answer.text("code");
  }

  @Test
  void a_wrong_state_is_told_before_a_guard() {
    assertThat(finished("shut", 0)).contains("409").contains("WRONG");
    assertThat(finished("shut", 1)).contains("409").contains("WRONG");
    assertThat(finished("open", 0)).contains("409").contains("SMALL");
    assertThat(finished("open", 1)).isEqualTo("done");
  }

  @Test
  void a_lock_is_told_before_a_guard() {
    var locked = API.raw("PATCH", "/tasks/" + task("done", 0), "{\"size\":2}");
    assertThat(locked.status()).isEqualTo(409);
    assertThat(locked.body()).contains("LOCKED");
    assertThat(API.raw("PATCH", "/tasks/" + task("open", 0), "{\"size\":2}").body())
        .contains("SMALL");
  }
}
