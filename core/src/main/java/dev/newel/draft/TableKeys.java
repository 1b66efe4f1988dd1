package dev.newel.draft;

import dev.newel.foreign.tables.SqlSchema.Column;
import dev.newel.foreign.tables.SqlSchema.ForeignKey;
import dev.newel.foreign.tables.SqlSchema.Table;
import dev.newel.language.FieldText;
import dev.newel.language.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The keys of tables over several columns, as uniqueness of the last among rows that share the
/// others, and what tables say beside their columns for which a draft has no place.
final class TableKeys {
  /// What is done to a row when the one it refers to goes: nothing is the usual.
  private static final Set<String> USUAL = Set.of("", "NO ACTION", "RESTRICT");

  private final Things things;
  private final Writing writing;
  private final Losses losses = new Losses("entities");

  private TableKeys(Things things, Writing writing) {
    this.things = things;
    this.writing = writing;
  }

  static void write(Sources sources, Writing writing) {
    var part = new TableKeys(Things.of(sources, new Writing()), writing);
    sources.schemas().forEach(schema -> schema.tables().forEach(part::table));
    part.losses.tell(writing);
  }

  private void table(Table table) {
    var thing = things.called(table.name());
    if (thing == null || writing.at("entities", thing.name) == null) {
      return;
    }
    if (table.key().size() > 1) {
      key(table, thing.name, table.key());
    }
    table.uniques().stream()
        .filter(key -> key.size() > 1)
        .forEach(key -> key(table, thing.name, key));
    table.references().forEach(reference -> reference(table, reference));
    for (var column : table.columns()) {
      if (TableThings.losesDefault(table, column)) {
        losses.add("these defaults", named(table, column), column.evidence().place());
      }
    }
  }

  private static String named(Table table, Column column) {
    return "`%s.%s`".formatted(table.name(), column.name());
  }

  private void key(Table table, String entity, List<String> columns) {
    var fields = new ArrayList<String>();
    for (var column : columns) {
      var field = field(entity, column);
      if (field != null && !fields.contains(field)) {
        fields.add(field);
      }
    }
    if (fields.size() < columns.size() || !isUnique(entity, fields)) {
      losses.add(
          "these keys of several columns",
          "`%s(%s)`".formatted(table.name(), String.join(", ", columns)),
          table.evidence().place());
    }
  }

  /// Says it at the last of the fields that can bear it.
  private boolean isUnique(String entity, List<String> fields) {
    for (var field : fields.reversed()) {
      var others = fields.stream().filter(one -> !one.equals(field)).toList();
      var text = unique(String.valueOf(writing.at("entities", entity, field)), others);
      if (text != null) {
        writing.replace(text, "entities", entity, field);
        return true;
      }
    }
    return false;
  }

  /// The field with its uniqueness; null where it is a key, or unique as it is.
  private static @Nullable String unique(String field, List<String> others) {
    if (!(FieldText.read(field) instanceof Reading.Value<FieldText>(FieldText before))
        || !before.modifiers().isEmpty()
        || !before.uniquePer().isEmpty()
        || before.type().many() != null) {
      return null;
    }
    var initial = before.initial() == null ? -1 : field.lastIndexOf(" = ");
    var type = initial < 0 ? field : field.substring(0, initial);
    var rest = initial < 0 ? "" : field.substring(initial);
    var text = type + " unique per " + String.join(", ", others) + rest;
    return FieldText.read(text) instanceof Reading.Value<FieldText> ? text : null;
  }

  /// The field that a column has become; null where none has.
  private @Nullable String field(String entity, String column) {
    for (var name : List.of(column.replaceAll("(?i)(?<=.)[_ ]?id$", ""), column)) {
      var field = Names.field(name);
      if (writing.at("entities", entity, field) instanceof String) {
        return field;
      }
    }
    return null;
  }

  private void reference(Table table, ForeignKey reference) {
    var place = reference.evidence().place();
    var columns = "`%s(%s)`".formatted(table.name(), String.join(", ", reference.columns()));
    if (reference.columns().size() > 1) {
      losses.add("these references of several columns", columns, place);
    }
    if (!USUAL.contains(reference.onDelete().toUpperCase(Locale.ROOT))) {
      losses.add("these rules of `ON DELETE`", columns, place);
    }
  }
}
