package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.Design;
import dev.newel.design.api.Operation;
import dev.newel.language.Json;
import dev.newel.profile.DocumentSpec.Forbidden;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What the body of every error looks like.
final class ErrorFormat {
  static final Section SECTION =
      Section.of(
          "error-format",
          place -> render(place, true),
          place -> render(place, false),
          ErrorFormat::sentence);

  private static final Map<String, String> COLUMNS =
      Phrase.row("Member", "member", "Type", "type", "Present", "present", "Meaning", "meaning");
  private static final Pattern HOLE = Pattern.compile("\\{([A-Za-z]+)}");

  private ErrorFormat() {}

  private static List<Block> render(Place place, boolean example) {
    var blocks = new ArrayList<>(sentence(place));
    if (overHttp(place).isEmpty()) {
      return blocks;
    }
    var rows = new ArrayList<Map<String, String>>();
    collect("", place.subject().design().api().errorBody(), false, rows);
    blocks.add(Cells.table(COLUMNS, rows));
    if (example && !place.subject().document().forbids().contains(Forbidden.CODE)) {
      sample(place).ifPresent(json -> blocks.add(new Block.Fence("json", JsonText.lines(json))));
    }
    return blocks;
  }

  private static List<Operation> overHttp(Place place) {
    return OperationWords.overHttp(place.subject().slice().operations());
  }

  private static java.util.Optional<Json> sample(Place place) {
    var samples = Samples.of(place);
    for (var operation : overHttp(place)) {
      var failure = operation.failure("VALIDATION_ERROR", null);
      if (failure != null) {
        return samples.failure(operation, failure);
      }
    }
    return overHttp(place).stream()
        .filter(operation -> !operation.failures().isEmpty())
        .findFirst()
        .flatMap(operation -> samples.failure(operation, operation.failures().getFirst()));
  }

  private static List<Block> sentence(Place place) {
    var api = place.subject().design().api();
    if (overHttp(place).isEmpty()) {
      return List.of(
          new Block.Paragraph(
              "Nothing here answers over HTTP; an error is its code and its text, as commands"
                  + " and functions raise it."));
    }
    var form =
        api.errorMedia().startsWith("application/problem")
            ? "Every error is a problem detail (RFC 9457), sent as %s."
            : "Every error has the same body, sent as %s.";
    return List.of(
        Block.sentences(
            List.of(
                form.formatted(MarkdownText.code(api.errorMedia())),
                deciding(place.subject().design()) + " the text is for people and may change.",
                "All fields of a body that are at fault are reported in one answer.")));
  }

  /// By what a program tells errors apart.
  private static String deciding(Design design) {
    if (tells(design, "code")) {
      return "Programs decide by the code and the status;";
    }
    return tells(design, "about")
        ? "No body bears a code, so that programs decide by the status and what the error is about;"
        : "No body bears a code, so that programs decide by the status;";
  }

  /// Whether the body of errors has a place for this word: `code`.
  static boolean tells(Design design, String hole) {
    return tells(design.api().errorBody(), "{" + hole + "}");
  }

  private static boolean tells(Json template, String hole) {
    return switch (template) {
      case Json.Object(var members) ->
          members.entrySet().stream()
              .anyMatch(each -> each.getKey().contains(hole) || tells(each.getValue(), hole));
      case Json.Array(var items) -> items.stream().anyMatch(item -> tells(item, hole));
      case Json.Text(var text) -> text.contains(hole);
      default -> false;
    };
  }

  /// @param repeats whether it stands in a list
  private static void collect(
      String at, Json template, boolean repeats, List<Map<String, String>> rows) {
    switch (template) {
      case Json.Object(var members) ->
          members.forEach(
              (name, value) ->
                  collect(at.isEmpty() ? name : at + "." + name, value, repeats, rows));
      case Json.Array(var items) -> items.forEach(item -> collect(at + "[]", item, true, rows));
      case Json.Text(var text) -> rows.add(row(at, text, repeats));
      default -> rows.add(fixed(at, JsonText.lines(template)));
    }
  }

  private static Map<String, String> row(String at, String text, boolean repeats) {
    var holes = HOLE.matcher(text).results().map(hole -> hole.group(1)).toList();
    if (holes.isEmpty()) {
      return fixed(at, "\"" + text + "\"");
    }
    var meanings = new LinkedHashMap<String, String>();
    holes.forEach(hole -> meanings.put(hole, meaning(hole)));
    var whole = holes.size() == 1 && text.equals("{" + holes.getFirst() + "}");
    return Phrase.row(
        "member", MarkdownText.code(at),
        "type", whole ? type(holes.getFirst()) : "string",
        "present", present(holes, repeats),
        "meaning", String.join(" ", meanings.values()));
  }

  private static Map<String, String> fixed(String at, String value) {
    return Phrase.row(
        "member",
        MarkdownText.code(at),
        "type",
        "constant",
        "present",
        "always",
        "meaning",
        "Always %s.".formatted(MarkdownText.code(value)));
  }

  private static String present(List<String> holes, boolean repeats) {
    var fields = List.of("field", "pointer", "problem");
    return holes.stream().anyMatch(fields::contains)
        ? "where a field is at fault"
        : repeats ? "once for each fault" : "always";
  }

  private static String type(String hole) {
    return switch (hole) {
      case "status" -> "int";
      case "now" -> "timestamp";
      case "url", "path" -> "string (uri)";
      default -> "string";
    };
  }

  private static String meaning(String hole) {
    return switch (hole) {
      case "code" -> "Tells programs what is wrong.";
      case "status" -> "The status of the answer.";
      case "text" -> "Tells people what is wrong.";
      case "about" -> "What the error is about: a field, a row or the request.";
      case "field" -> "The field or parameter at fault.";
      case "pointer" -> "Where it stands in the body (RFC 6901).";
      case "problem" -> "What is wrong with the field.";
      case "requestId" -> "Names the request in the log.";
      case "url" -> "Names the kind of problem.";
      case "path" -> "The path that was asked for.";
      case "now" -> "When it happened.";
      default -> "The %s.".formatted(MarkdownText.prose(hole));
    };
  }
}
