package dev.newel.gate;

import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.design.flow.Event;
import dev.newel.read.markdown.Block;
import dev.newel.text.DidYouMean;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Compares what a row of a table says of a field with what the design says of it.
final class FieldCheck {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w{0,80}");
  private static final Pattern WORD = Pattern.compile("[A-Za-z]+");

  /// JSON has text for what it has no type for: `string (uuid)`.
  private static final Pattern FORM = Pattern.compile("(?i)string ?\\(([a-z-]+)\\)");

  private static final Pattern SIZED =
      Pattern.compile("[A-Za-z]+ ?\\((?:1?\\.\\.)?(\\d{1,9})(?:, ?(\\d{1,3}))?\\).*");
  private static final Pattern LONGEST =
      Pattern.compile(
          "(?i)(?:\\b(?:max(?:imum)?(?: length)?|at most|up to)[: ]{1,3}|≤ ?|<= ?|\\bto |[–-]|\\.\\.)(\\d[\\d,]{0,9})(?= ?char)");
  private static final Pattern REQUIRED =
      Pattern.compile("(?i)\\bnot null\\b|(?<!not )\\brequired\\b");
  private static final Pattern OPTIONAL =
      Pattern.compile("(?i)\\bnullable\\b|\\boptional\\b|\\bmay be null\\b");

  /// The words of an enumeration: `enum(a, b)`, `one of a, b or c`, `a | b`.
  private static final Pattern ENUM =
      Pattern.compile("(?i)enum(?:eration)? ?[:(] ?([^()]{1,600}?)\\)?");
  private static final Pattern ONE_OF =
      Pattern.compile("(?i)(?:^|.*[;,.] ?)one of:? ([^;]{1,600}?)\\.?(?:;.*)?");
  private static final Pattern BARRED =
      Pattern.compile("[\\w'\"-]{1,60}(?: ?\\| ?[\\w'\"-]{1,60})+");
  private static final Pattern WORDS = Pattern.compile(" ?\\| ?|, ?(?:or |and )?| or | and |/");
  private static final Pattern PLAIN = Pattern.compile("[\\w-]{1,60}");

  private static final Set<String> BOUNDS =
      Set.of("constraints", "constraint", "validation", "rules");
  private static final Set<String> NULLABLE = Set.of("nullable", "null", "may be null");

  /// The words that documents have for a kind of type.
  private static final Map<String, String> TYPES = types();

  private final String holder;
  private final Map<String, Field> fields;
  private final List<String> roles;
  private final DocumentReport report;

  /// @param holder the entity or value
  /// @param roles that a field of the type `role` may name, in lower case
  FieldCheck(String holder, Map<String, Field> fields, List<String> roles, DocumentReport report) {
    this.holder = holder;
    this.fields = fields;
    this.roles = List.copyOf(roles);
    this.report = report;
  }

  private static Map<String, String> types() {
    var types = new HashMap<String, String>();
    Map.of(
            "text", "string text varchar char",
            "integer", "int integer long bigint smallint",
            "decimal", "decimal numeric money",
            "float", "float double real",
            "boolean", "boolean bool",
            "uuid", "uuid guid",
            "date", "date",
            "timestamp", "timestamp timestamptz datetime date-time instant")
        .forEach((kind, words) -> List.of(words.split(" ")).forEach(word -> types.put(word, kind)));
    return types;
  }

  /// The kind of a type in the words of a document; empty where they are none that is known.
  static String kind(String said) {
    var word = WORD.matcher(said);
    return said.contains("[]") || !word.lookingAt()
        ? ""
        : TYPES.getOrDefault(OperationFacts.lower(word.group()), "");
  }

  /// @param name the cell of the field's name
  /// @param columns the heads of the table, in plain words
  void check(Block.Cell name, List<String> columns, List<Block.Cell> row) {
    var said = name.text().flat();
    var field = field(said);
    if (field == null) {
      if (NAME.matcher(said).matches()) {
        report.at(
            DocumentRule.UNKNOWN_FIELD,
            name.span(),
            "`%s` has no field `%s` in the design.".formatted(holder, said),
            DidYouMean.hint(said, fields.keySet()));
      }
      return;
    }
    if (Event.UNTYPED.equals(field.doc())) {
      return;
    }
    for (var i = 0; i < columns.size(); i++) {
      var cell = row.get(i);
      var words = cell.text().flat();
      if (columns.get(i).equals("type")) {
        type(field, cell, words);
      } else if (BOUNDS.contains(columns.get(i))) {
        bounds(field, cell, words);
      } else if (NULLABLE.contains(columns.get(i))) {
        absent(field, cell, words, "no", "yes");
      }
    }
  }

  /// A field by its name, as it stands in JSON, or as a column: `customer_id` of `customer`.
  private @Nullable Field field(String said) {
    var own = fields.get(said);
    if (own != null) {
      return own;
    }
    var plain = plain(said);
    return fields.values().stream()
        .filter(
            field ->
                plain(field.name()).equals(plain)
                    || plain(field.wire()).equals(plain)
                    || (field.type().isRelation() && plain.equals(plain(field.name()) + "id")))
        .findFirst()
        .orElse(null);
  }

  private static String plain(String name) {
    return OperationFacts.lower(name.replace("_", ""));
  }

  private void type(Field field, Block.Cell cell, String said) {
    words(field, cell, said);
    var kind = kind(field.type());
    var word = WORD.matcher(said);
    if (kind.isEmpty() || said.contains("[]") || !word.lookingAt()) {
      return;
    }
    var form = FORM.matcher(said);
    var named = form.matches() ? TYPES.get(OperationFacts.lower(form.group(1))) : null;
    var told = named != null ? named : TYPES.get(OperationFacts.lower(word.group()));
    var sized = SIZED.matcher(said);
    if (told == null) {
      return;
    }
    if (!told.equals(kind)) {
      otherType(field, cell, said, kind);
    } else if (sized.matches()) {
      switch (field.type()) {
        case Type.Text(_, _, Integer max, _) when max != null && number(sized.group(1)) != max ->
            length(field, cell, sized.group(1), max);
        case Type.Decimal(var precision, var scale)
            when number(sized.group(1)) != precision
                || number(Objects.requireNonNullElse(sized.group(2), "0")) != scale ->
            otherType(field, cell, said, "decimal(%d,%d)".formatted(precision, scale));
        default -> {}
      }
    }
  }

  /// The words that a field takes; none where it takes others too.
  private List<String> taken(Field field) {
    return switch (field.type()) {
      case Type.Enumeration type -> type.words();
      case Type.Scalar scalar when scalar == Type.Scalar.ROLE -> roles;
      default -> List.of();
    };
  }

  /// The words that a field takes, where a cell lists them and nothing else.
  private void words(Field field, Block.Cell cell, String said) {
    var taken = taken(field);
    if (taken.isEmpty()) {
      return;
    }
    for (var form : List.of(ENUM, ONE_OF, BARRED)) {
      var list = form.matcher(said);
      if (!list.matches()) {
        continue;
      }
      var inner = list.groupCount() == 0 ? said : list.group(1);
      var words =
          Stream.of(WORDS.split(inner.strip())).map(word -> word.replaceAll("['\"]", "")).toList();
      if (words.size() > 1
          && words.stream().allMatch(word -> PLAIN.matcher(word).matches())
          && !isSame(words, taken, field)) {
        constraint(
            cell,
            "`%s` of `%s` is one of `%s` here, and of `%s` in the design."
                .formatted(
                    field.name(), holder, String.join("`, `", words), String.join("`, `", taken)));
      }
      return;
    }
  }

  /// Roles are one in any letter case.
  private static boolean isSame(List<String> said, List<String> taken, Field field) {
    var words =
        field.type() == Type.Scalar.ROLE ? said.stream().map(OperationFacts::lower).toList() : said;
    return Set.copyOf(words).equals(Set.copyOf(taken));
  }

  private void otherType(Field field, Block.Cell cell, String said, String is) {
    report.at(
        DocumentRule.OTHER_TYPE,
        cell.span(),
        "`%s` of `%s` is %s here, and %s in the design.".formatted(field.name(), holder, said, is),
        "Change the document, or the design.");
  }

  private void bounds(Field field, Block.Cell cell, String said) {
    words(field, cell, said);
    if (REQUIRED.matcher(said).find() != OPTIONAL.matcher(said).find()) {
      absent(field, cell, REQUIRED.matcher(said).find() ? "no" : "yes", "no", "yes");
    }
    if (field.type() instanceof Type.Text(_, _, Integer max, _) && max != null) {
      var longest = LONGEST.matcher(said);
      if (longest.find() && number(longest.group(1)) != max) {
        length(field, cell, longest.group(1), max);
      }
    }
  }

  private void length(Field field, Block.Cell cell, String said, int max) {
    constraint(
        cell,
        "`%s` of `%s` has at most %s characters here, and %d in the design."
            .formatted(field.name(), holder, said, max));
  }

  /// @param never what says that it is always there, and `maybe` that it may be absent
  private void absent(Field field, Block.Cell cell, String said, String never, String maybe) {
    var words = OperationFacts.lower(said);
    if (words.equals(field.optional() ? never : maybe)) {
      constraint(
          cell,
          "`%s` of `%s` %s here, and %s in the design."
              .formatted(
                  field.name(),
                  holder,
                  field.optional() ? "is always there" : "may be absent",
                  field.optional() ? "may be absent" : "is always there"));
    }
  }

  private void constraint(Block.Cell cell, String message) {
    report.at(
        DocumentRule.OTHER_CONSTRAINT, cell.span(), message, "Change the document, or the design.");
  }

  private static long number(String digits) {
    return Long.parseLong(digits.replace(",", ""));
  }

  /// The kind of a type, empty where documents tell it in several ways.
  private static String kind(Type type) {
    return switch (type) {
      case Type.Text _ -> "text";
      case Type.Decimal _ -> "decimal";
      case Type.Sequence _ -> "integer";
      case Type.Scalar scalar ->
          switch (scalar) {
            case BOOLEAN -> "boolean";
            case INT, LONG -> "integer";
            case FLOAT -> "float";
            case UUID -> "uuid";
            case DATE -> "date";
            case TIMESTAMP -> "timestamp";
            default -> "";
          };
      default -> "";
    };
  }
}
