package dev.newel.serve.seed;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Texts that a person would believe, by what a field is called.
final class SeedTexts {
  private static final List<String> FIRST =
      List.of("Ada", "Ben", "Chloe", "David", "Emma", "Farid", "Greta", "Hugo", "Ines", "Jonas");
  private static final List<String> LAST =
      List.of("Archer", "Baker", "Carter", "Dyer", "Fisher", "Glover", "Mason", "Potter", "Weaver");
  private static final List<String> CITIES =
      List.of("Ghent", "Porto", "Turku", "Graz", "Malmo", "Leeds", "Bilbao", "Trieste");
  private static final List<String> STREETS =
      List.of("Mill Lane", "Station Road", "Harbour Street", "Orchard Way", "Castle Hill");
  private static final List<String> FIRMS =
      List.of("Northwind Tools", "Blue Kiln", "Alder and Sons", "Tidewater Foods", "Copper Works");
  private static final List<String> THINGS =
      List.of("lamp", "chair", "kettle", "notebook", "backpack", "bicycle", "clock", "blanket");
  private static final List<String> KINDS =
      List.of("Small", "Large", "Red", "Green", "Folding", "Wooden", "Quiet", "Light");
  private static final List<String> SENTENCES =
      List.of(
          "Delivered as agreed, with one remark.",
          "Please call before you come.",
          "The second part follows next week.",
          "Checked twice and found in order.",
          "It works better than the one before.");

  private SeedTexts() {}

  /// A text for the field `name` of a `thing`.
  ///
  /// @param number tells rows apart
  static String of(String thing, String name, int number, SplittableRandom random) {
    var word = name.toLowerCase(Locale.ROOT);
    var first = pick(FIRST, random);
    var last = pick(LAST, random);
    if (word.contains("firstname") || word.equals("given")) {
      return first;
    }
    if (word.contains("lastname") || word.equals("surname")) {
      return last;
    }
    if (word.contains("username") || word.equals("login") || word.equals("handle")) {
      return first.toLowerCase(Locale.ROOT) + number;
    }
    if (word.contains("phone") || word.contains("mobile")) {
      return "+3170555%04d".formatted(number);
    }
    if (word.contains("city") || word.contains("town") || word.contains("place")) {
      return pick(CITIES, random);
    }
    if (word.contains("street") || word.contains("address") || word.contains("line")) {
      return pick(STREETS, random) + " " + (number + 1);
    }
    if (word.contains("zip") || word.contains("postal") || word.contains("postcode")) {
      return "%05d".formatted(10_000 + number * 37);
    }
    if (word.contains("country")) {
      return pick(List.of("BE", "PT", "FI", "AT", "SE", "GB", "ES", "IT"), random);
    }
    if (word.contains("currency")) {
      return "EUR";
    }
    if (word.contains("color") || word.contains("colour")) {
      return pick(List.of("red", "green", "blue", "white"), random);
    }
    if (word.contains("code") || word.contains("sku") || word.contains("number")) {
      return "%s-%03d".formatted(thing.substring(0, 1).toUpperCase(Locale.ROOT), number + 1);
    }
    if (word.contains("description")
        || word.contains("text")
        || word.contains("comment")
        || word.contains("note")
        || word.contains("bio")
        || word.contains("body")
        || word.contains("reason")) {
      return pick(SENTENCES, random);
    }
    return word.contains("name") || word.contains("title")
        ? named(thing, number, random)
        : "%s %d".formatted(spaced(name), number + 1);
  }

  private static String named(String thing, int number, SplittableRandom random) {
    var what = thing.toLowerCase(Locale.ROOT);
    if (what.matches(
        ".*(user|person|customer|owner|member|author|vet|client|profile|employee).*")) {
      return pick(FIRST, random) + " " + pick(LAST, random);
    }
    if (what.matches(".*(company|firm|tenant|organi[sz]ation|account|supplier|shop).*")) {
      return pick(FIRMS, random) + " " + (number + 1);
    }
    return "%s %s %d".formatted(pick(KINDS, random), pick(THINGS, random), number + 1);
  }

  private static String spaced(String name) {
    var words = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /// An address of nobody (RFC 2606).
  static String email(int number) {
    var first = FIRST.get(number % FIRST.size()).toLowerCase(Locale.ROOT);
    var last = LAST.get(number / FIRST.size() % LAST.size()).toLowerCase(Locale.ROOT);
    var again = number / (FIRST.size() * LAST.size());
    return "%s.%s%s@example.com".formatted(first, last, again == 0 ? "" : String.valueOf(again));
  }

  private static <T> T pick(List<T> among, SplittableRandom random) {
    return among.get(random.nextInt(among.size()));
  }
}
