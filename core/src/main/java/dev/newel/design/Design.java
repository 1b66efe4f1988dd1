package dev.newel.design;

import dev.newel.design.access.Grant;
import dev.newel.design.access.Identity;
import dev.newel.design.api.Api;
import dev.newel.design.api.ErrorCode;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Resource;
import dev.newel.design.data.Model;
import dev.newel.design.flow.Event;
import dev.newel.design.flow.Job;
import dev.newel.design.flow.Workflow;
import dev.newel.language.Maps;
import dev.newel.language.Tenancy;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One backend design: complete, immutable, equal to every other that means the same.
///
/// @param prose what has no conventions, as it was written
/// @param tenancy null where there are no tenants
/// @param identityOperations register, login and their like, by name
public record Design(
    Prose prose,
    Model model,
    @Nullable Tenancy tenancy,
    Identity identity,
    Map<String, Operation> identityOperations,
    Map<String, Grant.Named> grants,
    Api api,
    Map<String, Resource> resources,
    Map<String, ErrorCode> errors,
    Map<String, Event> events,
    Map<String, Workflow> workflows,
    Map<String, Job> jobs) {
  public Design {
    identityOperations = Maps.ordered(identityOperations);
    grants = Maps.ordered(grants);
    resources = Maps.ordered(resources);
    errors = Maps.ordered(errors);
    events = Maps.ordered(events);
    workflows = Maps.ordered(workflows);
    jobs = Maps.ordered(jobs);
  }

  /// Every operation: those of identity first, then the resources' in the order written.
  public List<Operation> operations() {
    return Stream.concat(
            identityOperations.values().stream(),
            resources.values().stream()
                .flatMap(resource -> resource.operations().values().stream()))
        .toList();
  }
}
