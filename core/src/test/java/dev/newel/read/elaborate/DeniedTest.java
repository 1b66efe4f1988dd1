package dev.newel.read.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.design.api.Api;
import dev.newel.design.api.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What answers for a row that a request may not touch.
class DeniedTest {
  private static String text(String denied) {
    return """
        newel: 1
        system: { name: board }
        api: { base: /api%s }
        identity: { users: Person, login: email, roles: { member: {} } }
        entities:
          Person: { id: uuid key, email: email unique }
          Task: { id: uuid key, author: Person owner }
        resources:
          tasks: { of: Task, get: owner, delete: owner }
        """
        .formatted(denied);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "''; 404; 404; false; false",
        "', denied: { read: 403 }'; 403; 403; true; true",
        "', denied: { write: 403 }'; 404; 403; false; true",
        "', denied: { read: 404, write: 403 }'; 404; 403; false; true",
      })
  void reading_and_writing_answer_apart(
      String denied, int read, int write, boolean getTells, boolean deleteTells) {
    var design = Elaboration.design(text(denied));
    assertThat(design.api().denied()).isEqualTo(new Api.Denied(read, write));
    assertThat(
            Elaboration.operation(design, "tasks.get").failures().stream()
                .map(Failure::wire)
                .anyMatch("FORBIDDEN"::equals))
        .isEqualTo(getTells);
    assertThat(
            Elaboration.operation(design, "tasks.delete").failures().stream()
                .map(Failure::wire)
                .anyMatch("FORBIDDEN"::equals))
        .isEqualTo(deleteTells);
  }

  @Test
  void nothing_else_answers() {
    assertThat(Elaboration.of(text(", denied: { write: 410 }")).said())
        .containsExactly(
            "LINK012 api/denied/write `denied.write` is 403 or 404, and here it is 410.");
  }
}
