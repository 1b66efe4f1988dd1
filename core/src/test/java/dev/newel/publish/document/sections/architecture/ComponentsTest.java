package dev.newel.publish.document.sections.architecture;

import static dev.newel.publish.document.sections.architecture.Told.rows;
import static dev.newel.publish.document.sections.architecture.Told.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.document.Rendering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComponentsTest {
  private static final Rendering STOREFRONT = Rendering.of("storefront");

  @Test
  void aComponentSaysItsPurposeDutiesNeedsAndInterfaces() {
    var told = told(STOREFRONT, "component-details", 0, "E01-F02", null);
    assertThat(told)
        .contains("### catalog", "### ordering")
        .doesNotContain("### accounts")
        .contains("**Purpose:** Takes an order from reservation to shipment.")
        .contains("- Does step `reserveInventory` of [`placeOrder`].")
        .contains("- [Payment provider]: Takes the money for an order and gives it back.")
        .contains("event [`payment.completed`]")
        .contains("[`POST /api/v1/orders/{id}/cancel`]");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void everyLevelNamesEveryComponentAndWhatItUses(int level) {
    assertThat(told(STOREFRONT, "component-details", level, null, null))
        .contains("catalog", "accounts", "ordering", "Payment provider", "E-mail provider");
  }

  @Test
  void theShortestLevelIsOneRowEach() {
    assertThat(rows(told(STOREFRONT, "component-details", 2, null, null))).hasSize(4);
  }

  /// What each does for it stands in its interfaces; here is what its absence costs.
  @Test
  void whatAPartCannotDoWithoutIsReachedSomehowAndMissedSomehow() {
    assertThat(told(STOREFRONT, "component-reliance", 0, null, "ordering"))
        .contains(
            "- **Other parts:** [`catalog`] and [`accounts`], each by a function call.",
            "- **[Parcel carrier]**, over REST. While it is away: Orders stay paid until it answers.",
            "- **PostgreSQL 17**, over SQL. While it is away: what reads or writes [`Order`] is answered 503.")
        .doesNotContain("Takes the money");
    assertThat(told(Rendering.of("newel"), "component-reliance", 0, null, "text"))
        .startsWith("Not applicable: `text` uses no other component");
  }

  @Test
  void subscribersAreAmongThoseWhoAreCalled() {
    assertThat(rows(told(Rendering.of("b2b"), "external-integrations", 0, null, null)))
        .anySatisfy(
            row -> assertThat(row).startsWith("| Subscribers |").contains("[`invoice.paid`]"));
    assertThat(told(STOREFRONT, "external-integrations", 0, null, null))
        .doesNotContain("Subscribers");
  }

  @Test
  void interfacesAreProvidedOrRequired() {
    var rows = rows(told(STOREFRONT, "component-interfaces", 0, null, "accounts"));
    assertThat(rows).filteredOn(row -> row.contains("| Provided |")).hasSize(6);
    assertThat(rows)
        .filteredOn(row -> row.contains("| Required |"))
        .hasSize(3)
        .anySatisfy(row -> assertThat(row).contains("PostgreSQL 17").contains("`User`"));
  }

  @Test
  void aComponentRunsWhatIsAboutItsRows() {
    assertThat(told(STOREFRONT, "component-responsibility", 0, null, "ordering"))
        .contains(
            "Runs the workflow [`placeOrder`], the job `forget` (every hour) and the pipeline `sales`.");
    assertThat(told(STOREFRONT, "component-responsibility", 0, null, "catalog"))
        .doesNotContain("Runs ");
  }

  @Test
  void anActionIsToldByItsEffects() {
    assertThat(told(STOREFRONT, "component-operations", 0, null, "ordering"))
        .contains(
            "[`orders.cancel(id): Order`]: Takes the order from `pending` or `paid` to `cancelled`.")
        .contains("[`orders.create(lines, address): Order`]");
  }

  @Test
  void eventsBelongToTheOwnerOfTheirRows() {
    assertThat(told(STOREFRONT, "component-published", 0, null, "ordering"))
        .contains("[`order.completed`]: When [`shipment.delivered`] has been handled.")
        .contains("[`orders.cancel`] succeeds or [`placeOrder`] has failed.")
        .doesNotContain("user.registered");
    assertThat(told(STOREFRONT, "component-subscribed", 0, null, "ordering"))
        .contains("For the [`Order`] where `id == event.orderId`, it moves");
    assertThat(told(STOREFRONT, "component-published", 0, null, "catalog"))
        .isEqualTo("Not applicable: `catalog` publishes no events.");
    assertThat(told(STOREFRONT, "component-subscribed", 0, null, "ordering"))
        .contains("[`payment.completed`]: [`placeOrder`] waits for it.");
  }

  @Test
  void partsAreToldWhereTheDesignHasThem() {
    assertThat(told(STOREFRONT, "component-structure", 0, null, "catalog"))
        .contains("two parts", "**stock:** Reserves and releases.");
    assertThat(told(STOREFRONT, "component-structure", 0, null, "accounts"))
        .contains("two parts", "**sessions:** Gives, renews and ends tokens.");
    assertThat(told(Rendering.of("newel"), "component-structure", 0, null, "report"))
        .contains("divides `report` no further");
  }

  @Test
  void aDesignWithoutComponentsIsOneInEverySection() {
    assertThat(told("b2b", "component-details"))
        .isEqualTo("Not applicable: the design is one component.")
        .isEqualTo(told("b2b", "summary-components"));
    assertThat(told("b2b", "internal-integrations"))
        .isEqualTo("Not applicable: the design is one component, and no consumer reads events.");
  }

  @Test
  void integrationsNameCallersAndReaders() {
    assertThat(rows(told("storefront", "internal-integrations")))
        .containsExactly(
            "| Service | Integration Type | Purpose |",
            "| [`catalog`], for [`ordering`] | function call | Does step `reserveInventory` of [`placeOrder`]. |",
            "| [`accounts`], for [`ordering`] | function call | Registers and authenticates people. It keeps [`User`], to which `Order.customer` refers. |",
            "| [Sales analytics] | event | Reads [`order.completed`]. Counts what is sold. |");
    assertThat(told(STOREFRONT, "external-integrations", 0, "E01-F03", null))
        .contains("| E-mail provider | REST |")
        .doesNotContain("Payment provider");
    assertThat(told("conduit", "external-integrations"))
        .isEqualTo("Not applicable: the design calls no other system.");
  }

  @Test
  void aDependencyInFullAnswersFiveQuestions() {
    var told = told("storefront", "dependencies-in-full");
    assertThat(told)
        .contains(
            "**Purpose:** Takes the money",
            "**Communication:** A service, spoken to over REST. Authentication: An API key",
            "| `processPayment` | `POST /charges` | `orderId` and `amount` | `chargeId` | yes |",
            "**Error Handling:** An attempt that takes longer than 2 seconds has failed.",
            "**Circuit Breaker:** Opens when 50% of the last 20 calls fail, and lets one call try after 30 seconds.",
            "**Retry Policy:** At most three attempts in all, 200 ms before the second",
            "about 6.6 seconds");
    assertThat(told.lines().filter(line -> line.startsWith("### ")))
        .containsExactly(
            "### Payment provider",
            "### Parcel carrier",
            "### E-mail provider",
            "### Shared cache",
            "### Picture store");
  }
}
