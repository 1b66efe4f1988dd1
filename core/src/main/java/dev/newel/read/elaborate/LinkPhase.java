package dev.newel.read.elaborate;

import dev.newel.design.api.Operation;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Resolves the names in what no convention expands: clients, components, features, flows and their
/// like.
final class LinkPhase {
  private static final String IDENTITY = "identity.";

  private final Context context;
  private final Set<String> covered = new LinkedHashSet<>();
  private final Set<String> operationIds = new LinkedHashSet<>();
  private final KnownPlaces places;

  LinkPhase(Context context, Collection<Operation> operations) {
    this.context = context;
    this.places = new KnownPlaces(context, operations);
    var written = context.written;
    operations.forEach(operation -> operationIds.add(operation.id()));
    covered.addAll(operationIds);
    // Operations of identity have no resource, so their own name says enough: `login`.
    operationIds.stream()
        .filter(id -> id.startsWith(IDENTITY))
        .forEach(id -> covered.add(id.substring(IDENTITY.length())));
    covered.addAll(written.resources().keySet());
    covered.addAll(written.events().keySet());
    covered.addAll(written.workflows().keySet());
    covered.addAll(written.jobs().keySet());
    covered.addAll(written.pipelines().keySet());
    covered.add("identity");
    if (written.cli() != null) {
      covered.addAll(written.cli().commands().keySet());
    }
    if (written.library() != null) {
      covered.addAll(written.library().functions().keySet());
    }
  }

  void run() {
    var written = context.written;
    written
        .features()
        .forEach(
            (name, feature) ->
                each(
                    feature.covers(),
                    Address.of("features", name, "covers"),
                    covered,
                    "thing to cover"));
    written
        .clients()
        .forEach(
            (name, client) ->
                each(
                    client.uses(),
                    Address.of("clients", name, "uses"),
                    covered,
                    "resource or operation"));
    written
        .consumers()
        .forEach(
            (name, consumer) ->
                each(
                    consumer.uses(),
                    Address.of("consumers", name, "uses"),
                    covered,
                    "event or operation"));
    components();
    offers();
    flows();
    storage();
    goals();
    security();
    commands();
    questions();
    risks();
  }

  private void questions() {
    var questions = context.written.questions();
    for (var i = 0; i < questions.size(); i++) {
      var about = questions.get(i).about();
      if (about != null) {
        places.resolve(about, Address.of("questions").at(i).at("about"));
      }
    }
  }

  private void risks() {
    var risks = context.written.risks();
    for (var i = 0; i < risks.size(); i++) {
      var about = risks.get(i).about();
      if (about != null) {
        places.resolve(about, Address.of("risks").at(i).at("about"));
      }
    }
  }

  private void each(List<String> names, Address at, Set<String> known, String what) {
    for (var i = 0; i < names.size(); i++) {
      if (!known.contains(names.get(i))) {
        context.names.unknown(names.get(i), what, known, at.at(i), null);
      }
    }
  }

  private void components() {
    var written = context.written;
    written
        .components()
        .forEach(
            (name, component) -> {
              var at = Address.of("components", name);
              resolveAll(component.owns(), at.at("owns"), Names.Kind.ENTITY);
              resolveAll(
                  component.uses(), at.at("uses"), Names.Kind.COMPONENT, Names.Kind.DEPENDENCY);
            });
  }

  private void resolveAll(List<String> names, Address at, Names.Kind... kinds) {
    for (var i = 0; i < names.size(); i++) {
      context.names.resolve(names.get(i), at.at(i), kinds);
    }
  }

  private void offers() {
    context
        .written
        .dependencies()
        .forEach(
            (name, dependency) ->
                dependency
                    .offers()
                    .forEach(
                        (offer, text) ->
                            context.oneMethod(
                                text.http(),
                                Address.of("dependencies", name, "offers", offer, "http"))));
  }

  /// A step is `client operation`, an event, or `dependency.operation`.
  private void flows() {
    var written = context.written;
    var things = new LinkedHashSet<>(covered);
    written
        .dependencies()
        .forEach(
            (name, dependency) ->
                dependency.offers().keySet().forEach(offer -> things.add(name + "." + offer)));
    written
        .flows()
        .forEach(
            (name, flow) -> {
              var at = Address.of("flows", name, "steps");
              for (var i = 0; i < flow.steps().size(); i++) {
                var words = List.of(flow.steps().get(i).strip().split("\\s+"));
                if (words.size() > 1) {
                  context.names.resolve(
                      words.getFirst(),
                      at.at(i),
                      Names.Kind.CLIENT,
                      Names.Kind.COMPONENT,
                      Names.Kind.CONSUMER,
                      Names.Kind.DEPENDENCY);
                }
                each(List.of(words.getLast()), at, things, "operation, event or workflow");
              }
            });
  }

  private void storage() {
    var storage = context.written.storage();
    if (storage == null) {
      return;
    }
    var at = Address.of("storage");
    storage
        .indexes()
        .forEach(
            (entity, indexes) -> {
              if (context.names.resolve(entity, at.at("indexes").at(entity), Names.Kind.ENTITY)) {
                var fields =
                    java.util.Objects.requireNonNull(context.written.entities().get(entity))
                        .fields()
                        .keySet();
                var wanted = new ArrayList<String>();
                indexes.forEach(
                    index ->
                        index.forEach(
                            key -> wanted.add(key.startsWith("-") ? key.substring(1) : key)));
                for (var name : wanted) {
                  if (!fields.contains(name)) {
                    context.names.missing(
                        "field", entity, name, fields, at.at("indexes").at(entity), null);
                  }
                }
              }
            });
    storage
        .volume()
        .keySet()
        .forEach(name -> context.names.resolve(name, at.at("volume").at(name), Names.Kind.ENTITY));
    storage
        .partition()
        .keySet()
        .forEach(
            name -> context.names.resolve(name, at.at("partition").at(name), Names.Kind.ENTITY));
    storage
        .retention()
        .keySet()
        .forEach(
            name -> context.names.resolve(name, at.at("retention").at(name), Names.Kind.ENTITY));
  }

  private void goals() {
    var goals = context.written.goals();
    if (goals != null) {
      goals
          .operations()
          .keySet()
          .forEach(
              name -> {
                if (!covered.contains(name)) {
                  context.names.unknown(
                      name,
                      "operation, event or job",
                      covered,
                      Address.of("goals", "operations", name),
                      null);
                }
              });
    }
  }

  private void security() {
    var security = context.written.security();
    if (security != null && security.audit() != null) {
      resolveAll(
          security.audit().resources(),
          Address.of("security", "audit", "resources"),
          Names.Kind.RESOURCE);
    }
  }

  private void commands() {
    var cli = context.written.cli();
    if (cli == null) {
      return;
    }
    var functions =
        context.written.library() == null
            ? Set.<String>of()
            : context.written.library().functions().keySet();
    var runnable = new LinkedHashSet<>(operationIds);
    runnable.addAll(functions);
    cli.commands()
        .forEach(
            (name, command) -> {
              if (command.runs() != null) {
                each(
                    List.of(command.runs()),
                    Address.of("cli", "commands", name, "runs"),
                    runnable,
                    "function or operation");
              }
            });
    functions.forEach(
        name -> {
          var function =
              java.util.Objects.requireNonNull(context.written.library()).functions().get(name);
          if (function != null) {
            resolveAll(
                function.raises(),
                Address.of("library", "functions", name, "raises"),
                Names.Kind.ERROR);
          }
        });
  }
}
