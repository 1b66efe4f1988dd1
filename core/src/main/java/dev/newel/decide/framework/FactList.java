package dev.newel.decide.framework;

import dev.newel.decide.framework.Fact.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Every fact that a criterion may name.
public final class FactList {
  /// In the order in which they are asked.
  public static final List<Fact> ALL =
      Stream.of(
              ofTeam(),
              ofLoadAndData(),
              ofAnswers(),
              ofDesign(),
              ofOperation(),
              ofMessages(),
              ofLists(),
              ofWorkflows())
          .flatMap(List::stream)
          .toList();

  private static final Map<String, Fact> BY_NAME = byName();

  private FactList() {}

  /// The fact of that name; a criterion that names another is a mistake of the framework.
  public static Fact of(String name) {
    var fact = BY_NAME.get(name);
    if (fact == null) {
      throw new IllegalArgumentException("no fact is called " + name);
    }
    return fact;
  }

  /// Whether there is a fact of that name.
  public static boolean has(String name) {
    return BY_NAME.containsKey(name);
  }

  private static Map<String, Fact> byName() {
    var names = new LinkedHashMap<String, Fact>();
    ALL.forEach(fact -> names.put(fact.name(), fact));
    return names;
  }

  private static List<Fact> ofTeam() {
    return List.of(
        count("team.size", "people in the team", "How many people build and run it?", "team/size"),
        count("team.count", "teams", "How many teams build it?", "team/count"),
        word(
            "team.ops",
            "experience with operations",
            "How experienced is the team with operations: provisioning, monitoring, deployment?",
            "team/ops",
            "low",
            "medium",
            "high"),
        yes(
            "team.ready",
            "quick provisioning, monitoring, quick deployment and people who run what they build",
            "Does the team have quick provisioning, monitoring, quick deployment, and do those who"
                + " build also run?",
            "team/practices"),
        yes("team.grpc", "experience with gRPC", "Has the team run gRPC before?", "team/grpc"),
        yes(
            "team.graphql",
            "experience with GraphQL",
            "Has the team run GraphQL before?",
            "team/graphql"),
        count(
            "domain.subdomains",
            "subdomains",
            "How many subdomains does the domain have?",
            "subdomains"),
        word(
            "domain.boundaries",
            "how clear the domain's boundaries are",
            "Are the boundaries between the parts of the domain clear?",
            "boundaries",
            "clear",
            "unclear"),
        yes(
            "deploy.independent",
            "parts are deployed on their own",
            "Must parts be deployed on their own?",
            "independent"),
        yes(
            "scale.divergent",
            "parts scale very differently",
            "Does one part need far more capacity than the others?",
            "divergent"),
        yes(
            "tech.diverse",
            "parts need different technologies",
            "Does a part need a technology of its own?",
            "diverse"));
  }

  private static List<Fact> ofLoadAndData() {
    return List.of(
        rate(
            "load.peak",
            "requests at peak",
            "How many requests a second come at peak?",
            "load/peak"),
        count(
            "load.burst",
            "peak over average",
            "How many times the average does a burst reach?",
            "load/burst"),
        share(
            "load.reads",
            "share of reads",
            "Which share of the requests only reads?",
            "load/reads"),
        word(
            "data.shape",
            "shape of the data",
            "What shape does the data have?",
            "data/shape",
            "relational",
            "document",
            "key-value",
            "graph",
            "time-series",
            "vector",
            "search"),
        yes(
            "data.flexible",
            "rows differ in shape",
            "Do rows of one kind differ in their fields?",
            "data/flexible"),
        count(
            "data.churn",
            "changes of a row in a day",
            "How often does a row change in a day?",
            "data/churn"),
        word(
            "consistency",
            "how consistent reads must be",
            "Must a read see every write at once, within a bound, or eventually?",
            "consistency",
            "strong",
            "bounded",
            "eventual"));
  }

  private static List<Fact> ofAnswers() {
    return List.of(
        time("staleness", "how old an answer may be", "How old may an answer be?", "staleness"),
        yes("streaming", "data is streamed", "Is data streamed without end?", "streaming"),
        yes(
            "overfetch",
            "clients get far more than they need",
            "Do clients get far more than they need?",
            "overfetch"),
        yes(
            "latency.critical",
            "latency or the size of messages between programs is critical",
            "Is latency, or the size of messages between programs, critical?",
            "critical"),
        yes(
            "answers.costly",
            "an answer is dear to compute",
            "Is an answer dear to compute?",
            "costly"),
        yes(
            "external.limited",
            "a system that is called limits how often it may be",
            "Does a system that you call limit how often you may?",
            "limited"),
        yes(
            "page.jump",
            "people jump to a page by its number",
            "Do people jump to a page by its number?",
            "jump"));
  }

  private static List<Fact> ofDesign() {
    return List.of(
        yes("data.joins", "queries join rows of several kinds", "Do queries join?", "data/joins"),
        ofClients(
            Kind.COUNT, "client.kinds", "kinds of clients", "How many kinds of programs call?"),
        ofClients(Kind.YES_NO, "client.browser", "a browser calls", "Does a browser call?"),
        ofClients(
            Kind.YES_NO,
            "client.external",
            "clients of others call",
            "Do programs of others call?"),
        computed(Kind.YES_NO, "client.simple", "the operations are mostly standard methods"),
        computed(Kind.YES_NO, "access.rows", "who may depends on the row, not on the role alone"),
        computed(Kind.YES_NO, "work.background", "jobs or workflows go on when nobody waits"),
        share(
            "slo.availability",
            "availability that is promised",
            "Which availability is promised?",
            "goals/availability"));
  }

  private static List<Fact> ofOperation() {
    return List.of(
        computed(Kind.YES_NO, "op.reply", "its caller needs the result in the answer"),
        computed(Kind.COUNT, "op.fanout", "systems that it calls before it answers"),
        computed(Kind.TIME, "op.duration", "how long it may take with all its calls"),
        computed(Kind.TIME, "op.timeout", "how long its caller waits"),
        new Fact(
            "op.availability",
            Kind.SHARE,
            List.of(),
            "product of the availabilities on its path",
            "Which availability does each system promise that it calls?",
            "dependencies"));
  }

  private static List<Fact> ofMessages() {
    return List.of(
        computed(Kind.YES_NO, "messages.emitted", "a change of state is told to others"),
        computed(Kind.COUNT, "messages.consumers", "consumers of one event, at most"),
        computed(Kind.YES_NO, "messages.ordered", "consumers need the order of events"),
        yes(
            "messages.replay",
            "events are there to be read again",
            "Must events be there to be read again?",
            "replay"),
        computed(Kind.COUNT, "messages.producers", "services that publish events"));
  }

  private static List<Fact> ofLists() {
    return List.of(
        new Fact(
            "list.rows",
            Kind.COUNT,
            List.of(),
            "rows that it may come to",
            "How many rows may it come to?",
            "storage/volume"));
  }

  private static List<Fact> ofWorkflows() {
    return List.of(
        computed(Kind.COUNT, "tx.stores", "stores that one change writes"),
        computed(Kind.COUNT, "tx.steps", "steps of it"),
        computed(Kind.YES_NO, "tx.twophase", "every participant supports two-phase commit"));
  }

  private static Fact count(String name, String means, String ask, String written) {
    return stated(Kind.COUNT, name, means, ask, written);
  }

  private static Fact rate(String name, String means, String ask, String written) {
    return stated(Kind.RATE, name, means, ask, written);
  }

  private static Fact share(String name, String means, String ask, String written) {
    return stated(Kind.SHARE, name, means, ask, written);
  }

  private static Fact time(String name, String means, String ask, String written) {
    return stated(Kind.TIME, name, means, ask, written);
  }

  private static Fact yes(String name, String means, String ask, String written) {
    return stated(Kind.YES_NO, name, means, ask, written);
  }

  private static Fact word(String name, String means, String ask, String written, String... words) {
    return new Fact(name, Kind.WORD, List.of(words), means, ask, "facts/" + written);
  }

  private static Fact stated(Kind kind, String name, String means, String ask, String written) {
    var place = written.startsWith("goals/") ? written : "facts/" + written;
    return new Fact(name, kind, List.of(), means, ask, place);
  }

  private static Fact ofClients(Kind kind, String name, String means, String ask) {
    return new Fact(name, kind, List.of(), means, ask, "clients");
  }

  private static Fact computed(Kind kind, String name, String means) {
    return new Fact(name, kind, List.of(), means, "", "");
  }
}
