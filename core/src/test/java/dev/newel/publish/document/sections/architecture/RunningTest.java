package dev.newel.publish.document.sections.architecture;

import static dev.newel.publish.document.sections.architecture.Told.rows;
import static dev.newel.publish.document.sections.architecture.Told.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.Designs;
import dev.newel.publish.document.Rendering;
import dev.newel.publish.example.RowIds;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunningTest {
  @Test
  void timeoutsHaveTheirReason() {
    assertThat(rows(told("storefront", "timeouts")))
        .hasSize(9)
        .contains(
            "| One call of [Shared cache] | 50 ms | The database answers within 80 ms. |",
            "| Step `processPayment` of [`placeOrder`], waiting | 15 minutes | [`payment.completed`] must have come by then, or the step has failed. |")
        .anySatisfy(
            row ->
                assertThat(row)
                    .contains("2 seconds", "99 of 100 charges within 1 second", "6.6 seconds"));
  }

  @Test
  void anOverviewTellsTheOwnerOfAFeatureAndHowManyComponentsThereAre() {
    assertThat(told(Rendering.of("storefront"), "architecture-overview", 0, "E01-F02", null))
        .startsWith(
            "Place an order is a feature of Storefront, owned by ordering-team: from basket");
    assertThat(told(Rendering.of("storefront"), "architecture-overview", 0, "E01-F01", null))
        .startsWith("Browse the catalogue is a feature of Storefront. It offers");
    var components = Designs.example("newel").prose().components().size();
    assertThat(told("newel", "architecture-overview"))
        .contains("It is made of %d components.".formatted(components));
  }

  @Test
  void anUnstatedTimeoutOfStatementsIsTheConvention() {
    assertThat(told("conduit", "timeouts")).contains("| 5 seconds | The convention;");
  }

  @Test
  void breakersRetriesAndBulkheadsNameWhoHasNone() {
    assertThat(told("storefront", "breakers"))
        .contains("| [Payment provider] | 50% of the last 20 calls fail | 30 seconds |")
        .contains(
            "| [Parcel carrier] | 50% of the last 20 calls fail | 1 minute |",
            "no breaker for [Shared cache] and [Picture store]");
    assertThat(rows(told("storefront", "retries")))
        .contains(
            "| [Parcel carrier] | at most 5 | 1 second, doubling, varied at random | The call has failed and counts for the breaker. |",
            "| Sending an event | at most 5 | 1 second each | The event goes to the dead letters. |");
    assertThat(told("storefront", "bulkheads"))
        .contains("[Payment provider]: at most 16 calls", "at most 20 connections");
    assertThat(told("conduit", "breakers")).startsWith("Not applicable: ");
    assertThat(told("conduit", "retries")).startsWith("Not applicable: ");
    assertThat(told("b2b", "retries")).contains("| Telling a subscriber | at most 8 |");
  }

  @Test
  void aCallThatMayDoHarmIsNotRepeated(@TempDir Path folder) throws IOException {
    var rendering =
        Told.design(
            folder,
            """
            dependencies:
              bank:
                timeout: 1s
                retry: { attempts: 3, backoff: 1s linear, cap: 1500ms, on: [timeout, 503] }
                offers: { pay: { http: POST /payments }, ask: { http: GET /payments } }
            """);
    assertThat(told(rendering, "dependencies-in-full", 0, null, null))
        .contains("| `pay` | `POST /payments` | no members | nothing that is read | no |")
        .contains("`pay` is tried once, because a second call might do harm.")
        .contains("on `timeout` or `503`")
        .contains("about 5.5 seconds");
    assertThat(told(rendering, "retries", 0, null, null))
        .contains("Tried once, whatever the table says: `pay` of [bank].");
  }

  @Test
  void scalingAndAvailabilityAreCounted() {
    assertThat(told("storefront", "scaling"))
        .contains("from 2 to 6 instances by the rule `cpu > 70%`")
        .contains(
            "one instance is given 512MB of memory, works on at most 200 requests at once and holds at most 1,000 connections open.")
        .contains("each answers 50 of them a second");
    assertThat(told("storefront", "availability"))
        .contains(
            "at least two instances", "43 minutes of downtime in 30 days", "within 10 seconds");
    assertThat(told("storefront", "load-balancing")).contains("Round robin at the ingress");
    assertThat(told("storefront", "discovery")).contains("DNS of the cluster", "`PAYMENTS_URL`");
    assertThat(told("storefront", "rollout"))
        .contains("side by side", "Up to two versions are served at once.")
        .contains("An old one ends at the earliest 6 months after notice.");
    assertThat(told("storefront", "migrations-at-deploy")).contains("Flyway", "Forward only.");
    assertThat(told("storefront", "deployment")).contains("`dev` and `prod`", "rolling");
  }

  @Test
  void theListOfTechnologyBeginsAsItsReadersExpect() {
    assertThat(told("storefront", "technology-list").lines())
        .containsExactly(
            "- Runtime: Java 25",
            "- Framework: Newel",
            "- Database: PostgreSQL 17",
            "- Cache: Redis 7",
            "- Authentication: JWT with refresh tokens",
            "- Edge: Content delivery network");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scaling", "availability", "deployment", "discovery", "load-balancing", "rollout",
        "migrations-at-deploy", "configuration", "metrics", "logging", "tracing", "alerting",
        "health", "clients", "principles", "technology", "goals"
      })
  void whatTheDesignDoesNotKnowStaysOpen(String section) {
    assertThat(told("petclinic", section)).isEmpty();
  }

  @Test
  void settingsNeverShowASecret() {
    assertThat(rows(told("storefront", "configuration")))
        .contains(
            "| Variable | Purpose | Type | Default | Secret |",
            "| `DATABASE_URL` | The PostgreSQL to use; without it an embedded one. | string | none | yes |",
            "| `PAYMENTS_KEY` | Our key at the payment provider. | string | none | yes |")
        .anySatisfy(
            row ->
                assertThat(row)
                    .startsWith("| `PAYMENTS_URL` |")
                    .contains("For example `http://localhost:9100`.")
                    .endsWith("| no |"));
    assertThat(told("storefront", "configuration"))
        .contains("`PAYMENTS_URL`: `https://payments.example` in `prod`.");
  }

  @Test
  void goalsHaveTargetAndMethod() {
    assertThat(rows(told("storefront", "goals")))
        .hasSize(8)
        .contains(
            "| Response time (p99), reads | within 150 ms | A histogram at the server over 5 minutes. |",
            "| Response time (p99), writes | within 400 ms | A histogram at the server over 5 minutes. |",
            "| Error rate, reads | at most 0.1% | A histogram at the server over 5 minutes. |");
  }

  @Test
  void theRunningSystemTells() {
    assertThat(rows(told("storefront", "metrics")))
        .hasSize(7)
        .contains("| Active connections | Gauge | Connections in use. Unit: connections. |");
    assertThat(rows(told("storefront", "alerting")))
        .contains(
            "| Errors | `error rate > 1% for 5m` | page | See the runbook on payment outages. |");
    for (var section :
        java.util.List.of("tracing", "alerting", "timeouts", "rollout", "load-balancing")) {
      assertThat(told(Rendering.program(), section, 0, null, null))
          .startsWith("Not applicable: nothing here is served");
      assertThat(told("conduit", section)).doesNotContain("nothing here is served");
    }
    assertThat(told("storefront", "health").replaceAll("\\s+", " "))
        .contains(
            "A failure of `redis` is told and turns no answer into 503, for the service goes on without it.");
    assertThat(rows(told("storefront", "health")))
        .contains("| `GET /health/ready` | Readiness | database, redis and disk |");
    assertThat(told("storefront", "tracing")).contains("OpenTelemetry", "each step of a workflow");
    assertThat(told("storefront", "logging"))
        .contains("`requestId`", "No line holds `User.email`, `User.password`", "```json")
        .contains("\"service\": \"storefront\"");
  }

  @Test
  void limitsAndBottlenecksAreComputed() {
    assertThat(rows(told("storefront", "resource-limits")))
        .contains(
            "| Requests at once | 200 | each instance |",
            "| Calls of [Payment provider] at once | 16 | each instance |",
            "| Rows of one page | 100 | each request |");
    assertThat(told("storefront", "bottlenecks"))
        .contains("200 requests of an instance share 20 of them", "open up to 120")
        .contains("16 calls at once let 8 a second through")
        .contains("**The payment provider is slow at peak.** A breaker stops the calls");
    assertThat(told("b2b", "bottlenecks"))
        .contains("`number` one after the other within one `company`");
    assertThat(told("storefront", "bottlenecks"))
        .contains(
            "**Search of [`products.list`].** It looks for a text within `name` or `description`",
            "up to 100,000 of them.");
    assertThat(told("conduit", "bottlenecks"))
        .contains("[`comments.list`] and [`tags.list`] answer with all rows");
    assertThat(told("conduit", "database-performance"))
        .contains("[`comments.list`] and [`tags.list`] answer with all rows at once.");
    assertThat(told("storefront", "database-performance"))
        .contains(
            "a pool of 5 to 20",
            "`Product`] by `category`, `createdAt`, `name`, `price` and `images`; ",
            "read committed",
            "by year of createdAt");
  }

  /// A reader finds the person of the line in the examples of the interface.
  @Test
  void theLineOfTheLogIsOfTheUserOfTheExamples() {
    assertThat(told("storefront", "logging")).contains(RowIds.of("User", 0));
  }
}
