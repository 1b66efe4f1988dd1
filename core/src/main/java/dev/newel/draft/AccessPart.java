package dev.newel.draft;

import dev.newel.foreign.brief.Item;
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

  private AccessPart() {}

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
