package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.Design;
import dev.newel.design.access.Role;
import dev.newel.design.api.Api;
import dev.newel.design.api.Operation;
import dev.newel.language.ApiText.LimitHeaders;
import dev.newel.language.ApiText.Reset;
import dev.newel.language.Rate;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.OperationAddress;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// How often callers may call, and how they learn of it.
final class RateLimits {
  static final Section SECTION =
      Section.of("rate-limits", RateLimits::full, place -> limits(place, List.of()));
  static final Section HEADERS = Section.of("limit-headers", RateLimits::headers);

  private static final Map<String, String> USUAL =
      Phrase.row("Interface", "interface", "Limit", "limit", "Window", "window");
  private static final Map<String, String> HEADER_COLUMNS =
      Phrase.row("Header", "header", "Meaning", "meaning");

  private RateLimits() {}

  private static List<Block> full(Place place) {
    var api = place.subject().design().api();
    var sentences = new ArrayList<String>();
    sentences.add(
        "Requests are counted apart for each caller: by %s, as the window says."
            .formatted(Phrase.or(partitions(place))));
    sentences.add(
        "A request over the limit is not carried out: it answers 429 with `Retry-After`, and the"
            + " client waits that long.");
    if (api.limitHeaders() != LimitHeaders.NONE) {
      sentences.add(
          "Every answer tells what is left of the limit in %s."
              .formatted(Phrase.and(Phrase.codes(names(api)))));
    }
    return limits(place, sentences);
  }

  /// By what callers are told apart, in the order of the roles.
  private static List<String> partitions(Place place) {
    var operations = OperationWords.overHttp(place.subject().slice().operations());
    var open = operations.stream().anyMatch(Operation::isPublic);
    var words = new LinkedHashSet<String>();
    for (var role : place.subject().design().identity().roles().values()) {
      if (role.limit() != null && (open || !role.name().equals(Role.ANONYMOUS))) {
        words.add(LimitWords.per(role.limit(), LimitWords.partition(role.name())).substring(4));
      }
    }
    for (var operation : operations) {
      if (operation.limit() != null) {
        words.add(LimitWords.per(operation.limit(), Rate.Partition.USER).substring(4));
      }
    }
    return words.isEmpty() ? List.of("address", "user") : List.copyOf(words);
  }

  private static List<Block> limits(Place place, List<String> sentences) {
    var operations = OperationWords.overHttp(place.subject().slice().operations());
    if (operations.isEmpty()) {
      return Endpoints.none(place);
    }
    var design = place.subject().design();
    var rows = new ArrayList<Map<String, String>>();
    roles(design, operations, rows);
    operations.forEach(operation -> own(operation, rows));
    throttle(design, operations, rows);
    if (rows.isEmpty()) {
      return List.of();
    }
    var blocks = new ArrayList<Block>();
    if (!sentences.isEmpty()) {
      blocks.add(Block.sentences(sentences));
    }
    var columns = place.spec().columns().isEmpty() ? USUAL : place.spec().columns();
    blocks.add(Cells.table(columns, rows));
    return blocks;
  }

  private static void roles(
      Design design, List<Operation> operations, List<Map<String, String>> rows) {
    var open = operations.stream().anyMatch(Operation::isPublic);
    for (var role : design.identity().roles().values()) {
      var anonymous = role.name().equals(Role.ANONYMOUS);
      if (role.limit() != null && (open || !anonymous)) {
        var who =
            anonymous
                ? "All operations together, without a token"
                : "All operations together, as %s".formatted(MarkdownText.code(role.name()));
        rows.add(row(who, role.limit(), LimitWords.partition(role.name())));
      }
    }
  }

  private static void own(Operation operation, List<Map<String, String>> rows) {
    var link = Phrase.link(OperationWords.route(operation), OperationAddress.of(operation));
    if (operation.limit() != null) {
      rows.add(row(link, operation.limit(), Rate.Partition.USER));
    }
    if (operation.countsAs() != 1) {
      rows.add(
          Phrase.row(
              "interface",
              link,
              "limit",
              "each call counts as %d requests".formatted(operation.countsAs()),
              "window",
              "that of the role"));
    }
  }

  private static Map<String, String> row(String what, Rate rate, Rate.Partition otherwise) {
    return Phrase.row(
        "interface",
        what,
        "limit",
        LimitWords.count(rate),
        "window",
        LimitWords.window(rate) + ", " + LimitWords.per(rate, otherwise));
  }

  private static void throttle(
      Design design, List<Operation> operations, List<Map<String, String>> rows) {
    var throttle = design.identity().throttle();
    if (throttle == null) {
      return;
    }
    for (var operation : operations) {
      if (operation.kind() == Operation.Kind.LOGIN) {
        rows.add(
            Phrase.row(
                "interface",
                    Phrase.link(OperationWords.route(operation), OperationAddress.of(operation)),
                "limit", Phrase.count(throttle.failures(), "failed attempt"),
                "window",
                    "%s, counted by %s"
                        .formatted(
                            Amounts.time(throttle.per()),
                            throttle.by().isEmpty()
                                ? "address"
                                : Phrase.and(Phrase.codes(throttle.by())))));
      }
    }
  }

  private static List<String> names(Api api) {
    var names = new ArrayList<String>();
    if (api.limitHeaders() == LimitHeaders.X_RATELIMIT || api.limitHeaders() == LimitHeaders.BOTH) {
      names.addAll(List.of("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"));
    }
    if (api.limitHeaders() == LimitHeaders.RATELIMIT || api.limitHeaders() == LimitHeaders.BOTH) {
      names.addAll(List.of("RateLimit", "RateLimit-Policy"));
    }
    return names;
  }

  private static List<Block> headers(Place place) {
    if (OperationWords.overHttp(place.subject().slice().operations()).isEmpty()) {
      return Endpoints.none(place);
    }
    var design = place.subject().design();
    var limited =
        design.operations().stream()
            .anyMatch(operation -> operation.failure("RATE_LIMIT_EXCEEDED", null) != null);
    if (!limited && design.operations().isEmpty()) {
      return Unknown.absent(place, "no operation here is offered over HTTP");
    }
    if (!limited) {
      return List.of(
          new Block.Paragraph("No answer bears a header on limits, for no caller is limited."));
    }
    var rows = new ArrayList<Map<String, String>>();
    for (var name : names(design.api())) {
      rows.add(
          Phrase.row(
              "header",
              MarkdownText.code(name),
              "meaning",
              meaning(name, design.api().limitReset())));
    }
    rows.add(
        Phrase.row(
            "header", "`Retry-After`",
            "meaning", "On 429 and 503: the seconds after which asking again makes sense."));
    return List.of(Cells.table(HEADER_COLUMNS, rows));
  }

  private static String meaning(String header, Reset reset) {
    return switch (header) {
      case "X-RateLimit-Limit" -> "How many requests the caller may make in the present window.";
      case "X-RateLimit-Remaining" -> "How many of them are left.";
      case "X-RateLimit-Reset" ->
          reset == Reset.EPOCH
              ? "When the limit is full again, in seconds since 1970."
              : "Seconds until the limit is full again.";
      case "RateLimit" -> "What is left of the limit, and until when.";
      default -> "The limit and its window.";
    };
  }
}
