package dev.newel.serve.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTest {
  private static final TestDatabase FIXTURE = TestDatabase.open(DatabaseTest.class);
  private static final DatabaseSettings SETTINGS =
      DatabaseSettings.DEFAULT.withSchema(FIXTURE.schema()).withConnections(1, 4);
  private static final Database DATABASE = Database.open(FIXTURE.address(), SETTINGS);

  @BeforeAll
  static void tables() {
    FIXTURE.execute(
        "CREATE TABLE parent (id int CONSTRAINT parent_key PRIMARY KEY,"
            + " n int NOT NULL CONSTRAINT positive CHECK (n > 0))",
        "CREATE TABLE child (parent int CONSTRAINT child_parent REFERENCES parent)",
        "INSERT INTO parent VALUES (1, 1), (2, 1)",
        "INSERT INTO child VALUES (1)");
  }

  @AfterAll
  static void close() {
    DATABASE.close();
    FIXTURE.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INSERT INTO parent VALUES (1, 1)|UniqueViolation[constraint=parent_key]",
        "INSERT INTO child VALUES (9)|ForeignKeyViolation[constraint=child_parent]",
        "DELETE FROM parent WHERE id = 1|ForeignKeyViolation[constraint=child_parent]",
        "INSERT INTO parent VALUES (3, 0)|CheckViolation[constraint=positive]",
        "INSERT INTO parent VALUES (3, NULL)|NotNullViolation[table=parent, column=n]",
        "SELECT 1/0|Other[sqlState=22012]",
        "SELECT * FROM nowhere|Other[sqlState=42P01]",
      })
  void namesTheFault(String sql, String fault) {
    assertThatThrownBy(() -> DATABASE.inTransaction(c -> execute(c, sql)))
        .isInstanceOfSatisfying(
            DatabaseException.class, e -> assertThat(e.fault()).hasToString(fault));
    assertThat(DATABASE.answers(Duration.ofSeconds(5))).isTrue();
  }

  @Test
  void aSlowStatementIsATimeout() {
    var impatient =
        SETTINGS.withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(50));
    try (var database = Database.open(FIXTURE.address(), impatient)) {
      assertThatThrownBy(() -> database.inTransaction(c -> execute(c, "SELECT pg_sleep(20)")))
          .isInstanceOfSatisfying(
              DatabaseException.class,
              e -> assertThat(e.fault()).isEqualTo(new DatabaseFault.Timeout()));
    }
  }

  @Test
  void anExhaustedPoolIsUnavailable() {
    var narrow =
        SETTINGS
            .withConnections(0, 1)
            .withTimeouts(Duration.ofMillis(250), Duration.ofSeconds(5), Duration.ofSeconds(5));
    try (var database = Database.open(FIXTURE.address(), narrow)) {
      Work<Boolean> nested = outer -> database.inTransaction(inner -> execute(inner, "SELECT 1"));
      assertThatThrownBy(() -> database.inTransaction(nested))
          .isInstanceOfSatisfying(
              DatabaseException.class,
              e -> assertThat(e.fault()).isEqualTo(new DatabaseFault.Unavailable()));
    }
  }

  @Test
  void aLostConnectionIsUnavailableAndTheNextOneWorks() {
    assertThatThrownBy(
            () ->
                DATABASE.inTransaction(
                    c -> execute(c, "SELECT pg_terminate_backend(pg_backend_pid())")))
        .isInstanceOfSatisfying(
            DatabaseException.class,
            e -> assertThat(e.fault()).isEqualTo(new DatabaseFault.Unavailable()));
    assertThat(DATABASE.<String>reading(c -> value(c, "SELECT 1"))).isEqualTo("1");
  }

  @Test
  void whatFailsLeavesNothingBehind() {
    assertThatThrownBy(
            () ->
                DATABASE.inTransaction(
                    c -> {
                      execute(c, "INSERT INTO parent VALUES (50, 1)");
                      throw new IllegalStateException("ours");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("ours");
    assertThat(FIXTURE.value("SELECT count(*) FROM parent WHERE id = 50")).isEqualTo("0");
  }

  @Test
  void aSwallowedErrorDoesNotPassForACommit() {
    assertThatThrownBy(
            () ->
                DATABASE.inTransaction(
                    c -> {
                      execute(c, "INSERT INTO parent VALUES (51, 1)");
                      try {
                        execute(c, "INSERT INTO parent VALUES (51, 1)");
                      } catch (SQLException ignored) {
                        return "swallowed";
                      }
                      return "unreached";
                    }))
        .isInstanceOf(DatabaseException.class);
    assertThat(FIXTURE.value("SELECT count(*) FROM parent WHERE id = 51")).isEqualTo("0");
  }

  @Test
  void aReadingOfOneStateRefusesAWriteAndTheNextWorkMayWrite() {
    try (var strict =
        Database.open(FIXTURE.address(), SETTINGS.withIsolation(Isolation.REPEATABLE_READ))) {
      assertThatThrownBy(() -> strict.reading(c -> execute(c, "INSERT INTO parent VALUES (52, 1)")))
          .isInstanceOfSatisfying(
              DatabaseException.class,
              e -> assertThat(e.fault()).hasToString("Other[sqlState=25006]"));
      assertThat(strict.<Boolean>inTransaction(c -> execute(c, "CREATE TEMP TABLE y ()")))
          .isFalse();
    }
  }

  @Test
  void readingByStatementsOpensNoTransactionAndLeavesNoneToTheNext() {
    // The time of the transaction that a statement is in.
    assertThat(
            DATABASE.<Boolean>reading(
                c -> value(c, "SELECT now()").equals(value(c, "SELECT now()"))))
        .isFalse();
    assertThat(DATABASE.<Boolean>inTransaction(Connection::getAutoCommit)).isFalse();
    assertThat(DATABASE.<Boolean>inTransaction(c -> execute(c, "CREATE TEMP TABLE x ()")))
        .isFalse();
  }

  @Test
  void sessionsAreAsTheSettingsSay() {
    assertThat(DATABASE.<String>reading(c -> value(c, "SHOW timezone"))).isEqualTo("UTC");
    assertThat(DATABASE.<String>reading(c -> value(c, "SHOW statement_timeout"))).isEqualTo("5s");
    assertThat(DATABASE.<String>reading(c -> value(c, "SELECT current_schema()")))
        .isEqualTo(FIXTURE.schema());
    assertThat(DATABASE.<String>reading(c -> value(c, "SHOW transaction_isolation")))
        .isEqualTo("read committed");
    try (var strict =
        Database.open(FIXTURE.address(), SETTINGS.withIsolation(Isolation.SERIALIZABLE))) {
      assertThat(strict.<String>reading(c -> value(c, "SHOW transaction_isolation")))
          .isEqualTo("serializable");
    }
    assertThat(DATABASE.serverVersion()).isGreaterThanOrEqualTo(Database.OLDEST_VERSION);
  }

  @Test
  void twoThatConflictBothSucceed() throws Exception {
    FIXTURE.execute("CREATE TABLE counter (n int)", "INSERT INTO counter VALUES (0)");
    var barrier = new CyclicBarrier(2);
    var runs = new AtomicInteger();
    try (var strict =
            Database.open(FIXTURE.address(), SETTINGS.withIsolation(Isolation.SERIALIZABLE));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Work<Boolean> increment =
          c -> {
            var seen = Integer.parseInt(value(c, "SELECT n FROM counter"));
            if (runs.incrementAndGet() <= 2) {
              meet(barrier);
            }
            return execute(c, "UPDATE counter SET n = " + (seen + 1));
          };
      var first = threads.submit(() -> strict.inTransaction(increment));
      var second = threads.submit(() -> strict.inTransaction(increment));
      first.get(60, TimeUnit.SECONDS);
      second.get(60, TimeUnit.SECONDS);
    }
    assertThat(FIXTURE.value("SELECT n FROM counter")).isEqualTo("2");
    assertThat(runs.get()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void aConflictThatStaysIsGivenUp() {
    var runs = new AtomicInteger();
    try (var database = Database.open(FIXTURE.address(), SETTINGS.withAttempts(3))) {
      assertThatThrownBy(
              () ->
                  database.inTransaction(
                      c -> {
                        runs.incrementAndGet();
                        return execute(
                            c, "DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '40001'; END $$");
                      }))
          .isInstanceOfSatisfying(
              DatabaseException.class,
              e -> assertThat(e.fault()).isEqualTo(new DatabaseFault.SerializationFailure()));
    }
    assertThat(runs).hasValue(3);
  }

  @Test
  void aChangedTableDoesNotBreakAKeptPlan() {
    FIXTURE.execute("CREATE TABLE changing (a int)", "INSERT INTO changing VALUES (1)");
    try (var database = Database.open(FIXTURE.address(), SETTINGS.withConnections(1, 1))) {
      Work<Integer> columns =
          c -> {
            try (var statement = c.prepareStatement("SELECT * FROM changing");
                var row = statement.executeQuery()) {
              return row.getMetaData().getColumnCount();
            }
          };
      assertThat(database.inTransaction(columns)).isEqualTo(1);
      assertThat(database.inTransaction(columns)).isEqualTo(1);
      FIXTURE.execute("ALTER TABLE changing ADD b int");
      assertThat(database.inTransaction(columns)).isEqualTo(2);
    }
  }

  @Test
  void saysWhyItCannotOpen() {
    var there = FIXTURE.address();
    var wrongPassword =
        new DatabaseAddress(
            there.host(),
            there.port(),
            there.database(),
            there.user(),
            "wr0ng-secret",
            there.properties());
    assertStartFailure(wrongPassword, "refuses the password of user `" + there.user() + "`.");
    assertStartFailure(there.as(there.user(), "nowhere"), "has no database `nowhere`.");
    var nobody = new DatabaseAddress("127.0.0.1", 1, "d", "u", "wr0ng-secret", there.properties());
    assertStartFailure(nobody, "No PostgreSQL answers at `127.0.0.1:1`: Connection refused.");
    assertThatThrownBy(
            () -> new ServerProbe(there, Duration.ofSeconds(1)).requireNewEnough(130_014))
        .hasMessageEndingWith("has version 13, where 14 or newer is expected.");
  }

  private static void assertStartFailure(DatabaseAddress address, String message) {
    assertThatThrownBy(() -> Database.open(address, SETTINGS))
        .isInstanceOf(StartFailure.class)
        .hasMessageEndingWith(message)
        .hasMessageNotContaining("wr0ng-secret");
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static boolean execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      return statement.execute(sql);
    }
  }

  private static String value(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }
}
