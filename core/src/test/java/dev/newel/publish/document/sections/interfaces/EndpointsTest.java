package dev.newel.publish.document.sections.interfaces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.document.Rendering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {
  private static final Rendering STOREFRONT = Rendering.of("storefront");

  /// Every level names every endpoint of the feature, its answer and its statuses.
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void everyLevelNamesEveryEndpoint(int level) {
    assertThat(STOREFRONT.section("endpoints", level, "E01-F01"))
        .contains(
            "`GET /api/v1/products`",
            "`GET /api/v1/products/{id}`",
            "`POST /api/v1/products`",
            "`PUT /api/v1/products/{id}`",
            "`DELETE /api/v1/products/{id}`",
            "ProductSummary",
            "NewProduct")
        .doesNotContain("/orders");
  }

  @Test
  void theShortestFormIsOneRowEachWithALinkToTheFullForm() {
    var rows =
        STOREFRONT
            .section("endpoints", 2, "E01-F02")
            .lines()
            .filter(line -> line.startsWith("| ["))
            .toList();
    assertThat(rows).hasSize(4);
    assertThat(rows.get(2))
        .contains(
            "(newel:resources/orders/create)",
            "Takes an order and begins to fulfil it.",
            "access token",
            "`user`",
            "`Idempotency-Key`",
            "`201`",
            "400, 401, 406, 409, 413, 415, 422, 429, 500, 503");
  }

  @Test
  void parametersAreToldWithTheirPlaceTypeDefaultAndBounds() {
    assertThat(STOREFRONT.section("endpoints", 0, "E01-F01"))
        .contains(
            "| `pageSize` | query | int | no | `20` | 1 to 100 |",
            "| `sortBy` | query | enum | no | `createdAt` |",
            "| `category` | query | uuid, key of Category | no |",
            "| `id` | path | uuid | yes |");
  }

  /// The steps stand in the order of checks of the language.
  @Test
  void processingFollowsTheOrderOfChecks() {
    var markdown = STOREFRONT.section("endpoints-in-full", 0, "E01-F02");
    var create = markdown.substring(markdown.indexOf("Create an order"));
    assertThat(create)
        .containsSubsequence(
            "Refuse a body of more than 1MB (413 `TOO_BIG`).",
            "Count a request without a token against the limit of its address (429",
            "UNAUTHORIZED`, 401 `INVALID_TOKEN`).",
            "Count the request against the limits of its caller (429 `RATE_LIMIT_EXCEEDED`).",
            "415 `UNSUPPORTED_TYPE`).",
            "Read the body (400 `MALFORMED`).",
            "`KEY_REQUIRED`, 422 `KEY_REUSED`, 409 `IN_PROGRESS`).",
            "(422 `VALIDATION_ERROR`).",
            "Store the new order.",
            "Publish [`order.created`]",
            "Start the workflow [`placeOrder`]",
            "its local steps are part of the same transaction (409",
            "Answer `201`");
  }

  /// Where nothing of its own fails, a missing token tells more of an operation than its limit.
  @Test
  void theExampleOfAnErrorIsTheOneThatTellsMost() {
    var markdown = STOREFRONT.section("endpoints-in-full", 0, "E01-F03");
    assertThat(markdown.substring(markdown.indexOf("Renew the tokens")))
        .contains("**Example Response 401:**")
        .doesNotContain("**Example Response 429:**");
  }

  /// Both tokens of a refresh are looked at, and one code tells of either.
  @Test
  void aRefreshVerifiesBothTokens() {
    var markdown = STOREFRONT.section("endpoints-in-full", 0, "E01-F03");
    assertThat(markdown.substring(markdown.indexOf("Renew the tokens")).replaceAll("\\s+", " "))
        .containsSubsequence(
            "Verify the access token, where there is one (401 `INVALID_TOKEN`).",
            "Verify the refresh token and take it out of use (401 `INVALID_TOKEN`).",
            "An access token that is not valid is refused with `401` `INVALID_TOKEN`");
  }

  @Test
  void theFullFormHasEveryLabelOfTheDesignDocument() {
    var markdown = STOREFRONT.section("endpoints-in-full", 0, "E01-F03");
    assertThat(markdown)
        .contains(
            "**Purpose:**",
            "**Method and Path:**",
            "**Authentication:**",
            "**Authorization:**",
            "**Request:**",
            "**Headers:**",
            "**Path Parameters:**",
            "**Query Parameters:**",
            "**Request Body:**",
            "**Response:**",
            "**Success Response:**",
            "**Status Codes:**",
            "**Error Responses:**",
            "**Rate Limiting:**",
            "**Example:**",
            "```json");
  }

  @Test
  void edgeCasesAreDerived() {
    assertThat(STOREFRONT.section("endpoints-in-full", 0, null).replaceAll("\\s+", " "))
        .contains(
            "Where nothing fits, the answer is `200` with an empty list and a total of 0, not `404`.",
            "On the last page nothing follows; `page` beyond it answers `200` with an empty list.",
            "`pageSize` of 0 or of 101 is refused with `400` `INVALID_PARAMETER`",
            "The same request with the same `Idempotency-Key` within 1 day gets the first answer again",
            "Another's row looks as if it were absent: `404` `ORDER_NOT_FOUND`.",
            "The second delete of the same row answers `404` `PRODUCT_NOT_FOUND`.",
            "An `If-None-Match` with the present entity tag answers `304` without a body.",
            "The `email` of another row is refused with `409` `DUPLICATE_EMAIL`.");
    assertThat(Rendering.of("b2b").section("endpoints-in-full", 0, null).replaceAll("\\s+", " "))
        .contains("A stale `If-Match` answers `412` `PRECONDITION_FAILED`");
  }

  @Test
  void aDesignWithoutHttpSaysSo() {
    assertThat(Rendering.of("tariff").section("endpoints", 0, null))
        .isEqualTo("Not applicable: no operation here is offered over HTTP.");
    assertThat(Rendering.of("tariff").section("data-structures", 0, null))
        .startsWith("Not applicable: ");
  }

  /// A document without a section for them has the data structures behind the endpoints.
  @Test
  void structuresFollowTheEndpoints() {
    assertThat(STOREFRONT.section("endpoints-in-full", 0, "E01-F02"))
        .contains("### Data Structures", "#### NewOrder", "#### OrderLineInput", "#### Order\n");
  }

  @Test
  void structuresTellFieldTypeRequiredAndValidation() {
    var markdown = STOREFRONT.section("data-structures", 0, "E01-F02");
    assertThat(markdown)
        .contains(
            "**Purpose:** Sent as the body of `POST /api/v1/orders`.",
            "| Field | Type | Required | Validation | Description |",
            "| `address` | string | yes | 1 to 500 characters |",
            "| `unitPrice` | decimal(10,2) | yes | none | The price at the time of the order. |");
    var input = markdown.substring(markdown.indexOf("### OrderLineInput"));
    assertThat(input).contains("`quantity`").doesNotContain("`unitPrice`");
  }

  @Test
  void structuresTellWhatFitsWhereTheyAreSent() {
    var accounts = STOREFRONT.section("data-structures", 0, "E01-F03");
    var login = accounts.substring(accounts.indexOf("### LoginInput"));
    assertThat(accounts)
        .contains(
            "| `email` | string (email) | yes | 3 to 254 characters; unique; made lower case first |",
            "| `role` | role | yes | one of `user` or `admin` |");
    assertThat(login).contains("`email`").doesNotContain("unique");
    assertThat(STOREFRONT.section("data-structures", 0, "E01-F01"))
        .contains(
            "| `specifications` | map of string | no | default `{}` |",
            "ordered by `createdAt` descending, the first 4.");
  }

  /// An order without filters asks for none, and what everybody sees is not narrowed.
  @Test
  void aListTellsWhichRowsItShows() {
    assertThat(STOREFRONT.section("endpoints-in-full", 0, null))
        .contains(
            "Lists the products that fit the parameters, page by page.",
            "Lists the orders that the caller may see, page by page.",
            "Choose the rows that fit the filters, by default",
            "Choose the rows that the caller may see, ordered by `createdAt` descending");
  }

  @Test
  void theShortestStructuresAreOneRowEach() {
    assertThat(STOREFRONT.section("data-structures", 2, "E01-F02").lines())
        .filteredOn(line -> line.startsWith("| [`"))
        .hasSize(4)
        .anyMatch(line -> line.contains("`NewOrder`") && line.contains("**`address`**"));
    assertThat(STOREFRONT.section("data-structures", 1, "E01-F02"))
        .contains("### NewOrder", "### Structures of answers")
        .doesNotContain("### Order\n");
  }

  @Test
  void errorsAreToldByCodeOrByStatus() {
    assertThat(STOREFRONT.section("error-codes", 0, "E01-F02"))
        .contains(
            "| `OUT_OF_STOCK` | 409 | Product `product` has too few items left. |",
            "| `PAYMENT_REFUSED` | no status | The payment was refused. No answer bears it: `placeOrder` fails with it"
                + " later. | Ask for another means of payment. |",
            "can no longer be cancelled. | Read the row; it does not allow this in its present state. |",
            "has too few items left. | Order fewer of it, or another product. |",
            "| `ORDER_NOT_FOUND` | 404 | There is no such Order, or the caller may not know it. |")
        .doesNotContain("PRODUCT_NOT_FOUND", "DUPLICATE_EMAIL");
    assertThat(STOREFRONT.section("error-codes", 1, "E01-F02").lines())
        .filteredOn(line -> line.contains("| 409 |"))
        .singleElement()
        .asString()
        .contains("`IN_PROGRESS`", "`ORDER_NOT_CANCELLABLE`", "`OUT_OF_STOCK`");
    assertThat(STOREFRONT.section("error-codes", 0, null))
        .contains("| `NOT_FOUND` | 404 | There is nothing at this address. | Use an");
    assertThat(STOREFRONT.section("error-codes", 0, null))
        .contains("| `REQUIRED` | 422 | Beneath `VALIDATION_ERROR`: the field is missing. |");
  }
}
