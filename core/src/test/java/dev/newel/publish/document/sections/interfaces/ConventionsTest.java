package dev.newel.publish.document.sections.interfaces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.document.Rendering;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The sections on what holds for the whole interface.
class ConventionsTest {
  private static final Rendering STOREFRONT = Rendering.of("storefront");

  @Test
  void theErrorFormatTellsEveryMember() {
    assertThat(STOREFRONT.section("error-format", 0, null))
        .contains(
            "| `error.code` | string | always |",
            "| `error.field` | string | where a field is at fault |",
            "| `error.details[].message` | string | once for each fault |",
            "```json");
    assertThat(Rendering.of("conduit").section("error-format", 2, null).replaceAll("\\s+", " "))
        .contains(
            "No body bears a code, so that programs decide by the status and what the error is about;");
    assertThat(Rendering.of("b2b").section("error-format", 1, null))
        .contains("RFC 9457", "`application/problem+json`", "| `instance` |")
        .doesNotContain("```");
    assertThat(STOREFRONT.section("error-format", 2, null)).doesNotContain("|");
    assertThat(Rendering.of("tariff").section("error-format", 0, null))
        .startsWith("Nothing here answers over HTTP");
  }

  @Test
  void statusCodesNameWhatAnswersThem() {
    assertThat(STOREFRONT.section("status-codes", 0, "E01-F02").replaceAll("\\s+", " "))
        .contains(
            "- **200 OK**:",
            "- **201 Created**:",
            "- **304 Not Modified**:",
            "**409 Conflict**: The request contradicts the present state of the data. Its codes: "
                + "`IN_PROGRESS`, `OUT_OF_STOCK` and `ORDER_NOT_CANCELLABLE`.")
        .doesNotContain("**403", "**428");
    assertThat(Rendering.of("conduit").section("status-codes", 0, null))
        .contains(
            "There is no such row or route. Its codes", "The server or its database cannot answer");
    assertThat(Rendering.of("b2b").section("status-codes", 0, null))
        .contains("There is no such row or route, or the caller may not know of it.");
    assertThat(Rendering.of("conduit").section("error-codes", 0, null))
        .contains("| `UNAVAILABLE` | 503 | The database does not answer. |");
    assertThat(STOREFRONT.section("error-codes", 0, null))
        .contains("| `UNAVAILABLE` | 503 | The database or a dependency does not answer. |");
  }

  @Test
  void errorCodesAreThoseThatSomebodyMeets() {
    assertThat(STOREFRONT.section("error-codes", 0, null))
        .contains(
            "| `NOT_FOUND` | 404 | There is nothing at this address. |",
            "| `UNKNOWN_FIELD` | 422 |",
            "| `TOO_SMALL` | 422 |",
            "Authenticate anew, or renew the access token")
        .doesNotContain("`NOT_WRITABLE`");
    assertThat(STOREFRONT.section("status-codes", 0, null).replaceAll("\\s+", " "))
        .contains("`PRODUCT_NOT_FOUND`, `ORDER_NOT_FOUND` and `NOT_FOUND`.");
    // Its bodies ignore what they do not know and hold no numbers; nothing renews a token.
    assertThat(Rendering.of("conduit").section("error-codes", 0, null))
        .contains("`TOO_LONG`", "Correct the field that the answer names", "Authenticate anew, and")
        .doesNotContain("`UNKNOWN_FIELD`", "`TOO_SMALL`", "`TOO_LARGE`", "among the details");
  }

  @Test
  void theErrorStrategyHasTheCategoriesOfTheDesignDocument() {
    assertThat(STOREFRONT.section("error-strategy", 0, null))
        .contains(
            "| Error Category | Handling Approach | Client Response |",
            "| Validation error |",
            "400 `INVALID_PARAMETER`, 400 `KEY_REQUIRED`, 400 `MALFORMED`, 422 `VALIDATION_ERROR`.",
            "| Business rule violation |",
            "409 `ORDER_NOT_CANCELLABLE`, 409 `OUT_OF_STOCK`.",
            "| Downstream service failure | Of five dependencies, all have a timeout, three a retry",
            "| Internal server error |",
            "undoes its steps, the last one first");
    assertThat(Rendering.of("b2b").section("error-strategy", 0, null))
        .contains("Nothing is called but the database")
        .doesNotContain("undoes its steps");
  }

  @Test
  void paginationTellsPatternParametersAndMembers() {
    assertThat(STOREFRONT.section("pagination", 0, null))
        .contains(
            "Lists are page-based",
            "| `pageSize` | `20` | 1 to 100 |",
            "`pagination.totalItems`: how many rows there are on all pages");
    assertThat(STOREFRONT.section("pagination", 1, null))
        .contains("| `pageSize` | `20` | 1 to 100 |")
        .doesNotContain("totalItems");
    assertThat(Rendering.of("b2b").section("pagination", 0, null))
        .contains("cursor-based", "| `limit` | `50` | 1 to 200 |", "`next`");
    assertThat(Rendering.of("petclinic").section("pagination", 0, null))
        .contains("owners/list) | whole | all rows |", "| `page` | `0` | at least 0 |");
    assertThat(STOREFRONT.section("pagination", 0, "E01-F03"))
        .isEqualTo("Not applicable: no operation here lists rows.");
  }

  @Test
  void filteringNamesParametersOfEachList() {
    assertThat(STOREFRONT.section("filtering", 0, null))
        .contains(
            "| `category`, `inStock` | `name`, `description` | `createdAt`, `name`, `price` |"
                + " `-createdAt`, `id` |",
            "`sortBy`");
  }

  @Test
  void limitsNameRolesOperationsAndTheThrottle() {
    var columns = Map.of("Interface", "interface");
    assertThat(STOREFRONT.section("rate-limits", 0, null))
        .contains(
            "| Interface | Limit | Window |",
            "| All operations together, as `admin` | 5,000 requests | 1 minute, per user |",
            "(newel:resources/orders/create) | 300 requests | 1 minute, per user |",
            "five failed attempts | 1 minute, counted by `email` and `ip` |",
            "`Retry-After`");
    assertThat(STOREFRONT.section("rate-limits", 1, null, null, columns))
        .startsWith("| Interface |\n")
        .doesNotContain("Retry-After");
    assertThat(STOREFRONT.section("limit-headers", 0, null))
        .contains("| `X-RateLimit-Remaining` |", "Seconds until the limit is full again.");
    assertThat(Rendering.of("petclinic").section("limit-headers", 0, null))
        .contains("no caller is limited");
    assertThat(STOREFRONT.section("rate-limits", 0, null)).contains("by address or user, as");
    assertThat(Rendering.of("b2b").section("rate-limits", 0, null)).contains("by user or key, as");
  }

  @Test
  void versionsTellStrategyAndWhatEnds() {
    assertThat(STOREFRONT.section("versioning", 0, null).replaceAll("\\s+", " "))
        .contains(
            "**Strategy:** URL-based: the version is a part of every path (`/api/v1/*`).",
            "**Current version:** `v1`.",
            "The newest 2 versions side by side",
            "at least 6 months before it ends",
            "`X-API-Deprecated: true`");
    assertThat(Rendering.of("b2b").section("versioning", 0, null))
        .contains(
            "| `v1` | deprecated | 2026-07-01 | 2027-06-30 | `docs/v1-to-v2.md` |",
            "`Project.title`: named `name`.");
    assertThat(Rendering.of("b2b").section("versioning", 1, null)).doesNotContain("|");
    assertThat(STOREFRONT.section("compatibility", 0, null))
        .contains(
            "**Breaking, only in a new version:**",
            "A new word of an enumeration in an answer breaks.");
    assertThat(STOREFRONT.section("deprecation", 0, null))
        .contains("1. ", "5. Remove it; the newest 2 versions stay.");
    assertThat(Rendering.of("conduit").section("versioning", 0, null)).contains("One version");
  }

  @Test
  void theStyleTellsNamesMethodsAndIdempotency() {
    assertThat(STOREFRONT.section("api-style", 0, null).replaceAll("\\s+", " "))
        .contains(
            "14 operations on four resources",
            "PUT replaces a whole row",
            "`Idempotency-Key` on `POST /api/v1/orders`; the first answer is repeated for 1 day",
            "`https://shop.example`",
            "every answer names its request in `X-Request-Id`");
    assertThat(STOREFRONT.section("api-style", 0, null)).contains("stands below it by its key.");
    assertThat(Rendering.of("conduit").section("api-style", 0, null))
        .contains("by its `username`, `slug` or key.");
    assertThat(Rendering.of("conduit").section("route-table", 0, null))
        .contains(
            "| Adds the caller to `followers` of the profile. |",
            "| Removes the caller from `followers` of the profile. |",
            "| Lists the articles where `author in viewer.follows`, page by page. |");
    assertThat(Rendering.of("b2b").section("route-table", 0, null))
        .contains(
            "| Sets `lead` of the project and creates a row of `Task`. |",
            "| Runs the class `invoiceExport`. |");
    assertThat(STOREFRONT.section("api-documentation", 0, null)).contains("OpenAPI 3.1", "`/docs`");
  }

  @Test
  void cacheHeadersNameWhatMayBeKept() {
    assertThat(STOREFRONT.section("cache-headers", 0, null).replaceAll("\\s+", " "))
        .contains(
            "ends what the shared cache keeps of it at once; what is written through it renews.");
    assertThat(STOREFRONT.section("cache-headers", 0, null))
        .contains(
            "(newel:resources/products/list) | `public, max-age=300` | no | 5 minutes |",
            "strong entity tag");
    assertThat(Rendering.of("conduit").section("cache-headers", 0, null))
        .contains("No answer says that it may be kept.");
  }

  @Test
  void everyRouteIsARow() {
    assertThat(STOREFRONT.section("route-table", 0, null).lines())
        .filteredOn(line -> line.contains("](newel:"))
        .hasSize(14);
    assertThat(Rendering.of("conduit").section("route-table", 0, null).lines())
        .filteredOn(line -> line.startsWith("| ") && line.contains("`/api/"))
        .hasSize(19);
  }

  @Test
  void theOverviewSaysWhatKindOfInterfaceThereIs() {
    assertThat(STOREFRONT.section("interface-overview", 0, "E01-F02"))
        .contains(
            "Place an order: from basket to parcel.",
            "**Interface type:** Mixed (API, Library and Service).",
            "Web shop");
    assertThat(Rendering.of("tariff").section("interface-overview", 0, null))
        .contains("Mixed (Library, CLI and Service)");
    assertThat(Rendering.of("conduit").section("interface-overview", 1, null))
        .contains("**Interface type:** API.")
        .doesNotContain("|");
    assertThat(STOREFRONT.section("reference-note", 0, "E01-F02"))
        .contains(
            "four endpoints, one",
            "three events that it publishes and two events that it receives");
  }

  @Test
  void theCodeBaseIsWhatTheDesignBuildsOn() {
    assertThat(STOREFRONT.section("codebase-analysis", 0, "E01-F02"))
        .contains(
            "| `PriceList` | `sheets/price-list` | Spreadsheet. One row a product,", "| replace |");
    assertThat(Rendering.of("tariff").section("codebase-analysis", 0, null))
        .contains("naming: camelCase methods and UpperCamel types.", "Extend `PriceTable`;");
    assertThat(Rendering.of("conduit").section("codebase-analysis", 0, null))
        .startsWith("Open question");
    assertThat(STOREFRONT.section("alignment", 0, "E01-F02"))
        .contains("`contracts.md`", "`data-design.md`", "every endpoint asks for a token");
  }

  @Test
  void settingsBearPlaceholdersAndNoSecret() {
    assertThat(STOREFRONT.section("env-example", 0, null))
        .contains(
            "```dotenv",
            "PAYMENTS_KEY=replace-me",
            "PAYMENTS_URL=http://localhost:9100",
            "# Our key at the payment provider. (string, optional, secret)");
    assertThat(Rendering.of("conduit").section("env-example", 0, null))
        .isEqualTo("Not applicable: the design has no settings.");
  }
}
