package dev.newel.publish.document.sections.interfaces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.document.Rendering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Functions, commands, events and business operations.
class OtherInterfacesTest {
  private static final Rendering STOREFRONT = Rendering.of("storefront");
  private static final Rendering TARIFF = Rendering.of("tariff");

  @Test
  void functionsTellSignatureErrorsAndBehavior() {
    assertThat(TARIFF.section("functions", 0, null).replaceAll("\\s+", " "))
        .contains(
            "### quote",
            "`quote(parcel: Parcel, on: date = today) -> Quote`",
            "`UNKNOWN_COUNTRY` (No tariff for `country`)",
            "| `on` | `date` | no | `today` | none | The day of posting. |",
            "- The same parcel on the same day has the same price.",
            "### countries",
            "**Raises:** nothing.");
  }

  @Test
  void commandsTellUsageOptionsOutputAndExits() {
    assertThat(TARIFF.section("commands", 0, null))
        .contains(
            "`tariff quote <country> <grams> [--on <on>] [--format <format>] [--quiet]`",
            "| `--from` | `date` | yes |",
            "| 3 | `UNKNOWN_COUNTRY`: No tariff for `country`. |",
            "| 6 | The file has errors; each is printed with its line. |",
            "**On `SIGTERM`:** Finishes what it has begun",
            "**Example:** `tariff quote DE 1200 --on 2027-01-15`");
    assertThat(STOREFRONT.section("commands", 0, null))
        .contains("### shopctl stock", "| 4 | There is no such product. |");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void everyLevelNamesEverything(int level) {
    assertThat(TARIFF.section("functions", level, null)).contains("quote", "countries");
    assertThat(TARIFF.section("commands", level, null))
        .contains("quote", "tariffs import", "tariffs list", "serve");
    assertThat(STOREFRONT.section("event-contracts", level, "E01-F02"))
        .contains("order.created", "order.cancelled", "payment.completed", "shipment.delivered");
  }

  @Test
  void eventsTellTriggerPayloadAndConsumers() {
    assertThat(STOREFRONT.section("event-contracts", 0, "E01-F02").replaceAll("\\s+", " "))
        .contains(
            "### order.created",
            "**Trigger:** [`POST /api/v1/orders`](newel:resources/orders/create).",
            "**Consumers:** E-mail provider (`mailer.send`).",
            "the failure of the workflow [`placeOrder`](newel:workflows/placeOrder)",
            "The envelope is CloudEvents 1.0, the payload JSON.",
            "| `id` | string | always | Tells a second delivery of the same event. |",
            "makes a new one; a new one stays backward compatible, so that who reads the new form can",
            "**Direction:** received from `carrier`, schema version 1.",
            "a second delivery, told by `event.id`, does nothing",
            "Find the row of Order where `id == event.orderId`. Move `status` from `shipped` to `completed`. Publish `order.completed`.",
            "**Promise:** To Sales analytics: Every event within 1 minute.",
            "| `id` | string | none | The id of the shipment. |",
            "| `deliveredAt` | timestamp |");
    assertThat(STOREFRONT.section("event-contracts", 1, "E01-F02"))
        .contains("| published |", "| received from `payments` | Payment provider sends it |");
    assertThat(Rendering.of("conduit").section("event-contracts", 0, null))
        .isEqualTo("Not applicable: no event is published or received here.");
  }

  @Test
  void businessOperationsTellWhatTheTemplateAsksFor() {
    var markdown = STOREFRONT.section("business-operations", 0, null);
    assertThat(markdown)
        .contains(
            "### Create an order",
            "**Purpose:**",
            "**Trigger:**",
            "**Preconditions:**",
            "- Prices are agreed with the supplier first.",
            "It is refused with `OUT_OF_STOCK`: Product `product` has too few items left.",
            "**Side Effects:**",
            "**Postconditions:**",
            "- `status` is `pending` or `paid`.",
            "### React to shipment.delivered",
            "### Job forget")
        .doesNotContain("### List", "### Get");
  }

  @Test
  void businessOperationsTellTheirRulesAndWhatLasts() {
    var markdown = STOREFRONT.section("business-operations", 0, null).replaceAll("\\s+", " ");
    assertThat(markdown)
        .contains(
            "- An unknown login and a wrong password are refused alike, with `INVALID_CREDENTIALS`.",
            "- After five failures within 1 minute the right password too is refused",
            "**Preconditions:** The refresh token is valid and has not been used before.",
            "**Business Rules:** A refresh token is used once:",
            "- The refresh tokens of this login count no more.",
            "Mark the product as deleted in `deletedAt` and keep its row.",
            "- No operation finds the product any more.",
            "- What is sent twice under one idempotency key is done once.",
            "- `lines.unitPrice` is taken from `product.price`, as that is at this moment.")
        .containsSubsequence(
            "### Create an order", "**Postconditions:** - `status` is `pending`.", "### Cancel")
        .containsSubsequence(
            "### Job forget",
            "**Preconditions:** It applies to each row of `Order` where",
            "**Business Rules:** A turn is done as a whole:")
        .doesNotContain("- `status` is `pending`. **Business Rules:** A turn");
    assertThat(Rendering.of("conduit").section("business-operations", 0, null))
        .contains("Delete the comment.")
        .doesNotContain("as deleted in", "under one idempotency key");
  }

  @Test
  void aDesignWithoutThemSaysSo() {
    var conduit = Rendering.of("conduit");
    assertThat(conduit.section("functions", 0, null)).startsWith("Not applicable: ");
    assertThat(conduit.section("commands", 1, null)).startsWith("Not applicable: ");
    assertThat(TARIFF.section("rate-limits", 0, null)).startsWith("Not applicable: ");
  }
}
