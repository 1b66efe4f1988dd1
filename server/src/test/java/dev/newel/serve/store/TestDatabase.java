package dev.newel.serve.store;

import dev.newel.serve.store.embedded.EmbeddedPostgres;
import dev.newel.serve.store.embedded.EmbeddedSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;

/// A schema of its own on a real PostgreSQL for one test class, made in milliseconds and dropped by
/// `close()`:
///
/// ```java
/// private static final TestDatabase DATABASE = TestDatabase.open(FooTest.class);
///
/// @AfterAll
/// static void close() {
///   DATABASE.close();
/// }
/// ```
///
/// The server is the one that the environment names in `NEWEL_TEST_DATABASE_URL`, else an embedded
/// one that all tests of this process share and that ends with it.
public final class TestDatabase implements AutoCloseable {
  private final DatabaseAddress address;
  private final String schema;

  private TestDatabase(DatabaseAddress address, String schema) {
    this.address = address;
    this.schema = schema;
  }

  /// A new empty schema, named after `test`.
  public static TestDatabase open(Class<?> test) {
    return on(Server.ADDRESS, test);
  }

  /// The same on a server that the test has started itself.
  public static TestDatabase on(DatabaseAddress server, Class<?> test) {
    var name = test.getSimpleName().toLowerCase(Locale.ROOT);
    var schema =
        name.substring(0, Math.min(name.length(), 20))
            + "_"
            + UUID.randomUUID().toString().substring(0, 8);
    var properties = new TreeMap<>(server.properties());
    properties.put("currentSchema", schema);
    var database =
        new TestDatabase(
            new DatabaseAddress(
                server.host(),
                server.port(),
                server.database(),
                server.user(),
                server.password(),
                properties),
            schema);
    database.execute("CREATE SCHEMA \"" + schema + "\"");
    return database;
  }

  /// The address with the schema as its search path.
  public DatabaseAddress address() {
    return address;
  }

  /// The same schema by another way to the server, for which the port stands; whoever closes one of
  /// the two drops the schema.
  public TestDatabase through(int port) {
    return new TestDatabase(
        new DatabaseAddress(
            "127.0.0.1",
            port,
            address.database(),
            address.user(),
            address.password(),
            address.properties()),
        schema);
  }

  /// The same as a URL.
  public String url() {
    return "postgres://%s:%s@%s:%d/%s?currentSchema=%s"
        .formatted(
            address.user(),
            address.password(),
            address.host(),
            address.port(),
            address.database(),
            schema);
  }

  public String schema() {
    return schema;
  }

  /// A new connection in autocommit mode, in the schema.
  public Connection connect() throws SQLException {
    return address.dataSource().getConnection();
  }

  /// Runs each statement in autocommit mode.
  public void execute(String... statements) {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /// The first column of the first row as text.
  public String value(String query) {
    try (var connection = connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      if (!row.next()) {
        throw new AssertionError("no row: " + query);
      }
      return row.getString(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    execute("DROP SCHEMA \"" + schema + "\" CASCADE");
  }

  /// Started by the first test that needs it. Nobody closes it: the server ends with this process
  /// by itself.
  private static final class Server {
    private static final DatabaseAddress ADDRESS = start();

    private static DatabaseAddress start() {
      var url = System.getenv("NEWEL_TEST_DATABASE_URL");
      return url == null || url.isBlank()
          ? EmbeddedPostgres.start(EmbeddedSettings.ephemeral()).address()
          : DatabaseAddress.parse("NEWEL_TEST_DATABASE_URL", url);
    }
  }
}
