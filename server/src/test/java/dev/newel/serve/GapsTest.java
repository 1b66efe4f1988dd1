package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Site;
import dev.newel.testing.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a design promises and the server does not enforce is said at the start.
class GapsTest {
  private static final String NOTES =
      """
      entities: { Note: { id: uuid key, text: string } }
      resources: { notes: { of: Note, list: public, get: public, create: public } }
      """;

  @Test
  void a_design_that_is_served_whole_has_none() {
    assertThat(Gaps.of(Site.design(NOTES))).isEmpty();
  }

  @Test
  void the_storefront_names_its_operations_and_kinds_of_promises() {
    assertThat(Gaps.of(Site.design(Golden.root().resolve("examples/storefront"))))
        .contains(
            "`orders.create` needs a workflow and answers 501",
            "`orders.cancel` needs a workflow and answers 501",
            "6 events are neither published nor received",
            "1 workflow is not run",
            "1 job is not run",
            "3 operations are not kept in a shared cache; `Cache-Control` alone says how long an answer lasts",
            "`identity.mfa`: no second factor is asked for",
            "`observability.metrics`: no metric is exported")
        .doesNotHaveDuplicates();
  }

  @Test
  void what_health_does_not_check_is_named() {
    var design =
        Site.design("observability: { health: { checks: [disk, database, cache] } }\n" + NOTES);
    assertThat(Gaps.of(design))
        .containsExactly("`observability.health.checks`: `disk`, `cache` are not checked");
  }

  @Test
  void tenants_are_kept_apart_by_rows_alone() {
    assertThat(Gaps.of(Site.design(Golden.root().resolve("examples/b2b"))))
        .anyMatch(line -> line.startsWith("`tenancy.row-security`"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"b2b", "conduit", "petclinic", "storefront"})
  void every_operation_that_answers_501_is_named(String example) {
    var design = Site.design(Golden.root().resolve("examples/" + example));
    var lines = Gaps.of(design);
    for (var operation : design.operations()) {
      var named = lines.stream().anyMatch(line -> line.startsWith("`" + operation.id() + "` "));
      assertThat(named)
          .as(operation.id())
          .isEqualTo(operation.http() != null && Served.lacks(operation) != null);
    }
  }
}
