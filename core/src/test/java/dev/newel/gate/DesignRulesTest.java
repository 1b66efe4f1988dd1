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
                      api: { base: /api/v1 }
                      entities:
                        Order: { id: uuid key, total: "decimal(10,2)", note: "string(..80)", count: int, ref: "string(..9)?" }
                        Note: { id: uuid key, words: "string(..80)" }
                        User: { id: uuid key, email: email unique, password: password, role: role = member }
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
                      events: { order.created: { of: Order, payload: [id, total, note] } }
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
        "| Cache | TTL |\n| --- | --- |\n| notes.list | 300 seconds |\n| somewhere | 9s |",
        "| Variable | Default |\n| --- | --- |\n| PORT | `8080` |\n| DATABASE_URL | none |",
        "| Event | Payload |\n| --- | --- |\n| order.created | id, total and note |\n| order.created | the whole order |",
        "It answers 409 `OUT_OF_STOCK`, in E01-F01."
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
        "DOC035 ! | Interface | Limit | Window | ! | All operations, as `member` | 90 requests | 1 minute, per user | ! Somebody with the role `member` is limited to 90/minute here, and to 100/min per user in the design.",
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
