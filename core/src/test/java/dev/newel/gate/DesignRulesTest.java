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
import org.junit.jupiter.params.provider.CsvSource;
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
                      api: { base: /api/v1, errors: envelope }
                      entities:
                        Order: { id: uuid key, total: "decimal(10,2)", note: "string(..80)", count: int, ref: "string(..9)?", state: open | paid | sent, at: timestamp }
                        Note: { id: uuid key, words: "string(..80)", number: sequence }
                        User: { id: uuid key, email: email unique, password: password, role: role = member }
                      values: { Profile: { first: "string(1..80)", avatar: "uri?", shown: "string := first" } }
                      storage: { query: 5s, pool: { connect: 2s } }
                      errors: { OUT_OF_STOCK: { status: 409, text: Too few are left. } }
                      identity:
                        users: User
                        login: email
                        password: password
                        roles: { member: { limit: 100/min per user }, admin: { is: member } }
                        role: role
                        newcomers: member
                      settings: { DATABASE_URL: { secret: true }, PORT: { type: int, default: "8080" } }
                      features: { E01-F01: { title: Ordering, resources: [orders, notes] } }
                      consumers: { stock: { title: Stock keeping }, sales: { title: Sales analytics } }
                      dependencies: { pay: { title: Payment provider, timeout: 2s, connect: 500ms, offers: { charge: { timeout: 3s } } } }
                      goals: { reads: { p50: 20ms, p95: 80ms, throughput: 300/s, errors: 0.1% }, availability: 99.9%, operations: { orders.create: { p99: 1s } } }
                      workflows: { packing: { of: Order, timeout: 2h, steps: [ { step: wrap, handler: wrapper, timeout: 10m }, { step: wait, waits: { for: pay.told, within: 15m } } ] } }
                      events:
                        order.created: { of: Order, payload: [id, total, note], to: [stock] }
                        order.gone: { of: Order, payload: [id] }
                        order.paid: { of: Order, payload: [id, note, ref, state] }
                        pay.told: { source: pay, payload: [charge] }
                      resources:
                        orders: { of: Order, list: public, get: public, create: { access: public, emits: order.created } }
                        notes: { of: Note, list: { access: member, cache: 5m }, create: { access: admin, limit: 5/min per user }, delete: { access: admin, errors: [OUT_OF_STOCK] } }
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
        "## Order\n\n| Field | Type |\n| --- | --- |\n| total | numeric(10,2) |\n| note | text |\n| Count | int |",
        "## Order\n\n| Field | Type | Constraints |\n| --- | --- | --- |\n| note | varchar(80) | required, up to 80 characters |\n| ref | string | optional |",
        "| Method | Path | Who may | Rate Limit | Status |\n| --- | --- | --- | --- | --- |\n| GET | /notes | member | 100 requests per minute | 200 |",
        "| Endpoint | Auth | Errors |\n| --- | --- | --- |\n| `POST /api/v1/notes` | Bearer token | 401, 422, 429 |\n| GET /orders | none | 400 |",
        "| Endpoint | Public | Member | Admin |\n| --- | --- | --- | --- |\n| POST /notes | no | ✗ | ✓ |\n| GET /notes | ✗ | yes | yes |",
        "| Cache | TTL |\n| --- | --- |\n| notes.list | 300 seconds |\n| somewhere | 9s |\n| notes.list, beyond us | 5 min |",
        "| Operation | Timeout |\n| --- | --- |\n| Workflow packing | 2h |\n| Step wrap of packing | 10 minutes |\n| Step wait of packing, waiting | 15min |\n| Step other of packing | 9s |",
        "## Note\n\n| Field | Type |\n| --- | --- |\n| number | int |\n| number | sequence |",
        "## Tokens\n\n| Field | Type |\n| --- | --- |\n| accessToken | string |\n| expiresIn | integer |",
        "| Variable | Default |\n| --- | --- |\n| PORT | `8080` |\n| DATABASE_URL | none |",
        "| Event | Payload |\n| --- | --- |\n| order.created | id, total and note |\n| order.created | the whole order |",
        "It answers 409 `OUT_OF_STOCK`, in E01-F01.",
        "## Order\n\n| Field | Type | Constraints |\n| --- | --- | --- |\n| state | enum(sent, open, paid) | one of `open`, `paid` or `sent`; required |\n| state | enum | whatever a clerk may choose |",
        "## Order\n\n| Field | Type |\n| --- | --- |\n| state | 'open' \\| 'paid' \\| 'sent' |\n| state | see the list of states |",
        "## NewOrder\n\n| Field | Type | Required |\n| --- | --- | --- |\n| note | string | yes |\n| total | decimal | yes |",
        "| Event | Consumers |\n| --- | --- |\n| order.created | Stock keeping |\n| order.created | stock and the night shift |\n| order.gone | nobody yet |",
        "| Dependency | Timeout |\n| --- | --- |\n| Payment provider | 2 s |\n| pay | 2000ms |\n| One call of charge of Payment provider | 3s |\n| Connecting to pay | 500 ms |\n| The moon | 9s |\n| pay | 9s in all |",
        "| Metric | Target |\n| --- | --- |\n| Response time (p50), reads | within 20ms |\n| p95 of reads | below 80 ms |\n| Availability | 99.90 % |\n| Throughput, reads | 300 requests a second |\n| Error rate, reads | at most 0.1% |\n| p99, orders.create | 1000ms |",
        "## order.paid\n\n| Member | Type | May be Null |\n| --- | --- | --- |\n| `id` | string (uuid) | no |\n| ref | string | yes |\n| note | text | no |",
        "## Order\n\n| Field | Type |\n| --- | --- |\n| id | string (uuid) |\n| note | string (words) |\n| at | string (date-time) |",
        "## pay.told\n\n| Member | Type | May be null |\n| --- | --- | --- |\n| charge | int | yes |",
        "## ProfileInput\n\n| Field | Type | Validation |\n| --- | --- | --- |\n| first | string | 1 to 80 characters |\n| avatar | string (uri) | may be null |",
        "| Operation | Timeout |\n| --- | --- |\n| One statement of the database | 5s |\n| A query | 5000ms |\n| Waiting for a connection | 2s |",
        "| Metric | Target |\n| --- | --- |\n| p99, reads | 9s |\n| p95 | 9s |\n| p95, reads and writes | 9s |\n| p50 and p95, reads | 9s |\n| p95, reads | 60ms, later 9s |\n| Response time of reads | 9s |"
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
  void theMembersOfAnErrorHaveTheTypesOfItsTemplate() {
    var findings =
        judge(
            "| Member | Type |\n| --- | --- |\n| error.code | string |\n| error.message | float |\n| error.more | int |");
    assertThat(Papers.places(findings)).containsExactly("DOC030:6");
    assertThat(findings.getFirst().message())
        .isEqualTo("`error.message` of errors is float here, and string in the design.");
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "| state | enum(open, paid) | required |",
        "| state | enum | one of `open`, `paid`, `sent` or `lost` |",
        "| state | open \\| sent | required |",
        "| state | enum | required; one of open, paid |",
      })
  void anEnumerationHasTheWordsOfTheDesign(String row) {
    var table = "## Order\n\n| Field | Type | Constraints |\n| --- | --- | --- |\n";
    assertThat(judge(table + row))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.id()).isEqualTo("DOC038");
              assertThat(finding.message())
                  .startsWith("`state` of `Order` is one of `open`")
                  .endsWith(" here, and of `open`, `paid`, `sent` in the design.");
            });
  }

  @Test
  void theBodyOfARequestHasItsFields() {
    var findings =
        judge("## NewOrder\n\n| Field | Type |\n| --- | --- |\n| note | int |\n| notes | string |");
    assertThat(Papers.places(findings)).containsExactly("DOC030:7", "DOC037:8");
    assertThat(findings.getLast().message())
        .isEqualTo("`NewOrder` has no field `notes` in the design.");
  }

  @Test
  void aValueAsItIsSentHasTheFieldsThatAClientMayGive() {
    var findings =
        judge(
            "## ProfileInput\n\n| Field | Type | Validation |\n| --- | --- | --- |\n| first | int | none |\n| shown | string | none |"
                + "\n| avatar | string | required |");
    assertThat(Papers.places(findings)).containsExactly("DOC030:7", "DOC037:8", "DOC038:9");
    assertThat(findings.get(1).message())
        .isEqualTo("`ProfileInput` has no field `shown` in the design.");
  }

  @Test
  void theTableBelowAnEventHasItsMembers() {
    var findings =
        judge(
            "## order.paid\n\n| Member | Type | May be Null | Rules |\n| --- | --- | --- | --- |\n| `total` | decimal | no | none |"
                + "\n| note | int | yes | none |\n| state | enum | no | one of open or paid |\n\n## pay.told\n\n| Member | Type |\n| --- | --- |\n| charges | int |");
    assertThat(Papers.places(findings))
        .containsExactly("DOC037:7", "DOC030:8", "DOC038:8", "DOC038:9", "DOC037:15");
    assertThat(findings.getFirst().message())
        .isEqualTo("`order.paid` has no field `total` in the design.");
  }

  @Test
  void tokensHaveTheirMembersAndNumbersThatCountAreNumbers() {
    var findings =
        judge(
            "## Tokens\n\n| Field | Type |\n| --- | --- |\n| accessToken | int |\n| expires | integer |"
                + "\n\n## Note\n\n| Field | Type |\n| --- | --- |\n| number | uuid |");
    assertThat(Papers.places(findings)).containsExactly("DOC030:7", "DOC037:8", "DOC030:14");
  }

  @Test
  void whereADesignIsSilentTheConventionHolds() {
    var design =
        Objects.requireNonNull(
            TextTree.of("newel: 1\nsystem: { name: shop }\nentities: { Note: { id: uuid key } }\n")
                .design()
                .design());
    for (var told : List.of("5 seconds", "9 seconds")) {
      var findings =
          new Papers()
              .with(
                  "a.md",
                  "# A\n\n| Operation | Timeout |\n| --- | --- |\n| One statement of the database | %s |\n"
                      .formatted(told))
              .against(DesignNames.of(design, Set.of()))
              .findings();
      assertThat(Papers.places(findings))
          .isEqualTo(told.startsWith("5") ? List.of() : List.of("DOC035:5"));
    }
  }

  @Test
  void aFieldHasTheTypeOfTheDesign() {
    var findings =
        judge("## Order\n\n| Field | Type |\n| --- | --- |\n| `total` | string |\n| count | int |");
    assertThat(Papers.places(findings)).containsExactly("DOC030:7");
    assertThat(findings.getFirst().message())
        .isEqualTo("`total` of `Order` is string here, and decimal in the design.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "DOC034 ! | Endpoint | Auth | ! | GET /notes | none | ! `GET /api/v1/notes` is for `none` here, and for `member` in the design.",
        "DOC034 ! | Endpoint | Auth | ! | GET /orders | required | ! `GET /api/v1/orders` is for `required` here, and for anybody in the design.",
        "DOC034 ! | Endpoint | Roles | ! | POST /notes | admin, member | ! `POST /api/v1/notes` is for `admin, member` here, and for `admin` in the design.",
        "DOC034 ! | Endpoint | Role | ! | GET /notes | admin | ! `GET /api/v1/notes` is for `admin` here, and for `member` in the design.",
        "DOC034 ! | Endpoint | Member | ! | POST /notes | ✓ | ! `POST /api/v1/notes` says `✓` for `member` here, and is for `admin` in the design.",
        "DOC034 ! | Endpoint | Admin | ! | GET /notes | no | ! `GET /api/v1/notes` says `no` for `admin` here, and is for `member` in the design.",
        "DOC035 ! | Operation | Limit | ! | notes.create | 10/min | ! `POST /api/v1/notes` is limited to 10/min here, and to 100/min per user or 5/min per user in the design.",
        "DOC035 ! | Interface | Limit | Window | ! | POST /notes | 7 requests | 1 minute | ! `POST /api/v1/notes` is limited to 7/minute here, and to 100/min per user or 5/min per user in the design.",
        "DOC035 ! | Cache | TTL | ! | notes.list | 10 minutes | ! The answer of `GET /api/v1/notes` is kept for 10 minutes here, and for 5m in the design.",
        "DOC035 ! | Cache | TTL | ! | `GET /notes`, beyond us | 1 min | ! The answer of `GET /api/v1/notes` is kept for 1 min here, and for 5m in the design.",
        "DOC035 ! | Operation | Timeout | ! | Step `wrap` of [packing](#a) | 9 minutes | ! `Step wrap of packing` may take 9 minutes here, and 10m in the design.",
        "DOC035 ! | Operation | Timeout | ! | Step wait of packing, waiting | 9s | ! `Step wait of packing, waiting` may take 9s here, and 15m in the design.",
        "DOC035 ! | Interface | Limit | Window | ! | All operations, as `member` | 90 requests | 1 minute, per user | ! Somebody with the role `member` is limited to 90/minute here, and to 100/min per user in the design.",
        "DOC035 ! | Dependency | Timeout | ! | Payment provider | 5s | ! `Payment provider` may take 5s here, and 2s in the design.",
        "DOC035 ! | Operation | Timeout | ! | One call of charge of pay | 2 seconds | ! `One call of charge of pay` may take 2 seconds here, and 3s in the design.",
        "DOC035 ! | Operation | Timeout | ! | One statement of the database | 9s | ! `One statement of the database` may take 9s here, and 5s in the design.",
        "DOC035 ! | Operation | Timeout | ! | Waiting for a connection | 9s | ! `Waiting for a connection` may take 9s here, and 2s in the design.",
        "DOC037 ! | Event | Field | Type | ! | order.paid | total | decimal | ! `order.paid` has no field `total` in the design.",
        "DOC042 ! | Event | Consumers | ! | order.created | Sales analytics | ! `order.created` goes to `sales analytics` here, and to `stock`, `stock keeping` in the design.",
        "DOC042 ! | Event | Read by | ! | order.gone | stock | ! `order.gone` goes to `stock` here, and to nobody in the design.",
        "DOC042 ! | Event | Consumers | ! | order.created | nobody | ! `order.created` goes to `nobody` here, and to",
        "DOC042 ! | Event | Consumers | ! | order.created | Stock keeping and Payment provider (`pay.charge`) | ! `order.created` goes to `payment provider` here, and to",
        "DOC043 ! | Metric | Target | ! | p95, reads | 100ms | ! The target of `p95, reads` is `100ms` here, and `80ms` in the design.",
        "DOC043 ! | Metric | Target | ! | Availability | 99.5% | ! The target of `Availability` is `99.5%` here, and `99.9%` in the design.",
        "DOC043 ! | Metric | Target | ! | Throughput, reads | 200/s | ! The target of `Throughput, reads` is `200/s` here, and `300/s` in the design.",
        "DOC043 ! | Metric | Target | ! | Error rate of reading | at most 1% | ! The target of `Error rate of reading` is `at most 1%` here, and `0.1%` in the design.",
        "DOC043 ! | Measure | Objective | ! | p99 of orders.create | 2s | ! The target of `p99 of orders.create` is `2s` here, and `1s` in the design.",
        "DOC037 ! | Event | Payload | ! | order.created | id, totals, note | ! `order.created` carries `totals` here, and only",
        "DOC026 ! | Method | Path | Status | ! | POST | /notes | 200 OK | ! `POST /api/v1/notes` answers 200 here, and 201 in the design.",
        "DOC036 ! | Endpoint | Errors | ! | POST /notes | 400, 409 | ! `POST /api/v1/notes` answers the error `409` here, and never in the design; its own are",
        "DOC039 ! | Variable | Default | ! | DATABSE_URL | none | ! The design has no setting `DATABSE_URL`.",
        "DOC040 ! | Variable | Default | ! | PORT | 9090 | ! `PORT` is `9090` by default here, and `8080` in the design.",
      })
  void aTableSaysWhatTheDesignSays(String id, String head, String row, String message) {
    var line = "|" + " --- |".repeat((int) head.chars().filter(c -> c == '|').count() - 1);
    var findings = judge(head + "\n" + line + "\n" + row);
    assertThat(Papers.places(findings)).containsExactly(id + ":5");
    assertThat(findings.getFirst().message()).startsWith(message);
    assertThat(Objects.requireNonNull(findings.getFirst().span()).column()).isGreaterThan(1);
  }

  @Test
  void aFieldOfRolesTakesThoseThatPeopleMayHave() {
    var findings =
        judge(
            "## User\n\n| Field | Type | Constraints |\n| --- | --- | --- |\n| role | role | one of Admin or member |\n| role | role | one of member or owner |");
    assertThat(Papers.places(findings)).containsExactly("DOC038:8");
  }

  @Test
  void aFieldIsThereAndAsLongAsTheDesignSays() {
    var findings =
        judge(
            "## Order\n\n| Field | Type | Constraints |\n| --- | --- | --- |\n| nota | text | |\n| note | varchar(90) | |"
                + "\n| note | text | nullable |\n| ref | text | not null, 1 to 10 characters |\n| total | decimal(12,2) | |");
    assertThat(Papers.places(findings))
        .containsExactly("DOC037:7", "DOC038:8", "DOC038:9", "DOC038:10", "DOC038:10", "DOC030:11");
    assertThat(findings.get(1).message())
        .isEqualTo("`note` of `Order` has at most 90 characters here, and 80 in the design.");
    assertThat(findings.get(2).message())
        .isEqualTo("`note` of `Order` may be absent here, and is always there in the design.");
  }

  @Test
  void idsAndStatusesAreThoseOfTheDesignInTheTextToo() {
    var findings = judge("See E01-F02.\n\nIt fails with `OUT_OF_STOCK` (422).");
    assertThat(Papers.places(findings)).containsExactly("DOC041:3", "DOC026:5");
    assertThat(findings.getLast().message())
        .isEqualTo("`OUT_OF_STOCK` comes with 422 here, and with 409 in the design.");
  }
}
