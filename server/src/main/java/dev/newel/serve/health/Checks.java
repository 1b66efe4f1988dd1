package dev.newel.serve.health;

import dev.newel.design.Design;
import dev.newel.language.Dependency;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The checks that a design lists, as far as this server can make them: `database`, `disk`, and
/// whatever has its address in a setting, by convention `PAYMENTS_URL` for `payments`.
public final class Checks {
  /// The check that is always made.
  public static final String DATABASE = "database";

  private static final String DISK = "disk";
  /// Less free space than this and a database beside us soon stops writing.
  private static final long LEAST_FREE = 100L * 1024 * 1024;
  private static final Duration CONNECT = Duration.ofSeconds(1);

  /// The ports of addresses that name none, by scheme.
  private static final Map<String, Integer> PORTS =
      Map.ofEntries(
          Map.entry("http", 80),
          Map.entry("https", 443),
          Map.entry("redis", 6379),
          Map.entry("rediss", 6379),
          Map.entry("amqp", 5672),
          Map.entry("amqps", 5671),
          Map.entry("kafka", 9092),
          Map.entry("smtp", 25),
          Map.entry("postgresql", 5432),
          Map.entry("mysql", 3306),
          Map.entry("mongodb", 27017));

  private Checks() {}

  /// The names that a design lists, the database first.
  private static List<String> named(Design design) {
    var told = design.prose().observability();
    var health = told == null ? null : told.health();
    var names = new ArrayList<String>(List.of(DATABASE));
    if (health != null) {
      health.checks().stream().filter(name -> !names.contains(name)).forEach(names::add);
    }
    return names;
  }

  /// The checks in the order of the design.
  ///
  /// @param disk where the server keeps what it keeps
  public static List<Check> of(
      Design design, Map<String, @Nullable Object> settings, BooleanSupplier database, Path disk) {
    var checks = new ArrayList<Check>();
    for (var name : named(design)) {
      var address = address(design, settings, name);
      if (name.equals(DATABASE)) {
        checks.add(new Check(name, true, database));
      } else if (name.equals(DISK)) {
        checks.add(new Check(name, true, () -> hasSpace(disk, LEAST_FREE)));
      } else if (address != null) {
        var dependency = design.prose().dependencies().get(name);
        checks.add(
            new Check(
                name,
                dependency == null || dependency.unavailable() == null,
                () -> answers(address, patience(dependency))));
      }
    }
    return List.copyOf(checks);
  }

  /// What the design lists and nothing looks at: no setting says where it is.
  public static List<String> unmade(Design design, Map<String, @Nullable Object> settings) {
    return named(design).stream()
        .filter(name -> !name.equals(DATABASE) && !name.equals(DISK))
        .filter(name -> address(design, settings, name) == null)
        .toList();
  }

  /// Whether a place, or the nearest directory above it, has so many bytes to spare.
  static boolean hasSpace(Path place, long least) {
    var path = place.toAbsolutePath();
    while (path != null && !Files.exists(path)) {
      path = path.getParent();
    }
    try {
      return path != null && Files.getFileStore(path).getUsableSpace() >= least;
    } catch (IOException e) {
      return false;
    }
  }

  private static Duration patience(@Nullable Dependency dependency) {
    return dependency == null || dependency.connect() == null
        ? CONNECT
        : dependency.connect().estimate();
  }

  private static @Nullable InetSocketAddress address(
      Design design, Map<String, @Nullable Object> settings, String name) {
    var key = name.replaceAll("[^A-Za-z0-9]+", "_").toUpperCase(Locale.ROOT) + "_URL";
    var setting = design.prose().settings().get(key);
    if (setting == null) {
      return null;
    }
    var given = settings.get(key);
    var text = given == null ? setting.initial() : given.toString();
    return text == null ? null : address(text);
  }

  /// Unresolved: a name is looked up each time, for it may come to lead elsewhere.
  private static @Nullable InetSocketAddress address(String text) {
    try {
      var uri = new URI(text.strip());
      var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      var port = uri.getPort() > 0 ? uri.getPort() : PORTS.getOrDefault(scheme, 0);
      return uri.getHost() == null || port == 0
          ? null
          : InetSocketAddress.createUnresolved(uri.getHost(), port);
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static boolean answers(InetSocketAddress address, Duration patience) {
    try (var socket = new Socket()) {
      var millis = (int) Math.clamp(patience.toMillis(), 1, Integer.MAX_VALUE);
      socket.connect(new InetSocketAddress(address.getHostString(), address.getPort()), millis);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
