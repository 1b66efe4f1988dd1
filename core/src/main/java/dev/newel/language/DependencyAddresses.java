package dev.newel.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// The settings that name where dependencies answer: `CARRIER_URL` for `carrier`. One that no
/// setting names has its own by convention, as what is called over a network has an address that
/// differs between environments.
public final class DependencyAddresses {
  /// How a setting with an address ends.
  private static final List<String> ENDINGS =
      List.of("URL", "URI", "HOST", "ADDRESS", "ENDPOINT", "DSN");

  /// The setting of the store that the system runs on.
  private static final String DATABASE = "DATABASE_URL";

  private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+");

  private DependencyAddresses() {}

  /// The dependencies that have an address by convention, by the setting that names it.
  public static Map<String, String> of(
      Map<String, Dependency> dependencies, Map<String, Setting> declared) {
    var addresses = new LinkedHashMap<String, String>();
    dependencies.forEach(
        (name, dependency) -> {
          if (isCalled(dependency) && !isNamed(name, dependency, declared)) {
            addresses.putIfAbsent(stem(name) + "_URL", name);
          }
        });
    return Maps.ordered(addresses);
  }

  /// The settings that are declared, and after them those of addresses.
  public static Map<String, Setting> with(
      Map<String, Dependency> dependencies, Map<String, Setting> declared) {
    var all = new LinkedHashMap<>(declared);
    of(dependencies, declared)
        .forEach((setting, name) -> all.put(setting, setting(name, dependencies)));
    return Maps.ordered(all);
  }

  /// The settings without those that convention adds again.
  public static Map<String, Setting> without(
      Map<String, Dependency> dependencies, Map<String, Setting> all) {
    var declared = new LinkedHashMap<>(all);
    dependencies
        .keySet()
        .forEach(name -> declared.remove(stem(name) + "_URL", setting(name, dependencies)));
    return Maps.ordered(declared);
  }

  private static Setting setting(String name, Map<String, Dependency> dependencies) {
    var dependency = dependencies.get(name);
    var title = dependency == null ? null : dependency.title();
    return new Setting(
        "The address of %s.".formatted(title == null ? name : title),
        null,
        null,
        null,
        "%s://%s.example"
            .formatted(
                dependency != null && "RESP".equals(dependency.protocol()) ? "redis" : "https",
                stem(name).toLowerCase(Locale.ROOT).replace('_', '-')),
        Map.of(),
        null,
        List.of());
  }

  /// Whether we call it over a network. A neighbour without an offer may only call us.
  private static boolean isCalled(Dependency dependency) {
    var kind = dependency.kind() == null ? Dependency.Kind.SERVICE : dependency.kind();
    return switch (kind) {
      case DATABASE, QUEUE, CACHE, STORAGE -> true;
      case SERVICE, OTHER ->
          dependency.offers().values().stream().anyMatch(offer -> offer.http() != null);
    };
  }

  private static boolean isNamed(
      String name, Dependency dependency, Map<String, Setting> declared) {
    var stem = stem(name) + "_";
    return (dependency.kind() == Dependency.Kind.DATABASE && declared.containsKey(DATABASE))
        || declared.keySet().stream()
            .map(setting -> setting.toUpperCase(Locale.ROOT))
            .anyMatch(
                setting ->
                    setting.startsWith(stem) && ENDINGS.stream().anyMatch(setting::endsWith));
  }

  /// `emailProvider` and `email-provider` as `EMAIL_PROVIDER`.
  private static String stem(String name) {
    return WORD_START.matcher(name).replaceAll("_").toUpperCase(Locale.ROOT);
  }
}
