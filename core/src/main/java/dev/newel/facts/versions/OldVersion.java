package dev.newel.facts.versions;

import dev.newel.design.Design;
import dev.newel.design.api.Api;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Resource;
import dev.newel.language.ApiText.VersionText;
import dev.newel.language.Maps;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An old version of the interface: the design as its clients know it.
///
/// The data, its tables and all expressions are those of the design; what differs is what answers,
/// where, and what stands on the wire. So documents and server take an old version as they take any
/// design.
public final class OldVersion {
  private OldVersion() {}

  /// The path before the resources of a version; null where no path tells it apart.
  public static @Nullable String base(Api api, Api.Version version) {
    var segments = api.base().split("/", -1);
    var at = Arrays.asList(segments).lastIndexOf(api.versions().getFirst().name());
    if (at < 0) {
      return null;
    }
    segments[at] = version.name();
    return String.join("/", segments);
  }

  /// Since when an old version is deprecated: where that is not said, as long before its end as is
  /// promised; null where neither is known.
  public static @Nullable LocalDate since(Api api, VersionText text) {
    var sunset = text.sunset();
    var notice = api.notice();
    return text.deprecated() != null || sunset == null || notice == null
        ? text.deprecated()
        : sunset.minusDays(notice.estimate().toDays());
  }

  /// What is gone when an old version has ended.
  public static String ended(String name) {
    return "The version " + name;
  }

  /// The design of an old version; null where no path tells it apart. Members of OpenAPI that the
  /// author gave are of the current version alone, as examples of whole bodies are.
  public static @Nullable Design of(Design design, Api.Version version) {
    var text = version.text();
    var base = base(design.api(), version);
    if (base == null || text == null) {
      return null;
    }
    var differs = new Differs(design.model(), text.differs());
    var data = new OldData(design.model(), differs);
    var operations = new OldOperations(design, base, version, differs, data);
    var resources = new LinkedHashMap<String, Resource>();
    design
        .resources()
        .forEach((name, resource) -> resources.put(name, resource(resource, operations)));
    return new Design(
        design.prose(),
        data.model(),
        design.tenancy(),
        design.identity(),
        operations(design.identityOperations(), operations),
        design.grants(),
        api(design.api(), base, version),
        resources,
        design.errors(),
        design.events(),
        design.workflows(),
        design.jobs());
  }

  private static Map<String, Operation> operations(
      Map<String, Operation> current, OldOperations olds) {
    var operations = new LinkedHashMap<String, Operation>();
    current.forEach(
        (name, operation) -> {
          var old = olds.of(operation);
          if (old != null) {
            operations.put(name, old);
          }
        });
    return Maps.ordered(operations);
  }

  private static Resource resource(Resource resource, OldOperations olds) {
    return new Resource(
        resource.name(),
        resource.doc(),
        resource.entity(),
        resource.values(),
        resource.parent(),
        olds.path(resource.path()),
        resource.lookup(),
        resource.singular(),
        resource.plural(),
        resource.over(),
        operations(resource.operations(), olds));
  }

  private static Api api(Api api, String base, Api.Version version) {
    return new Api(
        api.style(),
        base,
        List.of(version),
        api.support(),
        api.notice(),
        api.deprecationHeader(),
        api.policy(),
        api.denied(),
        api.errorBody(),
        api.errorMedia(),
        api.unknown(),
        api.names(),
        api.precision(),
        api.increasing(),
        api.idempotencyKept(),
        api.idempotencyHeader(),
        api.etags(),
        api.limitHeaders(),
        api.limitReset(),
        api.cors(),
        api.body(),
        api.docs(),
        null);
  }
}
