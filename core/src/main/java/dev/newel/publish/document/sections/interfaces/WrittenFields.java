package dev.newel.publish.document.sections.interfaces;

import dev.newel.language.FieldText;
import dev.newel.publish.document.FieldWords;
import dev.newel.publish.document.Phrase;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Arguments, options and parameters as the design writes them, in the words of a table.
final class WrittenFields {
  static final Map<String, String> PARAMETERS =
      Phrase.row(
          "Parameter", "name",
          "Type", "type",
          "Required", "required",
          "Default", "default",
          "Bounds", "bounds",
          "Description", "description");

  private WrittenFields() {}

  static List<Map<String, String>> rows(Map<String, FieldText> fields) {
    var rows = new ArrayList<Map<String, String>>();
    fields.forEach((name, field) -> rows.add(row(name, field, true)));
    return rows;
  }

  /// Rows of options: none is required where it is a flag or may be left out.
  static List<Map<String, String>> options(Map<String, FieldText> fields) {
    var rows = new ArrayList<Map<String, String>>();
    fields.forEach((name, field) -> rows.add(row(name, field, !isFlag(field))));
    return rows;
  }

  static boolean isFlag(FieldText field) {
    return field.type().name().equals("flag");
  }

  /// Whether a call must give it. A list that may be empty may be left out.
  static boolean required(FieldText field) {
    var many = field.type().many();
    var least = many == null ? null : many.min();
    return !field.optional()
        && field.initial() == null
        && !isFlag(field)
        && (many == null || (least != null && least > 0));
  }

  /// Whether a call may give it several times.
  static boolean repeats(FieldText field) {
    return field.type().many() != null;
  }

  private static Map<String, String> row(String name, FieldText field, boolean demands) {
    var doc = Phrase.sentence(field.doc());
    var named =
        name.startsWith("-")
            ? (isFlag(field) ? "Off where it is left out." : "The value of %s.")
                .formatted(MarkdownText.code(name))
            : "The %s.".formatted(MarkdownText.prose(OperationWords.words(name)));
    return Phrase.row(
        "name",
        MarkdownText.code(name),
        "type",
        MarkdownText.code(field.type().toString()),
        "required",
        demands && required(field) ? "yes" : "no",
        "default",
        field.initial() == null ? "none" : MarkdownText.code(field.initial().text()),
        "bounds",
        bounds(field),
        "description",
        doc.isEmpty() ? named : doc);
  }

  private static String bounds(FieldText field) {
    var clauses = new ArrayList<String>();
    field
        .bounds()
        .forEach(
            bound ->
                clauses.add(
                    FieldWords.compared(bound.operator())
                        + " "
                        + FieldWords.limit(bound.limit().text())));
    if (field.pattern() != null) {
      clauses.add("matches " + MarkdownText.code(field.pattern()));
    }
    return clauses.isEmpty() ? "none" : String.join("; ", clauses);
  }
}
