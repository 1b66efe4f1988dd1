package dev.newel.check.boxes;

import static dev.newel.check.boxes.Box.person;
import static dev.newel.check.boxes.Box.probe;
import static dev.newel.check.boxes.Box.rule;

import dev.newel.check.Subject;
import dev.newel.design.Prose;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Every box of the checklists for backend designs: a planning workflow, an engineer's and an
/// architect's checklist with its quality gate and guardrails, a design document's traceability,
/// and principles of architecture.
public final class Boxes {
  private static final List<Box> WORKFLOW =
      List.of(
          rule("workflow-01", "Every required section is filled")
              .demands(
                  "`system` has a `purpose`",
                  subject -> subject.design().prose().system().purpose() != null),
          probe("workflow-02", "The architecture document keeps its line budget"),
          probe("workflow-03", "The interface document keeps its line budget"),
          rule("workflow-04", "Every data structure is fully specified")
              .demands(
                  "`entities` or `values` are there",
                  subject -> !subject.design().model().views().isEmpty()),
          rule("workflow-05", "Every interface is fully specified", "API004", "API014", "ERR001"),
          rule("workflow-06", "Every integration point is documented", "DEP003", "DEP004")
              .demands(
                  "each dependency says what happens while it is `unavailable`", Boxes::fallbacks),
          probe("workflow-07", "Documents hold no program code"),
          probe("workflow-08", "Documents hold no SQL"),
          probe("workflow-09", "Documents define no classes or functions"),
          probe("workflow-10", "Documents are prose and specification"),
          probe("workflow-11", "Diagrams only show"),
          person("workflow-12", "The patterns that research found are followed")
              .against("research"),
          rule(
              "workflow-13",
              "Names follow the conventions of the project",
              "API001",
              "API002",
              "API011"),
          person("workflow-14", "Data structures agree with the interface contracts")
              .against("contracts"),
          person("workflow-15", "Entities agree with the data design of others")
              .against("data-design"),
          rule(
              "workflow-16",
              "Every interface has exact specifications",
              "API003",
              "FLOW003",
              "FLOW006"),
          rule("workflow-17", "Every field has a type and rules of validity")
              .demands(
                  "`entities` or `values` are there",
                  subject -> !subject.design().model().views().isEmpty()),
          rule("workflow-18", "Every condition of error is documented", "ERR001", "ERR002"),
          rule("workflow-19", "The logic of processing is described", "API014"),
          rule("workflow-20", "Documents refer to each other", "TRACE001", "TRACE004"),
          rule("workflow-21", "Integration points are exact", "DEP001", "DEP004"),
          rule("workflow-22", "Dependencies are documented")
              .demands(
                  "each dependency says what happens while it is `unavailable`", Boxes::fallbacks),
          person("workflow-23", "Contracts agree across domains").against("contracts"));

  private static final List<Box> ENGINEER =
      List.of(
          rule("engineer-01", "Patterns and conventions of the interface", "API003", "API004")
              .demands("there are operations", subject -> !subject.design().operations().isEmpty()),
          rule("engineer-02", "Entities, relations and indexes", "DATA002")
              .demands(
                  "there are entities", subject -> !subject.design().model().entities().isEmpty()),
          rule("engineer-03", "Boundaries of services", "DATA004", "DATA005")
              .demands("there are `components`", prose(prose -> !prose.components().isEmpty())),
          rule("engineer-04", "Flows of requests and of data")
              .demands("there are `flows`", prose(prose -> !prose.flows().isEmpty())),
          rule("engineer-05", "Caching, optimization and scaling", "API008")
              .demands(
                  "`deployment` says how it grows", prose(prose -> prose.deployment() != null)),
          rule(
                  "engineer-06",
                  "Authentication, authorization and data protection",
                  "ACC001",
                  "ACC002",
                  "ACC004")
              .demands("`security` is there", prose(prose -> prose.security() != null)),
          rule("engineer-07", "One pattern of errors", "ERR002"),
          rule("engineer-08", "Metrics that are watched")
              .demands(
                  "`observability` has `metrics`",
                  prose(
                      prose ->
                          prose.observability() != null
                              && !prose.observability().metrics().isEmpty())),
          rule("engineer-09", "Integration with external services", "DEP001", "DEP003")
              .demands(
                  "each dependency says what happens while it is `unavailable`", Boxes::fallbacks),
          rule("engineer-10", "How services are deployed")
              .demands("`deployment` is there", prose(prose -> prose.deployment() != null)));

  private static final List<Box> ARCHITECT =
      List.of(
          rule("accept-01", "Every endpoint has schemas of request and answer")
              .demands("there are operations", subject -> !subject.design().operations().isEmpty()),
          rule(
              "accept-02",
              "Authentication and authorization are clear",
              "ACC001",
              "ACC002",
              "ACC003"),
          rule("accept-03", "The taxonomy of errors covers every scenario", "ERR001"),
          rule("accept-04", "Statuses follow the conventions of REST", "API003"),
          rule("accept-05", "Data models have every field")
              .demands(
                  "there are entities", subject -> !subject.design().model().entities().isEmpty()),
          rule("accept-06", "Targets of performance are numbers", "GOAL001", "GOAL002")
              .demands("there are `goals`", prose(prose -> prose.goals() != null)),
          rule("accept-07", "A strategy of caching", "API006", "API007", "API008")
              .demands(
                  "some operation has a `cache`",
                  subject ->
                      subject.design().operations().stream()
                          .anyMatch(operation -> operation.cache() != null)),
          rule("accept-08", "A strategy of versions", "API009")
              .demands(
                  "`versions` say `notice`", subject -> subject.design().api().notice() != null),
          rule("accept-09", "Logs, metrics and health")
              .demands("`observability` is there", prose(prose -> prose.observability() != null)),
          rule("accept-10", "No secrets in what is written", "SEC001"),
          rule("accept-11", "An example of the environment")
              .demands("there are `settings`", prose(prose -> !prose.settings().isEmpty())),
          person("accept-12", "The summary for the others is written"),
          rule(
              "quality-01",
              "Every endpoint follows the conventions of REST",
              "API001",
              "API002",
              "API003"),
          rule(
              "quality-02",
              "Authentication is safe, and no password is logged",
              "SEC002",
              "ACC006",
              "ACC007",
              "ACC008"),
          rule("quality-03", "Errors are consistent", "ERR002"),
          rule("quality-04", "Limits of rate")
              .demands(
                  "some role has a `limit`",
                  subject ->
                      subject.design().identity().roles().values().stream()
                          .anyMatch(role -> role.limit() != null)),
          probe("quality-05", "Indexes are planned"),
          rule("quality-06", "No real secret in an example", "SEC001"),
          person("quality-07", "Contracts fit what front ends need").against("contracts"),
          person("guard-01", "The task's own text is not edited"),
          person("guard-02", "Only the places given for it are written"),
          rule("guard-03", "No secrets, tokens or real addresses of databases", "SEC001"),
          rule("guard-04", "Placeholders, and an example of the environment", "SEC001")
              .demands("there are `settings`", prose(prose -> !prose.settings().isEmpty())),
          probe("guard-05", "The checklist of acceptance is included"));

  private static final List<Box> DOCUMENT =
      List.of(
          rule("trace-01", "Every requirement has its place in the design", "TRACE002")
              .against("requirements"),
          rule("trace-02", "Every place names requirements that exist", "TRACE001")
              .against("requirements"),
          rule("trace-03", "Choices rest on decisions that are recorded", "TRACE004")
              .against("decisions"),
          rule(
              "trace-04",
              "Open questions have an owner and a day that is not past",
              "TRACE005",
              "TRACE006"),
          rule("trace-05", "Every operation belongs to a feature", "TRACE003"));

  private static final List<Box> PRINCIPLES =
      List.of(
          person("principle-01", "It starts simple and scales when needed"),
          rule("principle-02", "Concerns are separated", "DATA004")
              .demands("there are `components`", prose(prose -> !prose.components().isEmpty())),
          rule("principle-03", "Failure of a dependency is designed", "DEP001", "DEP003", "DEP005"),
          rule("principle-04", "What is tried again is idempotent", "DEP002"),
          rule("principle-05", "State and events change together", "FLOW007"),
          rule(
              "principle-06",
              "Every step of a saga can be taken back before the pivot",
              "FLOW001",
              "FLOW002"));

  /// All boxes, list by list.
  public static final List<Box> ALL =
      Stream.of(WORKFLOW, ENGINEER, ARCHITECT, DOCUMENT, PRINCIPLES).flatMap(List::stream).toList();

  private Boxes() {}

  private static Predicate<Subject> prose(Predicate<Prose> met) {
    return subject -> met.test(subject.design().prose());
  }

  private static boolean fallbacks(Subject subject) {
    return subject.design().prose().dependencies().values().stream()
        .allMatch(dependency -> dependency.unavailable() != null);
  }
}
