package dev.newel.decide.framework;

import static dev.newel.decide.framework.Parts.demand;
import static dev.newel.decide.framework.Parts.option;
import static dev.newel.decide.framework.Parts.veto;
import static dev.newel.decide.framework.Parts.when;

import dev.newel.decide.framework.Topic.Of;
import java.util.List;
import java.util.stream.Stream;

/// In which style clients speak to the system.
final class ApiStyle {
  static final Topic TOPIC =
      new Topic(
          "api-style",
          "Choose the style of the interface",
          "In which style do clients speak to the system?",
          Of.DESIGN,
          options(),
          Stream.concat(forRestAndGrpc().stream(), forOthers().stream()).toList(),
          List.of("stack/interface", "stack/api", "api/style"));

  private ApiStyle() {}

  private static List<Option> options() {
    return List.of(
        option(
            "rest",
            "REST",
            "\\brest(?:ful)?\\b",
            List.of("Every client and every cache on the way understands it."),
            List.of("A client that needs little of much gets more than it needs.")),
        option(
            "bff",
            "REST with a back end for each kind of client",
            "\\bbff\\b|backend[- ]for[- ]frontend|back end for (?:each|every)",
            List.of("Each kind of client gets answers cut for it, and the interface stays REST."),
            List.of("One more deployable for each kind of client."),
            demand("Each back end belongs to the team of its client.")),
        option(
            "graphql",
            "GraphQL",
            "graph\\s?ql",
            List.of("A client asks for what it needs across entities in one request."),
            List.of(
                "Caches on the way do not understand it.",
                "The cost and the rights of a query are harder to bound."),
            demand("Depth and cost of a query are bounded; `newel run` does not serve GraphQL.")),
        option(
            "grpc",
            "gRPC",
            "\\bgrpc\\b",
            List.of("Small messages, streams and a contract that both ends are generated from."),
            List.of("Browsers need a gateway, and people cannot read the messages."),
            demand("Browsers come through a gateway; `newel run` does not serve gRPC.")));
  }

  private static List<Criterion> forRestAndGrpc() {
    return List.of(
        when(
            "A1a",
            "client.browser == yes",
            "rest",
            2,
            "Browsers call REST without a gateway.",
            Sources.API_DESIGN),
        when(
            "A1b",
            "client.external == yes",
            "rest",
            2,
            "Clients of others know REST, and no tool has to be given to them.",
            Sources.API_DESIGN),
        when(
            "A2a",
            "streaming == yes and client.browser == no and client.external == no",
            "grpc",
            3,
            "Between programs of one owner a stream of small binary messages is what gRPC is made for.",
            Sources.API_DESIGN),
        when(
            "A2c",
            "latency.critical == yes and client.browser == no and client.external == no",
            "grpc",
            3,
            "Where each millisecond or byte between programs of one owner counts, a binary protocol saves both.",
            Sources.API_DESIGN),
        veto(
            "A2b",
            "team.grpc == no",
            "grpc",
            "A team that has not run gRPC yet should not learn it on the only interface.",
            Sources.API_DESIGN));
  }

  private static List<Criterion> forOthers() {
    return List.of(
        when(
            "A3a",
            "client.kinds >= 3 and overfetch == yes",
            "graphql",
            4,
            "Several kinds of clients that each need other parts of the data fetch too much from fixed answers.",
            Sources.API_DESIGN),
        veto(
            "A3b",
            "client.simple == yes",
            "graphql",
            "Operations that create, read, change and delete rows gain nothing from a query language.",
            Sources.API_DESIGN),
        veto(
            "A3c",
            "team.graphql == no",
            "graphql",
            "A team that has not run GraphQL yet should not learn on the only interface how to bound its queries.",
            Sources.API_DESIGN),
        veto(
            "A3d",
            "access.rows == yes",
            "graphql",
            "Where each row has rights of its own, a query that may go anywhere has to be checked everywhere.",
            Sources.API_DESIGN),
        when(
            "A4",
            "client.kinds >= 2 and overfetch == yes",
            "bff",
            3,
            "Different clients that keep REST get answers of their own from a back end of their own.",
            Sources.API_DESIGN));
  }
}
