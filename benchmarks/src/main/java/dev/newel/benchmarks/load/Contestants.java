package dev.newel.benchmarks.load;

import dev.newel.benchmarks.load.Contestant.Recipe;
import dev.newel.serve.store.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/// The three servers and their databases.
final class Contestants {
  /// What the design gives an instance: `deployment.capacity.memory`.
  static final String HEAP = "-Xmx512m";

  /// As `newel` begins its server: then only the programs differ.
  private static final List<String> AS_NEWEL =
      List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xms32m");

  private static final List<String> NAMES = List.of("newel", "handwritten", "spring");
  private static final String PREFIX = "newel_benchmark_";

  private final Path root;
  private final DatabaseAddress superuser;
  private final boolean caches;

  Contestants(Path root, DatabaseAddress superuser, boolean caches) {
    this.root = root;
    this.superuser = superuser;
    this.caches = caches;
  }

  /// Makes a database for each, with the same tables and rows, and says how each is begun.
  List<Recipe> prepare(Path design, Path home)
      throws IOException, SQLException, InterruptedException {
    var served = ServedDesign.of(design, root).copy(home.resolve("design"), caches);
    var schema = served.schema(home.resolve("schema"));
    var salt = new byte[16];
    new SecureRandom().nextBytes(salt);
    var hash = OpenBSDBCrypt.generate(Scene.PASSWORD.toCharArray(), salt, 12);
    var addresses = new TreeMap<String, DatabaseAddress>();
    for (var name : NAMES) {
      statement("DROP DATABASE IF EXISTS " + PREFIX + name);
      statement("CREATE DATABASE " + PREFIX + name);
      addresses.put(name, superuser.as(superuser.user(), PREFIX + name));
    }
    for (var name : List.of("handwritten", "spring")) {
      Scene.run(address(addresses, name), schema);
      Scene.fill(address(addresses, name), hash);
    }
    var newel = served.recipe(address(addresses, "newel"));
    // The first start makes the tables.
    newel.start(home).close();
    Scene.fill(address(addresses, "newel"), hash);
    var programs = root.resolve("benchmarks");
    return List.of(
        newel,
        new Recipe(
            "by hand",
            java(
                AS_NEWEL,
                "-cp",
                programs.resolve("target/classes") + ":" + programs.resolve("target/lib/*"),
                "dev.newel.benchmarks.handwritten.Shop"),
            environment(address(addresses, "handwritten")),
            "/health"),
        new Recipe(
            "Spring Boot",
            java(List.of(), "-jar", programs.resolve("spring/target/spring.jar").toString()),
            environment(address(addresses, "spring")),
            "/actuator/health"));
  }

  private static List<String> java(List<String> options, String... program) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(HEAP);
    command.addAll(options);
    command.addAll(List.of(program));
    return command;
  }

  private static DatabaseAddress address(Map<String, DatabaseAddress> addresses, String name) {
    var address = addresses.get(name);
    if (address == null) {
      throw new IllegalArgumentException(name);
    }
    return address;
  }

  private Map<String, String> environment(DatabaseAddress address) {
    return Map.of(
        "PORT",
        "{port}",
        "JDBC_URL",
        "jdbc:postgresql://%s/%s".formatted(address.endpoint(), address.database()),
        "DATABASE_USER",
        address.user(),
        "DATABASE_PASSWORD",
        address.password(),
        "LIMIT",
        Long.toString(ServedDesign.LIMIT),
        "CACHE",
        caches ? "caffeine" : "none");
  }

  /// Leaves nothing behind in a PostgreSQL that somebody else runs.
  void dropDatabases() throws SQLException {
    for (var name : NAMES) {
      statement("DROP DATABASE IF EXISTS " + PREFIX + name);
    }
  }

  private void statement(String sql) throws SQLException {
    try (var connection = superuser.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
