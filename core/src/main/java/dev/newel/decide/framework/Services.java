package dev.newel.decide.framework;

import static dev.newel.decide.framework.Parts.demand;
import static dev.newel.decide.framework.Parts.option;
import static dev.newel.decide.framework.Parts.veto;
import static dev.newel.decide.framework.Parts.when;

import dev.newel.decide.framework.Topic.Of;
import java.util.List;
import java.util.stream.Stream;

/// How many parts are deployed on their own.
final class Services {
  static final Topic TOPIC =
      new Topic(
          "services",
          "Cut the system into deployables",
          "How many parts of the system are deployed on their own?",
          Of.DESIGN,
          options(),
          Stream.concat(ofTeamsAndDomain().stream(), ofParts().stream()).toList(),
          List.of("deployment/decision", "deployment/style"));

  private Services() {}

  private static List<Option> options() {
    return List.of(
        option(
            "modular-monolith",
            "One modular monolith",
            "mono\\s?lith|one deployable|single deployable",
            List.of(
                "One deployment, one transaction and one log for every change.",
                "Modules may be cut out later, where their boundaries have proved right."),
            List.of("All parts scale and are deployed together."),
            demand("Each entity belongs to one module.", "DATA005")),
        option(
            "extracted-module",
            "One modular monolith and one extracted service",
            "extract(?:ed|ing)? (?:one )?(?:module|service)",
            List.of("Only the part that needs capacity or a technology of its own pays for it."),
            List.of(
                "The calls to that part may fail, and its data is no longer in the transaction."),
            demand("Each call to it has a time-out.", "DEP001"),
            demand("What it needs is told by events or by a contract of its own.")),
        option(
            "microservices",
            "Several services",
            "micro\\s?services?|(?:two|three|four|five|several|\\d+) services",
            List.of("Teams deploy on their own.", "Each service scales and fails alone."),
            List.of(
                "Calls between services fail, and changes of several services need sagas.",
                "Operations, monitoring and deployment must be there from the first day."),
            demand("Each service owns its database; nobody else reads it.", "DATA004"),
            demand("No long chain of synchronous calls; each call has a time-out.", "DEP001"),
            demand("Continuous delivery, infrastructure as code and tested recovery are there."),
            demand("A gateway stands before the services, and events carry a version.")));
  }

  private static List<Criterion> ofTeamsAndDomain() {
    return List.of(
        when(
            "S1a",
            "team.size < 10",
            "modular-monolith",
            3,
            "A team below ten people spends on the boundaries between services what it lacks for the product.",
            Sources.SKILL),
        when(
            "S1b",
            "team.count >= 2 and deploy.independent == yes and domain.boundaries == clear",
            "microservices",
            2,
            "Several teams that must deploy on their own along clear boundaries gain from services of their own.",
            Sources.ASSESSMENT),
        when(
            "S1c",
            "team.size >= 10 and team.count >= 2",
            "microservices",
            1,
            "Large, independent teams wait for each other in one deployable.",
            Sources.SKILL),
        veto(
            "S2",
            "domain.boundaries == unclear",
            "microservices",
            "Boundaries that are not understood are cheap to move inside one deployable and dear to move between services.",
            Sources.MONOLITH),
        when(
            "S3",
            "team.ops == low",
            "microservices",
            -3,
            "A team that is new to operations cannot run many services from the first day.",
            Sources.PREREQUISITES),
        when(
            "S3b",
            "team.ready == no",
            "microservices",
            -3,
            "Without quick provisioning, monitoring, quick deployment and people who run what they build, each service adds to what goes wrong unseen.",
            Sources.PREREQUISITES),
        when(
            "S7",
            "domain.subdomains < 2",
            "modular-monolith",
            1,
            "A domain of one piece has no boundary along which to cut it.",
            Sources.SKILL));
  }

  private static List<Criterion> ofParts() {
    return List.of(
        when(
            "S6a",
            "scale.divergent == yes",
            "extracted-module",
            4,
            "One part that scales differently is a reason to cut out that part, not all.",
            Sources.SKILL),
        when(
            "S6b",
            "tech.diverse == yes",
            "extracted-module",
            4,
            "One part that needs another technology is a reason to cut out that part, not all.",
            Sources.SKILL),
        veto(
            "S6c",
            "domain.boundaries == unclear",
            "extracted-module",
            "What is cut out where the boundaries are unclear will be cut out wrongly.",
            Sources.MONOLITH));
  }
}
