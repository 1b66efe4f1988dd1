package dev.newel.design;

import dev.newel.language.Assumption;
import dev.newel.language.Cli;
import dev.newel.language.Client;
import dev.newel.language.Component;
import dev.newel.language.Constraint;
import dev.newel.language.Consumer;
import dev.newel.language.Dependency;
import dev.newel.language.Deployment;
import dev.newel.language.Facts;
import dev.newel.language.Feature;
import dev.newel.language.Flow;
import dev.newel.language.Gate;
import dev.newel.language.Goals;
import dev.newel.language.Library;
import dev.newel.language.Maps;
import dev.newel.language.Messaging;
import dev.newel.language.Observability;
import dev.newel.language.PipelineText;
import dev.newel.language.Question;
import dev.newel.language.Reference;
import dev.newel.language.Risk;
import dev.newel.language.Security;
import dev.newel.language.Setting;
import dev.newel.language.StackChoice;
import dev.newel.language.Storage;
import dev.newel.language.SystemInfo;
import dev.newel.language.WaiverText;
import dev.newel.source.Address;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parts of a design that no convention expands: they mean what they say.
///
/// @param satisfied the requirements that each place of the design names, whatever it is: a mapping
///     with `satisfies`
public record Prose(
    SystemInfo system,
    Map<String, Feature> features,
    @Nullable Facts facts,
    Map<String, StackChoice> stack,
    Map<String, Client> clients,
    Map<String, Consumer> consumers,
    Map<String, Dependency> dependencies,
    Map<String, Component> components,
    Map<String, Flow> flows,
    @Nullable Storage storage,
    @Nullable Messaging messaging,
    Map<String, PipelineText> pipelines,
    @Nullable Goals goals,
    @Nullable Observability observability,
    @Nullable Security security,
    @Nullable Deployment deployment,
    Map<String, Setting> settings,
    @Nullable Cli cli,
    @Nullable Library library,
    List<Constraint> constraints,
    List<Assumption> assumptions,
    List<Question> questions,
    List<Risk> risks,
    Map<String, String> glossary,
    List<Reference> references,
    List<WaiverText> waivers,
    @Nullable Gate gate,
    Map<Address, List<String>> satisfied) {
  public Prose {
    features = Maps.ordered(features);
    stack = Maps.ordered(stack);
    clients = Maps.ordered(clients);
    consumers = Maps.ordered(consumers);
    dependencies = Maps.ordered(dependencies);
    components = Maps.ordered(components);
    flows = Maps.ordered(flows);
    pipelines = Maps.ordered(pipelines);
    settings = Maps.ordered(settings);
    constraints = List.copyOf(constraints);
    assumptions = List.copyOf(assumptions);
    questions = List.copyOf(questions);
    risks = List.copyOf(risks);
    glossary = Maps.ordered(glossary);
    references = List.copyOf(references);
    waivers = List.copyOf(waivers);
    satisfied = Maps.ordered(satisfied);
  }

  /// The requirements that the place of these names says it meets.
  public List<String> satisfiedAt(String... names) {
    return satisfied.getOrDefault(Address.of(names), List.of());
  }
}
