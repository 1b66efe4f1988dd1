package dev.newel.read.sql;

import dev.newel.language.FieldText;
import dev.newel.language.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The types of SQL in our language: those of PostgreSQL 18, chapter 8, and the names that other
/// databases have for the same.
final class SqlTypes {
  private static final Pattern FORM =
      Pattern.compile("([a-z_][a-z_0-9 ]*?)\\s*(?:\\(([^)]*)\\)([a-z ]*))?((?:\\[\\d*])*)");
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
  private static final Map<String, String> PLAIN =
      Map.ofEntries(
          Map.entry("smallint", "int"),
          Map.entry("int2", "int"),
          Map.entry("tinyint", "int"),
          Map.entry("mediumint", "int"),
          Map.entry("integer", "int"),
          Map.entry("int", "int"),
          Map.entry("int4", "int"),
          Map.entry("serial", "int"),
          Map.entry("smallserial", "int"),
          Map.entry("serial4", "int"),
          Map.entry("bigint", "long"),
          Map.entry("int8", "long"),
          Map.entry("bigserial", "long"),
          Map.entry("serial8", "long"),
          Map.entry("real", "float"),
          Map.entry("float", "float"),
          Map.entry("float4", "float"),
          Map.entry("float8", "float"),
          Map.entry("double", "float"),
          Map.entry("double precision", "float"),
          Map.entry("boolean", "boolean"),
          Map.entry("bool", "boolean"),
          Map.entry("text", "text"),
          Map.entry("citext", "text"),
          Map.entry("tinytext", "text"),
          Map.entry("mediumtext", "text"),
          Map.entry("longtext", "text"),
          Map.entry("clob", "text"),
          Map.entry("ntext", "text"),
          Map.entry("name", "string"),
          Map.entry("inet", "string"),
          Map.entry("cidr", "string"),
          Map.entry("macaddr", "string"),
          Map.entry("uuid", "uuid"),
          Map.entry("uniqueidentifier", "uuid"),
          Map.entry("date", "date"),
          Map.entry("time", "time"),
          Map.entry("timetz", "time"),
          Map.entry("timestamp", "timestamp"),
          Map.entry("timestamptz", "timestamp"),
          Map.entry("datetime", "timestamp"),
          Map.entry("datetime2", "timestamp"),
          Map.entry("interval", "duration"),
          Map.entry("json", "json"),
          Map.entry("jsonb", "json"),
          Map.entry("money", "decimal(19,2)"));
  private static final List<String> TEXTS =
      List.of(
          "varchar",
          "character varying",
          "char",
          "character",
          "bpchar",
          "nvarchar",
          "nchar",
          "varchar2",
          "varchar_ignorecase");

  private SqlTypes() {}

  /// @param written as in SQL, with its size
  /// @param words the words of the enumerations and the checks that are known, by name
  static @Nullable FieldText field(String written, Map<String, List<String>> words) {
    var text = written.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    var match = FORM.matcher(text);
    if (!match.matches()) {
      return null;
    }
    var name = match.group(1).strip();
    var size = match.group(2) == null ? "" : match.group(2).strip();
    if (match.group(3) != null && !match.group(3).isBlank()) {
      name = name + " " + match.group(3).strip();
    }
    var known = words.get(name.replaceAll("^.*\\.", ""));
    var type = known != null ? words(known) : type(name, size);
    if (type == null) {
      return null;
    }
    var list = match.group(4).isEmpty() ? "" : "[]";
    var field = read(list.isEmpty() || !type.contains("|") ? type + list : "string" + list);
    return field == null && known != null ? read("string" + list) : field;
  }

  /// An enumeration; where a word of it is none of ours, a text.
  static String words(List<String> words) {
    return words.size() > 1 && words.stream().allMatch(word -> WORD.matcher(word).matches())
        ? String.join(" | ", words)
        : "string";
  }

  static @Nullable FieldText read(String field) {
    return FieldText.read(field) instanceof Reading.Value<FieldText>(FieldText value)
        ? value
        : null;
  }

  private static @Nullable String type(String name, String size) {
    if (TEXTS.contains(name)) {
      return size.matches("\\d{1,9}") ? "string(..%s)".formatted(size) : "string";
    }
    if (name.equals("tinyint") && size.equals("1")) {
      return "boolean";
    }
    if (name.equals("bit") && (size.isEmpty() || size.equals("1"))) {
      return "boolean";
    }
    if (List.of("numeric", "decimal", "dec", "number").contains(name)) {
      return size.matches("\\d{1,4}")
          ? "decimal(%s,0)".formatted(size)
          : size.matches("\\d{1,4} ?, ?\\d{1,4}")
              ? "decimal(%s)".formatted(size.replace(" ", ""))
              : "decimal";
    }
    var plain =
        PLAIN.get(
            name.replaceAll(" (?:with|without) (?:local )?time zone$", "")
                .replaceAll(" unsigned$", ""));
    return plain;
  }
}
