package dev.newel.publish.document;

import dev.newel.design.Design;
import dev.newel.design.access.Role;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.language.Modifier;
import dev.newel.language.Range;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a field is, in the words of a table.
public final class FieldWords {
  private FieldWords() {}

  /// The type as a reader of documents knows it: `string (email)`, `decimal(10,2)`, `Product[]`.
  public static String type(Type type) {
    return switch (type) {
      case Type.Scalar scalar -> scalar.name().toLowerCase(Locale.ROOT);
      case Type.Text text ->
          text.kind() == Type.Text.Kind.STRING
              ? "string"
              : "string (" + text.kind().name().toLowerCase(Locale.ROOT) + ")";
      case Type.Decimal(var precision, var scale) -> "decimal(%d,%d)".formatted(precision, scale);
      case Type.File file -> "file";
      case Type.Enumeration enumeration -> "enum";
      case Type.Sequence sequence -> "int (sequence)";
      case Type.Value(var name) -> name;
      case Type.MapOf(var of) -> "map of " + type(of);
      case Type.ListOf(var of, var size) -> type(of) + "[]";
      case Type.Reference(var entity) -> "reference to " + entity;
      case Type.Inverse(var entity, var via) -> entity + "[]";
      case Type.Link(var entity) -> entity + "[] (link)";
      case Type.LinkInverse(var entity, var via) -> entity + "[] (link)";
      case Type.Derived derived -> derived.entity() + "[] (derived)";
    };
  }

  /// What a value must fit, clauses joined with semicolons; empty where nothing is asked.
  public static String validation(Field field) {
    return String.join("; ", clauses(field));
  }

  /// The same, clause by clause.
  public static List<String> clauses(Field field) {
    var clauses = new ArrayList<>(limits(field.type()));
    clauses.addAll(bounds(field));
    var per = field.uniquePer();
    if (per != null) {
      clauses.add(per.isEmpty() ? "unique" : "unique within " + Phrase.and(Phrase.codes(per)));
    }
    return clauses;
  }

  /// Which roles a field may name: every one that a person can have; nothing for another field.
  public static List<String> roles(Field field, Design design) {
    var names =
        design.identity().roles().keySet().stream()
            .filter(name -> !name.equals(Role.ANONYMOUS))
            .toList();
    return field.type() == Type.Scalar.ROLE && !names.isEmpty()
        ? List.of("one of " + Phrase.or(Phrase.codes(names)))
        : List.of();
  }

  /// What a field holds where nothing is given; a map is then empty. Null where nothing is said.
  public static @Nullable String initial(Field field) {
    var initial = field.initial();
    return initial != null
        ? initial.text()
        : field.type() instanceof Type.MapOf && !field.optional() ? "{}" : null;
  }

  /// How the rows of a derived list are ordered: `, ordered by ...`; empty where the key does it.
  public static String ordered(Type.Derived derived) {
    return derived.sort().isEmpty()
        ? ""
        : ", ordered by " + Phrase.and(derived.sort().stream().map(Phrase::order).toList());
  }

  /// `1 to 99` for a lower and an upper bound, `at least 1` for one alone.
  private static List<String> bounds(Field field) {
    var bounds = field.bounds();
    if (bounds.size() == 2
        && bounds.getFirst().operator().equals(">=")
        && bounds.getLast().operator().equals("<=")) {
      return List.of(
          "%s to %s"
              .formatted(
                  MarkdownText.prose(bounds.getFirst().limit().text()),
                  MarkdownText.prose(bounds.getLast().limit().text())));
    }
    return bounds.stream()
        .map(bound -> Phrase.words(compared(bound.operator()), limit(bound.limit().text())))
        .toList();
  }

  /// `at least` for `>=`.
  public static String compared(String operator) {
    return switch (operator) {
      case ">=" -> "at least";
      case "<=" -> "at most";
      case ">" -> "more than";
      case "<" -> "less than";
      default -> operator;
    };
  }

  /// A number as it is, anything else as code.
  public static String limit(String text) {
    return text.matches("-?[0-9.]+") ? text : MarkdownText.code(text);
  }

  private static List<String> limits(Type type) {
    return switch (type) {
      case Type.Text text -> text(text);
      case Type.Enumeration(var words, var told) ->
          List.of("one of " + Phrase.or(Phrase.codes(words)));
      case Type.ListOf(var of, var size) -> {
        var clauses = new ArrayList<String>();
        if (size != null) {
          clauses.add(items(size));
        }
        limits(of).forEach(clause -> clauses.add("each " + clause));
        yield clauses;
      }
      case Type.File file -> {
        var clauses = new ArrayList<String>();
        clauses.add("at most " + file.max());
        if (!file.media().isEmpty()) {
          clauses.add(Phrase.or(Phrase.codes(file.media())));
        }
        yield clauses;
      }
      case Type.MapOf(var of) -> limits(of).stream().map(clause -> "each value " + clause).toList();
      case Type.Sequence sequence -> List.of("counts up without gaps at create");
      default -> List.of();
    };
  }

  /// `1 to 100 items`, `at least 1 item`.
  public static String items(Range size) {
    var min = size.min();
    var max = size.max();
    if (max == null) {
      return min == null || min == 0 ? "any number of items" : "at least " + number(min, "item");
    }
    if (min == null || min == 0) {
      return "at most " + number(max, "item");
    }
    return min.equals(max) ? number(max, "item") : "%d to %s".formatted(min, number(max, "item"));
  }

  private static String number(long number, String one) {
    return "%d %s".formatted(number, number == 1 ? one : Phrase.plural(one));
  }

  private static List<String> text(Type.Text text) {
    var clauses = new ArrayList<String>();
    var max = text.max();
    if (max != null && max == text.min()) {
      clauses.add("exactly " + number(max, "character"));
    } else if (max != null) {
      clauses.add(
          text.min() == 0
              ? "at most " + number(max, "character")
              : "%d to %s".formatted(text.min(), number(max, "character")));
    } else if (text.min() > 0) {
      clauses.add("at least " + number(text.min(), "character"));
    }
    if (text.pattern() != null) {
      clauses.add("matches " + MarkdownText.code(text.pattern()));
    }
    return clauses;
  }

  /// What the store keeps of it: key, uniqueness, null, limits, defaults, who may read and write;
  /// clauses joined with semicolons.
  public static String constraints(Field field, Design design) {
    var clauses = new ArrayList<String>();
    if (field.is(Modifier.KEY)) {
      clauses.add("key");
    }
    if (field.computed() != null) {
      clauses.add("computed: " + MarkdownText.code(field.computed().text()));
    } else if (field.type() instanceof Type.Link) {
      clauses.add("kept in a table of its own");
    } else {
      clauses.add(field.optional() ? "may be null" : "not null");
    }
    var validation = validation(field);
    if (!validation.isEmpty()) {
      clauses.add(validation);
    }
    clauses.addAll(roles(field, design));
    var initial = initial(field);
    if (initial != null) {
      clauses.add("default " + MarkdownText.code(initial));
    }
    clauses.addAll(access(field));
    return String.join("; ", clauses);
  }

  private static List<String> access(Field field) {
    var clauses = new ArrayList<String>();
    if (field.is(Modifier.PERSONAL)) {
      clauses.add("personal");
    }
    if (!field.read().isEmpty()) {
      clauses.add("read by " + Phrase.and(Phrase.codes(field.read())));
    }
    if (!field.write().isEmpty()) {
      clauses.add("written by " + Phrase.and(Phrase.codes(field.write())));
    }
    return clauses;
  }
}
