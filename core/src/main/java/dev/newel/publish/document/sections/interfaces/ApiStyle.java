package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.api.Operation;
import dev.newel.design.api.Target;
import dev.newel.facts.BodySize;
import dev.newel.language.ApiText;
import dev.newel.language.Grammar;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Groups;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;

/// The style of the HTTP interface, and where it is documented.
final class ApiStyle {
  static final Section STYLE = Section.of("api-style", ApiStyle::style);
  static final Section DOCUMENTATION = Section.of("api-documentation", ApiStyle::documentation);

  private ApiStyle() {}

  private static List<Operation> operations(Place place) {
    return OperationWords.overHttp(place.subject().slice().operations());
  }

  private static List<Block> style(Place place) {
    if (operations(place).isEmpty()) {
      return Endpoints.none(place);
    }
    var api = place.subject().design().api();
    var style =
        switch (api.style()) {
          case REST ->
              "REST: resources have addresses, and the methods of HTTP say what happens to them.";
          case GRAPHQL, GRPC ->
              "%s, which `newel run` does not serve; here each operation is told as a request of HTTP."
                  .formatted(Grammar.word(api.style()));
        };
    var lines = new ArrayList<String>();
    lines.add(
        "**Paths** begin with %s; a collection is a plural noun, a row stands below it by its %s."
            .formatted(MarkdownText.code(api.base().isEmpty() ? "/" : api.base()), lookups(place)));
    lines.add("**Methods:** " + methods(place));
    lines.add(
        "**Names** on the wire are %s; error codes are `UPPER_SNAKE`."
            .formatted(api.names() == ApiText.Names.SNAKE_CASE ? "`snake_case`" : "`camelCase`"));
    lines.add("**Times** are UTC in ISO 8601, to the %s.".formatted(precision(api.precision())));
    lines.add(
        "**Unknown fields** in a body are %s."
            .formatted(api.unknown() == ApiText.Unknown.REJECT ? "refused" : "ignored"));
    lines.add("**Bodies** have at most %s.".formatted(BodySize.of(place.subject().design())));
    lines.add(
        "**Request ids:** every answer names its request in `X-Request-Id`, by what the client"
            + " sent in it (up to 64 letters, digits, `.`, `_` and `-`) or else by a new one.");
    idempotency(place, lines);
    lines.add(
        api.etags() == ApiText.Etags.NONE
            ? "**Entity tags:** none."
            : "**Entity tags** are %s (RFC 9110, section 8.8)."
                .formatted(api.etags() == ApiText.Etags.WEAK ? "weak" : "strong"));
    if (!api.cors().isEmpty()) {
      lines.add("**Browsers** may call from %s.".formatted(Phrase.and(Phrase.codes(api.cors()))));
    }
    return List.of(
        Block.sentences(
            List.of(
                "The interface is " + style,
                "It offers %s on %s."
                    .formatted(
                        Phrase.count(operations(place).size(), "operation"),
                        Phrase.count(groups(place), "resource")))),
        new Block.Bullets(lines));
  }

  /// By what a path names a row.
  private static String lookups(Place place) {
    var lookups = new LinkedHashSet<String>();
    var model = place.subject().design().model();
    for (var operation : operations(place)) {
      var entity = model.entities().get(operation.target().entity());
      if (entity != null
          && operation.target().choice() instanceof Target.Choice.ByKey(var at, var lookup)) {
        lookups.add(lookup.equals(entity.key()) ? "key" : MarkdownText.code(lookup));
      }
    }
    return lookups.isEmpty() ? "key" : Phrase.or(List.copyOf(lookups));
  }

  private static int groups(Place place) {
    return (int) operations(place).stream().map(Groups::of).distinct().count();
  }

  private static String methods(Place place) {
    var methods = new LinkedHashMap<String, String>();
    for (var operation : operations(place)) {
      var meaning =
          switch (operation.kind()) {
            case LIST, GET -> "reads";
            case CREATE -> "creates";
            case REPLACE -> "replaces a whole row";
            case UPDATE -> "merges what is sent (RFC 7396)";
            case DELETE -> "deletes";
            default -> "acts";
          };
      methods.merge(
          OperationWords.endpoint(operation).method(),
          meaning,
          (known, more) ->
              List.of(known.split(" or ", -1)).contains(more) ? known : known + " or " + more);
    }
    return String.join(
            "; ", methods.entrySet().stream().map(m -> m.getKey() + " " + m.getValue()).toList())
        + ".";
  }

  private static String precision(ApiText.Precision precision) {
    return switch (precision) {
      case S -> "second";
      case MS -> "millisecond";
      case US -> "microsecond";
    };
  }

  private static void idempotency(Place place, List<String> lines) {
    var api = place.subject().design().api();
    var keyed =
        operations(place).stream().filter(operation -> operation.idempotent() != null).toList();
    if (!keyed.isEmpty()) {
      lines.add(
          "**Idempotency:** %s on %s; the first answer is repeated for %s."
              .formatted(
                  MarkdownText.code(api.idempotencyHeader()),
                  Phrase.and(keyed.stream().map(OperationWords::route).toList()),
                  Amounts.time(api.idempotencyKept())));
    }
  }

  private static List<Block> documentation(Place place) {
    if (operations(place).isEmpty()) {
      return Endpoints.none(place);
    }
    var api = place.subject().design().api();
    var sentences = new ArrayList<String>();
    sentences.add(
        "The contract is an OpenAPI 3.1 document, published from the same design as this document, so"
            + " that the two cannot differ.");
    sentences.add(
        api.docs() == null
            ? "The design names no place for interactive documentation."
            : "Developers find the interactive documentation at %s."
                .formatted(MarkdownText.code(api.docs())));
    sentences.add("Every endpoint stands %s.".formatted(where(place)));
    return List.of(Block.sentences(sentences));
  }

  private static String where(Place place) {
    var first = operations(place).getFirst();
    var own = place.subject().document().renders("endpoints-in-full");
    return Phrase.link(
        own ? "under its own heading" : "among the routes", Groups.address(Groups.of(first)));
  }
}
