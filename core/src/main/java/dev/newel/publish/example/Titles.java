package dev.newel.publish.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What rows of examples are called, by the words of the field and of the thing that has it: the
/// name of a product is another than that of a person.
final class Titles {
  private static final List<String> PEOPLE = List.of("Ada Lovelace", "Alan Turing", "Grace Hopper");
  private static final List<String> GOODS = List.of("Desk lamp", "Floor lamp", "Ceiling lamp");
  private static final List<String> FIRMS =
      List.of("Example Ltd", "Example and Sons", "Example Works");
  private static final List<String> PLACES = List.of("Springfield", "Riverside", "Hillcrest");
  private static final List<String> HOUSES = List.of("North house", "South house", "West house");
  private static final List<String> GROUPS = List.of("Night shift", "Day shift", "Weekend shift");
  private static final List<String> FILES = List.of("report.pdf", "plan.pdf", "invoice.pdf");
  private static final List<String> TEXTS =
      List.of("How to mend a lamp", "How to choose a lamp", "How to hang a lamp");
  private static final List<String> WORKS =
      List.of("Mend the lamp", "Call the electrician", "Order new bulbs");
  private static final List<String> JOBS = List.of("Engineer", "Accountant", "Electrician");

  /// A thing to the names of three of them.
  private static final Map<String, List<String>> NAMES =
      Map.ofEntries(
          Map.entry("account", List.of("Household", "Savings", "Holidays")),
          Map.entry("address", PLACES),
          Map.entry("album", List.of("Evening light", "First light", "Half light")),
          Map.entry("animal", List.of("Leo", "Bella", "Max")),
          Map.entry("article", TEXTS),
          Map.entry("artist", PEOPLE),
          Map.entry("author", PEOPLE),
          Map.entry("book", List.of("The lamplighter", "A history of light", "Lamps of the north")),
          Map.entry("branch", HOUSES),
          Map.entry("brand", FIRMS),
          Map.entry("category", List.of("Lighting", "Furniture", "Tools")),
          Map.entry("city", PLACES),
          Map.entry("client", FIRMS),
          Map.entry("company", FIRMS),
          Map.entry("contact", PEOPLE),
          Map.entry("country", List.of("Germany", "France", "Italy")),
          Map.entry("course", List.of("Linear algebra", "Organic chemistry", "World history")),
          Map.entry("customer", PEOPLE),
          Map.entry("department", List.of("Sales", "Research", "Accounts")),
          Map.entry("doctor", PEOPLE),
          Map.entry("document", FILES),
          Map.entry("driver", PEOPLE),
          Map.entry("employee", PEOPLE),
          Map.entry("event", List.of("Summer fair", "Open day", "Winter market")),
          Map.entry("file", FILES),
          Map.entry("film", List.of("The lamplighter", "First light", "Half light")),
          Map.entry("group", GROUPS),
          Map.entry("guest", PEOPLE),
          Map.entry("holder", PEOPLE),
          Map.entry("hotel", List.of("Hotel Riverside", "Hotel Hillcrest", "Hotel Springfield")),
          Map.entry("image", List.of("lamp.jpg", "desk.jpg", "hall.jpg")),
          Map.entry("ingredient", List.of("Flour", "Sugar", "Salt")),
          Map.entry("issue", WORKS),
          Map.entry("item", GOODS),
          Map.entry("job", List.of("Nightly import", "Weekly report", "Monthly close")),
          Map.entry("key", List.of("Nightly import", "Weekly report", "Monthly close")),
          Map.entry("language", List.of("English", "French", "German")),
          Map.entry("location", HOUSES),
          Map.entry("manufacturer", FIRMS),
          Map.entry("member", PEOPLE),
          Map.entry("movie", List.of("The lamplighter", "First light", "Half light")),
          Map.entry("office", HOUSES),
          Map.entry("organisation", FIRMS),
          Map.entry("organization", FIRMS),
          Map.entry("owner", PEOPLE),
          Map.entry("partner", FIRMS),
          Map.entry("patient", PEOPLE),
          Map.entry("person", PEOPLE),
          Map.entry("pet", List.of("Leo", "Bella", "Max")),
          Map.entry("plan", List.of("Standard", "Plus", "Team")),
          Map.entry("player", PEOPLE),
          Map.entry("post", TEXTS),
          Map.entry("problem", List.of("Not valid", "Not found", "Not allowed")),
          Map.entry("product", GOODS),
          Map.entry("profile", PEOPLE),
          Map.entry("project", List.of("New website", "Office move", "Spring campaign")),
          Map.entry("recipe", List.of("Onion soup", "Apple pie", "Rye bread")),
          Map.entry("recipient", PEOPLE),
          Map.entry("region", List.of("North", "South", "West")),
          Map.entry("restaurant", List.of("The Lantern", "The Mill", "The Harbour")),
          Map.entry("role", List.of("editor", "reader", "reviewer")),
          Map.entry("school", List.of("Riverside School", "Hillcrest School", "North School")),
          Map.entry("shop", List.of("Corner shop", "Lamp shop", "Book shop")),
          Map.entry("song", List.of("Evening light", "First light", "Half light")),
          Map.entry("specialty", List.of("Surgery", "Dentistry", "Radiology")),
          Map.entry("station", PLACES),
          Map.entry("store", List.of("Corner shop", "Lamp shop", "Book shop")),
          Map.entry("story", TEXTS),
          Map.entry("student", PEOPLE),
          Map.entry("supplier", FIRMS),
          Map.entry("tag", List.of("java", "testing", "design")),
          Map.entry("task", WORKS),
          Map.entry("teacher", PEOPLE),
          Map.entry("team", GROUPS),
          Map.entry("tenant", FIRMS),
          Map.entry("ticket", WORKS),
          Map.entry("todo", WORKS),
          Map.entry("track", List.of("Evening light", "First light", "Half light")),
          Map.entry("user", PEOPLE),
          Map.entry("vendor", FIRMS),
          Map.entry("vet", PEOPLE),
          Map.entry("visitor", PEOPLE),
          Map.entry("warehouse", HOUSES));

  /// Words of schemas that say what one is for, or what became of it, not what it is of.
  private static final Set<String> AFFIXES =
      Set.of(
          "added",
          "body",
          "bulk",
          "changed",
          "create",
          "created",
          "data",
          "deleted",
          "detail",
          "details",
          "dto",
          "entry",
          "headers",
          "info",
          "input",
          "list",
          "new",
          "output",
          "page",
          "patch",
          "payload",
          "placed",
          "put",
          "record",
          "reference",
          "registered",
          "removed",
          "replace",
          "request",
          "response",
          "result",
          "success",
          "summary",
          "update",
          "updated",
          "value",
          "variant",
          "view");

  /// Words that say in what part somebody stands here, where another word says who it is.
  private static final Set<String> PARTS = Set.of("account", "profile");

  /// Words before `name` that say which of several names one is.
  private static final Set<String> QUALIFIERS =
      Set.of(
          "alternative",
          "common",
          "display",
          "english",
          "full",
          "internal",
          "legal",
          "long",
          "new",
          "official",
          "old",
          "original",
          "preferred",
          "public",
          "short",
          "the",
          "trade");

  private Titles() {}

  /// The name or the title of a thing; null where a field is neither.
  ///
  /// @param field its name: `title`, `productName`
  /// @param thing what has it, in words or as a schema is called: `NewProduct`
  /// @param index how many others are told of before, at least 0
  static @Nullable String of(String field, String thing, int index) {
    var words = new ArrayList<>(words(field));
    if (words.isEmpty()) {
      return null;
    }
    var last = words.removeLast();
    if (!last.equals("name") && !last.equals("title")) {
      return null;
    }
    words.removeIf(QUALIFIERS::contains);
    var of = words.isEmpty() ? thing(thing) : words;
    var known = known(of);
    if (last.equals("title") && PEOPLE.equals(known)) {
      known = JOBS;
    }
    if (known != null) {
      var name = known.get(index % known.size());
      return index < known.size() ? name : name + " " + (index / known.size() + 1);
    }
    var bare = of.isEmpty() ? "First" : capital(String.join(" ", of)) + " A";
    return index == 0 ? bare : bare + (index + 1);
  }

  /// What the address of a thing is made of: its title, in small letters with hyphens; null for a
  /// thing that nothing is known of.
  static @Nullable String slug(String thing, int index) {
    var known = known(thing(thing));
    return known == null
        ? null
        : known.get(index % known.size()).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  /// The names of the last word, where there are any: an order item is an item, and the type of a
  /// pet is no pet.
  private static @Nullable List<String> known(List<String> words) {
    return words.isEmpty() ? null : NAMES.get(words.getLast());
  }

  private static List<String> thing(String name) {
    var words =
        words(name.replaceFirst("(?<=Update|Create)Item$", "")).stream()
            .filter(word -> !AFFIXES.contains(word))
            .map(Titles::singular)
            .toList();
    var others = words.stream().filter(word -> !PARTS.contains(word)).toList();
    return others.isEmpty() ? words : others;
  }

  /// `orderItem`, `order_item` and `OrderItem` are of two words.
  private static List<String> words(String name) {
    var apart = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return List.of(apart.split("[^a-z]+", -1)).stream().filter(word -> !word.isEmpty()).toList();
  }

  /// The word for one of them.
  static String singular(String word) {
    return word.endsWith("ies")
        ? word.substring(0, word.length() - 3) + "y"
        : word.length() > 3 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us")
            ? word.substring(0, word.length() - 1)
            : word;
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
