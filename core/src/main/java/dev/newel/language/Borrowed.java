package dev.newel.language;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Words that SQL, Java, JSON Schema and mappers of objects have for what a field says in other
/// words. None of them is read: each leads to the hint that says what to write.
public final class Borrowed {
  private static final String REQUIRED =
      "Leave it out: a field is required unless `?` stands right after its type.";
  private static final String OPTIONAL = "Put `?` right after the type: `string(..80)?`.";
  private static final String LENGTH = "Write the length behind the type: `string(1..80)`.";
  private static final String BOUNDS = "Write bounds after the type: `int 1..99`, `decimal >= 0`.";
  private static final String PATTERN = "Write the pattern after the type: `string ~ /[A-Z]{2}/`.";
  private static final String WORDS = "Write the words themselves: `pending | paid | shipped`.";
  private static final String DEFAULT = "Write it at the end: `boolean = true`.";
  private static final String KEY =
      "Write `key`: `id: uuid key`. A uuid or int that is a key is generated.";
  private static final String REFERENCE = "Write the entity as the type: `owner: Person`.";
  private static final String MANY = "Write brackets behind the type: `Visit[]`, `string[..20]`.";

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("varchar", "string(1..80)"),
          Map.entry("nvarchar", "string(1..80)"),
          Map.entry("char", "string(1..80)"),
          Map.entry("character", "string(1..80)"),
          Map.entry("str", "string(1..80)"),
          Map.entry("clob", "text"),
          Map.entry("integer", "int"),
          Map.entry("int4", "int"),
          Map.entry("int32", "int"),
          Map.entry("smallint", "int"),
          Map.entry("short", "int"),
          Map.entry("bigint", "long"),
          Map.entry("biginteger", "long"),
          Map.entry("int8", "long"),
          Map.entry("int64", "long"),
          Map.entry("serial", "int key"),
          Map.entry("bigserial", "long key"),
          Map.entry("identity", "int key"),
          Map.entry("bool", "boolean"),
          Map.entry("numeric", "decimal(10,2)"),
          Map.entry("number", "decimal(10,2)"),
          Map.entry("money", "decimal(10,2)"),
          Map.entry("bigdecimal", "decimal(10,2)"),
          Map.entry("double", "float"),
          Map.entry("real", "float"),
          Map.entry("datetime", "timestamp"),
          Map.entry("date-time", "timestamp"),
          Map.entry("timestamptz", "timestamp"),
          Map.entry("instant", "timestamp"),
          Map.entry("localdatetime", "timestamp"),
          Map.entry("offsetdatetime", "timestamp"),
          Map.entry("zoneddatetime", "timestamp"),
          Map.entry("localdate", "date"),
          Map.entry("localtime", "time"),
          Map.entry("interval", "duration"),
          Map.entry("guid", "uuid"),
          Map.entry("url", "uri"),
          Map.entry("jsonb", "json"),
          Map.entry("object", "json"),
          Map.entry("any", "json"),
          Map.entry("blob", "file(..10MB)"),
          Map.entry("bytea", "file(..10MB)"),
          Map.entry("bytes", "file(..10MB)"),
          Map.entry("binary", "file(..10MB)"));

  private static final Map<String, String> SAYINGS =
      Map.ofEntries(
          Map.entry("enum", WORDS),
          Map.entry("list", MANY),
          Map.entry("set", MANY),
          Map.entry("array", MANY),
          Map.entry("collection", MANY),
          Map.entry("ref", REFERENCE),
          Map.entry("reference", REFERENCE),
          Map.entry("references", REFERENCE),
          Map.entry("foreign", REFERENCE),
          Map.entry("fk", REFERENCE),
          Map.entry("required", REQUIRED),
          Map.entry("mandatory", REQUIRED),
          Map.entry("notnull", REQUIRED),
          Map.entry("not", REQUIRED),
          Map.entry("nonnull", REQUIRED),
          Map.entry("optional", OPTIONAL),
          Map.entry("nullable", OPTIONAL),
          Map.entry("null", OPTIONAL),
          Map.entry("primary", KEY),
          Map.entry("primarykey", KEY),
          Map.entry("pk", KEY),
          Map.entry("id", KEY),
          Map.entry("generated", KEY),
          Map.entry("auto", KEY),
          Map.entry("autoincrement", KEY),
          Map.entry("auto_increment", KEY),
          Map.entry("default", DEFAULT),
          Map.entry("minlength", LENGTH),
          Map.entry("maxlength", LENGTH),
          Map.entry("length", LENGTH),
          Map.entry("size", LENGTH),
          Map.entry("min", BOUNDS),
          Map.entry("max", BOUNDS),
          Map.entry("minimum", BOUNDS),
          Map.entry("maximum", BOUNDS),
          Map.entry("unsigned", BOUNDS),
          Map.entry("positive", BOUNDS),
          Map.entry("pattern", PATTERN),
          Map.entry("regex", PATTERN),
          Map.entry("matches", PATTERN),
          Map.entry("check", "Write the condition under `holds` of the entity."),
          Map.entry("index", "Write `indexed`."));

  private Borrowed() {}

  /// What to write for a type of another language, as a sentence; null where it is none that is
  /// known.
  public static @Nullable String type(String name) {
    var plain = name.toLowerCase(Locale.ROOT);
    var own = TYPES.get(plain);
    if (own != null) {
      return "Write `%s`.".formatted(own);
    }
    return plain.equals("string") && !name.equals("string")
        ? "Write `string(1..80)`."
        : SAYINGS.get(plain);
  }

  /// What to write for a word after a type, or a keyword of a field, of another language; null
  /// where it is none that is known.
  public static @Nullable String word(String word) {
    return SAYINGS.get(word.toLowerCase(Locale.ROOT));
  }
}
