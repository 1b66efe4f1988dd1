package dev.newel.publish.document.sections.architecture;

import dev.newel.design.Design;
import dev.newel.design.api.Operation;
import dev.newel.language.Modifier;
import dev.newel.language.Observability;
import dev.newel.profile.DocumentSpec.Forbidden;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.example.RowIds;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// What each request logs, with an example line where the document may hold one.
final class Logging {
  static final Section SECTION = Section.of("logging", Logging::render);

  private Logging() {}

  private static List<Block> render(Place place) {
    var told = Observing.of(place);
    var log = told == null ? null : told.log();
    if (log == null) {
      return Observing.untold(place);
    }
    var blocks = new ArrayList<Block>();
    blocks.add(
        new Block.Paragraph(
            Phrase.words(
                "Each request logs one line of %s.".formatted(format(log)),
                "Lines below the level %s are not written."
                    .formatted(MarkdownText.code(log.level() == null ? "info" : log.level())),
                log.fields().isEmpty()
                    ? ""
                    : "A line has the fields %s."
                        .formatted(Phrase.and(Phrase.codes(log.fields()))))));
    blocks.add(new Block.Paragraph(kept(place, log)));
    var example = example(place, log);
    if (!example.isEmpty()) {
      blocks.add(new Block.Fence("json", example));
    }
    return blocks;
  }

  private static String format(Observability.Log log) {
    var format = log.format() == null ? "json" : log.format();
    return format.equalsIgnoreCase("json") ? "JSON" : MarkdownText.prose(format);
  }

  /// What no line holds: what the design says, and the fields that it marks.
  private static String kept(Place place, Observability.Log log) {
    var personal = new ArrayList<String>();
    place
        .subject()
        .slice()
        .entities()
        .forEach(
            (name, entity) ->
                entity.fields().values().stream()
                    .filter(field -> field.is(Modifier.PERSONAL) || field.isConfidential())
                    .forEach(field -> personal.add(MarkdownText.code(name + "." + field.name()))));
    return Phrase.words(
        log.doc() == null ? "" : "**Sensitive data:** %s".formatted(Phrase.sentence(log.doc())),
        personal.isEmpty()
            ? "Passwords, secrets and tokens stand in no line."
            : "No line holds %s.".formatted(Phrase.or(personal)));
  }

  private static String example(Place place, Observability.Log log) {
    var forbids = place.subject().document().forbids();
    if (log.fields().isEmpty()
        || !format(log).equals("JSON")
        || forbids.contains(Forbidden.CODE)
        || forbids.contains(Forbidden.CONFIGURATION)) {
      return "";
    }
    var members = new ArrayList<String>();
    for (var field : log.fields()) {
      members.add("  %s: %s".formatted(quoted(field), value(field, place.subject().design())));
    }
    return "{\n" + String.join(",\n", members) + "\n}";
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /// A plausible value for a field by its name.
  private static String value(String field, Design design) {
    var first =
        design.operations().stream()
            .filter(operation -> operation.isRead() && operation.answer().status() == 200)
            .map(Operation::http)
            .filter(Objects::nonNull)
            .findFirst();
    return switch (field.toLowerCase(Locale.ROOT)) {
      case "timestamp", "time" -> "\"2027-01-15T09:30:00.000Z\"";
      case "level" -> "\"info\"";
      case "service" -> quoted(design.prose().system().name());
      case "method" -> quoted(first.map(http -> http.method()).orElse("GET"));
      case "path" -> quoted(first.map(http -> http.path()).orElse("/"));
      case "status" -> "200";
      case "duration", "durationms", "latency" -> "45";
      case "requestid", "traceid", "correlationid" -> "\"01J9ZK3V5Q\"";
      case "userid" ->
          quoted(
              RowIds.of(design.identity().users() == null ? "user" : design.identity().users(), 0));
      default -> quoted("as " + field + " says");
    };
  }
}
