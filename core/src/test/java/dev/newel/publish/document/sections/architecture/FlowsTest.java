package dev.newel.publish.document.sections.architecture;

import static dev.newel.publish.document.sections.architecture.Told.rows;
import static dev.newel.publish.document.sections.architecture.Told.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.document.Rendering;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowsTest {
  private static final Rendering STOREFRONT = Rendering.of("storefront");

  @Test
  void aWorkflowTellsStepsCompensationsAndFailure() {
    var told = told("storefront", "workflows-in-full");
    assertThat(told)
        .contains("### placeOrder", "**Description:** Reserves, charges and ships.")
        .contains("[`orders.create`] starts it. [`orders.cancel`] undoes what it has done.")
        .contains("1. **reserveInventory** in [`catalog`]: For every item of `lines` it sets")
        .contains("It waits for [`payment.completed`], at most 15 minutes. It moves `status`")
        .contains("Compensation: `refundPayment`, which calls `payments.refundPayment`")
        .contains("the last first: `refundPayment`, `releaseInventory`.")
        .contains("`reserveInventory` runs in the transaction of the request")
        .contains("`cancelShipment` is left to [`orders.cancel`]: no later failure asks for it.")
        .contains("Once `status` is `shipped`, [`orders.cancel`] is refused.")
        .contains("sets `reason` to the code of the failure and publishes [`order.cancelled`]")
        .contains("### Scheduled Jobs", "### Pipelines", "- **sales**: Nightly totals. A batch,");
    assertThat(told("conduit", "workflows-in-full")).startsWith("Not applicable: ");
  }

  @Test
  void shorterWorkflowsKeepTheirStepsAndWhatTakesThemBack() {
    for (var level = 0; level < 2; level++) {
      assertThat(told(STOREFRONT, "workflows", level, null, null))
          .contains("reserveInventory", "processPayment", "createShipment")
          .contains("releaseInventory", "refundPayment", "cancelShipment");
    }
    assertThat(told("b2b", "workflows-in-full"))
        .contains("**When all is done:** It moves `state` from `running` to `succeeded`.")
        .contains("It may take 10 minutes.");
  }

  @Test
  void aRequestPassesTheStagesInTheOrderOfChecks() {
    assertThat(told("storefront", "request-flow"))
        .containsSubsequence(
            "**Size:**",
            "**Limit per address:**",
            "**Route:**",
            "**Authentication:**",
            "**Limit per caller:**",
            "**Role:**",
            "**Media types:**",
            "**Syntax:**",
            "**Idempotency key:**",
            "**Rows:**",
            "**Grant:**",
            "**Fields:**",
            "**State:**",
            "**Effects:**",
            "**Consequences:**",
            "**Answer:**")
        .doesNotContain("**Tenant:**", "**Precondition:**");
    assertThat(told("b2b", "request-flow"))
        .containsSubsequence("**Tenant:**", "**Rows:**", "**Precondition:**")
        .contains("**Limit per caller:**")
        .doesNotContain("**Limit per address:**");
    assertThat(told("b2b", "request-flow")).contains("(409) and invariants (422) must hold.");
    assertThat(told("conduit", "request-flow"))
        .contains("**Effects:** rows are written; uniqueness (409) must hold.");
    assertThat(told("tariff", "request-flow"))
        .isEqualTo("Not applicable: the design offers nothing over HTTP.");
  }

  /// What is counted for a caller is not told as counted for an address, nor the other way round.
  @Test
  void onlyTheLimitsThatTheDesignHasAreStages(@TempDir Path folder) throws IOException {
    var design =
        """
        identity: { users: Person, login: email, roles: { %s } }
        api: { access: user }
        entities: { Person: { id: uuid key, email: email unique, secret: password(12..) } }
        resources: { people: { of: Person, get: {} } }
        """;
    assertThat(
            told(
                Told.design(folder, design.formatted("user: { limit: 5/s }")),
                "request-flow",
                0,
                null,
                null))
        .contains("**Limit per caller:**")
        .doesNotContain("**Limit per address:**");
    assertThat(
            told(
                Told.design(folder, design.formatted("anonymous: { limit: 5/s }, user: {}")),
                "request-flow",
                0,
                null,
                null))
        .contains("**Limit per address:**")
        .doesNotContain("**Limit per caller:**");
  }

  @Test
  void whatRunsWithoutARequestIsTold() {
    assertThat(told("storefront", "pipelines"))
        .contains(
            "### sales",
            "every day at 02:00",
            "It writes the file `sales.csv`.",
            "The handler `salesCsv` does it.");
    assertThat(told("storefront", "batch"))
        .contains(
            "**forget**, every hour: Ends orders that nobody paid.", "[`sales`]**, a pipeline");
    assertThat(told("storefront", "async-processing"))
        .contains(
            "`processPayment` and `createShipment` run after the request",
            "**Pipeline** `sales`, every day at 02:00: Nightly totals.");
    assertThat(told("b2b", "async-processing")).contains("([`imports.create`]) answer 202");
    assertThat(told("storefront", "streams")).startsWith("Not applicable: ");
    assertThat(told("conduit", "async-processing")).startsWith("Not applicable: ");
    assertThat(told("conduit", "batch")).startsWith("Not applicable: ");
    assertThat(told("conduit", "pipelines")).startsWith("Not applicable: ");
  }

  @Test
  void eventsLeaveWithTriggerPayloadAndReaders() {
    assertThat(rows(told("storefront", "events-published")))
        .hasSize(5)
        .contains(
            "| [`user.registered`] | When [`identity.register`] succeeds. | `userId` | [E-mail provider] (`mailer.send`) |");
    assertThat(told("storefront", "events-published"))
        .contains(
            "**Promise** ([`order.completed`]): To Sales analytics: Every event within 1 minute.")
        .containsOnlyOnce("**Promise**");
    assertThat(rows(told("storefront", "events-consumed")))
        .hasSize(3)
        .anySatisfy(
            row ->
                assertThat(row)
                    .startsWith("| [`payment.completed`] | [Payment provider] | [`placeOrder`]"));
    assertThat(told("conduit", "events-published"))
        .isEqualTo("Not applicable: the design publishes no events.");
    assertThat(told("conduit", "events-consumed"))
        .isEqualTo("Not applicable: the design receives no events.");
  }

  @Test
  void theCatalogueAnswersSevenQuestionsOfEachEvent() {
    var told = told("storefront", "event-catalogue");
    assertThat(told.lines().filter(line -> line.startsWith("### "))).hasSize(6);
    assertThat(told)
        .contains(
            "**Producer:** Storefront, through [`orders.cancel`] and [`placeOrder`].",
            "**Consumers:** [Sales analytics].",
            "**Schema version:** 1.",
            "**Retry policy:** up to five attempts to send it; then the dead letters.",
            "**SLA:** To Sales analytics: Every event within 1 minute.",
            "| `reason` | string | may be null | Why it was cancelled, when the workflow did it. |");
    assertThat(told("tariff", "event-catalogue"))
        .contains("**Schema version:** 2.", "in order within `id`", "99% within 2s");
    assertThat(told("b2b", "event-catalogue"))
        .contains("**Arrives at:** `POST /api/v2/hooks/bank`, signed by hmac-sha256");
  }

  @Test
  void topicsCarryTheirEvents() {
    assertThat(told("storefront", "queues"))
        .startsWith("No broker is used")
        .contains("[`order.completed`] | the key of the row |", "| as its source sends it |");
    assertThat(told("conduit", "summary-components")).startsWith("Not applicable: ");
    assertThat(told("storefront", "summary-entities"))
        .contains("| 10 | [`User`] and [`Product`] |");
    assertThat(told("tariff", "queues"))
        .contains("Kafka carries the events.", "| `parcel` |", "as group `tariff`");
    assertThat(told("tariff", "event-processing"))
        .contains("One event leaves the system, and one comes in.", "in `tariff.dead`");
    assertThat(told("b2b", "event-processing")).contains("signed with `hmac-sha256`", "8 times");
    assertThat(told("conduit", "queues")).startsWith("Not applicable: ");
  }

  @Test
  void cachesSayWhatTellsAnswersApartAndWhatEndsThem() {
    var told = told("storefront", "caching");
    assertThat(told)
        .contains("the client's own HTTP cache, the edge (Content delivery network), Redis 7,")
        .contains(
            "| [`products.get`] | Distributed: Redis 7 | 15 minutes | `product:{id}` | cache-aside | Ended at once by [`products.create`], [`products.replace`], [`products.delete`] and [`placeOrder`]. |")
        .contains(
            "| [`products.list`], beyond us | HTTP: browsers and networks between | 5 minutes |")
        .contains("| 1 hour | `user:{viewer}` | write-through | Renewed by [`identity.login`]. |");
    assertThat(rows(told)).hasSize(5);
    assertThat(told("conduit", "caching")).startsWith("Not applicable: ");
  }

  @Test
  void whoRegistersEndsListsAloneForNoOtherAnswerHadThem(@TempDir Path folder) throws IOException {
    var rendering =
        Told.design(
            folder,
            """
            entities: { User: { id: uuid key, name: string, email: email unique, password: password } }
            identity: { users: User, login: email, operations: { register: { accepts: [name, email, password] } } }
            resources:
              users:
                of: User
                list: { access: public, cache: 5m }
                get:  { access: public, cache: 5m }
            """);
    assertThat(rows(told(rendering, "caching", 0, null, null)))
        .anySatisfy(
            row -> assertThat(row).contains("[`users.list`]", "Ended at once by [`identity.reg"))
        .anySatisfy(row -> assertThat(row).contains("[`users.get`]").doesNotContain("register"));
    assertThat(told(rendering, "endpoints-in-full", 0, null, null))
        .contains("End what is kept of the answers of [`users.list`].");
  }

  @Test
  void aProfileWithoutAColumnForKeysHasThemBelow() {
    var columns = Map.of("Cache", "cache", "TTL", "ttl");
    assertThat(Told.read(STOREFRONT.section("caching", 0, null, null, columns)))
        .contains("- [`products.get`]: `product:{id}`.");
  }

  @Test
  void theOverviewIsThreeSentencesAndFacts() {
    assertThat(told(STOREFRONT, "architecture-overview", 1, "E01-F02", null))
        .startsWith(
            "Place an order is a feature of Storefront, owned by ordering-team: from basket to parcel.")
        .contains(
            "four operations over HTTP and one library function and has one entity, three events")
        .contains("a modular monolith ([ADR-003]: one team of six); its parts are [`catalog`]");
    assertThat(told("storefront", "architecture-overview"))
        .contains(
            "**Load:** 300 requests a second at peak, 95% of them reads.",
            "**Called by:** Web shop and");
    assertThat(told("storefront", "service-overview"))
        .contains("It serves two clients", "[Sales analytics] depends on it for data.");
    assertThat(told("storefront", "service-pattern")).contains("**Pattern:** modular monolith");
  }

  @Test
  void patternsNameTheirPlace() {
    assertThat(told("storefront", "patterns"))
        .contains("**Saga:** when a step of [`placeOrder`] fails", "**Circuit breaker:** calls of")
        .contains("**Idempotency key:** a request of [`orders.create`]");
    assertThat(told(STOREFRONT, "patterns", 1, null, null)).contains("Saga, Transactional outbox,");
    assertThat(told("petclinic", "patterns")).startsWith("Not applicable: ");
  }

  @Test
  void summariesNameEveryResourceAndEntity() {
    for (var level = 0; level < 2; level++) {
      assertThat(told(STOREFRONT, "summary-interfaces", level, null, null))
          .contains("identity", "products", "me", "orders");
      assertThat(told(STOREFRONT, "summary-entities", level, null, null))
          .contains("Category", "Product", "User", "Order");
      assertThat(told(STOREFRONT, "summary-components", level, null, null))
          .contains("catalog", "accounts", "ordering");
    }
    assertThat(told("storefront", "summary-interfaces"))
        .contains(
            "| [`identity`] | `/api/v1/auth` | `register`, `login`, `refresh` and `logout` |");
  }

  @Test
  void clientsAndConsumersAreToldWithLoadAndPromise() {
    assertThat(rows(told("storefront", "clients"))).hasSize(3);
    assertThat(told("newel", "clients")).contains("| the commands of `newel` |");
    // Where the operations of each resource do not fit, none of the names is left out for them.
    assertThat(told("storefront", "clients"))
        .contains("[`identity`], [`me`] and [`orders`] |")
        .contains("[`identity`] (register, login, refresh, logout) |");
    assertThat(told("storefront", "clients"))
        .contains("single-page application", "Web shop calls up to 280 requests a second");
    assertThat(rows(told("storefront", "consumers")))
        .contains(
            "| Sales analytics | [`order.completed`] | Counts what is sold. | Every event within 1 minute. |");
    assertThat(told("b2b", "consumers"))
        .startsWith("**Subscribers:** whoever stands as a row of [`Webhook`] is sent");
    assertThat(told("conduit", "consumers")).startsWith("Not applicable: ");
    assertThat(told("storefront", "principles")).contains("**Start simple:** A module leaves");
  }
}
