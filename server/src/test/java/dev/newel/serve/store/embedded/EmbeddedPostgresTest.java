package dev.newel.serve.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.newel.serve.store.DatabaseAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
  @TempDir Path directory;

  @Test
  void rowsOutliveARestart() throws Exception {
    try (var postgres = EmbeddedPostgres.start(EmbeddedSettings.durable(directory))) {
      execute(postgres.address(), "CREATE TABLE t (n int)", "INSERT INTO t VALUES (7)");
    }
    var said = new ArrayList<String>();
    try (var postgres =
        EmbeddedPostgres.start(EmbeddedSettings.durable(directory).withProgress(said::add))) {
      assertThat(value(postgres.address(), "SELECT n FROM t")).isEqualTo("7");
    }
    assertThat(said).as("a warm start has no slow step").isEmpty();
  }

  @Test
  void everyPromiseOfDurabilityIsSwitchedOn() throws Exception {
    try (var postgres = EmbeddedPostgres.start(EmbeddedSettings.durable(directory))) {
      var address = postgres.address();
      for (var setting :
          List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
        assertThat(value(address, "SHOW " + setting)).as(setting).isEqualTo("on");
      }
      assertThat(value(address, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(value(address, "SHOW server_version")).startsWith(EmbeddedPostgres.VERSION);
      assertThat(value(address, "SELECT datcollate FROM pg_database WHERE datname = 'newel'"))
          .isEqualTo("C.UTF-8");
      assertThat(value(address, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
          .isEqualTo("f");
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(directory.resolve("secret"))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void aWrongOrMissingPasswordOpensNothing() throws Exception {
    try (var postgres = EmbeddedPostgres.start(EmbeddedSettings.ephemeral())) {
      var address = postgres.address();
      for (var user : List.of("newel", "postgres")) {
        assertThatThrownBy(() -> connect(address, user, "wrong").close())
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("password authentication failed");
        assertThatThrownBy(() -> connect(address, user, "").close())
            .isInstanceOf(SQLException.class);
      }
    }
  }

  @Test
  void rootHandsTheServerToAnotherUserWhereNoNamespaceIsAllowed() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can change the user");
    var cache = directory.resolve("cache");
    assumeTrue(RunAs.NOBODY.works(Path.of("/bin/true")), "setpriv is missing");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    var settings = EmbeddedSettings.durable(directory.resolve("data")).withCache(cache);
    try (var postgres = EmbeddedPostgres.start(settings, (program, data) -> RunAs.NOBODY)) {
      execute(postgres.address(), "CREATE TABLE t (n int)");
    }
    try (var postgres = EmbeddedPostgres.start(settings)) {
      assertThat(value(postgres.address(), "SELECT count(*) FROM t")).isEqualTo("0");
    }
  }

  private static Connection connect(DatabaseAddress address, String user, String password)
      throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://" + address.endpoint() + "/" + address.database(), user, password);
  }

  private static void execute(DatabaseAddress address, String... statements) throws SQLException {
    try (var connection = connect(address, address.user(), address.password());
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static String value(DatabaseAddress address, String query) throws SQLException {
    try (var connection = connect(address, address.user(), address.password());
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }
}
