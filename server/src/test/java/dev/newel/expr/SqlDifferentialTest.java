package dev.newel.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.newel.expr.ExprType.Scalar;
import dev.newel.serve.store.TestDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Java and PostgreSQL agree on the value of every expression, for 10,000 seeded pairs of
/// expression and row.
class SqlDifferentialTest {
  private static final long SEED = 20_260_331;
  private static final int ROWS = 20;
  private static final int EXPRESSIONS = 1_000;
  private static final int BATCH = 20;

  private static final TestDatabase DATABASE = TestDatabase.open(SqlDifferentialTest.class);
  private static final BoardSchema SCHEMA = new BoardSchema();
  private static final BoardRows BOARD = new BoardRows(SCHEMA, new Random(SEED), ROWS);

  private record Case(String source, Expr expr) {}

  @BeforeAll
  static void fill() {
    DATABASE.execute(BoardSchema.TABLES.toArray(String[]::new));
    DATABASE.execute(BOARD.inserts.toArray(String[]::new));
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  private static Connection connect() throws SQLException {
    var connection = DATABASE.connect();
    try (var statement = connection.createStatement()) {
      statement.execute("SET TIME ZONE 'UTC'");
    }
    return connection;
  }

  private static Bindings bindings(boolean anonymous) {
    return Bindings.at(BoardRows.NOW)
        .with("viewer", anonymous ? null : BOARD.people.getFirst())
        .with("least", anonymous ? null : 2L)
        .with("label", "a")
        .with("ids", List.of(1L, 3L))
        .with("Person", BOARD.people)
        .with("Task", BOARD.tasks);
  }

  private static List<Case> cases() {
    var random = new Random(SEED);
    var generator = new ExprGenerator(SCHEMA, random);
    var cases = new ArrayList<Case>();
    while (cases.size() < EXPRESSIONS) {
      var type = ExprGenerator.TYPES.get(random.nextInt(ExprGenerator.TYPES.size()));
      var source = generator.of(type, 1 + random.nextInt(4));
      if (source.length() > 700) {
        continue;
      }
      switch (Typer.check(source, SCHEMA, null)) {
        case Checked.Ok<Typed>(var typed) -> cases.add(new Case(source, typed.expr()));
        case Checked.Failed<Typed>(var problems) -> fail("%s: %s", source, problems);
      }
    }
    return cases;
  }

  @Test
  void values_agree() throws SQLException {
    var cases = cases();
    var compared = 0;
    try (var connection = connect()) {
      for (var from = 0; from < cases.size(); from += BATCH) {
        compared +=
            compare(
                connection,
                cases.subList(from, Math.min(from + BATCH, cases.size())),
                from % (2 * BATCH) == 0);
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(10_000);
  }

  @Test
  void conditions_choose_the_same_rows() throws SQLException {
    try (var connection = connect()) {
      for (var each : cases()) {
        if (each.expr.type() == Scalar.BOOL) {
          var query = new SqlTranslator(SCHEMA).row("this", "Task", "t");
          var where = query.condition(each.expr).get();
          var sql =
              Sql.of("SELECT t.id FROM task AS t {} WHERE {} ORDER BY 1", query.joins(), where);
          var expected =
              BOARD.tasks.stream()
                  .filter(task -> Evaluator.test(each.expr, bindings(false).with("this", task)))
                  .map(task -> task.key)
                  .toList();
          var actual = new ArrayList<Long>();
          try (var statement = prepare(connection, sql, bindings(false));
              var rows = statement.executeQuery()) {
            while (rows.next()) {
              actual.add(rows.getLong(1));
            }
          } catch (SQLException e) {
            throw new AssertionError(each.source + "\n" + sql.text(), e);
          }
          assertThat(actual).as("%s%n%s", each.source, sql.text()).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void canonical_text_reads_back() {
    for (var each : cases()) {
      assertThat(Typer.check(each.expr.text(), SCHEMA, null).get().expr())
          .as(each.source)
          .isEqualTo(each.expr);
    }
  }

  private static int compare(Connection connection, List<Case> cases, boolean anonymous) {
    var query = new SqlTranslator(SCHEMA).row("this", "Task", "t");
    var columns = new ArrayList<Sql>();
    for (var each : cases) {
      var value = query.value(each.expr).get();
      columns.add(
          each.expr.type() == Scalar.DURATION ? Sql.of("EXTRACT(EPOCH FROM {})", value) : value);
    }
    var sql =
        Sql.of("SELECT {} FROM task AS t {} ORDER BY t.id", Sql.join(", ", columns), query.joins());
    try (var statement = prepare(connection, sql, bindings(anonymous));
        var rows = statement.executeQuery()) {
      for (var task : BOARD.tasks) {
        assertThat(rows.next()).isTrue();
        for (var i = 0; i < cases.size(); i++) {
          var expr = cases.get(i).expr;
          var expected = Evaluator.evaluate(expr, bindings(anonymous).with("this", task));
          var actual = rows.getObject(i + 1);
          assertThat(normal(actual))
              .as("task %d: %s%n%s", task.key, cases.get(i).source, columns.get(i).text())
              .isEqualTo(normal(expected));
        }
      }
      assertThat(rows.next()).isFalse();
      return cases.size() * BOARD.tasks.size();
    } catch (SQLException e) {
      if (cases.size() > 1) {
        cases.forEach(each -> compare(connection, List.of(each), anonymous));
      }
      throw new AssertionError(cases.getFirst().source + "\n" + sql.text(), e);
    }
  }

  /// One form for the values of both sides.
  private static @Nullable Object normal(@Nullable Object value) {
    return switch (value) {
      case Row row -> normal(row.key());
      case Duration duration -> normal(BigDecimal.valueOf(duration.toNanos(), 9));
      case java.sql.Date date -> date.toLocalDate().toString();
      case java.sql.Timestamp timestamp -> timestamp.toInstant().toString();
      case LocalDate date -> date.toString();
      case Instant instant -> instant.toString();
      case Number number -> {
        var decimal = new BigDecimal(number.toString()).stripTrailingZeros();
        yield decimal.toPlainString();
      }
      case null, default -> value;
    };
  }

  private static PreparedStatement prepare(Connection connection, Sql sql, Bindings bindings)
      throws SQLException {
    var statement = connection.prepareStatement(sql.text());
    var index = 1;
    for (var parameter : sql.parameters()) {
      var value = Evaluator.evaluate(parameter.expr(), bindings);
      if (value instanceof List<?> list) {
        var items = list.stream().map(SqlDifferentialTest::bound).toArray();
        statement.setArray(
            index++, connection.createArrayOf(parameter.type().replace("[]", ""), items));
      } else {
        statement.setObject(index++, bound(value));
      }
    }
    return statement;
  }

  private static @Nullable Object bound(@Nullable Object value) {
    return switch (value) {
      case Row row -> row.key();
      case Instant instant -> OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
      case java.math.BigInteger integer -> new BigDecimal(integer);
      case Duration duration -> duration.toString();
      case null, default -> value;
    };
  }

  @Test
  void lower_and_upper_agree_on_every_code_point() throws SQLException {
    var different = new TreeSet<String>();
    try (var connection = connect();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                SELECT c, ascii(lower(chr(c) COLLATE "pg_c_utf8")), ascii(upper(chr(c) COLLATE "pg_c_utf8"))
                FROM generate_series(1, 1114111) AS c WHERE c NOT BETWEEN 55296 AND 57343\
                """)) {
      while (rows.next()) {
        var c = rows.getInt(1);
        if (Character.toLowerCase(c) != rows.getInt(2)
            || Character.toUpperCase(c) != rows.getInt(3)) {
          different.add("U+%04X".formatted(c));
        }
      }
    }
    assertThat(different).isEmpty();
  }
}
