package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.Design;
import dev.newel.language.Library.FunctionText;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The functions that other programs link.
final class Functions {
  static final Section SECTION = Section.of("functions", Functions::full, Functions::rows);
  static final Section IN_FULL = Section.of("functions-in-full", Functions::full);

  private static final Map<String, String> COLUMNS =
      Phrase.row(
          "Function", "function",
          "Purpose", "purpose",
          "Parameters", "parameters",
          "Returns", "returns",
          "Raises", "raises");

  private Functions() {}

  private static List<Block> none(Place place) {
    return Unknown.absent(place, "no function here is offered to other programs");
  }

  private static Address at(String name) {
    return Address.of("library", "functions", name);
  }

  private static List<Block> full(Place place) {
    var functions = place.subject().slice().functions();
    var library = place.subject().design().prose().library();
    if (functions.isEmpty() || library == null) {
      return none(place);
    }
    var blocks = new ArrayList<Block>();
    blocks.add(
        Block.sentences(
            List.of(
                Phrase.words(
                    Phrase.sentence(library.doc()),
                    "The module is %s.".formatted(MarkdownText.code(library.module())),
                    library.artifact() == null
                        ? ""
                        : "Programs depend on %s."
                            .formatted(MarkdownText.code(library.artifact()))))));
    functions.forEach(
        (name, function) -> function(name, function, place.subject().design(), blocks));
    return blocks;
  }

  private static void function(
      String name, FunctionText function, Design design, List<Block> blocks) {
    blocks.add(new Block.Heading(1, MarkdownText.prose(name), at(name)));
    var lines = new ArrayList<String>();
    lines.add("**Purpose:** " + purpose(name, function));
    lines.add("**Signature:** " + MarkdownText.code(signature(name, function)));
    lines.add("**Returns:** " + returns(function));
    lines.add("**Raises:** " + raises(function, design));
    if (Boolean.TRUE.equals(function.pure())) {
      lines.add("**Pure:** it changes nothing and depends on its parameters alone.");
    }
    if (function.since() != null) {
      lines.add("**Since:** %s.".formatted(MarkdownText.prose(function.since())));
    }
    blocks.add(new Block.Bullets(lines));
    if (!function.parameters().isEmpty()) {
      blocks.add(Cells.table(WrittenFields.PARAMETERS, WrittenFields.rows(function.parameters())));
    }
    if (!function.behaves().isEmpty()) {
      blocks.add(new Block.Paragraph("**Behavior:**"));
      blocks.add(new Block.Bullets(function.behaves().stream().map(Phrase::sentence).toList()));
    }
  }

  private static String purpose(String name, FunctionText function) {
    var doc = Phrase.sentence(function.doc());
    return doc.isEmpty()
        ? "%s, as its name says."
            .formatted(Phrase.capital(MarkdownText.prose(OperationWords.words(name))))
        : doc;
  }

  /// `quote(parcel: Parcel, on: date = today) -> Quote`.
  private static String signature(String name, FunctionText function) {
    return "%s(%s)%s"
        .formatted(
            name,
            String.join(", ", typed(function)),
            function.returns() == null ? "" : " -> " + function.returns());
  }

  /// `on: date = today`, for each of its parameters.
  private static List<String> typed(FunctionText function) {
    var parameters = new ArrayList<String>();
    function
        .parameters()
        .forEach(
            (parameter, field) ->
                parameters.add(
                    parameter
                        + ": "
                        + field.type()
                        + (field.optional() ? "?" : "")
                        + (field.initial() == null ? "" : " = " + field.initial().text())));
    return parameters;
  }

  /// With their types and defaults; by name alone where these fit no cell.
  private static String parameters(FunctionText function) {
    var typed = codes(typed(function));
    return Cells.fits(typed) ? typed : codes(List.copyOf(function.parameters().keySet()));
  }

  private static String returns(FunctionText function) {
    return function.returns() == null
        ? "nothing."
        : Phrase.words(
            MarkdownText.code(function.returns().toString()) + ".",
            Phrase.sentence(function.answers()));
  }

  private static String raises(FunctionText function, Design design) {
    if (function.raises().isEmpty()) {
      return "nothing.";
    }
    var errors = new ArrayList<String>();
    for (var code : function.raises()) {
      var error = design.errors().get(code);
      errors.add(
          error == null
              ? MarkdownText.code(code)
              : "%s (%s)"
                  .formatted(
                      MarkdownText.code(error.code()),
                      FailureWords.text(error, Map.of()).replaceFirst("[.]$", "")));
    }
    return String.join(", ", errors) + ".";
  }

  private static List<Block> rows(Place place) {
    var functions = place.subject().slice().functions();
    if (functions.isEmpty()) {
      return none(place);
    }
    var rows = new ArrayList<Map<String, String>>();
    functions.forEach(
        (name, function) ->
            rows.add(
                Phrase.row(
                    "function", Phrase.link(MarkdownText.code(name), at(name)),
                    "purpose", purpose(name, function),
                    "parameters", parameters(function),
                    "returns",
                        function.returns() == null
                            ? "nothing"
                            : MarkdownText.code(function.returns().toString()),
                    "raises", codes(function.raises()))));
    return List.of(Cells.table(COLUMNS, rows));
  }

  private static String codes(List<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", Phrase.codes(names));
  }
}
