package dev.newel.publish.document.sections.security;

import dev.newel.design.Design;
import dev.newel.design.access.Role;
import dev.newel.design.api.Operation;
import dev.newel.facts.BodySize;
import dev.newel.language.Rate;
import dev.newel.publish.document.AccessWords;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.OperationAddress;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What each endpoint asks of its caller, and how often it may be called.
final class Endpoints {
  static final Section SECTION =
      Section.of("endpoint-protection", Endpoints::each, Endpoints::grouped, Endpoints::brief);

  private static final Map<String, String> USUAL =
      Phrase.row("Endpoint", "endpoint", "Auth", "auth", "Rate Limit", "limit");

  private Endpoints() {}

  private static List<Block> each(Place place) {
    return table(place, Operation::id, Callers::link, true);
  }

  private static List<Block> grouped(Place place) {
    return table(place, operation -> facts(operation, place), Callers::link, true);
  }

  /// Without the rules that hold of all.
  private static List<Block> brief(Place place) {
    return table(
        place,
        operation -> facts(operation, place),
        operation -> Phrase.link(MarkdownText.code(operation.id()), OperationAddress.of(operation)),
        false);
  }

  private static String facts(Operation operation, Place place) {
    return auth(operation, place.subject().design())
        + "\n"
        + limit(operation, place.subject().design());
  }

  private static List<Block> table(
      Place place,
      Function<Operation, String> key,
      Function<Operation, String> name,
      boolean rules) {
    var operations = Callers.operations(place);
    if (operations.isEmpty()) {
      return Callers.noCalls(place);
    }
    var groups = new LinkedHashMap<String, List<Operation>>();
    operations.forEach(
        operation ->
            groups
                .computeIfAbsent(key.apply(operation), unseen -> new ArrayList<>())
                .add(operation));
    var rows = new ArrayList<Map<String, String>>();
    groups
        .values()
        .forEach(
            group ->
                Cells.split(group.stream().map(name).toList())
                    .forEach(
                        names ->
                            rows.add(
                                Phrase.row(
                                    "endpoint", names,
                                    "auth", auth(group.getFirst(), place.subject().design()),
                                    "limit", limit(group.getFirst(), place.subject().design())))));
    var blocks = new ArrayList<Block>();
    blocks.add(place.table(USUAL, rows, row -> row));
    var all = rules ? rules(place) : List.<String>of();
    if (!all.isEmpty()) {
      blocks.add(new Block.Bullets(all));
    }
    return blocks;
  }

  private static String auth(Operation operation, Design design) {
    if (operation.isOpenToAll() && AccessWords.isOpen(operation)) {
      return AccessWords.authentication(operation) + "; anybody may";
    }
    if (operation.isPublic()) {
      return "%s; %s"
          .formatted(AccessWords.authentication(operation), AccessWords.authorization(operation));
    }
    var shown =
        design.identity().access().scheme().equals(Authentication.BASIC)
            ? "login and password"
            : AccessWords.authentication(operation);
    return "%s; %s".formatted(shown, AccessWords.authorization(operation));
  }

  /// Its own limit, and those of the roles that may call it.
  private static String limit(Operation operation, Design design) {
    var limits = new ArrayList<String>();
    if (operation.limit() != null) {
      limits.add("own: " + Amounts.limit(operation.limit(), Rate.Partition.USER));
    }
    for (var role : Callers.roles(design)) {
      if (role.limit() != null && Callers.right(operation, role, design) != Callers.Right.NO) {
        var of = role.name().equals(Role.ANONYMOUS) ? Rate.Partition.IP : Rate.Partition.USER;
        limits.add(
            "%s: %s".formatted(MarkdownText.code(role.name()), Amounts.limit(role.limit(), of)));
      }
    }
    if (limits.isEmpty()) {
      return "none";
    }
    if (operation.countsAs() != 1) {
      limits.add("each call counts as %d".formatted(operation.countsAs()));
    }
    return String.join("; ", limits);
  }

  /// What holds of every endpoint.
  private static List<String> rules(Place place) {
    var design = place.subject().design();
    var lines = new ArrayList<String>();
    lines.add("**Bodies:** at most %s; more is answered 413.".formatted(BodySize.of(design)));
    lines.add(
        design.api().cors().isEmpty()
            ? "**Other origins (CORS):** none may call from a browser."
            : "**Other origins (CORS):** %s alone."
                .formatted(Phrase.and(Phrase.codes(design.api().cors()))));
    var security = design.prose().security();
    if (security != null && security.headers() != null) {
      lines.add("**Headers of every answer:** " + Phrase.sentence(security.headers()));
    }
    var sensitive =
        Callers.operations(place).stream().filter(Operation::sensitive).map(Callers::link).toList();
    if (!sensitive.isEmpty()) {
      lines.add("**Abuse would hurt the business:** %s.".formatted(Phrase.and(sensitive)));
    }
    return lines;
  }
}
