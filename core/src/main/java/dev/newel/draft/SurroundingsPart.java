package dev.newel.draft;

import dev.newel.foreign.brief.Item;
import dev.newel.source.Address;
import java.util.Locale;
import java.util.regex.Pattern;

/// The stack, the systems that are called, and the settings.
final class SurroundingsPart {
  private static final Pattern SETTING = Pattern.compile("[A-Z][A-Z0-9_]*");

  private SurroundingsPart() {}

  static void write(Sources sources, Writing writing) {
    sources.items(Item.Technology.class).forEach(one -> technology(one, writing));
    sources.items(Item.Integration.class).forEach(one -> integration(one, writing));
    sources.items(Item.Setting.class).forEach(one -> setting(one, writing));
    sources
        .items(Item.Term.class)
        .forEach(one -> writing.say(one.meaning(), one.evidence(), "glossary", one.name()));
  }

  private static void technology(Item.Technology one, Writing writing) {
    var layer = Names.kebab(one.layer().isBlank() ? one.name() : one.layer());
    if (layer.isEmpty()) {
      return;
    }
    var uses = (one.name() + " " + one.version()).strip();
    if (isSaid(layer, uses, writing)) {
      writing.origin(Address.of("stack", layer), one.evidence());
      return;
    }
    if (one.reason().isBlank()) {
      writing.say(uses, one.evidence(), "stack", layer);
    } else if (writing.at("stack", layer) == null) {
      writing.say(uses, one.evidence(), "stack", layer, "uses");
      writing.say(one.reason(), one.evidence(), "stack", layer, "because");
    }
  }

  /// Whether the same is said there with or without its version.
  private static boolean isSaid(String layer, String uses, Writing writing) {
    var there =
        writing.at("stack", layer) instanceof String plain
            ? plain
            : String.valueOf(writing.at("stack", layer, "uses"));
    var said = there.toLowerCase(Locale.ROOT);
    var other = uses.toLowerCase(Locale.ROOT);
    return said.startsWith(other + " ") || other.startsWith(said + " ");
  }

  private static void integration(Item.Integration one, Writing writing) {
    var name = Names.field(one.name());
    if (name.isEmpty() || writing.at("dependencies", name) != null) {
      return;
    }
    if (!one.evidence().isExplicit()) {
      writing.ask("Does the system depend on `%s`?".formatted(one.name()), "", one.evidence());
      return;
    }
    writing.say(one.name(), one.evidence(), "dependencies", name, "title");
    if (!one.purpose().isBlank()) {
      writing.say(one.purpose(), one.evidence(), "dependencies", name, "doc");
    }
    if (!one.protocol().isBlank()) {
      writing.say(one.protocol(), one.evidence(), "dependencies", name, "protocol");
    }
    if (!one.fallback().isBlank()) {
      writing.say(one.fallback(), one.evidence(), "dependencies", name, "unavailable");
    }
  }

  private static void setting(Item.Setting one, Writing writing) {
    var name = one.name().toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    if (!SETTING.matcher(name).matches()) {
      return;
    }
    if (!one.says().isBlank()) {
      writing.say(one.says(), one.evidence(), "settings", name, "doc");
    }
    var secret = name.matches(".*(?:SECRET|PASSWORD|TOKEN|PRIVATE|API_?KEY).*");
    if (secret) {
      writing.say(true, one.evidence(), "settings", name, "secret");
    } else if (one.initial() != null && !one.initial().isBlank()) {
      writing.say(one.initial(), one.evidence(), "settings", name, "default");
    } else if (one.says().isBlank()) {
      writing.say(one.name(), one.evidence(), "settings", name, "doc");
    }
  }
}
