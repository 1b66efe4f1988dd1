package dev.newel.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.design.api.Operation;
import dev.newel.publish.Designs;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What writes do to the answers that a cache keeps.
class KeptAnswersTest {
  private static List<String> ids(List<Operation> operations) {
    return operations.stream().map(Operation::id).toList();
  }

  private static KeptAnswers of(String operation) {
    var design = Designs.example("storefront");
    return design.operations().stream()
        .filter(each -> each.id().equals(operation))
        .findFirst()
        .map(each -> KeptAnswers.of(each, design))
        .orElseThrow();
  }

  @Test
  void a_write_ends_the_answers_that_show_its_row() {
    assertThat(ids(of("products.replace").ended()))
        .containsExactly("products.list", "products.get");
    assertThat(ids(of("products.get").ended())).isEmpty();
  }

  @Test
  void what_is_written_through_is_renewed_by_who_changes_it_and_not_by_who_comes_new() {
    assertThat(ids(of("identity.login").renewed())).containsExactly("me.get");
    assertThat(ids(of("identity.register").renewed())).isEmpty();
    assertThat(ids(of("identity.register").ended())).isEmpty();
  }

  /// The stock is taken in the transaction of the order, and given back in that of its end.
  @Test
  void steps_of_a_workflow_that_run_at_once_count_for_the_operations_that_start_and_undo_it() {
    assertThat(ids(of("orders.create").ended())).containsExactly("products.list", "products.get");
    assertThat(ids(of("orders.cancel").ended())).containsExactly("products.list", "products.get");
    var design = Designs.example("storefront");
    var workflow = Objects.requireNonNull(design.workflows().get("placeOrder"));
    assertThat(ids(KeptAnswers.of(workflow, design).ended()))
        .containsExactly("products.list", "products.get");
  }
}
