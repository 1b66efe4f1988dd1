package dev.newel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Baseline;
import dev.newel.read.DesignReader;
import dev.newel.read.DiskTree;
import dev.newel.read.ReadDesign;
import dev.newel.read.Workspace;
import dev.newel.read.yaml.YamlLimits;
import dev.newel.testing.Golden;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What `newel explain` says of the examples.
class ExplanationTest {
  private static ReadDesign read(String example) {
    var tree = new DiskTree(Golden.root().resolve("examples").resolve(example));
    return DesignReader.read(tree, Workspace.read(tree, YamlLimits.DESIGN));
  }

  private static String explain(ReadDesign read, String what) {
    var design = Objects.requireNonNull(read.design());
    var judgement =
        Examination.of(read, LocalDate.of(2026, 11, 20)).judge(Set.of(), Baseline.EMPTY, null);
    return String.valueOf(new Explanation(design, read, judgement).of(what));
  }

  @ParameterizedTest
  @ValueSource(strings = {"storefront", "b2b", "conduit", "petclinic", "tariff", "newel"})
  void every_fact_of_every_operation_has_an_origin(String example) {
    var read = read(example);
    for (var operation : Objects.requireNonNull(read.design()).operations()) {
      assertThat(explain(read, operation.id())).doesNotContain("(by convention)");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "orders.create; emits        order.created",
        "orders.create; starts       placeOrder",
        "orders.cancel; moves        status: pending | paid -> cancelled else ORDER_NOT_CANCELLABLE",
        "orders.cancel; emits        order.cancelled",
        "products.create; rule         Prices are agreed with the supplier first.",
        "identity/operations/login; satisfies FR-015",
        "me.get; cached       through",
        "me.get; cache key    user:{viewer}",
        "products.get; cache key    product:{id}",
        "entities/Product/price; decimal(10,2) >= 0",
        "entities/Product/price; column price",
        "entities/Product/price; taken by products.create, products.replace",
        "events/user.registered; payload: [userId]",
        "events/user.registered; satisfies FR-018",
        "workflows/placeOrder; of: Order",
        "errors/OUT_OF_STOCK; Product {product} has too few items left.",
        "goals/reads; satisfies NFR-",
        "ADR-002; decides stack/store: PostgreSQL 17",
        "decisions/ADR-002; status accepted",
        "api/products/list/page/max; 100",
      })
  void says_what_the_storefront_says(String what, String fact) {
    assertThat(explain(read("storefront"), what)).contains(fact);
  }

  @ParameterizedTest
  @CsvSource({"products.list, api/page"})
  void a_fact_of_all_operations_is_written_with_them(String operation, String place) {
    var read = read("storefront");
    var span = read.sources().locate(new dev.newel.source.Address(place));
    assertThat(explain(read, operation))
        .containsPattern(
            "pages .*\\(" + java.util.regex.Pattern.quote(String.valueOf(span)) + "\\)");
  }
}
