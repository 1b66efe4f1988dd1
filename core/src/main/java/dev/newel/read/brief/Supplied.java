package dev.newel.read.brief;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A sentence that says what somebody gives or sees of a thing: `create new berths by providing:
/// number, length and depth`, `view the list of berths with: number and state (free/taken)`.
///
/// @param owner the thing, one of its kind
record Supplied(String owner, List<Part> parts) {
  /// @param values what it can be, where brackets behind it say: `active`, `suspended`
  record Part(String name, List<String> values) {}

  private static final Pattern FORM =
      Pattern.compile(
          "\\b(?:to|shall|must|should|can|will|may|and|self|automatically)[ -](?:create|register|add|retrieve|view|list|see|display|update|edit|modify|manage|store|record|save|capture|collect|submit)s?\\s+([^:.;(]{3,90}?)(?:,?\\s+by (?:providing|specifying|entering|supplying|giving)(?: the following| its| their)?\\s*:?|,?\\s*(?:\\b(?:with|including|providing|specifying|showing|containing)(?: the following)?)?\\s*:)\\s+(.+)$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DETERMINER =
      Pattern.compile(
          "(?i)^(?:as|for|of|an?|the|all|any|each|every|new|existing|specific|own|their|its|his|her|your|current|detailed|full|complete|paginated|basic|multiple|several|some|more)\\s+");
  private static final Pattern LIST_OF =
      Pattern.compile(
          "(?i)^(?:(?:full |complete |detailed )?(?:lists?|information|details|overview|summary|records?|data)) (?:of|for|about|on)\\s+");
  private static final Pattern BEHIND =
      Pattern.compile(
          "(?i)(?:,|\\s+(?:within|in|for|to|from|by|on|of|that|which|who|they|with|at|when|after|before|and|or|under|through|via)\\b).*$");
  private static final Pattern MATTER =
      Pattern.compile(
          "(?i)\\s+(?:properties|information|info|details|data|fields|attributes|records?|entries|metadata)$");
  private static final Pattern NO_THING =
      Pattern.compile(
          "(?i)(?:.* )?(?:systems?|pages?|forms?|dashboards?|screens?|lists?|messages?|errors?|responses?|requests?|reports?|buttons?|options?|menus?|views?|charts?|graphs?|panels?|widgets?|metrics?|statistics|filters?|results?|endpoints?|apis?|interfaces?|documentation|documents? sections?|sections?|files?|tables?|columns?|properties|information|details|data|fields|attributes|following|things?|actions?|ability|tests?|code|types?|status(?:es)?|states?|rules?|steps?|values?)");
  private static final Pattern CHOSEN =
      Pattern.compile("(?i).*\\b(?:filtered|sorted|grouped|ordered|based|limited|such)\\b.*");
  private static final Pattern VALUES =
      Pattern.compile(
          "[\\p{L}][\\w-]*(?:(?:\\s*[/|]\\s*|,\\s*(?:or\\s+)?|\\s+or\\s+)[\\p{L}][\\w-]*)+");
  private static final Pattern STATE =
      Pattern.compile("(?i)(?:.* )?(?:status|state|role|type|kind|priority|level|category|plan)");
  private static final int FEW = 3;
  private static final int MOST_WORDS = 3;

  /// What a sentence says so; null where it says no such thing, or fewer than three parts.
  static @Nullable Supplied of(String sentence) {
    if (sentence.indexOf(',') < 0 || (sentence.indexOf(':') < 0 && !sentence.contains(" by "))) {
      return null;
    }
    var form = FORM.matcher(sentence.strip());
    if (!form.find() || CHOSEN.matcher(form.group(1)).matches()) {
      return null;
    }
    var owner = owner(form.group(1));
    var names = Possession.names(form.group(2));
    if (owner.isEmpty() || names.size() < FEW) {
      return null;
    }
    var brackets = brackets(form.group(2));
    var parts = new ArrayList<Part>();
    for (var index = 0; index < names.size(); index++) {
      parts.add(
          new Part(
              names.get(index),
              brackets.size() == names.size()
                  ? values(names.get(index), brackets.get(index))
                  : List.of()));
    }
    return new Supplied(owner, parts);
  }

  /// The thing in `a paginated list of all berths in their harbour`, empty where none is kept.
  private static String owner(String words) {
    var before = "";
    var thing = words.replaceAll("[`*]", "").strip();
    while (!before.equals(thing)) {
      before = thing;
      thing = DETERMINER.matcher(thing).replaceFirst("");
      thing = LIST_OF.matcher(thing).replaceFirst("").strip();
    }
    thing = MATTER.matcher(BEHIND.matcher(thing).replaceFirst("").strip()).replaceFirst("").strip();
    if (thing.split("\\s+").length > MOST_WORDS
        || !thing.matches("\\p{L}[\\p{L}\\p{N}_ -]*")
        || NO_THING.matcher(thing).matches()) {
      return "";
    }
    var last = thing.lastIndexOf(' ') + 1;
    return thing.substring(0, last) + Marks.singular(thing.substring(last));
  }

  /// What stands in brackets behind each part of a list, empty where nothing does.
  private static List<String> brackets(String words) {
    var brackets = new ArrayList<String>();
    for (var part : words.split("\\s*[,;]\\s*(?![^()]*\\))|\\s+and\\s+(?![^()]*\\))")) {
      var from = part.indexOf('(');
      var to = part.indexOf(')', Math.max(from, 0));
      if (!part.isBlank()) {
        brackets.add(from < 0 || to < 0 ? "" : part.substring(from + 1, to).strip());
      }
    }
    return brackets;
  }

  /// Behind most names commas list parts of the thing and not values of it: `usage (users, mails)`.
  private static List<String> values(String name, String bracket) {
    return VALUES.matcher(bracket).matches()
            && !bracket.toLowerCase(Locale.ROOT).contains("null")
            && (bracket.indexOf(',') < 0 || STATE.matcher(name).matches())
        ? List.of(bracket.split("\\s*[/|]\\s*|,?\\s+or\\s+|,\\s*"))
        : List.of();
  }
}
