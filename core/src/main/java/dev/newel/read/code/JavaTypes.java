package dev.newel.read.code;

import dev.newel.language.FieldText;
import dev.newel.language.Reading;
import dev.newel.read.code.Declared.Code;
import dev.newel.read.code.Declared.Field;
import dev.newel.read.code.Declared.JavaType;
import dev.newel.read.code.Declared.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Java's types as types of the language, with the bounds of Jakarta Bean Validation and of JPA.
final class JavaTypes {
  private static final Map<String, String> SCALARS =
      Map.ofEntries(
          Map.entry("String", "string"),
          Map.entry("CharSequence", "string"),
          Map.entry("char", "string(1)"),
          Map.entry("Character", "string(1)"),
          Map.entry("int", "int"),
          Map.entry("Integer", "int"),
          Map.entry("short", "int"),
          Map.entry("Short", "int"),
          Map.entry("byte", "int"),
          Map.entry("Byte", "int"),
          Map.entry("long", "long"),
          Map.entry("Long", "long"),
          Map.entry("BigInteger", "long"),
          Map.entry("BigDecimal", "decimal"),
          Map.entry("double", "float"),
          Map.entry("Double", "float"),
          Map.entry("float", "float"),
          Map.entry("Float", "float"),
          Map.entry("boolean", "boolean"),
          Map.entry("Boolean", "boolean"),
          Map.entry("UUID", "uuid"),
          Map.entry("URI", "uri"),
          Map.entry("URL", "uri"),
          Map.entry("LocalDate", "date"),
          Map.entry("LocalTime", "time"),
          Map.entry("Duration", "duration"),
          Map.entry("Instant", "timestamp"),
          Map.entry("LocalDateTime", "timestamp"),
          Map.entry("OffsetDateTime", "timestamp"),
          Map.entry("ZonedDateTime", "timestamp"),
          Map.entry("Date", "timestamp"),
          Map.entry("Timestamp", "timestamp"));
  static final Set<String> PRIMITIVES =
      Set.of("int", "short", "byte", "long", "double", "float", "boolean", "char");
  private static final Set<String> LISTS =
      Set.of(
          "List", "Set", "Collection", "Iterable", "SortedSet", "Page", "Slice", "Flux", "Stream");
  private static final Set<String> WRAPPERS =
      Set.of(
          "ResponseEntity",
          "HttpEntity",
          "Mono",
          "Optional",
          "CompletableFuture",
          "CompletionStage",
          "Callable",
          "DeferredResult",
          "EntityModel",
          "Message",
          "GenericMessage");
  private static final Pattern ARGUMENTS = Pattern.compile("([\\w.]+)\\s*<(.*)>", Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final int DEEPEST = 10;

  private final Sources sources;

  JavaTypes(Sources sources) {
    this.sources = sources;
  }

  /// What stands in the wrappers of answers and messages.
  ///
  /// @param list whether it is many
  /// @param optional whether it may be absent
  record Bare(String type, boolean list, boolean optional) {}

  /// A type without what wraps it: `ResponseEntity<List<Loan>>` is a list of `Loan`.
  static Bare bare(String written) {
    var type = written.strip();
    var list = false;
    var optional = false;
    for (var i = 0; i < DEEPEST; i++) {
      if (type.endsWith("[]")) {
        type = type.substring(0, type.length() - 2).strip();
        list = true;
        continue;
      }
      var match = ARGUMENTS.matcher(type);
      if (!match.matches()) {
        break;
      }
      var name = Declarations.bare(match.group(1));
      var isList = LISTS.contains(name) && !match.group(2).contains(",");
      if (!isList && !WRAPPERS.contains(name)) {
        break;
      }
      list |= isList;
      optional |= name.equals("Optional");
      type = match.group(2).replaceFirst("^\\? (?:extends|super) ", "").strip();
    }
    var isNothing = type.matches("\\?|Object|Void|void") || WRAPPERS.contains(type);
    return new Bare(isNothing ? "" : type, list, optional);
  }

  /// A field in our language; null where no type of ours fits.
  ///
  /// @param owner the type whose constants bounds may name
  @Nullable FieldText field(Field field, JavaType owner) {
    var bare = bare(field.type());
    var type = type(field, bare, owner);
    if (type == null) {
      return null;
    }
    if (bare.list()) {
      var plain = type.contains(" ") || type.contains("(") ? base(type) : type;
      return read(plain + "[" + size(field, owner, "@") + "]");
    }
    var bounds = bounds(field, type, owner);
    var initial = initial(field, type, owner);
    for (var text : List.of(type + bounds + initial, type + bounds, type)) {
      var read = read(text);
      if (read != null) {
        return read;
      }
    }
    return null;
  }

  private static String base(String type) {
    return type.contains(" | ") ? "string" : type.replaceAll("[( ].*$", "");
  }

  private @Nullable String type(Field field, Bare bare, JavaType owner) {
    var name = Declarations.bare(bare.type());
    var scalar = SCALARS.get(name);
    if (scalar == null && (name.equals("Map") || name.equals("HashMap"))) {
      var match = ARGUMENTS.matcher(bare.type());
      var value = match.matches() ? match.group(2).replaceFirst("^[^,]*,", "").strip() : "";
      var of = SCALARS.get(value);
      return of == null ? "json" : "map<" + of + ">";
    }
    if (scalar == null) {
      var own = sources.type(name, owner);
      return own == null || own.kind() != Kind.ENUM ? null : words(own);
    }
    return switch (scalar) {
      case "string" -> string(field, bare, owner);
      case "decimal" -> decimal(field, owner);
      default -> scalar;
    };
  }

  private static @Nullable String words(JavaType own) {
    var words = own.words();
    if (words.size() == 1
        || words.isEmpty()
        || !words.stream().allMatch(w -> WORD.matcher(w).matches())) {
      return "string";
    }
    return String.join(" | ", words);
  }

  private String string(Field field, Bare bare, JavaType owner) {
    if (field.mark("Email") != null) {
      return "email";
    }
    var length = bare.list() ? "" : size(field, owner, "");
    var pattern = field.mark("Pattern");
    var text = pattern == null ? null : sources.text(pattern.value("regexp"), owner);
    var type = "string" + (length.isEmpty() ? "" : "(" + length + ")");
    var whole = text == null ? type : type + " ~ /" + text.replaceAll("^\\^|\\$$", "") + "/";
    return read(whole) == null ? type : whole;
  }

  private String decimal(Field field, JavaType owner) {
    var column = field.mark("Column");
    var digits = field.mark("Digits");
    var precision = column == null ? null : whole(column.value("precision"), owner);
    var scale = column == null ? null : whole(column.value("scale"), owner);
    if (precision == null && digits != null) {
      var before = whole(digits.value("integer"), owner);
      scale = whole(digits.value("fraction"), owner);
      precision = before == null || scale == null ? null : before + scale;
    }
    var type =
        precision == null
            ? "decimal"
            : "decimal(%d,%d)".formatted(precision, scale == null ? 0 : scale);
    return read(type) == null ? "decimal" : type;
  }

  /// How long a text is or how many a list has, `1..80`; empty where nothing is said.
  private String size(Field field, JavaType owner, String list) {
    var size = field.mark("Size", "Length");
    var column = list.isEmpty() ? field.mark("Column") : null;
    var least = size == null ? null : whole(size.value("min"), owner);
    var most = size == null ? null : whole(size.value("max"), owner);
    if (column != null) {
      var length = whole(column.value("length"), owner);
      most = most == null ? length : length == null ? most : Long.valueOf(Math.min(most, length));
    }
    if (least == null && field.mark("NotBlank", "NotEmpty") != null) {
      least = 1L;
    }
    return (least == null || least <= 0) && most == null
        ? ""
        : (least == null || least <= 0 ? "" : least) + ".." + (most == null ? "" : most);
  }

  private @Nullable Long whole(@Nullable Code code, JavaType owner) {
    var text = sources.text(code, owner);
    return text != null && text.matches("\\d{1,9}") ? Long.valueOf(text) : null;
  }

  private String bounds(Field field, String type, JavaType owner) {
    if (!List.of("int", "long", "float").contains(type) && !type.startsWith("decimal")) {
      return "";
    }
    var least = number(field, owner, "Min", "DecimalMin");
    var most = number(field, owner, "Max", "DecimalMax");
    if (least != null
        && most != null
        && !isOpen(field, "DecimalMin")
        && !isOpen(field, "DecimalMax")) {
      return " " + least + ".." + most;
    }
    if (least == null && field.mark("Positive") != null) {
      return " > 0" + (most == null ? "" : " <= " + most);
    }
    if (least == null && field.mark("PositiveOrZero") != null) {
      least = "0";
    }
    return (least == null ? "" : (isOpen(field, "DecimalMin") ? " > " : " >= ") + least)
        + (most == null ? "" : (isOpen(field, "DecimalMax") ? " < " : " <= ") + most);
  }

  private static boolean isOpen(Field field, String name) {
    var mark = field.mark(name);
    return mark != null
        && mark.value("inclusive") instanceof Code.Literal(var text)
        && text.equals("false");
  }

  private @Nullable String number(Field field, JavaType owner, String... marks) {
    var mark = field.mark(marks);
    var text = mark == null ? null : sources.text(mark.value("value"), owner);
    return text != null && text.matches("-?\\d{1,18}(?:\\.\\d{1,18})?")
        ? new BigDecimal(text).stripTrailingZeros().toPlainString()
        : null;
  }

  private static String initial(Field field, String type, JavaType owner) {
    if (owner.kind() == Kind.RECORD) {
      return "";
    }
    return switch (field.initial()) {
      case Code.Literal(var text) when type.startsWith("string") && text.matches("[\\w .,:-]+") ->
          " = '" + text + "'";
      case Code.Literal(var text) when text.matches("-?\\d{1,18}(?:\\.\\d{1,18})?|true|false") ->
          " = " + text;
      case Code.Name(var dotted) when type.contains(" | ") ->
          " = " + dotted.substring(dotted.lastIndexOf('.') + 1);
      case null, default -> "";
    };
  }

  /// Whether a value must be there; null where nothing is said.
  static @Nullable Boolean required(Field field) {
    if (PRIMITIVES.contains(field.type())
        || field.mark("NotNull", "NotBlank", "NotEmpty", "NonNull") != null
        || says(field, "nullable", "false", "Column", "JoinColumn")
        || says(field, "optional", "false", "ManyToOne", "OneToOne", "Basic")) {
      return true;
    }
    var mayBeAbsent =
        field.mark("Nullable") != null
            || bare(field.type()).optional()
            || says(field, "nullable", "true", "Column", "JoinColumn");
    return mayBeAbsent ? Boolean.FALSE : null;
  }

  private static boolean says(Field field, String name, String value, String... marks) {
    for (var each : marks) {
      var mark = field.mark(each);
      if (mark != null
          && mark.value(name) instanceof Code.Literal(var text)
          && text.equals(value)) {
        return true;
      }
    }
    return false;
  }

  static @Nullable FieldText read(String text) {
    return FieldText.read(text) instanceof Reading.Value<FieldText>(FieldText value) ? value : null;
  }
}
