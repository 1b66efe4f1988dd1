package dev.newel.facts.slices;

import dev.newel.design.Design;
import dev.newel.design.api.ErrorCode;
import dev.newel.design.api.Operation;
import dev.newel.design.data.Entity;
import dev.newel.design.data.ValueType;
import dev.newel.design.flow.Event;
import dev.newel.design.flow.Job;
import dev.newel.design.flow.Workflow;
import dev.newel.language.Cli.CommandText;
import dev.newel.language.Client;
import dev.newel.language.Component;
import dev.newel.language.Dependency;
import dev.newel.language.Feature;
import dev.newel.language.Flow;
import dev.newel.language.Library.FunctionText;
import dev.newel.language.Maps;
import dev.newel.language.PipelineText;
import dev.newel.source.Address;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The part of a design that a document speaks of: what a feature covers, and what that touches; or
/// all of it.
///
/// @param key the feature's key; null for the whole system
/// @param feature null for the whole system
/// @param operations what it offers over HTTP, in the design's order
/// @param entities whose rows its operations, workflows, events and jobs read or write, and those
///     to which such rows refer where no feature reads or writes them
/// @param referred those of its entities that are here for no more than that rows refer to them
/// @param values that those entities hold
/// @param errors that it can answer
/// @param events that it publishes or receives
/// @param dependencies that it calls, or that its components use
/// @param components that own its entities or do its steps
public record Slice(
    @Nullable String key,
    @Nullable Feature feature,
    List<Operation> operations,
    Map<String, Entity> entities,
    Set<String> referred,
    Map<String, ValueType> values,
    Map<String, ErrorCode> errors,
    Map<String, Event> events,
    Map<String, Workflow> workflows,
    Map<String, Job> jobs,
    Map<String, PipelineText> pipelines,
    Map<String, CommandText> commands,
    Map<String, FunctionText> functions,
    Map<String, Dependency> dependencies,
    Map<String, Component> components,
    Map<String, Client> clients,
    Map<String, Flow> flows) {
  /// The parts of a design whose things belong to one feature or another.
  private static final Set<String> PARTED =
      Set.of(
          "resources",
          "operations",
          "entities",
          "types",
          "errors",
          "events",
          "workflows",
          "jobs",
          "pipelines",
          "dependencies",
          "components",
          "clients",
          "flows");

  public Slice {
    operations = List.copyOf(operations);
    entities = Maps.ordered(entities);
    referred = Set.copyOf(referred);
    values = Maps.ordered(values);
    errors = Maps.ordered(errors);
    events = Maps.ordered(events);
    workflows = Maps.ordered(workflows);
    jobs = Maps.ordered(jobs);
    pipelines = Maps.ordered(pipelines);
    commands = Maps.ordered(commands);
    functions = Maps.ordered(functions);
    dependencies = Maps.ordered(dependencies);
    components = Maps.ordered(components);
    clients = Maps.ordered(clients);
    flows = Maps.ordered(flows);
  }

  /// The whole of a design.
  public static Slice whole(Design design) {
    return new SliceDerivation(design).whole();
  }

  /// What a feature covers; all of the design where it is the only one and says nothing of that.
  ///
  /// @param key a feature of the design
  public static Slice of(Design design, String key) {
    return new SliceDerivation(design).feature(key);
  }

  /// The epic's key: what the feature says, or the part of its own key before the last `-F`, or its
  /// own key; empty for the whole system.
  public String epic() {
    if (key == null || feature == null) {
      return "";
    }
    var epic = feature.epic();
    if (epic != null) {
      return epic;
    }
    var at = key.lastIndexOf("-F");
    return at > 0 ? key.substring(0, at) : key;
  }

  /// Whether it is all of a design.
  public boolean isWhole() {
    return key == null;
  }

  /// Whether an entity belongs to what it covers, and is not merely referred to by its rows: who
  /// tells of a feature need not tell of that one.
  public boolean covers(String entity) {
    return entities.containsKey(entity) && (isWhole() || !referred.contains(entity));
  }

  /// Whether a place of the design concerns it: the place is of something that it has, or of what
  /// no feature has for itself, as the conventions of the interface and the log. What is said of a
  /// whole part concerns all, as nobody knows yet whose it will be.
  public boolean concerns(Address place) {
    var names = place.names();
    if (isWhole() || names.size() < 2) {
      return true;
    }
    var part = names.getFirst();
    if (part.equals("goals")) {
      return concernsGoal(names);
    }
    var parted =
        PARTED.contains(part) || (part.equals("identity") && names.get(1).equals("operations"));
    return !parted || parts().anyMatch(own -> place.isWithin(own) || own.isWithin(place));
  }

  /// A goal of all reads concerns what reads.
  private boolean concernsGoal(List<String> names) {
    return switch (names.get(1)) {
      case "reads" -> operations.stream().anyMatch(Operation::isSafe);
      case "writes" -> operations.stream().anyMatch(operation -> !operation.isSafe());
      case "operations" ->
          names.size() == 2
              || operations.stream().anyMatch(each -> each.id().equals(names.get(2)))
              || events.containsKey(names.get(2))
              || jobs.containsKey(names.get(2));
      default -> true;
    };
  }

  private Stream<Address> parts() {
    return Stream.of(
            operations.stream().map(Operation::address),
            at("entities", entities),
            at("types", values),
            at("errors", errors),
            at("events", events),
            at("workflows", workflows),
            at("jobs", jobs),
            at("pipelines", pipelines),
            at("dependencies", dependencies),
            at("components", components),
            at("clients", clients),
            at("flows", flows))
        .flatMap(each -> each);
  }

  private static Stream<Address> at(String part, Map<String, ?> named) {
    return named.keySet().stream().map(name -> Address.of(part, name));
  }
}
