package dev.newel.read.brief;

import dev.newel.foreign.brief.Attribute.Presence;
import dev.newel.language.FieldText;
import dev.newel.language.Reading;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns the types that documents write (of SQL, JSON and programming languages) into ours.
final class Types {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("varchar", "string"),
          Map.entry("character varying", "string"),
          Map.entry("char", "string"),
          Map.entry("character", "string"),
          Map.entry("nvarchar", "string"),
          Map.entry("varchar2", "string"),
          Map.entry("string", "string"),
          Map.entry("str", "string"),
          Map.entry("text", "text"),
          Map.entry("citext", "string"),
          Map.entry("longtext", "text"),
          Map.entry("mediumtext", "text"),
          Map.entry("tinytext", "string"),
          Map.entry("markdown", "text"),
          Map.entry("int", "int"),
          Map.entry("integer", "int"),
          Map.entry("smallint", "int"),
          Map.entry("tinyint", "int"),
          Map.entry("serial", "int"),
          Map.entry("int4", "int"),
          Map.entry("int32", "int"),
          Map.entry("int2", "int"),
          Map.entry("short", "int"),
          Map.entry("bigint", "long"),
          Map.entry("bigserial", "long"),
          Map.entry("int8", "long"),
          Map.entry("int64", "long"),
          Map.entry("long", "long"),
          Map.entry("decimal", "decimal"),
          Map.entry("numeric", "decimal"),
          Map.entry("money", "decimal"),
          Map.entry("number", "decimal"),
          Map.entry("currency", "decimal"),
          Map.entry("bigdecimal", "decimal"),
          Map.entry("real", "float"),
          Map.entry("float", "float"),
          Map.entry("double", "float"),
          Map.entry("double precision", "float"),
          Map.entry("float64", "float"),
          Map.entry("float8", "float"),
          Map.entry("bool", "boolean"),
          Map.entry("boolean", "boolean"),
          Map.entry("bit", "boolean"),
          Map.entry("flag", "boolean"),
          Map.entry("uuid", "uuid"),
          Map.entry("guid", "uuid"),
          Map.entry("ulid", "string"),
          Map.entry("objectid", "string"),
          Map.entry("cuid", "string"),
          Map.entry("email", "email"),
          Map.entry("url", "uri"),
          Map.entry("uri", "uri"),
          Map.entry("slug", "slug"),
          Map.entry("date", "date"),
          Map.entry("localdate", "date"),
          Map.entry("time", "time"),
          Map.entry("localtime", "time"),
          Map.entry("datetime", "timestamp"),
          Map.entry("datetime2", "timestamp"),
          Map.entry("timestamp", "timestamp"),
          Map.entry("timestamptz", "timestamp"),
          Map.entry("timestamp with time zone", "timestamp"),
          Map.entry("timestamp without time zone", "timestamp"),
          Map.entry("instant", "timestamp"),
          Map.entry("localdatetime", "timestamp"),
          Map.entry("offsetdatetime", "timestamp"),
          Map.entry("iso8601", "timestamp"),
          Map.entry("iso 8601", "timestamp"),
          Map.entry("iso date", "timestamp"),
          Map.entry("iso timestamp", "timestamp"),
          Map.entry("iso 8601 string", "timestamp"),
          Map.entry("iso datetime", "timestamp"),
          Map.entry("date/time", "timestamp"),
          Map.entry("date-time", "timestamp"),
          Map.entry("time.time", "timestamp"),
          Map.entry("interval", "duration"),
          Map.entry("duration", "duration"),
          Map.entry("json", "json"),
          Map.entry("jsonb", "json"),
          Map.entry("object", "json"),
          Map.entry("dict", "json"),
          Map.entry("any", "json"),
          Map.entry("hash", "json"),
          Map.entry("record", "json"),
          Map.entry("map", "map"),
          Map.entry("password", "password"),
          Map.entry("file", "file"),
          Map.entry("image", "file"),
          Map.entry("bytea", "file"),
          Map.entry("blob", "file"),
          Map.entry("binary", "file"));
  private static final Pattern SHAPE =
      Pattern.compile("([\\p{L}][\\p{L}0-9_./ -]*?)\\s*(?:\\(([^()]*)\\))?\\s*(\\[\\s*\\])?");
  private static final Pattern MANY =
      Pattern.compile(
          "(?i)(?:list|array|set|collection|sequence|slice|vec)(?:\\s*(?:of|<|\\[|\\()\\s*(.+?)(?:s?[>\\])])?)?|(.+?)\\s*\\[\\s*\\]|\\[\\](.+)");
  private static final Pattern OPTIONAL_FORM =
      Pattern.compile(
          "(?i)optional\\s*[<\\[]\\s*(.+?)\\s*[>\\]]|(.+?)\\s*\\|\\s*(?:null|none|undefined|nil)|\\*(.+)|(.+?)\\?");
  private static final Pattern ONE_OF =
      Pattern.compile(
          "(?i)(?:one of|enum(?:eration)?|values?|allowed(?: values)?|options?|in)\\s*[:(=]?\\s*\\(?\\s*((?:[`'\"]?[\\p{L}][\\p{L}\\p{N}_-]*[`'\"]?\\s*(?:[,|/]|\\bor\\b)+\\s*)+[`'\"]?[\\p{L}][\\p{L}\\p{N}_-]*[`'\"]?)");
  private static final Pattern WORD = Pattern.compile("[\\p{L}][\\p{L}\\p{N}_-]*");
  private static final Pattern ENTITY = Pattern.compile("[A-Z][A-Za-z0-9]*");
  private static final Pattern LENGTH =
      Pattern.compile(
          "(?i)(?:(?:max(?:imum)?(?: length)?|up to|≤|<=)\\s*:?\\s*(\\d{1,6})(?:\\s*char\\w*)?|(\\d{1,6})\\s*(?:-|–|to|\\.\\.)\\s*(\\d{1,6})\\s*char\\w*|(?:length|len)\\s*:?\\s*(\\d{1,6})\\s*(?:-|–|to|\\.\\.)\\s*(\\d{1,6}))");
  private static final Pattern LISTED = Pattern.compile("[\\w-]+(?:\\s*[,|/]\\s*[\\w-]+)+");
  private static final int LONGEST = 200;
  private static final int MOST_WORDS = 60;

  /// What is written about one field.
  ///
  /// @param constraints everything said of it beside the type: `NOT NULL, UNIQUE`, `required`
  /// @param says the description
  record Written(String type, String constraints, String says) {
    String all() {
      return type + " " + constraints;
    }
  }

  private Types() {}

  /// The field in our language, null where no type is written or none of ours fits.
  ///
  /// @param entity what the field refers to, in our spelling; null where it refers to nothing
  static @Nullable FieldText field(
      Written written, Presence presence, @Nullable String entity, @Nullable String initial) {
    var type = entity != null && ENTITY.matcher(entity).matches() ? entity : type(written);
    if (type == null) {
      return null;
    }
    var text = new StringBuilder(type);
    if (presence == Presence.OPTIONAL) {
      text.append('?');
    }
    var all = written.all();
    if (Marks.KEY.matcher(all).find()) {
      text.append(" key");
    } else if (Marks.UNIQUE.matcher(all).find()) {
      text.append(" unique");
    }
    return initial == null
        ? read(text.toString())
        : orElse(read(text + " = " + literal(initial, type)), text.toString());
  }

  private static @Nullable FieldText orElse(@Nullable FieldText field, String without) {
    return field == null ? read(without) : field;
  }

  private static @Nullable FieldText read(String text) {
    return FieldText.read(text) instanceof Reading.Value<FieldText>(FieldText field) ? field : null;
  }

  private static String literal(String initial, String type) {
    var bare = initial.replaceAll("^['\"`]|['\"`]$", "");
    var lower = bare.toLowerCase(Locale.ROOT);
    if (lower.matches("now\\(\\)|current_timestamp(?:\\(\\d*\\))?|now|utc_now|getdate\\(\\)")) {
      return "now";
    }
    if (lower.matches("true|false|-?\\d+(?:\\.\\d+)?")) {
      return lower;
    }
    return type.contains("|") ? bare : "'" + bare.replace("'", "") + "'";
  }

  /// Whether a type is one of the words known, and not the name of something.
  static boolean isKnown(String type) {
    var ours = type(new Written(type, "", ""));
    return ours != null && !Character.isUpperCase(ours.charAt(0));
  }

  /// Our short form of a written type, null where none fits.
  static @Nullable String type(Written written) {
    var words = written.type().strip().replaceAll("[`*]", "");
    if (words.isEmpty() || words.length() > LONGEST) {
      return null;
    }
    var values = values(words);
    if (values.isEmpty()) {
      values = values(written.constraints());
    }
    if (values.isEmpty() && words.toLowerCase(Locale.ROOT).startsWith("enum")) {
      values =
          LISTED.matcher(written.says()).matches()
              ? distinct(List.of(written.says().split("\\s*[,|/]\\s*")))
              : List.of();
    }
    var plain = simple(words, written.all());
    if (values.isEmpty() && (plain == null || plain.startsWith("string") || plain.equals("text"))) {
      values = values(written.says());
    }
    return values.isEmpty() ? plain : String.join(" | ", values);
  }

  private static @Nullable String simple(String words, String all) {
    var bare =
        words
            .replaceAll(
                "(?i)\\b(?:not null|null|primary key|unique|auto_?increment|references.*|default.*|check.*|fk.*|pk|required|optional|readonly)\\b.*",
                "")
            .replaceAll("[,;]\\s*$", "")
            .strip();
    var maybe = OPTIONAL_FORM.matcher(bare);
    if (maybe.matches()) {
      return simple(first(maybe.group(1), maybe.group(2), maybe.group(3), maybe.group(4)), all);
    }
    var many = MANY.matcher(bare);
    if (many.matches()) {
      var of = first(many.group(1), many.group(2), many.group(3));
      var inner = of.isEmpty() ? "json" : simple(of, "");
      return inner == null || inner.endsWith("]")
          ? null
          : inner.equals("json") && of.isEmpty() ? "json" : inner + "[]";
    }
    if (bare.matches("(?i)(?:map|dict|record)\\s*[<\\[].*")) {
      return "map<string>";
    }
    var shape = SHAPE.matcher(bare);
    if (!shape.matches()) {
      return bare.matches("(?i)(?:string|str|text|varchar)\\b.*") ? "string" : null;
    }
    var name = shape.group(1).strip().toLowerCase(Locale.ROOT);
    var known = WORDS.get(name);
    if (known == null) {
      known = WORDS.get(name.replaceAll("[ ,/].*$", ""));
    }
    if (known == null) {
      return ENTITY.matcher(shape.group(1).strip()).matches()
              && !name.equals(shape.group(1).strip())
              && shape.group(1).strip().matches(".*[a-z].*")
          ? shape.group(1).strip()
          : null;
    }
    return sized(known, shape.group(2), all);
  }

  private static String first(@Nullable String... groups) {
    for (var group : groups) {
      if (group != null) {
        return group;
      }
    }
    return "";
  }

  private static String sized(String type, @Nullable String size, String all) {
    if (type.equals("string") || type.equals("text")) {
      if (size != null && size.strip().matches("\\d{1,6}")) {
        return "string(.." + size.strip() + ")";
      }
      if (size != null
          && WORDS.containsKey(size.strip().toLowerCase(Locale.ROOT))
          && !size.strip().equalsIgnoreCase("string")) {
        return sized(WORDS.getOrDefault(size.strip().toLowerCase(Locale.ROOT), type), null, all);
      }
      var length = LENGTH.matcher(all);
      if (length.find()) {
        var min = first(length.group(2), length.group(4));
        var max = first(length.group(1), length.group(3), length.group(5));
        return "string(" + min + ".." + max + ")";
      }
    }
    if (type.equals("decimal")
        && size != null
        && size.strip().matches("\\d{1,3}\\s*(?:,\\s*\\d{1,3})?")) {
      return "decimal(" + size.replaceAll("\\s", "") + ")";
    }
    return type.equals("map") ? "map<string>" : type;
  }

  /// The words of an enumeration, none where the text lists fewer than two.
  private static List<String> values(String text) {
    if (text.length() > LONGEST * 5) {
      return List.of();
    }
    var bars = text.replaceAll("['\"]", "").split("\\s*\\|\\s*");
    if (bars.length > 1) {
      var list = distinct(List.of(bars));
      if (list.size() == bars.length
          && list.stream()
              .noneMatch(
                  one ->
                      WORDS.containsKey(one.toLowerCase(Locale.ROOT))
                          || one.matches("(?i)null|none|undefined"))) {
        return list;
      }
    }
    var match = ONE_OF.matcher(text);
    if (!match.find()) {
      return List.of();
    }
    var found = new ArrayList<String>();
    var word = WORD.matcher(match.group(1).replaceAll("(?i)\\bor\\b", ","));
    while (word.find()) {
      if (!word.group().matches("(?i)null|none")) {
        found.add(word.group());
      }
    }
    var list = distinct(found);
    return list.size() > 1 && list.size() <= MOST_WORDS ? list : List.of();
  }

  private static List<String> distinct(List<String> words) {
    var seen = new LinkedHashSet<String>();
    for (var word : words) {
      if (WORD.matcher(word).matches()) {
        seen.add(word);
      }
    }
    return List.copyOf(seen);
  }
}
