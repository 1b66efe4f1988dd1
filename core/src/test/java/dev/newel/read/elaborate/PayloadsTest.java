package dev.newel.read.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.design.data.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

  private static List<String> carried(String payload) {
    var design =
        Elaboration.design(
            """
            newel: 1
            system: { name: shop }
            identity: { roles: { staff: {} } }
            entities:
              Person:
                id: uuid key
                email: string personal
                note: string? read(staff)
                home: Place
                town: string
            values: { Place: { street: string personal, zip: string } }
            views:
              PersonMail: { of: Person, fields: [id, email] }
              PersonAll: { of: Person, fields: [all] }
            events: { person.made: { payload: %s } }
            """
                .formatted(payload));
    var members = new ArrayList<String>();
    for (var item : Objects.requireNonNull(design.events().get("person.made")).payload().items()) {
      var opened = item.opened();
      members.add(
          opened == null
              ? item.wire()
              : item.wire() + opened.items().stream().map(View.Item::wire).toList());
    }
    return members;
  }

  /// Nobody is the viewer of an event.
  @Test
  void personal_fields_and_those_of_some_roles_are_carried_where_they_are_named() {
    assertThat(carried("Person")).containsExactly("id", "home[zip]", "town");
    assertThat(carried("PersonAll")).containsExactly("id", "home[zip]", "town");
    assertThat(carried("[all]")).containsExactly("id", "home[zip]", "town");
    assertThat(carried("[all, email]"))
        .containsExactlyInAnyOrder("id", "email", "home[zip]", "town");
    assertThat(carried("PersonMail")).containsExactly("id", "email");
    assertThat(carried("[id, note, home]")).containsExactly("id", "note", "home[street, zip]");
  }
}
