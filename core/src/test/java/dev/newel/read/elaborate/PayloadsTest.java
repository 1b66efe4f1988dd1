package dev.newel.read.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What the payload of an event is of.
class PayloadsTest {
  private static Elaboration event(String text) {
    return Elaboration.of(
        """
        newel: 1
        system: { name: shop }
        dependencies: { bank: { title: Bank } }
        entities:
          StockItem: { id: uuid key, sku: string(8) }
        events:
          %s
        """
            .formatted(text));
  }

  @Test
  void fields_are_of_the_entity_that_the_event_is_called_after() {
    assertThat(event("stock-item.gone: { payload: [id, sku] }").said()).isEmpty();
    assertThat(event("stock.gone: { payload: [id, sku] }").said())
        .containsExactly(
            "LINK009 events/stock.gone/payload The payload of `stock.gone` lists fields, and no"
                + " entity is called so.");
  }

  @Test
  void types_a_view_and_the_events_of_others_need_no_entity() {
    assertThat(event("stock.gone: { payload: StockItem }").said()).isEmpty();
    assertThat(event("stock.gone: { payload: { sku: string } }").said()).isEmpty();
    assertThat(event("stock.gone: { source: bank, payload: [sku] }").said()).isEmpty();
    assertThat(event("stock.gone: {}").said()).isEmpty();
  }
}
