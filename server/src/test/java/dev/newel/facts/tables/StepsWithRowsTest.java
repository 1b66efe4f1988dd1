package dev.newel.facts.tables;

import static dev.newel.facts.tables.StepsTest.catalogue;
import static dev.newel.facts.tables.StepsTest.item;
import static dev.newel.facts.tables.StepsTest.read;
import static dev.newel.facts.tables.StepsTest.run;
import static dev.newel.facts.tables.StepsTest.tables;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.serve.store.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the steps from one design to another do to rows that are there.
class StepsWithRowsTest {
  /// Values are converted as their steps say, and a key that counts goes on after the last.
  @Test
  void changedTypesKeepTheirValues() {
    var before =
        tables(
            read(
                "  Box:\n    code: string(1..9) key\n"
                    + item("Item", "day: date; at: timestamp; n: string; box: Box")));
    var after =
        tables(
            read(
                "  Box:\n    code: int key\n"
                    + item("Item", "day: timestamp; at: date; n: decimal(3,1); box: Box")));
    try (var database = TestDatabase.open(StepsTest.class)) {
      run(database, Steps.between(Tables.NONE, before));
      database.execute(
          "INSERT INTO box (code) VALUES ('41')",
          "INSERT INTO item (day, at, n, box_code) VALUES ('2027-01-15', '2027-01-16T23:30:00Z', '1.5', '41')");
      run(database, Steps.between(before, after));
      database.execute("INSERT INTO box DEFAULT VALUES");
      assertThat(
              database.value(
                  "SELECT concat_ws(' ', day AT TIME ZONE 'UTC', at, n, box_code) FROM item"))
          .isEqualTo("2027-01-15 00:00:00 2027-01-16 1.5 41");
      assertThat(database.value("SELECT string_agg(code::text, ' ' ORDER BY code) FROM box"))
          .isEqualTo("41 42");
    }
  }

  /// What rows do not fit is refused, and nothing has changed then.
  @Test
  void rowsThatDoNotFitAreRefused() {
    var before = tables(read(item("Item", "a: x | y | z; b: string; c: int?")));
    for (var fields :
        List.of(
            "a: x | y; b: string; c: int?",
            "a: x | y | z; b: int; c: int?",
            "a: x | y | z; b: string; c: int",
            "a: x | y | z; b: string(1..2); c: int?")) {
      var after = tables(read(item("Item", fields)));
      try (var database = TestDatabase.open(StepsTest.class)) {
        run(database, Steps.between(Tables.NONE, before));
        var held = catalogue(database);
        database.execute("INSERT INTO item (a, b) VALUES ('z', 'abc')");
        var steps = new ArrayList<String>();
        Steps.between(before, after).forEach(step -> steps.addAll(SqlText.statements(step)));
        assertThatThrownBy(
                () -> database.execute("BEGIN; " + String.join("; ", steps) + "; COMMIT"))
            .as(fields)
            .isInstanceOf(AssertionError.class);
        assertThat(catalogue(database)).isEqualTo(held);
      }
    }
  }
}
