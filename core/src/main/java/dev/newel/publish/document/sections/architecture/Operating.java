package dev.newel.publish.document.sections.architecture;

import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How the system is run: deployed, found, given traffic, changed.
final class Operating {
  static final Section DEPLOYMENT = Section.of("deployment", Operating::deployment);
  static final Section DISCOVERY = Section.of("discovery", Operating::discovery);
  static final Section BALANCING = Section.of("load-balancing", Operating::balancing);
  static final Section ROLLOUT = Section.of("rollout", Operating::rollout);
  static final Section MIGRATIONS = Section.of("migrations-at-deploy", Operating::migrations);

  private Operating() {}

  private static List<Block> deployment(Place place) {
    var deployment = place.subject().design().prose().deployment();
    if (deployment == null) {
      return List.of();
    }
    var items = new ArrayList<String>();
    if (deployment.style() != null) {
      items.add("**Unit:** %s.".formatted(Phrase.clause(deployment.style())));
    }
    if (!deployment.environments().isEmpty()) {
      items.add(
          "**Environments:** %s.".formatted(Phrase.and(Phrase.codes(deployment.environments()))));
    }
    if (deployment.rollout() != null) {
      items.add("**Rollout:** %s.".formatted(Phrase.clause(deployment.rollout())));
    }
    var migrations =
        place.subject().design().prose().storage() == null
            ? null
            : place.subject().design().prose().storage().migrations();
    if (migrations != null && migrations.tool() != null) {
      items.add(
          "**Schema:** %s applies its changes.".formatted(MarkdownText.prose(migrations.tool())));
    }
    return items.isEmpty() ? List.of() : List.of(new Block.Bullets(items));
  }

  private static List<Block> discovery(Place place) {
    var deployment = place.subject().design().prose().deployment();
    if (deployment == null || deployment.discovery() == null) {
      return Observing.unserved(place, "nothing here is served, so that nobody looks for it");
    }
    var settings =
        place.subject().design().prose().settings().keySet().stream()
            .filter(name -> name.endsWith("_URL"))
            .toList();
    return List.of(
        new Block.Paragraph(
            Phrase.words(
                "**Discovery:** %s".formatted(Phrase.sentence(deployment.discovery())),
                settings.isEmpty()
                    ? ""
                    : "Addresses are settings: %s."
                        .formatted(Phrase.and(Phrase.codes(settings))))));
  }

  private static List<Block> balancing(Place place) {
    var deployment = place.subject().design().prose().deployment();
    if (deployment == null || deployment.balancing() == null) {
      return Observing.unserved(place, "nothing here is served, so that there is no load to share");
    }
    var health =
        place.subject().design().prose().observability() == null
            ? null
            : place.subject().design().prose().observability().health();
    var ready = health == null || health.ready() == null ? "/health/ready" : health.ready();
    return List.of(
        new Block.Paragraph(
            Phrase.words(
                "**Balancing:** %s".formatted(Phrase.sentence(deployment.balancing())),
                health == null
                    ? ""
                    : "An instance whose %s fails gets none.".formatted(MarkdownText.code(ready)),
                "No request is bound to an instance.")));
  }

  private static List<Block> rollout(Place place) {
    var design = place.subject().design();
    var deployment = design.prose().deployment();
    var rollout = deployment == null ? null : deployment.rollout();
    var items = new ArrayList<String>();
    if (rollout != null) {
      items.add(
          Phrase.words(
              "**Rollout:** %s.".formatted(Phrase.clause(rollout)),
              rollout.toLowerCase(Locale.ROOT).contains("rolling")
                  ? "The old and the new version answer side by side for a while, so each must bear what the other writes."
                  : ""));
    }
    if (RequestFlow.isServed(place)) {
      items.add(interfaces(place));
    }
    if (!place.subject().slice().entities().isEmpty()) {
      var migrations =
          design.prose().storage() == null ? null : design.prose().storage().migrations();
      var rule = migrations == null ? null : migrations.rule();
      items.add(
          rule == null
              ? "**Schema:** the design states no rule for its changes."
              : "**Schema:** each change follows the rule \"%s\".".formatted(Phrase.clause(rule)));
    }
    if (!EventFacts.published(place).isEmpty()) {
      var messaging = design.prose().messaging();
      var keeps =
          messaging == null || messaging.compatibility() == null
              ? "backward"
              : messaging.compatibility().name().toLowerCase(Locale.ROOT);
      items.add(
          keeps.equals("none")
              ? "**Events:** a new schema version promises nothing to old readers."
              : "**Events:** a new schema version stays %s compatible, so that readers need not change with it."
                  .formatted(keeps));
    }
    return rollout == null
        ? Observing.unserved(
            place, "nothing here is served, so that no two versions run side by side")
        : List.of(new Block.Bullets(items));
  }

  private static String interfaces(Place place) {
    var api = place.subject().design().api();
    var current = api.versions().isEmpty() ? "" : api.versions().getFirst().name();
    return Phrase.words(
        "**Interface:** %s is the current version.".formatted(MarkdownText.code(current)),
        api.support() == null
            ? ""
            : api.support() == 1
                ? "One version is served at once."
                : "Up to %s are served at once.".formatted(Phrase.count(api.support(), "version")),
        api.notice() == null
            ? ""
            : "An old one ends at the earliest %s after notice.".formatted(api.notice()));
  }

  private static List<Block> migrations(Place place) {
    var prose = place.subject().design().prose();
    if (place.subject().slice().entities().isEmpty()) {
      return Unknown.absent(place, "the design keeps no rows");
    }
    var migrations = prose.storage() == null ? null : prose.storage().migrations();
    if (migrations == null) {
      return List.of();
    }
    var steps = new ArrayList<String>();
    steps.add(
        migrations.tool() == null
            ? "The steps that a database does not have yet are applied in their order."
            : "%s applies the steps that a database does not have yet, in their order."
                .formatted(MarkdownText.prose(migrations.tool())));
    if (migrations.rule() != null) {
      steps.add("Each change follows the rule \"%s\".".formatted(Phrase.clause(migrations.rule())));
    }
    var deployment = prose.deployment();
    if (deployment != null
        && deployment.rollout() != null
        && deployment.rollout().toLowerCase(Locale.ROOT).contains("rolling")) {
      steps.add(
          "Two versions run side by side during the rollout, so the schema has to suit both at every step.");
    }
    if (migrations.rollback() != null) {
      steps.add("Taking back a step: %s".formatted(Phrase.sentence(migrations.rollback())));
    }
    return List.of(new Block.Bullets(steps));
  }
}
