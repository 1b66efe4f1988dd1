package dev.newel.read.brief;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Names of actors out of the words that hold them.
final class ActorNames {
  private static final Pattern PERSON =
      Pattern.compile(
          "(?i)(?:.*\\b)?(?:admin(?:istrator)?s?|managers?|users?|owners?|developers?|engineers?|operators?|customers?|clients?|members?|agents?|analysts?|editors?|viewers?|authors?|guests?|visitors?|buyers?|sellers?|shoppers?|merchants?|vendors?|suppliers?|patients?|doctors?|nurses?|clinicians?|students?|teachers?|instructors?|learners?|parents?|employees?|staff|supervisors?|auditors?|moderators?|reviewers?|approvers?|organi[sz]ers?|subscribers?|participants?|attendees?|drivers?|couriers?|dispatchers?|librarians?|clerks?|accountants?|leads?|officers?|coordinators?|designers?|testers?|architects?|maintainers?|contributors?|creators?|assignees?|holders?|providers?|consumers?|applicants?|citizens?|residents?|tenants?|landlords?|players?|coaches|trainers?|drivers?|riders?|passengers?|travell?ers?|planners?|executives?|directors?|stakeholders?|partners?|recruiters?|candidates?|investors?|advisors?|brokers?|technicians?|inspectors?|volunteers?|donors?|curators?|readers?|writers?|publishers?|receptionists?|cashiers?|pharmacists?|people|persons?|teams?|organi[sz]ations?|companies|company|businesses|bots?|wardens?|chefs?|guards?|pilots?|captains?|principals?|experts?|representatives?|delegates?|crews?|guardians?|persons in charge|patrons?|residents?|interns?)");
  private static final Pattern SYSTEM =
      Pattern.compile(
          "(?i)(?:.*\\b)?(?:systems?|services?|applications?|apps?|apis?|servers?|platforms?|modules?|components?|databases?|blocks?|softwares?|interfaces?|sites?|websites?|pages?|ui|backends?|frontends?|tools?|features?|process(?:es)?|solutions?|products?|schema|data|requests?|tests?|code|it|them|this|that|us|you|one|each other|multiple|anyone|everyone|someone|sending|setup|setting|scale|scaling|future)");
  private static final Pattern AGENT =
      Pattern.compile("(?i)(?:.*\\s)?\\p{L}{2,}(?:er|or|ist|ian|man|woman|master|eer|eur)s?");
  private static final Pattern THING =
      Pattern.compile(
          "(?i)(?:.*\\s)?(?:servers?|containers?|computers?|numbers?|orders?|folders?|parameters?|headers?|footers?|layers?|filters?|buffers?|pointers?|errors?|papers?|letters?|centers?|matters?|clusters?|routers?|browsers?|schedulers?|planners?|trackers?|loggers?|cursors?|registers?|calendars?|offers?|powers?|vectors?|indicators?|operator|monitors?|processors?|workers?|brokers?|controllers?|handlers?|helpers?|wrappers?|adapters?|drawers?|newsletters?|vouchers?|colors?|flavors?|behaviors?|factors?|sensors?|editor|others?|either|over|under|after|never|further|other|users?er|answers?|timers?|tiers?|markers?|counters?|triggers?|banners?|stickers?|posters?|validators?|generators?|connectors?|selectors?|descriptors?|identifiers?|modifiers?|placeholders?|transfers?|covers?|layover|dinner|water|weather|paper|quarters?|semesters?|chapters?|floors?|doors?|mirrors?|motors?|tractors?|reactors?)");
  private static final Pattern EDGE =
      Pattern.compile(
          "(?i)^(?:an?|the|any|all|each|every|some|other|both|either|only|these|those|our|their|your|new|various|multiple|specific|different|existing|non-|more)\\s+");
  /// `developer working on reports` is a developer.
  private static final Pattern DOING =
      Pattern.compile("(?i)(?<=\\p{L}{3})\\s+(?:\\p{L}{2,}ing|who|that|which)(?:\\s.*|$)");
  private static final Pattern NUMBERED =
      Pattern.compile(
          "(?i)^(?:(?:primary|secondary|tertiary|main|key|target|user)?\\s*(?:persona|actor|role|user(?: type)?)s?)\\s*(?:[#A-Z0-9]{1,3})?\\s*[:.–—-]\\s*");
  private static final int MOST_WORDS = 5;

  private ActorNames() {}

  /// The names in `a project creator, a task assignee or tenant admins`, none where it is no list
  /// of names.
  static List<String> list(String words) {
    var names = new ArrayList<String>();
    for (var part :
        words
            .replaceAll("\\([^()]*\\)", "")
            .split("\\s*,\\s*(?:and |or )?|\\s+(?:and|or|&)\\s+|\\s*/\\s*")) {
      var name = bare(part);
      if (name.isEmpty()) {
        continue;
      }
      if (name.split("\\s+").length > MOST_WORDS
          || !name.matches("[\\p{L}][\\p{L}\\p{N}_ '’/-]*")) {
        return List.of();
      }
      names.add(name);
    }
    return names;
  }

  static String bare(String name) {
    var bare = name.replaceAll("[`*_\"]{2,}|[`*\"]", "").strip();
    var before = "";
    while (!before.equals(bare)) {
      before = bare;
      bare = EDGE.matcher(bare).replaceFirst("").strip();
    }
    return DOING.matcher(bare).replaceFirst("").replaceAll("[.:,;]+$", "").strip();
  }

  /// Whether the last word of a name is one for people, or has an ending that such words have.
  static boolean isPerson(String name) {
    var head = name.replace('_', ' ').replaceAll("\\s+(?:with|of|in|at|from|who|that)\\s.*$", "");
    return PERSON.matcher(head).matches()
        || (AGENT.matcher(head).matches() && !THING.matcher(head).matches());
  }

  static boolean isSystem(String name) {
    return SYSTEM.matcher(name).matches();
  }

  /// The role in the title of a persona, with the name of a person before or behind it: `Persona 2:
  /// Clerk - Name`, `Name (Clerk)`, `Name, the Clerk`.
  static String role(String title) {
    var words =
        NUMBERED
            .matcher(Topic.bare(title.replaceAll("\\s*[(\\[][^()\\[\\]]{40,}[)\\]]\\s*$", "")))
            .replaceFirst("");
    words =
        NUMBERED.matcher(title.replaceFirst("^[^\\p{L}]+", "")).find()
            ? NUMBERED.matcher(title.replaceFirst("^[^\\p{L}]+", "")).replaceFirst("")
            : words;
    var parts = words.split("\\s+[–—-]+\\s+|\\s*[(),:]\\s*|\\s*[\"“”]\\s*");
    for (var part : parts) {
      var name = bare(part);
      if (isPerson(name) && name.split("\\s+").length <= MOST_WORDS) {
        return name;
      }
    }
    return parts.length == 0 ? "" : bare(parts[0]);
  }

  /// What two spellings of one actor have in common: `super_admin`, `Super Admins`.
  static String key(String name) {
    var words =
        bare(name).toLowerCase(Locale.ROOT).replace("administrator", "admin").split("[\\s_-]+");
    words[words.length - 1] = Marks.singular(words[words.length - 1]);
    return String.join(" ", words);
  }

  /// Names already seen.
  static final class Seen {
    private final Set<String> keys = new HashSet<>();

    boolean add(String name) {
      return keys.add(key(name));
    }

    /// Whether `name` is the last word of one that is there: `assignee` of `task assignee`.
    boolean shortens(String name) {
      var key = key(name);
      return !key.contains(" ") && keys.stream().anyMatch(one -> one.endsWith(" " + key));
    }

    boolean has(String name) {
      return keys.contains(key(name));
    }
  }
}
