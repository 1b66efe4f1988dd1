package dev.newel.publish.document.sections.security;

import dev.newel.design.access.Role;
import dev.newel.design.api.Operation;
import dev.newel.design.data.Field;
import dev.newel.facts.BodySize;
import dev.newel.language.ApiText;
import dev.newel.language.Modifier;
import dev.newel.language.Security.Threat;
import dev.newel.publish.document.AccessWords;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.RowRights;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/// What is at stake, who might want it, and what stands in the way.
final class Threats {
  static final Section ASSETS = Section.of("assets", Threats::assets);
  static final Section ACTORS = Section.of("threat-actors", Threats::actors);
  static final Section VECTORS = Section.of("attack-vectors", Threats::vectors);

  private static final Map<String, String> USUAL =
      Phrase.row(
          "Threat", "threat",
          "Asset", "asset",
          "Actor", "actor",
          "Vector", "vector",
          "Mitigation", "mitigation");
  private static final String ANYBODY = "Anybody on the network";
  private static final String SOMEBODY = "Somebody who has logged in";

  private Threats() {}

  private static Map<String, Threat> declared(Place place) {
    var security = place.subject().design().prose().security();
    return security == null ? Map.of() : security.threats();
  }

  private static List<Block> assets(Place place) {
    var lines = new ArrayList<String>();
    fields(place, field -> field.is(Modifier.PERSONAL), "Personal data", lines);
    fields(place, Field::isConfidential, "Credentials", lines);
    fields(place, field -> !field.read().isEmpty(), "Data for some roles alone", lines);
    var named = new LinkedHashSet<String>();
    for (var threat : declared(place).values()) {
      if (threat.asset() != null) {
        named.add(Phrase.clause(threat.asset()));
      }
    }
    if (!named.isEmpty()) {
      lines.add("**What the stated threats aim at:** %s.".formatted(Phrase.and(named)));
    }
    var secrets = new ArrayList<String>();
    place
        .subject()
        .design()
        .prose()
        .settings()
        .forEach(
            (name, setting) -> {
              if (Boolean.TRUE.equals(setting.secret())) {
                secrets.add(MarkdownText.code(name));
              }
            });
    if (!secrets.isEmpty()) {
      lines.add("**Secrets of the system:** %s.".formatted(Phrase.and(secrets)));
    }
    var entities = place.subject().slice().entities().keySet();
    if (!entities.isEmpty()) {
      lines.add(
          "**Records that must stay true:** %s.".formatted(Phrase.and(Phrase.codes(entities))));
    }
    return lines.isEmpty()
        ? Unknown.absent(place, "the design keeps no data and no secret")
        : List.of(new Block.Bullets(lines));
  }

  private static void fields(
      Place place, Predicate<Field> wanted, String label, List<String> lines) {
    var names = new ArrayList<String>();
    place
        .subject()
        .slice()
        .entities()
        .forEach(
            (entity, data) ->
                data.fields().values().stream()
                    .filter(wanted)
                    .forEach(field -> names.add(MarkdownText.code(entity + "." + field.name()))));
    if (!names.isEmpty()) {
      lines.add("**%s:** %s.".formatted(label, Phrase.and(names)));
    }
  }

  private static List<Block> actors(Place place) {
    var operations = Callers.operations(place);
    var lines = new ArrayList<String>();
    for (var name : namedActors(place)) {
      lines.add("**%s**, the actor of a stated threat.".formatted(Phrase.capital(name)));
    }
    if (!operations.isEmpty()) {
      var open = operations.stream().filter(AccessWords::isOpen).count();
      lines.add(
          "**%s**, without a token: %s open to them."
              .formatted(
                  ANYBODY,
                  open == 0
                      ? "nothing is"
                      : Phrase.count((int) open, "operation") + (open == 1 ? " is" : " are")));
    }
    var roles =
        Callers.roles(place.subject().design()).stream()
            .filter(role -> !role.name().equals(Role.ANONYMOUS))
            .toList();
    if (!operations.isEmpty() && !roles.isEmpty()) {
      var names = roles.stream().map(role -> MarkdownText.code(role.name())).toList();
      lines.add(
          "**%s**, as %s, who reaches for %s of others."
              .formatted(
                  SOMEBODY,
                  Phrase.or(names),
                  RowRights.of(operations) == RowRights.PERSON ? "rows or rights" : "rights"));
    }
    if (place.subject().design().identity().keys() != null) {
      lines.add("**Whoever holds an API key**, lent or lost.");
    }
    var called = place.subject().slice().dependencies().keySet();
    if (!called.isEmpty()) {
      lines.add(
          "**A dependency that is taken over**: what comes from %s is input like any other."
              .formatted(Phrase.or(Phrase.codes(called))));
    }
    return lines.isEmpty()
        ? Unknown.absent(place, "nothing is offered over a network and nothing is called")
        : List.of(new Block.Bullets(lines));
  }

  private static List<String> namedActors(Place place) {
    var actors = new LinkedHashSet<String>();
    for (var threat : declared(place).values()) {
      if (threat.actor() != null) {
        actors.add(Phrase.clause(threat.actor()));
      }
    }
    return List.copyOf(actors);
  }

  private static List<Block> vectors(Place place) {
    var rows = new ArrayList<Map<String, String>>();
    declared(place).forEach((name, threat) -> rows.add(row(name, threat)));
    derive(place, rows);
    if (rows.isEmpty() && Callers.operations(place).isEmpty()) {
      return Callers.noCalls(place);
    }
    var blocks = new ArrayList<Block>();
    blocks.add(place.table(USUAL, rows, row -> row));
    if (declared(place).isEmpty()) {
      blocks.addAll(Unknown.of(place, List.of(Address.of("security", "threats"))));
    }
    return blocks;
  }

  private static Map<String, String> row(String name, Threat threat) {
    return row(
        Phrase.capital(MarkdownText.prose(name)),
        threat.asset() == null ? "not stated" : Phrase.clause(threat.asset()),
        threat.actor() == null ? "not stated" : Phrase.clause(threat.actor()),
        threat.how() == null ? "not stated" : Phrase.clause(threat.how()),
        Phrase.sentence(threat.so()));
  }

  private static Map<String, String> row(
      String threat, String asset, String actor, String vector, String mitigation) {
    return Phrase.row(
        "threat", threat,
        "asset", asset,
        "actor", actor,
        "vector", vector,
        "mitigation", mitigation);
  }

  /// What the design stands against without naming it a threat.
  private static void derive(Place place, List<Map<String, String>> rows) {
    var operations = Callers.operations(place);
    if (operations.isEmpty()) {
      return;
    }
    var design = place.subject().design();
    var throttle = design.identity().throttle();
    var login = operations.stream().anyMatch(each -> each.kind() == Operation.Kind.LOGIN);
    if (throttle != null && login) {
      rows.add(
          row(
              "Guessing of passwords",
              "Accounts",
              ANYBODY,
              "Many logins",
              "%s in %s, then 429."
                  .formatted(
                      Phrase.capital(Phrase.count(throttle.failures(), "failure")),
                      Amounts.time(throttle.per()))));
    }
    var rights = RowRights.of(operations);
    if (rights != RowRights.NONE) {
      rows.add(
          row(
              "Reach for " + rights.row(),
              rights == RowRights.PERSON ? "Rows with an owner" : "Rows under a condition",
              operations.stream().anyMatch(AccessWords::isOpen) && rights == RowRights.STATE
                  ? ANYBODY
                  : SOMEBODY,
              "The key of %s in a path".formatted(rights.row()),
              "Each row is judged by its condition; the answer is %d."
                  .formatted(design.api().denied().read())));
    }
    rows.add(
        row(
            "Injection",
            "All rows",
            ANYBODY,
            "Text that reads as a statement",
            "Statements take values as parameters alone."));
    if (operations.stream().anyMatch(operation -> operation.input() != null)) {
      rows.add(
          row(
              "Fields slipped in",
              "Fields that no client writes",
              SOMEBODY,
              "A member that no input has",
              design.api().unknown() == ApiText.Unknown.REJECT
                  ? "Members that are not known are refused with 422."
                  : "Members that are not known are ignored."));
    }
    rows.add(
        row(
            "Flooding",
            "Availability",
            ANYBODY,
            "Many or large requests",
            limited(place)
                + "bodies up to %s%s.".formatted(BodySize.of(design), bounded(operations))));
  }

  /// Which lists hold back how much they show.
  private static String bounded(List<Operation> operations) {
    var queries = operations.stream().map(Operation::query).filter(Objects::nonNull).toList();
    var paged = queries.stream().filter(query -> query.page() != null).count();
    return paged == 0
        ? ""
        : paged == queries.size()
            ? ", every list in pages"
            : ", %s of %s in pages"
                .formatted(Phrase.number((int) paged), Phrase.count(queries.size(), "list"));
  }

  private static String limited(Place place) {
    return place.subject().design().identity().roles().values().stream()
            .anyMatch(role -> role.limit() != null)
        ? "Limits for each role, "
        : "No limits of rate, but ";
  }
}
