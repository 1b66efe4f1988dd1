package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.api.Answer.Content;
import dev.newel.design.api.Deprecation;
import dev.newel.design.api.ErrorCode;
import dev.newel.design.api.Failure;
import dev.newel.design.api.Operation;
import dev.newel.facts.BodySize;
import dev.newel.language.Json;
import dev.newel.profile.DocumentSpec.Forbidden;
import dev.newel.publish.document.AccessWords;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.OperationAddress;
import dev.newel.publish.document.Phrase;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// All that there is to say of one endpoint, under the labels that readers look for.
final class EndpointForm {
  private static final Map<String, String> PARAMETERS =
      Phrase.row(
          "Parameter", "parameter",
          "Location", "in",
          "Type", "type",
          "Required", "required",
          "Default", "default",
          "Bounds", "bounds",
          "Description", "description");
  private static final Map<String, String> ERRORS =
      Phrase.row("Status", "status", "Code", "code", "When", "when");
  private static final Map<String, String> VALUES =
      Phrase.row("Member", "member", "Value", "value");

  private static final List<String> TELLING =
      List.of(
          "DUPLICATE",
          "INVALID_CREDENTIALS",
          "NOT_FOUND",
          "VALIDATION_ERROR",
          "INVALID_PARAMETER",
          "UNAUTHORIZED",
          "INVALID_TOKEN");

  private final Book book;
  private final Operation operation;
  private final List<Block> blocks = new ArrayList<>();

  private EndpointForm(Book book, Operation operation) {
    this.book = book;
    this.operation = operation;
  }

  /// The full form.
  ///
  /// @param below how far the heading stands below that of the section
  static List<Block> full(Operation operation, Book book, Samples samples, int below) {
    var form = new EndpointForm(book, operation);
    form.heading(below);
    form.basics();
    form.request();
    form.response();
    form.errors();
    form.label("Rate Limiting", form.limits());
    form.caching();
    form.processing();
    form.edges();
    form.example(samples);
    return form.blocks;
  }

  /// The form of a document that keeps a budget: no example.
  static List<Block> brief(Operation operation, Book book, int below) {
    var form = new EndpointForm(book, operation);
    form.heading(below);
    form.basics();
    form.parameters();
    form.bullets();
    form.processing();
    form.errors();
    return form.blocks;
  }

  private void heading(int below) {
    blocks.add(
        new Block.Heading(
            below,
            MarkdownText.prose(OperationWords.title(operation, book.design())),
            OperationAddress.of(operation)));
  }

  private void basics() {
    var lines = new ArrayList<String>();
    var purpose = OperationWords.purpose(operation, book.design());
    if (operation.deprecated() != null) {
      purpose += " " + deprecated(operation.deprecated());
    }
    lines.add("**Purpose:** " + purpose + satisfied());
    lines.add("**Method and Path:** " + OperationWords.route(operation));
    lines.add("**Authentication:** " + authentication());
    lines.add("**Authorization:** " + Phrase.capital(AccessWords.authorization(operation)) + ".");
    blocks.add(new Block.Bullets(lines));
  }

  private String deprecated(Deprecation deprecated) {
    var text = new StringBuilder("Deprecated");
    if (deprecated.since() != null) {
      text.append(" since ").append(deprecated.since());
    }
    if (deprecated.sunset() != null) {
      text.append(", gone from %s on".formatted(deprecated.sunset()));
    }
    text.append(": new clients ");
    var instead =
        book.design().operations().stream()
            .filter(other -> other.id().equals(deprecated.use()))
            .findFirst();
    return text.append(
            instead
                .map(other -> "use %s.".formatted(OperationWords.name(other)))
                .orElse("do not use it."))
        .toString();
  }

  private String satisfied() {
    return operation.satisfies().isEmpty()
        ? ""
        : " Meets %s.".formatted(MarkdownText.prose(Phrase.and(operation.satisfies())));
  }

  private String authentication() {
    if (!operation.isPublic()) {
      return "An access token in `Authorization`.";
    }
    return switch (operation.kind()) {
      case LOGIN, PASSWORD -> "The credentials in the body; no token.";
      case REFRESH -> "The refresh token; no access token.";
      default -> "None.";
    };
  }

  /// Headers, path, query and body, and one table of all parameters.
  private void request() {
    var headers = new ArrayList<>(book.parts().usual(operation));
    headers.addAll(book.parts().in(operation, "header"));
    blocks.add(new Block.Paragraph("**Request:**"));
    blocks.add(
        new Block.Bullets(
            List.of(
                "**Headers:** " + named(headers),
                "**Path Parameters:** " + named(book.parts().in(operation, "path")),
                "**Query Parameters:** " + named(book.parts().in(operation, "query")),
                "**Request Body:** " + body())));
    var rows = new ArrayList<>(book.parts().of(operation));
    rows.addAll(book.parts().usual(operation));
    table(rows);
  }

  private static String named(List<RequestParts.Part> parts) {
    return parts.isEmpty()
        ? "none."
        : Phrase.and(
                parts.stream()
                    .map(
                        part ->
                            MarkdownText.code(part.name()) + (part.required() ? " (required)" : ""))
                    .toList())
            + ".";
  }

  private void parameters() {
    table(book.parts().of(operation));
  }

  private void table(List<RequestParts.Part> parts) {
    if (!parts.isEmpty()) {
      var rows = parts.stream().map(RequestParts.Part::row).toList();
      blocks.add(Cells.table(PARAMETERS, rows));
    }
  }

  private String body() {
    var input = operation.input();
    var body = AnswerWords.body(operation, book);
    if (input == null || body.equals("none")) {
      return "none.";
    }
    return "%s as %s, %s; at most %s, and %s."
        .formatted(
            body,
            MarkdownText.code(input.media()),
            AnswerWords.envelope(input.envelope()),
            BodySize.of(operation, book.design()),
            operation.ignoresUnknown()
                ? "fields that are not known are ignored"
                : "fields that are not known are refused");
  }

  private String success() {
    var answer = operation.answer();
    var text = AnswerWords.of(operation, book);
    return answer.media() == null || answer.content() instanceof Content.Rendered
        ? text + "."
        : "%s as %s, %s."
            .formatted(
                text, MarkdownText.code(answer.media()), AnswerWords.envelope(answer.envelope()));
  }

  private void response() {
    var lines = new ArrayList<String>();
    lines.add("**Success Response:** " + success());
    var headers = AnswerWords.headers(operation, book);
    if (!headers.isEmpty()) {
      lines.add("**Response Headers:** " + String.join("; ", headers) + ".");
    }
    lines.add("**Status Codes:** " + String.join("; ", statuses()) + ".");
    blocks.add(new Block.Paragraph("**Response:**"));
    blocks.add(new Block.Bullets(lines));
  }

  private List<String> statuses() {
    var statuses = new TreeSet<Integer>();
    statuses.add(operation.answer().status());
    if (RequestParts.revalidates(operation)) {
      statuses.add(304);
    }
    operation.failures().stream().map(Failure::status).forEach(statuses::add);
    return statuses.stream()
        .map(status -> "`%d` %s".formatted(status, Statuses.name(status)))
        .toList();
  }

  /// What the brief form says in bullets below its table of parameters.
  private void bullets() {
    var lines = new ArrayList<String>();
    lines.add("**Request:** " + body());
    lines.add("**Response:** " + success());
    lines.add("**Rate Limit:** " + limits());
    blocks.add(new Block.Bullets(lines));
  }

  private String limits() {
    var limits = LimitWords.of(operation, book.design());
    return limits.isEmpty() ? "None." : String.join(" ", limits);
  }

  private void errors() {
    if (operation.failures().isEmpty()) {
      label("Error Responses", "None.");
      return;
    }
    label(
        "Error Responses",
        "The first check that fails answers, as %s."
            .formatted(MarkdownText.code(book.design().api().errorMedia())));
    var rows =
        operation.failures().stream()
            .map(
                failure ->
                    Phrase.row(
                        "status", String.valueOf(failure.status()),
                        "code", MarkdownText.code(failure.wire()),
                        "when", FailureWords.when(failure, book.design())))
            .toList();
    blocks.add(Cells.table(ERRORS, rows));
  }

  private void caching() {
    var text = CacheWords.of(operation);
    if (!text.isEmpty()) {
      label("Caching", text);
    }
  }

  private void processing() {
    blocks.add(new Block.Paragraph("**Processing:**"));
    blocks.add(new Block.Numbered(Steps.of(operation, book)));
    if (!operation.rules().isEmpty()) {
      label(
          "Business Rules",
          String.join(" ", operation.rules().stream().map(Phrase::sentence).toList()));
    }
  }

  private void edges() {
    var cases = EdgeCases.of(operation, book);
    if (!cases.isEmpty()) {
      blocks.add(new Block.Paragraph("**Edge Cases:**"));
      blocks.add(new Block.Bullets(cases));
    }
  }

  private void example(Samples samples) {
    blocks.add(
        new Block.Paragraph("**Example:** " + MarkdownText.code(samples.line(operation)) + "."));
    samples.request(operation).ifPresent(json -> body("Example Request", json));
    samples
        .success(operation)
        .ifPresentOrElse(
            json -> body("Example Response " + operation.answer().status(), json),
            () ->
                label(
                    "Example Response " + operation.answer().status(),
                    AnswerWords.content(operation, book) + "."));
    var failure = telling();
    if (failure != null) {
      samples
          .failure(operation, failure)
          .ifPresent(json -> body("Example Response " + failure.status(), json));
    }
  }

  /// The failure that tells most of the operation: one of the design's own, or else the first of
  /// the usual ones.
  private @Nullable Failure telling() {
    var errors = book.design().errors();
    return operation.failures().stream()
        .filter(failure -> failure.status() < 500)
        .min(Comparator.comparingInt(failure -> rank(failure, errors.get(failure.code()))))
        .orElse(null);
  }

  private static int rank(Failure failure, @Nullable ErrorCode error) {
    if (error != null && !error.conventional()) {
      return 0;
    }
    var at = TELLING.indexOf(failure.code());
    return at < 0 ? TELLING.size() + 1 : at + 1;
  }

  /// A body as JSON, or as a table where the document must not hold code.
  private void body(String label, Json json) {
    blocks.add(new Block.Paragraph("**" + label + ":**"));
    if (!book.place().subject().document().forbids().contains(Forbidden.CODE)) {
      blocks.add(new Block.Fence("json", JsonText.lines(json)));
      return;
    }
    var rows = new ArrayList<Map<String, String>>();
    JsonText.leaves(json)
        .forEach(
            (member, value) ->
                rows.add(
                    Phrase.row(
                        "member", MarkdownText.code(member), "value", MarkdownText.code(value))));
    blocks.add(Cells.table(VALUES, rows));
  }

  private void label(String label, String text) {
    blocks.add(Block.labelled(label, text));
  }
}
