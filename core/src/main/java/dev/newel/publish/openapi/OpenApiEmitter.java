package dev.newel.publish.openapi;

import dev.newel.design.Design;
import dev.newel.design.api.Api;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Resource;
import dev.newel.facts.BodySize;
import dev.newel.facts.versions.OldVersion;
import dev.newel.language.ApiText;
import dev.newel.language.Grammar;
import dev.newel.language.Json;
import dev.newel.publish.Emitter;
import dev.newel.source.Address;
import dev.newel.write.JsonText;
import dev.newel.write.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The HTTP interface of a design as an OpenAPI 3.1 document: `openapi.yaml` or `openapi.json`, and
/// one for each old version: `openapi-v1.yaml`.
///
/// What OpenAPI has no word for stands in descriptions and in members that begin with `x-newel-`;
/// what is lost is a finding `PUB001`.
public final class OpenApiEmitter implements Emitter {
  /// How the document is printed.
  public enum Format {
    YAML,
    JSON
  }

  private final Format format;

  public OpenApiEmitter(Format format) {
    this.format = format;
  }

  @Override
  public String name() {
    return "openapi";
  }

  @Override
  public Emission emit(Design design) {
    var catalog = new Catalog(design);
    if (design.api().openapi() == null
        && design.operations().stream().allMatch(operation -> operation.http() == null)
        && design.events().values().stream().allMatch(event -> event.http() == null)) {
      return new Emission(List.of(), List.of());
    }
    var outputs = new ArrayList<Output>();
    outputs.add(output("openapi", catalog));
    for (var version : design.api().versions()) {
      var old = OldVersion.of(design, version);
      if (old != null) {
        // What is lost of it is lost of the current version too, and told there.
        outputs.add(output("openapi-" + version.name(), new Catalog(old)));
      }
    }
    return new Emission(outputs, catalog.findings());
  }

  private Output output(String name, Catalog catalog) {
    var document = document(catalog);
    var tree = Merging.of(Tree.of(document), document, catalog.design);
    return switch (format) {
      case YAML -> new Output(name + ".yaml", YamlText.of(tree));
      case JSON -> new Output(name + ".json", JsonText.of(tree));
    };
  }

  /// The document before it is printed; what it cannot tell is left out.
  public static OpenApi document(Design design) {
    return document(new Catalog(design));
  }

  static OpenApi document(Catalog catalog) {
    var design = catalog.design;
    var operations = new Operations(catalog);
    var paths = new LinkedHashMap<String, Map<String, OpenApi.Operation>>();
    var used = new LinkedHashSet<String>();
    design
        .identityOperations()
        .values()
        .forEach(operation -> put(catalog, operations, operation, null, paths, used));
    for (var resource : design.resources().values()) {
      resource
          .operations()
          .values()
          .forEach(operation -> put(catalog, operations, operation, resource, paths, used));
    }
    // Events and health are of no version.
    var isOld = catalog.old() != null;
    var webhooks =
        isOld
            ? Map.<String, Map<String, OpenApi.Operation>>of()
            : events(catalog, operations.events(), paths, used);
    var told = design.prose().observability();
    if (!isOld && told != null && told.health() != null) {
      HealthPaths.of(told.health()).forEach(paths::putIfAbsent);
      used.add("health");
    }
    oldVersions(catalog);
    return new OpenApi(
        info(design),
        design.api().base().isEmpty() ? "/" : design.api().base(),
        host(design),
        tags(design, used),
        paths,
        webhooks,
        catalog.schemas,
        catalog.responses,
        catalog.headers,
        operations.security().schemes(),
        more(design));
  }

  /// The variables of the host, where that names the tenant.
  private static Map<String, OpenApi.Variable> host(Design design) {
    var tenants = Tenants.of(design);
    if (tenants == null || !tenants.byHost()) {
      return Map.of();
    }
    var variables = new LinkedHashMap<String, OpenApi.Variable>();
    variables.put("tenant", new OpenApi.Variable("tenant", tenants.value()));
    variables.put("host", new OpenApi.Variable("localhost", "Where the system runs."));
    return variables;
  }

  private static void put(
      Catalog catalog,
      Operations operations,
      Operation operation,
      @Nullable Resource resource,
      Map<String, Map<String, OpenApi.Operation>> paths,
      LinkedHashSet<String> used) {
    var http = operation.http();
    if (http == null) {
      return;
    }
    var base = catalog.design.api().base();
    var path =
        http.path().startsWith(base + "/") ? http.path().substring(base.length()) : http.path();
    var method = http.method().toLowerCase(Locale.ROOT);
    var made = operations.of(operation, resource);
    var before =
        paths.computeIfAbsent(path, unseen -> new LinkedHashMap<>()).putIfAbsent(method, made);
    if (before != null) {
      catalog.dropped(
          operation.address(),
          "Operation `%s` is not in the OpenAPI document: `%s` has `%s %s` already."
              .formatted(operation.id(), before.id(), http.method(), http.path()));
    }
    used.addAll(made.tags());
  }

  /// Adds the requests that bring events.
  ///
  /// @return those that take events to subscribers
  private static Map<String, Map<String, OpenApi.Operation>> events(
      Catalog catalog,
      EventPaths events,
      Map<String, Map<String, OpenApi.Operation>> paths,
      LinkedHashSet<String> used) {
    events
        .received()
        .forEach(
            (path, methods) ->
                methods.forEach(
                    (method, made) -> {
                      var there = paths.computeIfAbsent(path, unseen -> new LinkedHashMap<>());
                      var before = there.putIfAbsent(method, made);
                      if (before == null) {
                        used.addAll(made.tags());
                      } else {
                        catalog.dropped(
                            Address.of("events"),
                            "`%s` is not in the OpenAPI document: `%s` has `%s %s` already."
                                .formatted(
                                    made.id(), before.id(), method.toUpperCase(Locale.ROOT), path));
                      }
                    }));
    var sent = events.sent();
    if (!sent.isEmpty()) {
      used.add(EventPaths.TAG);
    }
    return sent;
  }

  private static OpenApi.Info info(Design design) {
    var system = design.prose().system();
    var text = new ArrayList<String>();
    if (system.purpose() != null) {
      text.add(system.purpose());
    }
    if (system.audience() != null) {
      text.add("For: " + system.audience());
    }
    var api = design.api();
    if (api.policy() != null) {
      text.add(api.policy());
    }
    if (api.style() != ApiText.Style.REST) {
      text.add(
          "The interface is %s; here each operation is described as a request of HTTP."
              .formatted(Grammar.word(api.style())));
    }
    text.add("Requests have at most %s.".formatted(BodySize.of(design)));
    var tenants = Tenants.of(design);
    if (tenants != null) {
      text.add(tenants.told());
    }
    text.addAll(manners(api));
    for (var version : api.versions()) {
      if (version.text() != null) {
        text.add(old(version.name(), version.text(), api.deprecationHeader()));
      }
    }
    return new OpenApi.Info(
        system.title() == null ? system.name() : system.title(),
        system.version() == null ? "0.1.0" : system.version(),
        String.join("\n\n", text),
        system.owners().isEmpty() ? null : String.join(", ", system.owners()),
        License.of(system));
  }

  /// What holds of every request and of the interface as a whole.
  private static List<String> manners(Api api) {
    var text = new ArrayList<String>();
    text.add(
        "Times have %s."
            .formatted(
                switch (api.precision()) {
                  case S -> "whole seconds";
                  case MS -> "milliseconds";
                  case US -> "microseconds";
                }));
    if (!api.cors().isEmpty()) {
      text.add("Pages of %s may call it.".formatted(String.join(", ", api.cors())));
    }
    if (api.support() != null) {
      text.add("Versions that are served: %d.".formatted(api.support()));
    }
    if (api.notice() != null) {
      text.add("The end of a version is told %s before.".formatted(api.notice()));
    }
    if (api.deprecationHeader() != null) {
      text.add("Answers of an old one say so in `%s`.".formatted(api.deprecationHeader()));
    }
    if (api.docs() != null) {
      text.add("It is shown at `%s`.".formatted(api.docs()));
    }
    return List.of(String.join(" ", text));
  }

  /// What becomes of an older version, and how its answers say so.
  private static String old(String name, ApiText.VersionText text, @Nullable String header) {
    var since = text.deprecated() == null ? "" : " since " + text.deprecated();
    var end = text.sunset() == null ? "" : " and ends on " + text.sunset();
    var more = header == null ? "" : " and `%s`".formatted(header);
    var guide = text.guide() == null ? "" : " How to move on: %s.".formatted(text.guide());
    return "The version `%s` is deprecated%s%s; its answers say so in `Deprecation` (RFC 9745), `Sunset` (RFC 8594)%s.%s"
        .formatted(name, since, end, more, guide);
  }

  private static List<OpenApi.Tag> tags(Design design, LinkedHashSet<String> used) {
    var tags = new ArrayList<OpenApi.Tag>();
    for (var name : used) {
      var resource = design.resources().get(name);
      tags.add(
          new OpenApi.Tag(
              name,
              resource == null
                  ? doc(name)
                  : resource.doc() != null ? resource.doc() : entityDoc(design, resource)));
    }
    return tags;
  }

  /// Of a tag that no resource is.
  private static String doc(String tag) {
    return switch (tag) {
      case "health" -> "Whether the service lives and can serve.";
      case EventPaths.TAG -> "Requests that bring events of other systems, or take ours to them.";
      default -> "Registration, login and tokens.";
    };
  }

  private static String entityDoc(Design design, Resource resource) {
    var entity =
        resource.entity() == null ? null : design.model().entities().get(resource.entity());
    return entity != null && entity.doc() != null
        ? entity.doc()
        : "Everything about %s.".formatted(Parameters.words(resource.plural()));
  }

  private static Map<String, Json> more(Design design) {
    var api = design.api();
    var more = new LinkedHashMap<String, Json>();
    var roles = new LinkedHashMap<String, Json>();
    design
        .identity()
        .roles()
        .values()
        .forEach(
            role -> {
              if (role.doc() != null) {
                roles.put(role.name(), new Json.Text(role.doc()));
              }
            });
    if (!roles.isEmpty()) {
      more.put("x-newel-roles", new Json.Object(roles));
    }
    var versions = new ArrayList<Json>();
    for (var version : api.versions()) {
      var members = new LinkedHashMap<String, Json>();
      members.put("name", new Json.Text(version.name()));
      var text = version.text();
      if (text != null && text.deprecated() != null) {
        members.put("deprecated", new Json.Text(text.deprecated().toString()));
      }
      if (text != null && text.sunset() != null) {
        members.put("sunset", new Json.Text(text.sunset().toString()));
      }
      versions.add(new Json.Object(members));
    }
    more.put("x-newel-versions", new Json.Array(versions));
    return more;
  }

  private static void oldVersions(Catalog catalog) {
    for (var version : catalog.design.api().versions()) {
      if (version.text() != null && OldVersion.base(catalog.design.api(), version) == null) {
        catalog.dropped(
            Address.of("api", "versions", "old", version.name()),
            "No path tells `%s` apart from the current version, so that no OpenAPI document tells of it."
                .formatted(version.name()));
      }
    }
  }
}
