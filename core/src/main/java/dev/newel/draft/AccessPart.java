package dev.newel.draft;

import dev.newel.foreign.brief.Item;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Who uses the system.
final class AccessPart {
  private static final Pattern NOBODY =
      Pattern.compile(
          "(?i)anonymous|public|guest|visitor|anyone|everyone|unauthenticated(?: user)?");
  private static final Pattern MACHINE =
      Pattern.compile(
          "(?i).*\\b(?:system|service|api|client|agent|bot|scheduler|cron|developer)\\b.*");

  /// A cell about access that names who it is, and no way to prove it: `librarian`, `Store
  /// manager`.
  private static final Pattern PERSON =
      Pattern.compile(
          "(?i)(?!.*\\b(?:bearer|header|owner|user|caller|holder|other|never|either|order)s?$)"
              + "(?:[a-z]+ )?(?:[a-z]{2,}(?:er|or|ian|ist|ant|ee)|admin|staff|nurse|student|patient)s?");

  /// What parts the names in a cell about access, and what stands around a name there.
  private static final Pattern BETWEEN = Pattern.compile("[,/|;&]| or | and ");
  private static final Pattern AROUND = Pattern.compile("(?i)\\b(?:only|roles?|users?)\\b");

  private AccessPart() {}

  /// The names in a cell that says who may call.
  static List<String> named(String access) {
    return BETWEEN
        .splitAsStream(access)
        .map(part -> AROUND.matcher(part).replaceAll("").strip())
        .filter(part -> !part.isEmpty())
        .toList();
  }

  static void write(Sources sources, Writing writing) {
    sources
        .items(Item.Actor.class)
        .filter(actor -> actor.evidence().isExplicit())
        .forEach(
            actor -> {
              var role = role(actor.name());
              if (role == null) {
                return;
              }
              var says = actor.says().isBlank() ? actor.name() : actor.says();
              if (writing.at("identity", "roles", role) == null) {
                writing.say(says, actor.evidence(), "identity", "roles", role, "doc");
              }
            });
    sources
        .items(Item.Permission.class)
        .forEach(
            permission -> {
              var role = role(permission.actor());
              if (role != null && writing.at("identity", "roles", role) == null) {
                writing.say(
                    permission.actor(), permission.evidence(), "identity", "roles", role, "doc");
              }
            });
    sources.items(Item.Endpoint.class).forEach(endpoint -> called(endpoint, writing));
  }

  /// The roles that only a list of operations names.
  private static void called(Item.Endpoint endpoint, Writing writing) {
    var access = endpoint.access();
    var names = access == null ? List.<String>of() : named(access);
    for (var name : names) {
      var role = PERSON.matcher(name).matches() ? role(name) : null;
      if (role != null && writing.at("identity", "roles", role) == null) {
        writing.say(name, endpoint.evidence(), "identity", "roles", role, "doc");
      }
    }
  }

  /// The role of an actor; null where it is nobody in particular or no person.
  static @Nullable String role(String actor) {
    var plain = actor.replaceAll("\\(.*?\\)", "").replaceAll("(?i)^(?:an?|the)\\s+", "").strip();
    if (plain.isEmpty() || NOBODY.matcher(plain).matches() || MACHINE.matcher(plain).matches()) {
      return null;
    }
    var words = Names.words(plain);
    if (words.isEmpty() || words.size() > 4) {
      return null;
    }
    var role = Names.field(Names.key(plain));
    return role.isEmpty() ? null : role;
  }
}
