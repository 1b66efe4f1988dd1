package dev.newel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.testing.TextTree;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a document says of a design that says otherwise.
class DesignRulesTest {
  private static final DesignNames NAMES =
      DesignNames.of(
          Objects.requireNonNull(
              TextTree.of(
                      """
                      newel: 1
                      system: { name: shop }
                      api: { base: /api/v1 }
                      entities:
                        Order: { id: uuid key, total: "decimal(10,2)", note: "string(..80)", count: int }
                      errors: { OUT_OF_STOCK: { status: 409, text: Too few are left. } }
                      events: { order.created: { of: Order } }
                      resources: { orders: { of: Order, list: public, get: public, create: { access: public, emits: order.created } } }
                      """)
                  .design()
                  .design()),
          Set.of("FR-001", "FR-002"));

  private static List<Finding> judge(String text) {
    return new Papers().with("a.md", "# A\n\n" + text + "\n").against(NAMES).findings();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "`GET /api/v1/orders`, POST /orders and GET /api/v1/orders/{orderId}?page=2.",
        "| GET | `/api/v1/orders/:id` |\n| --- | --- |\n| POST | /api/v1/orders/ |",
        "It satisfies FR-001; FR-9x and XFR-007 are of others.",
        "| Code | Status |\n| --- | --- |\n| `OUT_OF_STOCK` | 409 |\n| ORDER_NOT_FOUND | 404 |\n| 0 | 200 |",
        "| Entity | Rows |\n| --- | --- |\n| `Order` | 5 |\n| all of them | 9 |",
        "| Event | Trigger |\n| --- | --- |\n| `order.created` | a create |",
        "| Event | Level |\n| --- | --- |\n| user.login | info |",
        "## Order\n\n| Field | Type |\n| --- | --- |\n| total | numeric(10,2) |\n| note | text |\n| other | int |"
      })
  void whatTheDesignHasIsNoFinding(String text) {
    assertThat(judge(text)).isEmpty();
  }

  @Test
  void anOperationThatIsNotThereIsAnErrorBelowTheBaseOfTheInterface() {
    var findings = judge("`DELETE /api/v1/orders/{id}`, `GET /api/v1/order` and `GET /charges`.");
    assertThat(findings).extracting(Finding::id).containsOnly("DOC024").hasSize(3);
    assertThat(findings)
        .extracting(Finding::severity)
        .containsExactly(Severity.ERROR, Severity.ERROR, Severity.WARNING);
    assertThat(findings.getFirst().hint())
        .isEqualTo("At this path it has `GET /api/v1/orders/{id}`.");
    assertThat(findings.get(1).hint()).isEqualTo("Did you mean `GET /api/v1/orders`?");
  }

  @Test
  void anErrorIsThereWithItsStatus() {
    var findings =
        judge("| Code | Status |\n| --- | --- |\n| OUT_OF_STOK | 409 |\n| OUT_OF_STOCK | 422 |");
    assertThat(Papers.places(findings)).containsExactly("DOC025:5", "DOC026:6");
    assertThat(findings.getFirst().hint()).isEqualTo("Did you mean `OUT_OF_STOCK`?");
    assertThat(findings.getLast().message())
        .isEqualTo("`OUT_OF_STOCK` comes with 422 here, and with 409 in the design.");
  }

  @Test
  void entitiesEventsAndRequirementsAreThere() {
    var findings =
        judge(
            "Meets FR-003.\n\n| Entity |\n| --- |\n| Oder |\n\n| Event | Payload |\n| --- | --- |\n| order.create | id |");
    assertThat(Papers.places(findings)).containsExactly("DOC029:3", "DOC027:7", "DOC028:11");
  }

  @Test
  void aFieldHasTheTypeOfTheDesign() {
    var findings =
        judge("## Order\n\n| Field | Type |\n| --- | --- |\n| `total` | string |\n| count | int |");
    assertThat(Papers.places(findings)).containsExactly("DOC030:7");
    assertThat(findings.getFirst().message())
        .isEqualTo("`total` of `Order` is string here, and decimal in the design.");
  }
}
