package dev.newel.draft;

import dev.newel.design.Design;
import dev.newel.design.data.Type;
import dev.newel.facts.tables.Tables;
import dev.newel.foreign.brief.Item;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether the names of a design are made as the project makes them.
final class NamingAlignment {
  /// How many names a finding shows.
  private static final int MOST_SHOWN = 3;

  private static final Pattern PLURAL = Pattern.compile("(?i).*\\bplural\\b.*");
  private static final Pattern SINGULAR = Pattern.compile("(?i).*\\bsingular\\b.*");

  private NamingAlignment() {}

  /// What conventions are about, and the names of a design that are held to them.
  private enum Kind {
    TABLES(
        "(?:database )?tables?(?: names?)?",
        "tables",
        Address.of("entities"),
        "Say in the report how the database is named (an entity's name in snake_case), or accept it.",
        design -> Tables.of(design).tables().keySet().stream()),
    COLUMNS(
        "(?:database )?columns?(?: names?)?",
        "columns",
        Address.of("entities"),
        "Say in the report how the database is named (a field's name in snake_case), or accept it.",
        design ->
            Tables.of(design).tables().values().stream()
                .flatMap(table -> table.columns().keySet().stream())),
    MEMBERS(
        "(?:(?:json|api|request|response|payload|wire)(?: \\w+)? )?(?:fields?|propert(?:y|ies)|members?|json|payloads?|keys in json)(?: names?)?",
        "members of JSON",
        Address.of("api", "names"),
        "Say `names` under `api`, or mend the report.",
        NamingAlignment::members),
    PATHS(
        "(?:(?:api|rest|url) )?(?:urls?|paths?|routes?|endpoints?|resources?|path segments?)(?: (?:names?|paths?))?",
        "paths",
        Address.of("resources"),
        "Say the `path` of the resource, or mend the report.",
        NamingAlignment::segments),
    WORDS(
        "enum(?:eration)?s?(?: (?:values?|words?|constants?))?",
        "words of enumerations",
        Address.of("entities"),
        "Spell the words as the project does, or mend the report.",
        NamingAlignment::words);

    private final Pattern what;
    private final String shown;
    private final Address at;
    private final String hint;
    private final Function<Design, Stream<String>> names;

    Kind(
        String what,
        String shown,
        Address at,
        String hint,
        Function<Design, Stream<String>> names) {
      this.what = Pattern.compile("(?i)" + what);
      this.shown = shown;
      this.at = at;
      this.hint = hint;
      this.names = names;
    }

    private static @Nullable Kind of(String what) {
      return Stream.of(values())
          .filter(kind -> kind.what.matcher(what.strip()).matches())
          .findFirst()
          .orElse(null);
    }
  }

  /// A convention that the design does not keep.
  record Breach(Item.Naming convention, Address at, String message, String hint) {}

  static List<Breach> of(List<Item.Naming> conventions, Design design, String called) {
    var breaches = new ArrayList<Breach>();
    for (var convention : conventions) {
      var kind = Kind.of(convention.what());
      if (kind == null) {
        continue;
      }
      var style = NameStyle.of(convention.pattern(), convention.examples());
      var names = kind.names.apply(design).collect(Collectors.toCollection(LinkedHashSet::new));
      if (style != null) {
        add(breaches, convention, kind, style.toString(), not(names, style::fits), called);
      }
      if (kind == Kind.TABLES && PLURAL.matcher(convention.pattern()).matches()) {
        add(breaches, convention, kind, "the plural", not(names, Names::isPlural), called);
      } else if (kind == Kind.TABLES && SINGULAR.matcher(convention.pattern()).matches()) {
        add(
            breaches,
            convention,
            kind,
            "the singular",
            not(names, name -> !Names.isPlural(name)),
            called);
      }
    }
    return breaches;
  }

  /// Whether it says that JSON has its names in that style.
  static boolean isOfMembers(Item.Naming convention, NameStyle style) {
    return Kind.of(convention.what()) == Kind.MEMBERS
        && NameStyle.of(convention.pattern(), convention.examples()) == style;
  }

  private static List<String> not(Set<String> names, Predicate<String> fits) {
    return names.stream().filter(name -> !fits.test(name)).toList();
  }

  private static void add(
      List<Breach> breaches,
      Item.Naming convention,
      Kind kind,
      String style,
      List<String> others,
      String called) {
    if (others.isEmpty()) {
      return;
    }
    var shown =
        others.stream().limit(MOST_SHOWN).map("`%s`"::formatted).collect(Collectors.joining(", "));
    var more =
        others.size() > MOST_SHOWN ? " and %d more".formatted(others.size() - MOST_SHOWN) : "";
    breaches.add(
        new Breach(
            convention,
            kind.at,
            "By %s %s are named in %s; in the design there are %s%s."
                .formatted(called, kind.shown, style, shown, more),
            kind.hint));
  }

  private static Stream<String> members(Design design) {
    return design.model().entities().values().stream()
        .flatMap(entity -> entity.fields().values().stream())
        .map(field -> field.wire());
  }

  private static Stream<String> segments(Design design) {
    return design.operations().stream()
        .map(operation -> operation.http())
        .filter(Objects::nonNull)
        .flatMap(http -> Stream.of(http.path().split("/")))
        .filter(segment -> !segment.isEmpty() && !segment.contains("{"));
  }

  private static Stream<String> words(Design design) {
    return design.model().entities().values().stream()
        .flatMap(entity -> entity.fields().values().stream())
        .flatMap(
            field ->
                field.type() instanceof Type.Enumeration(var words, var told)
                    ? words.stream()
                    : Stream.of());
  }
}
