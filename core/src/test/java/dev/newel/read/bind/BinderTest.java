package dev.newel.read.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Edit;
import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.language.Access;
import dev.newel.language.ApiText;
import dev.newel.language.Expression;
import dev.newel.language.Json;
import dev.newel.language.OperationText;
import dev.newel.language.Shape;
import dev.newel.language.Shape.Item;
import dev.newel.language.Written;
import dev.newel.read.yaml.YamlNode;
import dev.newel.read.yaml.YamlReader;
import dev.newel.source.Address;
import dev.newel.source.SourceText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinderTest {
  private static final String HEAD = "newel: 1\nsystem: { name: shop }\n";

  private static SourceText source(String text) {
    return new SourceText("design.yaml", text);
  }

  private static Bound bind(String body) {
    return bindWhole(HEAD + body);
  }

  private static Bound bindWhole(String text) {
    var file = YamlReader.read("design.yaml", text);
    return Binder.bind(
        (YamlNode.Mapping) Objects.requireNonNull(file.root()), List.of(source(text)), true);
  }

  private static Written written(Bound bound) {
    return Objects.requireNonNull(bound.written());
  }

  private static Finding only(Bound bound) {
    assertThat(bound.findings()).as("%s", bound.findings()).hasSize(1);
    return bound.findings().getFirst();
  }

  private static OperationText list(String operation) {
    var bound = bind("resources:\n  things:\n    list: " + operation + "\n");
    assertThat(bound.findings()).isEmpty();
    return Objects.requireNonNull(
        Objects.requireNonNull(written(bound).resources().get("things")).list());
  }

  @Test
  void shortAndLongFormsOfAnOperationAreTheSame() {
    var access = new Access(List.of(new Access.Grant("public", null)));
    assertThat(list("public").access()).isEqualTo(access);
    assertThat(list("[public]").access()).isEqualTo(access);
    assertThat(list("{ access: public }")).isEqualTo(list("public"));
    assertThat(list("{ access: { public: true } }")).isEqualTo(list("public"));
    assertThat(list("").access()).isNull();
    assertThat(list("{ access: { member: viewer in team, manager: true } }").access())
        .isEqualTo(
            new Access(
                List.of(
                    new Access.Grant("member", new Expression("viewer in team")),
                    new Access.Grant("manager", null))));
  }

  @Test
  void aConditionOfARoleOutsideAccessIsToldWhereItStands() {
    var finding = only(bind("resources:\n  things:\n    get: { member: viewer in team }\n"));
    assertThat(finding.id()).isEqualTo("BIND001");
    assertThat(finding.hint())
        .isEqualTo("A role with what must hold stands below `access`: `access: { member: true }`.");
  }

  @Test
  void aFilterIsAListOrAMapping() {
    var expected =
        Map.of("status", new Expression("status"), "lead", new Expression("project.lead == value"));
    assertThat(list("{ filter: [status, lead: project.lead == value] }").filter())
        .isEqualTo(expected);
    assertThat(list("{ filter: { status: status, lead: project.lead == value } }").filter())
        .isEqualTo(expected);
    assertThat(list("{ filter: [] }").filter()).isEmpty();
  }

  @Test
  void oneItemStandsForAListWhereItReadsSo() {
    assertThat(list("{ emits: a.b, satisfies: FR-1 }").effects().emits()).containsExactly("a.b");
    assertThat(list("{ emits: a.b, satisfies: FR-1 }").satisfies()).containsExactly("FR-1");
    assertThat(list("{ order: -name }").order()).containsExactly("-name");
    assertThat(only(bind("resources: { things: { over: http } }")).id())
        .isEqualTo(BindId.WRONG_KIND.id());
    assertThat(only(bind("storage: { indexes: { A: [b, [c]] } }")).id())
        .isEqualTo(BindId.WRONG_KIND.id());
  }

  @Test
  void bodiesHaveThreeShapes() {
    assertThat(list("{ answers: Product }").answers()).isEqualTo(new Shape.Named("Product"));
    assertThat(list("{ answers: application/pdf }").answers())
        .isEqualTo(new Shape.Named("application/pdf"));
    assertThat(
            list("{ answers: [all, -body, a.b, ownerId: owner.id, author: Profile, project: [id]] }")
                .answers())
        .isEqualTo(
            new Shape.Fields(
                List.of(
                    new Item.All(),
                    new Item.Without("body"),
                    new Item.Field("a.b"),
                    new Item.Renamed("ownerId", "owner.id"),
                    new Item.Opened("author", "Profile"),
                    new Item.Nested("project", List.of(new Item.Field("id"))))));
    assertThat(list("{ accepts: { to: User } }").accepts())
        .isInstanceOfSatisfying(
            Shape.Members.class,
            members ->
                assertThat(members.members().get("to"))
                    .isInstanceOfSatisfying(
                        Shape.Member.Typed.class,
                        member -> assertThat(member.type()).hasToString("User")));
  }

  @Test
  void jsonTypesFollowTheCoreSchema() {
    var bound =
        bind(
            "api:\n  errors:\n    body: { a: 1.50, b: '1', c: true, d: null, e: 0755, f: [x, -1e3], g: no, h: 1e9999 }\n");
    var errors = Objects.requireNonNull(Objects.requireNonNull(written(bound).api()).errors());
    assertThat(((Json.Object) Objects.requireNonNull(errors.body())).members())
        .containsEntry("a", new Json.Number(new BigDecimal("1.50")))
        .containsEntry("b", new Json.Text("1"))
        .containsEntry("c", new Json.Bool(true))
        .containsEntry("d", Json.Null.NULL)
        .containsEntry("e", new Json.Text("0755"))
        .containsEntry(
            "f",
            new Json.Array(List.of(new Json.Text("x"), new Json.Number(new BigDecimal("-1e3")))))
        .containsEntry("g", new Json.Text("no"))
        .containsEntry("h", new Json.Text("1e9999"));
  }

  @Test
  void anEntityIsItsFieldsUnlessTheyStandBelowFields() {
    var bound =
        bind(
            """
            entities:
              Form: { fields: string, id: uuid key }
              Order:
                fields:
                  id: uuid key          ## Its number.
                  note: { type: string(..9)?, doc: Free text., example: hi, was: remark, unit: words }
                holds: id != note else SAME
            """);
    assertThat(bound.findings()).isEmpty();
    var form = Objects.requireNonNull(written(bound).entities().get("Form"));
    assertThat(form.fields()).containsOnlyKeys("fields", "id");
    var order = Objects.requireNonNull(written(bound).entities().get("Order"));
    assertThat(Objects.requireNonNull(order.fields().get("id")).doc()).isEqualTo("Its number.");
    assertThat(Objects.requireNonNull(order.fields().get("note")).example())
        .isEqualTo(new Json.Text("hi"));
    assertThat(Objects.requireNonNull(order.fields().get("note")).was()).isEqualTo("remark");
    assertThat(order.holds()).map(Object::toString).containsExactly("id != note else SAME");
  }

  @Test
  void aBadPartLosesNothingElse() {
    var bound =
        bind(
            """
            entities:
              Order: { id: uuid key, total: decmal, note: string }
            resources:
              orders: { of: Order, list: { access: public, cache: soon, lmit: 5/s, page: none }, get: public }
            """);
    assertThat(bound.findings()).map(Finding::id).containsExactly("BIND006", "BIND006", "BIND001");
    assertThat(Objects.requireNonNull(written(bound).entities().get("Order")).fields())
        .containsOnlyKeys("id", "note");
    var orders = Objects.requireNonNull(written(bound).resources().get("orders"));
    var list = Objects.requireNonNull(orders.list());
    assertThat(Objects.requireNonNull(list.page()).style()).isEqualTo(ApiText.PageStyle.NONE);
    assertThat(list.cache()).isNull();
    assertThat(orders.get()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "stroage: {}; BIND001; stroage; Did you mean `storage`?",
        "storage: { quer: 5s }; BIND001; storage/quer; Did you mean `query`?",
        "events: { a.b: { carries: [id] } }; BIND002; events/a.b/carries; Write `payload`.",
        "resources: { things: { list: { sort: [a] } } }; BIND002; resources/things/list/sort; Write `order`.",
        "events: { a.b: { schema: 2 } }; BIND002; events/a.b/schema; Write `version`.",
        "storage: []; BIND003; storage; ",
        "entities: text; BIND003; entities; ",
        "storage: { pool: }; BIND004; storage/pool; Write a value, or remove the name.",
        "clients: { web: { title: null } }; BIND004; clients/web/title; Write a value, or remove the name.",
        "features: { F1: {} }; BIND005; features/F1; Add `title: Place an order`.",
        "storage: { query: later }; BIND006; storage/query; Write `200ms`, `15m`, `7d`, `6 months` or ISO-8601.",
        "settings: { A: { secret: yes } }; BIND006; settings/A/secret; Write `true` or `false`.",
        "storage: { replicas: 99999999999 }; BIND006; storage/replicas; ",
        "questions: [ { ask: x, by: 2027-02-30 } ]; BIND006; questions/0/by; Write it as `2027-01-15`.",
        "clients: { web: { kind: sap } }; BIND007; clients/web/kind; Did you mean `spa`?",
        "identity: { tokens: { refresh: { in: http-only cokie } } }; BIND007; identity/tokens/refresh/in; Did you mean `http-only cookie`?",
        "identity: { tokens: { refresh: { in: session cookie } } }; BIND007; identity/tokens/refresh/in; ",
        "system: {}; BIND005; system; Add `name: storefront`.",
        "components: { c: { owns: [A, A] } }; BIND008; components/c/owns/1; Remove or rename one of them.",
        "entities: { orderLine: { id: int key } }; BIND009; entities/orderLine; Write `OrderLine`, here and where it is used.",
        "entities: { A: { created_at: timestamp } }; BIND009; entities/A/created_at; Write `createdAt`, here and where it is used.",
        "errors: { OutOfStock: 409 No. }; BIND009; errors/OutOfStock; Write `OUT_OF_STOCK`, here and where it is used.",
        "events: { orderCreated: { payload: [id] } }; BIND009; events/orderCreated; Write `order.created`, here and where it is used.",
        "errors: { A: no status }; BIND006; errors/A; Write `409 Too few items left.`",
        "resources: { r: { list: { filter: [a: b, a] } } }; BIND008; resources/r/list/filter/1; Remove one of them.",
        "resources: { r: { list: { access: viewer in team } } }; BIND006; resources/r/list/access; Write a condition after a name: `{ member: viewer in team }`.",
        "resources: { r: { list: [] } }; BIND004; resources/r/list; Name who may: `[owner]`.",
        "views: { V: [a b] }; BIND006; views/V/0; ",
        "workflows: { w: { of: A, steps: [ { step: a }, { step: a } ] } }; BIND008; workflows/w/steps/1; Remove or rename one of them.",
      })
  void aFaultHasItsIdItsPlaceAndItsRemedy(String body, String id, String at, String hint) {
    var finding = only(body.startsWith("system:") ? bindWhole("newel: 1\n" + body) : bind(body));
    assertThat(finding.id()).isEqualTo(id);
    assertThat(finding.at()).hasToString(at);
    assertThat(finding.hint()).isEqualTo(hint);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.message()).doesNotContain("null").endsWith(".");
  }

  @Test
  void aSlipOfOneLetterIsMendedByAnEditAndBoundAllTheSame() {
    var text = HEAD + "storage:\n  tecnology: PostgreSQL 17\n";
    var bound = bindWhole(text);
    var edit = Objects.requireNonNull(only(bound).edit());
    assertThat(source(text).replace(edit.span(), edit.text()))
        .isEqualTo(text.replace("tecnology", "technology"));
    assertThat(Objects.requireNonNull(written(bound).storage()).technology())
        .isEqualTo("PostgreSQL 17");
    // With the right name there already, nothing is certain.
    assertThat(only(bind("storage:\n  tecnology: a\n  technology: b\n")).edit()).isNull();
  }

  @Test
  void anOldWordIsMendedByAnEdit() {
    var text = HEAD + "resources:\n  r:\n    key: slug\n";
    var bound = bindWhole(text);
    assertThat(only(bound).edit())
        .isEqualTo(new Edit(Objects.requireNonNull(only(bound).span()), "lookup"));
    assertThat(source(text).at(Objects.requireNonNull(only(bound).span()))).isEqualTo("key");
    assertThat(Objects.requireNonNull(written(bound).resources().get("r")).lookup())
        .isEqualTo("slug");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '^',
      value = {
        "entities: { A: { b: string hiden } }; hiden",
        "entities: { A: { b: 'string hiden' } }; hiden",
        "entities: { A: { b: \"string hiden\" } }; hiden",
        "entities: { A: { b: \"string\\thiden\" } }; \"string\\thiden\"",
        "entities: { A: { é: int, 😀: strng } }; strng",
        "storage: { query: later }; later",
      })
  void aFaultInATextHasItsExactPlace(String body, String stretch) {
    var bound = bind(body);
    var last =
        bound.findings().stream()
            .filter(finding -> finding.id().equals("BIND006"))
            .findFirst()
            .orElseThrow();
    assertThat(source(HEAD + body).at(Objects.requireNonNull(last.span()))).isEqualTo(stretch);
  }

  @Test
  void everythingWrittenHasItsSpanUnderItsAddress() {
    var text =
        HEAD
            + """
            entities:
              Order:
                total: decimal(9,2) := a + b
                note:
                  type: string
            resources:
              orders:
                list: { access: [owner, admin], filter: [status, lead: x == value] }
                get: public
            errors: { A: 409 Text. }
            """;
    var bound = bindWhole(text);
    var source = source(text);
    assertThat(
            source.at(
                Objects.requireNonNull(
                    bound.spans().get(Address.of("entities", "Order", "total")))))
        .isEqualTo("total: decimal(9,2) := a + b");
    assertThat(
            source.at(
                Objects.requireNonNull(
                    bound.spans().get(Address.of("resources", "orders", "list", "access", "1")))))
        .isEqualTo("admin");
    var places =
        Map.of(
            "entities/Order/fields/total", "total: decimal(9,2) := a + b",
            "resources/orders/list/filter/lead", "lead: x == value",
            "resources/orders/list/filter/status", "status",
            "resources/orders/get/access", "get: public",
            "resources/orders/get/access/0", "get: public",
            "errors/A/status", "A: 409 Text.",
            "resources/orders/list/limit",
                "list: { access: [owner, admin], filter: [status, lead: x == value] }");
    places.forEach(
        (address, expected) ->
            assertThat(source.at(Objects.requireNonNull(bound.index().span(new Address(address)))))
                .as(address)
                .isEqualTo(expected));
    var total = new Address("entities/Order/fields/total");
    assertThat(source.at(Objects.requireNonNull(bound.index().span(total, 16, 5))))
        .isEqualTo("a + b");
    assertThat(bound.index().text(new Address("entities/Order/fields/note/type")))
        .isEqualTo("string");
  }

  @Test
  void aStrayDocCommentIsAWarning() {
    var bound =
        bind(
            "storage:\n  query: 5s  ## why\n  doc: x\nentities:\n  A:\n    id: { type: int, doc: y } ## z\n");
    assertThat(bound.findings()).map(Finding::id).containsExactly("BIND011", "BIND012");
    assertThat(bound.hasErrors()).isFalse();
  }

  @Test
  void whatCannotBeMissingIsNotInventedAndNotReportedTwice() {
    assertThat(bindWhole("entities: {}").findings())
        .map(Finding::at)
        .map(Address::toString)
        .containsExactly("", "");
    assertThat(bindWhole("entities: {}").written()).isNull();
    var file = YamlReader.read("design.yaml", "entities: {}");
    assertThat(
            Binder.bind((YamlNode.Mapping) Objects.requireNonNull(file.root()), List.of(), false)
                .findings())
        .isEmpty();
    assertThat(only(bind("workflows: { w: { off: A, steps: [] } }")).at())
        .hasToString("workflows/w/off");
  }
}
