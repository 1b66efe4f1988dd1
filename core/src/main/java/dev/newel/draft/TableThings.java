package dev.newel.draft;

import dev.newel.foreign.tables.SqlSchema;
import dev.newel.foreign.tables.SqlSchema.Column;
import dev.newel.foreign.tables.SqlSchema.Table;
import dev.newel.language.FieldText;
import dev.newel.language.Modifier;
import dev.newel.language.Reading;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tables as entities.
final class TableThings {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(?:\\.\\d{1,18})?");
  private static final Pattern TEXT = Pattern.compile("'([^'\\\\]*)'(?:::.*)?");
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
        key || column.notNull(),
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

  /// The default in our words; null where it has none or one of the database's own.
  private static @Nullable String initial(Column column) {
    if (column.initial() == null || column.field() == null) {
      return null;
    }
    var text = column.initial().strip();
    var number = List.of("int", "long", "decimal", "float").contains(column.field().type().name());
    if (NOW.matcher(text).matches()) {
      return "now";
    }
    if (number && NUMBER.matcher(text).matches()) {
      return text;
    }
    if (column.field().type().name().equals("boolean")) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "true", "1", "'1'" -> "true";
        case "false", "0", "'0'" -> "false";
        default -> null;
      };
    }
    var quoted = TEXT.matcher(text);
    if (!quoted.matches() || column.field().modifiers().contains(Modifier.KEY)) {
      return null;
    }
    return "'" + quoted.group(1) + "'";
  }
}
