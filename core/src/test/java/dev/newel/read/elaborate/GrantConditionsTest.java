package dev.newel.read.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.design.access.Grant;
import dev.newel.design.api.Failure;
import dev.newel.design.api.Operation;
import dev.newel.expr.Expr;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A word of `access` with a condition grants no more than the condition.
class GrantConditionsTest {
  private static String text(String access) {
    return """
        newel: 1
        system: { name: board }
        api: { base: /api, denied: { read: 403 } }
        identity: { users: Person, login: email, roles: { member: {} } }
        grants: { teamMember: Project where viewer in team }
        entities:
          Person: { id: uuid key, email: email unique }
          Project:
            id: uuid key
            team: Person[]
          Task: { id: uuid key, author: Person owner, project: Project, open: boolean = true }
        resources:
          tasks:
            of: Task
            get: { access: %1$s }
            list: { access: %1$s, cache: 5m }
            create: { access: %1$s }
        """
        .formatted(access);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "public; false",
        "member; false",
        "'[{ owner: open }, public]'; false",
        "'[{ owner: open }, member]'; true",
        "owner; true",
        "'{ public: open }'; true",
      })
  void answers_that_depend_on_who_asks_are_cached_by_viewer(String access, boolean byViewer) {
    var list =
        Elaboration.design(text(access)).operations().stream()
            .filter(operation -> operation.id().equals("tasks.list"))
            .findFirst()
            .orElseThrow();
    assertThat(String.valueOf(list.cacheKey()).contains("{viewer}")).isEqualTo(byViewer);
    assertThat(list.cacheKey()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'{ public: open }'",
        "'{ anonymous: open }'",
        "'{ member: open }'",
        "'{ owner: open }'",
        "'{ teamMember: open }'",
        "'[{ owner: open }, { public: open }]'",
      })
  void every_word_keeps_its_condition(String access) {
    for (var operation : Elaboration.design(text(access)).operations()) {
      if (operation.id().startsWith("tasks.")) {
        assertThat(operation.access())
            .isNotEmpty()
            .allSatisfy(
                grant -> {
                  assertThat(grant.isForEveryRow()).isFalse();
                  assertThat(besides(grant)).isNotNull().extracting(Expr::text).isEqualTo("open");
                });
      }
    }
  }

  @Test
  void a_word_that_is_true_asks_nothing_more() {
    var access = operation("tasks.get", "{ public: true, owner: true, teamMember: true }").access();
    assertThat(access).hasSize(3).allSatisfy(grant -> assertThat(besides(grant)).isNull());
    assertThat(access.getFirst().isForEveryRow()).isTrue();
  }

  @Test
  void whoever_asks_the_public_may_be_nobody() {
    assertThat(operation("tasks.get", "{ public: viewer == null || open }").access())
        .containsExactlyElementsOf(
            operation("tasks.list", "{ public: viewer == null || open }").access());
  }

  @ParameterizedTest
  @CsvSource({"public", "owner", "member", "teamMember"})
  void a_condition_that_cannot_be_read_grants_nothing(String word) {
    var made = Elaboration.of(text("{ %s: opne }".formatted(word)));
    assertThat(made.said())
        .contains("LINK002 resources/tasks/get/access `opne` is not known here.");
    assertThat(made.operation("tasks.get").access()).isEmpty();
  }

  /// Without a token one may ask, and is told of a row that is not open.
  @Test
  void what_is_public_for_some_rows_refuses_the_others() {
    for (var id : List.of("tasks.get", "tasks.create")) {
      assertThat(operation(id, "{ public: open }").failures())
          .as(id)
          .extracting(Failure::wire)
          .contains("FORBIDDEN")
          .doesNotContain("UNAUTHORIZED");
    }
    assertThat(operation("tasks.get", "public").failures())
        .extracting(Failure::wire)
        .doesNotContain("FORBIDDEN");
  }

  private static Operation operation(String id, String access) {
    return Elaboration.operation(Elaboration.design(text(access)), id);
  }

  private static @Nullable Expr besides(Grant grant) {
    return switch (grant) {
      case Grant.Anybody(var when) -> when;
      case Grant.ToRole(var role, var when) -> when;
      case Grant.ToOwner(var owns, var also) -> also;
      case Grant.Named(var name, var entity, var path, var when, var also) -> also;
    };
  }
}
