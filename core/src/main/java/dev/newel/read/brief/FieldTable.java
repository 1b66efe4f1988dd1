package dev.newel.read.brief;

import dev.newel.foreign.brief.Attribute;
import dev.newel.foreign.brief.Attribute.Presence;
import dev.newel.read.markdown.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A table that has a field in each row.
final class FieldTable {
  private static final String NAME =
      "(?:field|column|attribute|property|parameter|param|member|key|variable|data element)s?(?: name)?|name|payload field";
  private static final String TYPE =
      "(?:data |field |column |sql |json )?types?|format|data format|type.*";

  private static final Pattern DASH = Pattern.compile("(?i)[\\s–—-]*|n/?a|none");

  private final Columns columns;
  private final int name;
  private final int type;

  private FieldTable(Columns columns, int name, int type) {
    this.columns = columns;
    this.name = name;
    this.type = type;
  }

  /// The table read so, null where it has no column of names beside one of types, or of what is
  /// required of a value.
  static @Nullable FieldTable of(Block.Table table) {
    var columns = new Columns(table);
    var name =
        columns.find(
            "(?:field|column|attribute|property|parameter|param|member|variable|data element|payload field)s?(?: name)?");
    if (name < 0) {
      name = columns.find(NAME);
    }
    var type = columns.find(TYPE);
    if (columns.has("index(?:es)?(?: name)?|operation|endpoint|http method|relationship|from")) {
      return null;
    }
    if (name < 0
        || (type < 0 && !columns.has("(?:required|nullable|constraints?|validations?)\\??"))) {
      return null;
    }
    return type < 0 && columns.heads().get(name).equalsIgnoreCase("name")
        ? null
        : new FieldTable(columns, name, type);
  }

  /// The column that says where a value stands (path, query, header, body); -1 where none does.
  int location() {
    return columns.find("in|location|where|place|source");
  }

  /// The column that says which entity a field belongs to; -1 where none does.
  int owner() {
    return columns.find("(?:entity|table|model|(?:data )?structure|dto)(?: name)?");
  }

  boolean isEvery(String heads) {
    return columns.has(heads);
  }

  record Field(Attribute attribute, Columns.Row row) {}

  List<Field> fields() {
    var required = columns.find("(?:is )?(?:required|mandatory|req)\\??");
    var nullable = columns.find("(?:is )?null(?:able)?\\??|optional\\??");
    var initial = columns.find("defaults?(?: value)?");
    var constraints =
        columns.find(
            "(?:constraints?|validations?|rules?|validation rules?|attributes|modifiers|keys?|options|restrictions)");
    var says = columns.find("(?:descriptions?|notes?|meaning|comments?|purpose|details?|remarks?)");
    var fields = new ArrayList<Field>();
    columns.rows(
        row -> {
          var written = row.get(name).replaceAll("[`*]", "").strip();
          if (written.isEmpty() || written.length() > 80) {
            return;
          }
          var presence = Presence.UNSAID;
          if (nullable >= 0 && nullable != constraints) {
            presence = Marks.nullable(row.get(nullable));
          }
          if (required >= 0 && presence != Presence.OPTIONAL) {
            presence = Marks.required(row.get(required));
          }
          var stated = row.get(constraints);
          var beside = constraints == name || DASH.matcher(stated).matches() ? "" : stated;
          if (required >= 0) {
            beside = (beside + " " + inBrackets(row.get(required))).strip();
          }
          fields.add(
              new Field(
                  Marks.attribute(
                      written.replaceAll("\\s*\\*+$", ""),
                      new Types.Written(row.said(type), beside, row.said(says)),
                      presence,
                      row.orNull(initial),
                      row.explicit()),
                  row));
        });
    return fields;
  }

  private static String inBrackets(String cell) {
    var open = cell.indexOf('(');
    return open < 0 ? "" : cell.substring(open + 1).replace(")", "");
  }
}
