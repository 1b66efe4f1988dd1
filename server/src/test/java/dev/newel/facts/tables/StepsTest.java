package dev.newel.facts.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.publish.sql.SqlEmitter;
import dev.newel.read.DesignReader;
import dev.newel.read.ReadDesign;
import dev.newel.serve.store.TestDatabase;
import dev.newel.testing.Golden;
import dev.newel.testing.TextTree;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The steps from one design to another leave the same database as the new design alone does.
class StepsTest {
  private static final String HEAD =
      """
      newel: 1
      system: { name: shop, title: Shop, purpose: Sells things. }
      """;

  /// Everything that the changes do not touch.
  private static final String REST =
      """
        Shelf:
          id:   uuid key
          name: string(1..80)
      """;

  /// What PostgreSQL itself says of a schema, in an order of its own: the order of columns differs
  /// where one came later.
  private static final String CATALOGUE =
      """
      SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' '
          || coalesce(character_maximum_length::text, '') || ' '
          || CASE WHEN data_type = 'numeric' THEN numeric_precision || ',' || numeric_scale ELSE '' END
          || ' null=' || is_nullable || ' default=' || coalesce(column_default, '')
          || ' identity=' || coalesce(identity_generation, '')
        FROM information_schema.columns WHERE table_schema = current_schema()
      UNION ALL
      SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = current_schema()::regnamespace AND contype <> 'n'
      UNION ALL
      SELECT 'index ' || tablename || ' ' || replace(indexdef, current_schema() || '.', '')
        FROM pg_indexes WHERE schemaname = current_schema()
      ORDER BY 1
      """;

  /// @param risk the gravest of its steps
  private record Change(String name, Step.Risk risk, String before, String after) {}

  /// A change of the fields of `Item`, each written `name: type`, separated by `; `.
  private static Change fields(String name, Step.Risk risk, String before, String after) {
    return new Change(name, risk, item("Item", before), item("Item", after));
  }

  /// A change of the key of `Box`, which others refer to.
  private static Change keys(String name, Step.Risk risk, String before, String after) {
    var others = item("Item", "box: Box; more: Box[]; all: Box[0..9]");
    return new Change(
        name,
        risk,
        "  Box:\n    " + before + "\n" + others,
        "  Box:\n    " + after + "\n" + others);
  }

  static String item(String entity, String fields) {
    return "  " + entity + ":\n    id: uuid key\n    " + fields.replace("; ", "\n    ") + "\n";
  }

  private static final List<Change> CHANGES =
      List.of(
          fields("nothing", Step.Risk.NONE, "a: string", "a: string"),
          fields("optional field added", Step.Risk.NONE, "a: string", "a: string; b: int?"),
          fields("required field added", Step.Risk.MAY_FAIL, "a: string", "a: string; b: int"),
          fields(
              "required field with an initial value added",
              Step.Risk.NONE,
              "a: string",
              "a: string; b: int = 5; c: \"string = \\\"it's\\\"\""),
          fields("field removed", Step.Risk.DESTRUCTIVE, "a: string; b: int", "a: string"),
          fields(
              "field renamed",
              Step.Risk.MAY_FAIL,
              "a: string(1..9) unique",
              "b: { type: string(1..9) unique, was: a }"),
          fields("reference renamed", Step.Risk.MAY_FAIL, "a: Shelf", "b: { type: Shelf, was: a }"),
          fields("value renamed", Step.Risk.MAY_FAIL, "a: Size", "b: { type: Size, was: a }"),
          fields(
              "file renamed", Step.Risk.NONE, "a: file(..1MB)", "b: { type: file(..1MB), was: a }"),
          fields(
              "list renamed",
              Step.Risk.MAY_FAIL,
              "a: string[0..9]",
              "b: { type: \"string[0..9]\", was: a }"),
          fields("int to long", Step.Risk.NONE, "a: int", "a: long"),
          fields("decimal widened", Step.Risk.NONE, "a: decimal(10,2)", "a: decimal(12,2)"),
          fields("decimal narrowed", Step.Risk.MAY_FAIL, "a: decimal(12,2)", "a: decimal(10,2)"),
          fields("number to text", Step.Risk.NONE, "a: int", "a: string"),
          fields("text to number", Step.Risk.MAY_FAIL, "a: string", "a: int"),
          fields("date to timestamp", Step.Risk.NONE, "a: date", "a: timestamp"),
          fields("uuid to number", Step.Risk.MAY_FAIL, "a: uuid", "a: int"),
          fields("date to number", Step.Risk.MAY_FAIL, "a: date", "a: long"),
          fields("boolean to decimal", Step.Risk.MAY_FAIL, "a: boolean", "a: decimal(5,2)"),
          fields("timestamp to duration", Step.Risk.MAY_FAIL, "a: timestamp", "a: duration"),
          fields("json to number", Step.Risk.MAY_FAIL, "a: json", "a: int"),
          fields("number to wide decimal", Step.Risk.NONE, "a: int", "a: decimal(12,2)"),
          fields("number to narrow decimal", Step.Risk.MAY_FAIL, "a: int", "a: decimal(8,2)"),
          fields("scale narrowed", Step.Risk.DESTRUCTIVE, "a: decimal(9,3)", "a: decimal(9,2)"),
          fields("decimal to number", Step.Risk.DESTRUCTIVE, "a: decimal(9,3)", "a: int"),
          fields("float to number", Step.Risk.DESTRUCTIVE, "a: float", "a: int"),
          fields("timestamp to date", Step.Risk.DESTRUCTIVE, "a: timestamp", "a: date"),
          fields("long to float", Step.Risk.DESTRUCTIVE, "a: long", "a: float"),
          fields("list of other items", Step.Risk.NONE, "a: int[0..9]", "a: string[0..9]"),
          fields("list to link", Step.Risk.DESTRUCTIVE, "a: int[0..9]", "a: Shelf[]"),
          fields("other reference", Step.Risk.MAY_FAIL, "a: Shelf?", "a: Item?"),
          fields(
              "renamed, and another of the old name",
              Step.Risk.MAY_FAIL,
              "a: string(1..9)",
              "b: { type: string(1..9), was: a }; a: int?"),
          fields(
              "words of SQL",
              Step.Risk.MAY_FAIL,
              "select: int; user: string unique; group: Item?",
              "from: { type: int, was: select }; table: { type: string unique, was: user };"
                  + " where: { type: Item?, was: group }"),
          fields(
              "names of 63 characters",
              Step.Risk.MAY_FAIL,
              "%s: string(1..9) unique; %s: int[0..9]".formatted("b".repeat(63), "c".repeat(63)),
              "%s: { type: string(1..9) unique, was: %s }; %s: int[0..9]"
                  .formatted("d".repeat(63), "b".repeat(63), "c".repeat(63))),
          keys("key of another type", Step.Risk.MAY_FAIL, "id: int key", "id: uuid key"),
          keys("key that counts", Step.Risk.MAY_FAIL, "id: uuid key", "id: int key"),
          keys("wider key", Step.Risk.MAY_FAIL, "id: int key", "id: long key"),
          keys(
              "another key",
              Step.Risk.DESTRUCTIVE,
              "id: uuid key\n    code: string(1..9)",
              "code: string(1..9) key"),
          new Change(
              "entities in a circle",
              Step.Risk.MAY_FAIL,
              "",
              item("A", "b: B") + item("B", "c: C") + item("C", "a: A")),
          new Change(
              "a circle of entities removed",
              Step.Risk.DESTRUCTIVE,
              item("A", "b: B") + item("B", "c: C") + item("C", "a: A"),
              ""),
          new Change(
              "indexes of two tables by one name",
              Step.Risk.NONE,
              item("Item", "aB: string(1..9) unique"),
              item("Item", "aB: string(1..9) unique") + item("ItemA", "b: string(1..9) unique")),
          new Change(
              "renamed, and another entity of the old name",
              Step.Risk.MAY_FAIL,
              item("Item", "a: int; b: Shelf; c: int[0..9]; d: Item?"),
              """
                Thing:
                  was: Item
                  fields:
                    id: uuid key
                    a: int
                    b: Shelf
                    c: int[0..9]
                    d: Thing?
                Item:
                  id: uuid key
                  of: Thing
                  c: int[0..9]
              """),
          fields("text lengthened", Step.Risk.MAY_FAIL, "a: string(1..9)", "a: string(1..99)"),
          fields("optional to required", Step.Risk.MAY_FAIL, "a: string?", "a: string"),
          fields("required to optional", Step.Risk.NONE, "a: string", "a: string?"),
          fields("unique added", Step.Risk.MAY_FAIL, "a: string", "a: string unique"),
          fields("unique removed", Step.Risk.NONE, "a: string unique", "a: string"),
          fields("bound added", Step.Risk.MAY_FAIL, "a: int", "a: int >= 0"),
          fields("bound removed", Step.Risk.NONE, "a: int >= 0", "a: int"),
          fields("word added", Step.Risk.MAY_FAIL, "a: x | y = x", "a: x | y | z = x"),
          fields("word removed", Step.Risk.MAY_FAIL, "a: x | y | z = x", "a: x | y = x"),
          fields("list added", Step.Risk.MAY_FAIL, "a: int", "a: int; b: string[0..9]"),
          fields("list removed", Step.Risk.DESTRUCTIVE, "a: int; b: string[0..9]", "a: int"),
          fields("link added", Step.Risk.MAY_FAIL, "a: int", "a: int; b: Shelf[]"),
          fields("link removed", Step.Risk.DESTRUCTIVE, "a: int; b: Shelf[]", "a: int"),
          fields("reference added", Step.Risk.MAY_FAIL, "a: int", "a: int; b: Shelf?"),
          fields("reference made optional", Step.Risk.NONE, "b: Shelf", "b: Shelf?"),
          fields("soft delete added", Step.Risk.NONE, "a: int", "a: int; d: timestamp? deleted"),
          fields("revision added", Step.Risk.NONE, "a: int", "a: int; v: int revision"),
          fields("sequence added", Step.Risk.MAY_FAIL, "a: int", "a: int; n: sequence"),
          fields(
              "unique within",
              Step.Risk.MAY_FAIL,
              "a: int; b: Shelf",
              "a: int unique per b; b: Shelf"),
          new Change(
              "entity added",
              Step.Risk.MAY_FAIL,
              "",
              item("Item", "a: int; b: Shelf; c: int[0..9]")),
          new Change(
              "entity removed",
              Step.Risk.DESTRUCTIVE,
              item("Item", "a: int; b: Shelf; c: int[0..9]"),
              ""),
          new Change(
              "entity renamed",
              Step.Risk.MAY_FAIL,
              item("Item", "a: int; b: Shelf; c: int[0..9]; d: string unique"),
              """
                Thing:
                  was: Item
                  fields:
                    id: uuid key
                    a: int
                    b: Shelf
                    c: int[0..9]
                    d: string unique
              """),
          new Change(
              "entities that refer to each other",
              Step.Risk.MAY_FAIL,
              "",
              item("Item", "a: Other") + item("Other", "b: Item?")),
          new Change(
              "entities that refer to each other removed",
              Step.Risk.DESTRUCTIVE,
              item("Item", "a: Other") + item("Other", "b: Item?"),
              ""));

  static ReadDesign read(String entities) {
    var values = "values:\n  Size: { width: int, height: int >= 0 }\n";
    var read = TextTree.of(HEAD + "entities:\n" + REST + entities + values).design();
    assertThat(read.findings()).as(entities).map(Object::toString).isEmpty();
    return read;
  }

  static Tables tables(ReadDesign read) {
    return Tables.of(Objects.requireNonNull(read.design()));
  }

  static void run(TestDatabase database, List<Step> steps) {
    database.execute(
        steps.stream().flatMap(step -> SqlText.statements(step).stream()).toArray(String[]::new));
  }

  static List<String> catalogue(TestDatabase database) {
    var lines = new ArrayList<String>();
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(CATALOGUE)) {
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return lines;
  }

  @TestFactory
  Stream<DynamicTest> stepsLeaveWhatTheNewDesignMakes() {
    return CHANGES.stream()
        .map(change -> DynamicTest.dynamicTest(change.name(), () -> assertSame(change)));
  }

  private static void assertSame(Change change) {
    var before = tables(read(change.before()));
    var after = tables(read(change.after()));
    var steps = Steps.between(before, after);
    try (var changed = TestDatabase.open(StepsTest.class);
        var fresh = TestDatabase.open(StepsTest.class)) {
      run(changed, Steps.between(Tables.NONE, before));
      run(changed, steps);
      run(fresh, Steps.between(Tables.NONE, after));
      assertThat(catalogue(changed)).isEqualTo(catalogue(fresh)).isNotEmpty();
    }
    assertThat(Steps.between(after, after)).isEmpty();
    assertThat(steps.stream().map(Step::risk).max(Step.Risk::compareTo).orElse(Step.Risk.NONE))
        .as(steps.toString())
        .isEqualTo(change.risk());
  }

  @TestFactory
  Stream<DynamicTest> theTablesOfAnExampleAreMadeAndUnmade() {
    return Stream.of("b2b", "conduit", "newel", "petclinic", "storefront", "tariff")
        .map(example -> DynamicTest.dynamicTest(example, () -> assertMade(example)));
  }

  private static void assertMade(String example) {
    var design = DesignReader.read(Golden.root().resolve("examples").resolve(example));
    var tables = tables(design);
    var script = new SqlEmitter().emit(Objects.requireNonNull(design.design())).outputs();
    try (var database = TestDatabase.open(StepsTest.class)) {
      database.execute(script.getFirst().content());
      assertThat(
              catalogue(database).stream()
                  .filter(line -> line.startsWith("column "))
                  .map(line -> line.substring("column ".length(), line.indexOf('.')))
                  .distinct())
          .containsExactlyInAnyOrderElementsOf(tables.tables().keySet());
      run(database, Steps.between(tables, Tables.NONE));
      assertThat(catalogue(database)).isEmpty();
    }
  }

  /// Renames of an entity, of a field, of a reference and of a value keep what is stored, twice.
  @Test
  void renamesKeepTheirData() {
    var first = tables(read(item("Item", "a: string unique; b: Shelf; c: Size; d: int[0..9]")));
    var second = tables(read(renamed("Thing", "Item", "a2", "a")));
    var third = tables(read(renamed("Matter", "Thing", "a3", "a2")));
    try (var database = TestDatabase.open(StepsTest.class)) {
      run(database, Steps.between(Tables.NONE, first));
      database.execute(
          "INSERT INTO shelf (name) VALUES ('top')",
          "INSERT INTO item (a, b_id, c_width, c_height) SELECT 'x', id, 3, 4 FROM shelf",
          "INSERT INTO item_d (item_id, position, value) SELECT id, 0, 7 FROM item");
      run(database, Steps.between(first, second));
      run(database, Steps.between(second, third));
      assertThat(
              database.value(
                  """
                  SELECT concat_ws(' ', m.a3, s.name, m.c3_width, m.c3_height, d.value)
                    FROM matter m JOIN shelf s ON s.id = m.b_id JOIN matter_d d ON d.matter_id = m.id
                  """))
          .isEqualTo("x top 3 4 7");
    }
  }

  /// Rows that are there get what their new fields begin with; a field that begins with nothing is
  /// refused by them, and its step says so.
  @Test
  void newFieldsFillTheRowsThatAreThere() {
    var before = tables(read(item("Item", "a: string")));
    var after =
        tables(
            read(
                item(
                    "Item",
                    String.join(
                        "; ",
                        "a: string",
                        "n: int = -5",
                        "price: decimal(10,2) = 12.5",
                        "open: boolean = true",
                        "state: new | old = new",
                        "label: \"string(1..9) = \\\"it's\\\"\"",
                        "lasts: duration = 90m",
                        "note: string? = \"'x'\""))));
    var bare = tables(read(item("Item", "a: string; b: int")));
    try (var database = TestDatabase.open(StepsTest.class)) {
      run(database, Steps.between(Tables.NONE, before));
      database.execute("INSERT INTO item (a) VALUES ('x')");
      run(database, Steps.between(before, after));
      assertThat(
              database.value(
                  "SELECT concat_ws(' ', n, price, open, state, label, lasts, note) FROM item"))
          .isEqualTo("-5 12.50 t new it's 01:30:00");
      run(database, Steps.between(after, before));
      assertThatThrownBy(() -> run(database, Steps.between(before, bare)))
          .hasStackTraceContaining("contains null values");
    }
    assertThat(Steps.between(before, bare))
        .extracting(Step::risk)
        .containsExactly(Step.Risk.MAY_FAIL);
  }

  private static String renamed(String entity, String was, String field, String fieldWas) {
    var value = field.replace('a', 'c');
    var valueWas = fieldWas.replace('a', 'c');
    return """
      %s:
        was: %s
        fields:
          id: uuid key
          %s: { type: string unique, was: %s }
          b: Shelf
          %s: { type: Size, was: %s }
          d: int[0..9]
    """
        .formatted(entity, was, field, fieldWas, value, valueWas);
  }
}
