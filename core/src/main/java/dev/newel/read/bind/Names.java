package dev.newel.read.bind;

import dev.newel.language.NameKind;
import dev.newel.read.yaml.YamlNode;
import dev.newel.source.Address;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Judges how names are spelled.
final class Names {
  private static final Map<NameKind, Pattern> PATTERNS = patterns();

  private final Ledger ledger;

  Names(Ledger ledger) {
    this.ledger = ledger;
  }

  private static Map<NameKind, Pattern> patterns() {
    var patterns = new EnumMap<NameKind, Pattern>(NameKind.class);
    for (var kind : NameKind.values()) {
      patterns.put(kind, Pattern.compile(kind.pattern(), Pattern.DOTALL));
    }
    return patterns;
  }

  private static boolean fits(NameKind kind, String name) {
    var pattern = PATTERNS.get(kind);
    return pattern != null && name.length() <= 1000 && pattern.matcher(name).matches();
  }

  void check(NameKind kind, YamlNode.Scalar name, Address at) {
    if (fits(kind, name.value())) {
      return;
    }
    ledger.error(
        BindId.NAME_CASE,
        at,
        name.span(),
        "`%s` is not spelled as names are here: expected %s."
            .formatted(Ledger.shown(name.value()), kind.says()),
        hint(kind, name.value()));
  }

  private static @Nullable String hint(NameKind kind, String name) {
    if (kind == NameKind.FIELD && name.endsWith("?")) {
      return "Put the `?` right after the type: `%s: string(..80)?`."
          .formatted(name.substring(0, name.length() - 1));
    }
    var better = respelled(kind, name);
    return better == null ? null : "Write `%s`, here and where it is used.".formatted(better);
  }

  /// Reports an item of a list that has several names where it may have one.
  void single(YamlNode.Mapping item, Address at) {
    if (item.entries().size() != 1) {
      ledger.error(
          BindId.SEVERAL_NAMES,
          at,
          item.span(),
          "The item `%s` has %d names; expected one.".formatted(at, item.entries().size()),
          "Write each as an item of its own: `[a: b, c: d]`.");
    }
  }

  private static @Nullable String respelled(NameKind kind, String name) {
    var better =
        switch (kind) {
          case TYPE -> upperFirst(camel(name));
          case FIELD, WORD -> lowerFirst(camel(name));
          case CODE ->
              name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                  .replaceAll("[^A-Za-z0-9]+", "_")
                  .toUpperCase(Locale.ROOT);
          case EVENT ->
              name.replaceAll("([a-z0-9])([A-Z])", "$1.$2")
                  .replaceAll("[^A-Za-z0-9-]+", ".")
                  .toLowerCase(Locale.ROOT);
          case OPTION ->
              "--" + name.replaceAll("^-+", "").replace('_', '-').toLowerCase(Locale.ROOT);
          case ANY, SETTING -> name;
        };
    return better.equals(name) || !fits(kind, better) ? null : better;
  }

  private static String camel(String name) {
    var plain =
        name.chars().noneMatch(Character::isLowerCase) ? name.toLowerCase(Locale.ROOT) : name;
    var camel = new StringBuilder();
    for (var part : plain.split("[^A-Za-z0-9]+")) {
      camel.append(camel.isEmpty() ? part : upperFirst(part));
    }
    return camel.toString();
  }

  private static String upperFirst(String name) {
    return name.isEmpty()
        ? name
        : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static String lowerFirst(String name) {
    return name.isEmpty()
        ? name
        : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
