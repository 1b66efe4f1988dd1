package dev.newel.serve.store;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/// Where one PostgreSQL database is and who we are there.
///
/// @param host a name or an address, IPv6 without brackets
/// @param port 1 to 65535
/// @param password empty where the server asks for none; no text of this class ever shows it
/// @param properties connection properties by the name that the JDBC driver knows, as in `sslmode`
public record DatabaseAddress(
    String host,
    int port,
    String database,
    String user,
    String password,
    Map<String, String> properties) {

  public DatabaseAddress {
    Objects.requireNonNull(host);
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("port must be 1 to 65535, got " + port);
    }
    properties = Collections.unmodifiableMap(new TreeMap<>(properties));
  }

  /// Reads `postgres://user:password@host:port/database?sslmode=require`, the same with
  /// `postgresql:`, or a `jdbc:postgresql:` address; throws `StartFailure` that names `setting`
  /// (such as `DATABASE_URL`) where it cannot.
  public static DatabaseAddress parse(String setting, String url) {
    return new DatabaseUrl(setting).parse(url);
  }

  /// The same place seen by another user.
  public DatabaseAddress as(String otherUser, String otherDatabase) {
    return new DatabaseAddress(host, port, otherDatabase, otherUser, password, properties);
  }

  /// `host:port`, for messages.
  public String endpoint() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }

  /// A driver's data source for this place, without a pool; each call gives one of its own, which
  /// the caller may tune.
  public PGSimpleDataSource dataSource() {
    var source = new PGSimpleDataSource();
    source.setServerNames(new String[] {host.indexOf(':') >= 0 ? "[" + host + "]" : host});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName(database);
    source.setUser(user);
    if (!password.isEmpty()) {
      source.setPassword(password);
    }
    properties.forEach(
        (name, value) ->
            source.setProperty(Objects.requireNonNull(PGProperty.forName(name), name), value));
    return source;
  }

  @Override
  public String toString() {
    return "postgres://"
        + user
        + (password.isEmpty() ? "" : ":***")
        + "@"
        + endpoint()
        + "/"
        + database;
  }
}
