package dev.newel.design.api;

import dev.newel.language.ApiText.PageStyle;
import dev.newel.language.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The names in braces that templates of bodies fill in: what each kind of body knows.
///
/// A text that is one placeholder alone takes the value's type, and its member is absent where the
/// value is.
public final class Placeholders {
  private static final Pattern HOLE = Pattern.compile("\\{([A-Za-z]+)\\}");

  /// What an error knows.
  public static final List<String> ERROR =
      List.of(
          "code",
          "status",
          "text",
          "about",
          "field",
          "pointer",
          "problem",
          "requestId",
          "url",
          "path",
          "now");

  /// What of it is absent where no field is at fault.
  public static final Set<String> ABSENT = Set.of("field", "pointer", "problem");

  private static final List<String> PAGES =
      List.of("page", "offset", "size", "total", "pages", "hasNext", "hasPrevious", "next");

  private Placeholders() {}

  /// What a body of rows can know at most, `{item}` of one row among it.
  public static List<String> ofRows() {
    var names = new ArrayList<>(List.of("item", "items"));
    names.addAll(PAGES);
    return List.copyOf(names);
  }

  /// What an answer with rows knows; each is there in every such answer. `next` is null on the last
  /// page.
  ///
  /// @param page null where the whole list comes at once
  public static Set<String> of(Query.@Nullable Page page) {
    if (page == null) {
      return Set.of("item", "items");
    }
    var names = new LinkedHashSet<>(List.of("items", "size", "hasNext", "hasPrevious"));
    if (page.style() == PageStyle.CURSOR) {
      names.add("next");
    } else {
      names.add(page.style() == PageStyle.OFFSET ? "offset" : "page");
      names.addAll(List.of("total", "pages"));
    }
    return Set.copyOf(names);
  }

  /// The template without the members that `known` could never fill.
  public static Json known(Json template, Set<String> known) {
    if (!(template instanceof Json.Object(var members))) {
      return template;
    }
    var kept = new LinkedHashMap<String, Json>();
    members.forEach(
        (name, value) -> {
          var inner = known(value, known);
          var emptied =
              inner instanceof Json.Object(var rest) && rest.isEmpty() && !inner.equals(value);
          if (!emptied && isFilled(value, known)) {
            kept.put(name, inner);
          }
        });
    return new Json.Object(kept);
  }

  private static boolean isFilled(Json value, Set<String> known) {
    if (!(value instanceof Json.Text(var text))) {
      return true;
    }
    var alone = HOLE.matcher(text);
    return !alone.matches() || !PAGES.contains(alone.group(1)) || known.contains(alone.group(1));
  }

  /// Every placeholder in a template, in names of members too.
  public static SequencedSet<String> in(Json template) {
    var found = new LinkedHashSet<String>();
    collect(template, found);
    return found;
  }

  private static void collect(Json template, Set<String> found) {
    switch (template) {
      case Json.Text(var text) -> collect(text, found);
      case Json.Array(var items) -> items.forEach(item -> collect(item, found));
      case Json.Object(var members) ->
          members.forEach(
              (name, value) -> {
                collect(name, found);
                collect(value, found);
              });
      default -> {
        // Numbers, booleans and null hold nothing.
      }
    }
  }

  private static void collect(String text, Set<String> found) {
    HOLE.matcher(text).results().forEach(hole -> found.add(hole.group(1)));
  }
}
