package dev.newel.draft;

import dev.newel.foreign.tables.SqlSchema;
import dev.newel.foreign.tables.SqlSchema.Column;
import dev.newel.foreign.tables.SqlSchema.Table;
import dev.newel.language.FieldText;
import dev.newel.language.Reading;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tables as entities.
final class TableThings {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(?:\\.\\d{1,18})?");
  private static final Pattern TEXT = Pattern.compile("'((?:[^'\\\\]|'')*)'");
  private static final Pattern CAST = Pattern.compile("::[\\w .(),\"\\[\\]]+$");
  private static final Pattern GROUP = Pattern.compile("\\(([^()]*)\\)");
  private static final List<String> NUMBERS = List.of("int", "long", "decimal", "float");

  /// The types whose values stand in quotes in a design, too; a day, an identifier and a duration
  /// do not.
  private static final List<String> TEXTS = List.of("string", "text", "enum");
  private static final Pattern NOW =
      Pattern.compile(
          "(?i)now\\(\\)|current_timestamp(?:\\(\\d*\\))?|getdate\\(\\)|localtimestamp");

  private TableThings() {}

  /// @param name of the entity
  static Thing thing(Table table, String name) {
    var thing = new Thing(name);
    thing.evidence.add(table.evidence());
    thing.says = table.says();
    for (var column : table.columns()) {
      thing.claim(claim(table, column));
    }
    return thing;
  }

  private static Thing.Claim claim(Table table, Column column) {
    var key = table.key().size() == 1 && isNamed(table.key(), column);
    var target =
        table.references().stream()
            .filter(one -> one.columns().size() == 1 && isNamed(one.columns(), column))
            .findFirst();
    var unique = table.uniques().stream().anyMatch(all -> all.size() == 1 && isNamed(all, column));
    return new Thing.Claim(
        column.name(),
        column.type(),
        field(column, key, unique),
        column.notNull() || isNamed(table.key(), column),
        target.map(SqlSchema.ForeignKey::table).orElse(null),
        column.says(),
        column.evidence());
  }

  private static boolean isNamed(List<String> names, Column column) {
    return names.stream().anyMatch(name -> name.equalsIgnoreCase(column.name()));
  }

  private static @Nullable FieldText field(Column column, boolean key, boolean unique) {
    if (column.field() == null) {
      return null;
    }
    var type = column.field().toString();
    if (key) {
      return read(type + " key");
    }
    var text = type + (unique ? " unique" : "");
    var initial = initial(column);
    var whole = initial == null ? null : read(text + " = " + initial);
    return whole == null ? read(text) : whole;
  }

  private static @Nullable FieldText read(String text) {
    return FieldText.read(text) instanceof Reading.Value<FieldText>(FieldText value) ? value : null;
  }

  /// Whether a column has a default that a draft cannot say, and that is no way to make a key.
  static boolean losesDefault(Table table, Column column) {
    var initial = column.initial();
    return initial != null
        && !column.generated()
        && !initial.strip().equalsIgnoreCase("null")
        && !isNamed(table.key(), column)
        && initial(column) == null;
  }

  /// The default in our words; null where it has none or one of the database's own.
  private static @Nullable String initial(Column column) {
    var field = column.field();
    if (column.initial() == null || field == null) {
      return null;
    }
    var text = plain(column.initial());
    var type = field.type().name();
    if (field.type().many() != null) {
      return null;
    }
    if (NOW.matcher(text).matches()) {
      return type.equals("timestamp") ? "now" : null;
    }
    var quoted = TEXT.matcher(text);
    var bare = quoted.matches() ? quoted.group(1).replace("''", "'") : text;
    if (NUMBERS.contains(type)) {
      return NUMBER.matcher(bare).matches() ? fits(column, bare) : null;
    }
    if (type.equals("boolean")) {
      return switch (bare.toLowerCase(Locale.ROOT)) {
        case "true", "t", "1" -> "true";
        case "false", "f", "0" -> "false";
        default -> null;
      };
    }
    if (!quoted.matches() || !TEXTS.contains(type)) {
      return null;
    }
    return bare.contains("'") && bare.contains("\"")
        ? null
        : fits(column, bare.contains("'") ? "\"" + bare + "\"" : "'" + bare + "'");
  }

  /// Without its cast and the parentheses around it: `('-1')::integer`.
  private static String plain(String initial) {
    var text = CAST.matcher(initial.strip()).replaceFirst("");
    var inner = GROUP.matcher(text);
    return inner.matches() ? CAST.matcher(inner.group(1)).replaceFirst("").strip() : text;
  }

  /// The default, unless the language has none for such a field.
  private static @Nullable String fits(Column column, String initial) {
    return read(column.field() + " = " + initial) == null ? null : initial;
  }
}
