package dev.newel.check.boxes;

import static dev.newel.check.boxes.Box.document;
import static dev.newel.check.boxes.Box.person;
import static dev.newel.check.boxes.Box.probe;
import static dev.newel.check.boxes.Box.rule;
import static dev.newel.check.boxes.Demands.prose;

import java.util.List;
import java.util.stream.Stream;

/// Every box of the checklists for backend designs: a planning workflow, an engineer's and an
/// architect's checklist with its quality gate and guardrails, a design document's traceability,
/// and principles of architecture.
///
/// A rule stands at one box, unless two checklists ask for the very same thing.
public final class Boxes {
  private static final List<Box> WORKFLOW =
      List.of(
          rule("workflow-01", "Every required section is filled")
              .demands(
                  "`system` has `purpose`, `principles` and `existing`, and there are `stack`, `clients` with a `doc` each, `components`, `flows` and `risks`",
                  prose(Demands::sections)),
          document("workflow-02", "The architecture document keeps its line budget", "DOC014"),
          document("workflow-03", "The interface document keeps its line budget", "DOC014"),
          rule("workflow-04", "Every data structure is fully specified")
              .demands("nothing that is taken or answered is plain `json`", Demands::shapes)
              .about(Matters.OPERATIONS),
          rule("workflow-05", "Every interface is fully specified")
              .demands(
                  "functions have `doc` and `answers`, commands `doc` and `prints` or `runs`",
                  prose(Demands::interfaces))
              .about(Matters.INTERFACES),
          rule("workflow-06", "Every integration point is documented")
              .demands("each dependency has a `doc`", prose(Demands::integrations))
              .about(Matters.DEPENDENCIES),
          document("workflow-07", "Documents hold no program code", "DOC020"),
          document("workflow-08", "Documents hold no SQL", "DOC020"),
          document("workflow-09", "Documents define no classes or functions", "DOC020"),
          document("workflow-10", "Documents are prose and specification", "DOC020", "DOC021"),
          document("workflow-11", "Diagrams only show", "DOC013", "DOC020"),
          person("workflow-12", "The patterns that research found are followed")
              .against("research"),
          rule("workflow-13", "Names follow the conventions of the project", "API011", "ALN004")
              .against("research")
              .about(Matters.AUTHORITIES),
          rule("workflow-14", "Data structures agree with the interface contracts", "ALN001")
              .against("contracts"),
          rule("workflow-15", "Entities agree with the data design of others", "ALN002")
              .against("data-design"),
          rule("workflow-16", "Every interface has exact specifications", "FLOW003", "FLOW006")
              .about(Matters.INTERFACES),
          rule("workflow-17", "Every field has a type and rules of validity")
              .demands(
                  "each text, list and number that a client sends has a bound", Demands::bounds)
              .about(Matters.OPERATIONS),
          rule("workflow-18", "Every condition of error is documented")
              .demands("each error has a `text` that says more than its name", Demands::texts)
              .about(Matters.INTERFACES),
          rule("workflow-19", "The logic of processing is described", "API014", "DATA003")
              .demands("workflows, jobs, pipelines and handlers have a `doc`", Demands::logic)
              .about(Matters.PROCESSING),
          rule("workflow-20", "Documents refer to each other")
              .demands("there are `references`", prose(prose -> !prose.references().isEmpty())),
          rule("workflow-21", "Integration points are exact", "DEP004")
              .demands("each dependency says `kind` and `protocol`", prose(Demands::protocols))
              .about(Matters.DEPENDENCIES),
          rule("workflow-22", "Dependencies are documented")
              .demands(
                  "each dependency says `auth`, and each choice of the `stack` has a `because` or a `decision`",
                  prose(Demands::reasons))
              .about(Matters.DEPENDENCIES),
          rule("workflow-23", "Contracts agree across domains", "ALN001", "ALN002")
              .against("contracts"));

  private static final List<Box> ENGINEER =
      List.of(
          rule("engineer-01", "Patterns and conventions of the interface", "API004", "API005")
              .about(Matters.OPERATIONS),
          rule("engineer-02", "Entities, relations and indexes", "DATA002")
              .demands(
                  "`storage` names its `technology`",
                  prose(prose -> prose.storage() != null && prose.storage().technology() != null))
              .about(Matters.ENTITIES),
          rule("engineer-03", "Boundaries of services", "DATA005")
              .demands("each component says what it does", prose(Demands::responsibilities)),
          rule("engineer-04", "Flows of requests and of data")
              .demands("there are `flows`", prose(prose -> !prose.flows().isEmpty())),
          rule("engineer-05", "Caching, optimization and scaling")
              .demands(
                  "some operation has a `cache`, `storage` has a `pool`, and `deployment` says when it grows: `scale`",
                  Demands::performance),
          rule(
                  "engineer-06",
                  "Authentication, authorization and data protection",
                  "ACC005",
                  "API013",
                  "API015",
                  "DATA001")
              .demands(
                  "`security` says `transit`, and `storage` says `encryption`",
                  prose(Demands::protection)),
          rule("engineer-07", "One pattern of errors", "ERR002").about(Matters.OPERATIONS),
          rule("engineer-08", "Metrics that are watched")
              .demands("`observability` has `metrics`", prose(Demands::metrics)),
          rule("engineer-09", "Integration with external services", "DEP003")
              .demands(
                  "each dependency says what happens while it is `unavailable`",
                  prose(Demands::fallbacks))
              .about(Matters.DEPENDENCIES),
          rule("engineer-10", "How services are deployed")
              .demands("`deployment` says `style` and `rollout`", prose(Demands::rollout)));

  private static final List<Box> ARCHITECT =
      List.of(
          rule("accept-01", "Every endpoint has schemas of request and answer")
              .demands("each read answers with a schema", Demands::schemas)
              .about(Matters.OPERATIONS),
          rule(
                  "accept-02",
                  "Authentication and authorization are clear",
                  "ACC001",
                  "ACC002",
                  "ACC003",
                  "ACC004")
              .about(Matters.OPERATIONS),
          rule("accept-03", "The taxonomy of errors covers every scenario", "ERR001")
              .about(Matters.OPERATIONS),
          rule("accept-04", "Statuses follow the conventions of REST", "API003")
              .about(Matters.OPERATIONS),
          rule("accept-05", "Data models have every field")
              .demands("each entity has fields beside its key", Demands::fields)
              .about(Matters.ENTITIES),
          rule("accept-06", "Targets of performance are numbers", "GOAL001", "GOAL002")
              .demands("there are `goals`", prose(prose -> prose.goals() != null)),
          rule("accept-07", "A strategy of caching", "API006", "API007", "API008")
              .demands("some operation has a `cache`", Demands::caches)
              .about(Matters.OPERATIONS),
          rule("accept-08", "A strategy of versions", "API009")
              .demands(
                  "`versions` say `notice`", subject -> subject.design().api().notice() != null)
              .about(Matters.OPERATIONS),
          rule("accept-09", "Logs, metrics and health")
              .demands("`observability` has `log`, `traces` and `health`", prose(Demands::hooks))
              .about(Matters.OPERATIONS),
          rule("accept-10", "No secrets in what is written", "SEC001").about(Matters.SETTINGS),
          rule("accept-11", "An example of the environment")
              .demands(
                  "there are `settings`, and each has a `doc`, an `example` or a `default`",
                  prose(Demands::environment)),
          document("accept-12", "The summary for the others is written"),
          rule(
                  "quality-01",
                  "Every endpoint follows the conventions of REST",
                  "API001",
                  "API002",
                  "API016",
                  "API017")
              .about(Matters.OPERATIONS),
          rule(
                  "quality-02",
                  "Authentication is safe, and no password is logged",
                  "ACC006",
                  "ACC007",
                  "ACC008",
                  "API010",
                  "SEC002")
              .about(Matters.PEOPLE),
          rule("quality-03", "Errors are consistent", "ERR002").about(Matters.OPERATIONS),
          rule("quality-04", "Limits of rate", "API012")
              .demands(
                  "some role has a `limit`",
                  subject ->
                      subject.design().identity().roles().values().stream()
                          .anyMatch(role -> role.limit() != null))
              .about(Matters.OPERATIONS),
          rule("quality-05", "Indexes are planned")
              .demands("an index leads with each field that lists sort by", Demands::indexes)
              .about(Matters.LISTS),
          rule("quality-06", "No real secret in an example", "SEC001").about(Matters.SETTINGS),
          person("quality-07", "Contracts fit what front ends need").against("contracts"),
          document("guard-01", "The task's own text is not edited"),
          document("guard-02", "Only the places given for it are written"),
          rule("guard-03", "No secrets, tokens or real addresses of databases", "SEC001")
              .about(Matters.SETTINGS),
          rule("guard-04", "Placeholders, and an example of the environment")
              .demands(
                  "each setting is `secret`, or has an `example` or a `default`",
                  prose(Demands::placeholders))
              .about(Matters.SETTINGS),
          document("guard-05", "The checklist of acceptance is included", "DOC006", "DOC016"));

  private static final List<Box> DOCUMENT =
      List.of(
          rule("trace-01", "Every requirement has its place in the design", "TRACE002")
              .against("requirements"),
          rule("trace-02", "Every place names requirements that exist", "TRACE001")
              .against("requirements")
              .about(Matters.SATISFIED),
          rule("trace-03", "Choices rest on decisions that are recorded", "TRACE004")
              .against("decisions")
              .about(Matters.DECIDED),
          rule(
                  "trace-04",
                  "Open questions have an owner and a day that is not past",
                  "TRACE005",
                  "TRACE006")
              .about(Matters.QUESTIONS),
          rule("trace-05", "Every operation belongs to a feature", "TRACE003")
              .about(Matters.FEATURES));

  private static final List<Box> PRINCIPLES =
      List.of(
          person("principle-01", "It starts simple and scales when needed"),
          rule("principle-02", "Concerns are separated", "DATA004")
              .demands("there are `components`", prose(prose -> !prose.components().isEmpty())),
          rule("principle-03", "Failure of a dependency is designed", "DEP001", "DEP005", "FLOW005")
              .demands("each service that is called has a `breaker`", prose(Demands::breakers))
              .about(Matters.DEPENDENCIES),
          rule("principle-04", "What is tried again is idempotent", "DEP002")
              .about(Matters.DEPENDENCIES),
          rule("principle-05", "State and events change together", "FLOW007", "FLOW010")
              .about(Matters.EVENTS),
          rule(
                  "principle-06",
                  "Every step of a saga can be taken back before the pivot",
                  "FLOW001",
                  "FLOW002",
                  "FLOW008",
                  "FLOW009")
              .about(Matters.WORKFLOWS),
          probe("principle-07", "What does not need a dependency that is away still answers"));

  /// All boxes, list by list.
  public static final List<Box> ALL =
      Stream.of(WORKFLOW, ENGINEER, ARCHITECT, DOCUMENT, PRINCIPLES).flatMap(List::stream).toList();

  private Boxes() {}
}
