package dev.newel.publish.asyncapi;

import dev.newel.design.Design;
import dev.newel.finding.Finding;
import dev.newel.language.Messaging;
import dev.newel.language.SystemInfo;
import dev.newel.publish.ContractId;
import dev.newel.publish.Emitter;
import dev.newel.publish.openapi.License;
import dev.newel.publish.openapi.Vocabulary;
import dev.newel.publish.schema.SchemaTree;
import dev.newel.source.Address;
import dev.newel.write.JsonText;
import dev.newel.write.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The events of a design as an AsyncAPI 3.0 document: `asyncapi.yaml` or `asyncapi.json`.
///
/// A design knows no address of a broker, so there are no servers: whoever reads the document knows
/// where it runs.
public final class AsyncApiEmitter implements Emitter {
  static final String VERSION = "3.0.0";

  /// How the document is printed.
  public enum Format {
    YAML,
    JSON
  }

  private final Format format;

  public AsyncApiEmitter(Format format) {
    this.format = format;
  }

  @Override
  public String name() {
    return "asyncapi";
  }

  @Override
  public Emission emit(Design design) {
    if (design.events().isEmpty()) {
      return new Emission(List.of(), List.of());
    }
    var vocabulary = Vocabulary.ofEvents(design, ContractId.ASYNCAPI, "AsyncAPI");
    var findings = new ArrayList<>(vocabulary.findings());
    language(design, findings);
    var tree = tree(design, vocabulary, findings);
    var output =
        switch (format) {
          case YAML -> new Output("asyncapi.yaml", YamlText.of(tree));
          case JSON -> new Output("asyncapi.json", JsonText.of(tree));
        };
    return new Emission(List.of(output), findings);
  }

  private static void language(Design design, List<Finding> findings) {
    var messaging = design.prose().messaging();
    var schema = messaging == null ? null : messaging.schema();
    if (schema != null && schema != Messaging.Schema.JSON) {
      findings.add(
          ContractId.ASYNCAPI.at(
              Address.of("messaging", "schema"),
              "The AsyncAPI document tells payloads as JSON Schema, and the design says `%s`."
                  .formatted(schema.name().toLowerCase(Locale.ROOT)),
              null));
    }
  }

  private static @Nullable String about(Design design) {
    var messaging = design.prose().messaging();
    var kept = messaging == null ? null : messaging.compatibility();
    var versions =
        kept == null
            ? null
            : "A new version of a payload is compatible: %s."
                .formatted(kept.name().toLowerCase(Locale.ROOT));
    var text =
        Stream.of(design.prose().system().purpose(), versions).flatMap(Stream::ofNullable).toList();
    return text.isEmpty() ? null : String.join("\n\n", text);
  }

  private static @Nullable Map<String, String> contact(SystemInfo system) {
    return system.owners().isEmpty() ? null : Map.of("name", String.join(", ", system.owners()));
  }

  /// AsyncAPI has no place for an SPDX expression: a licence of SPDX's list is told by its page.
  private static @Nullable Map<String, @Nullable Object> license(SystemInfo system) {
    var license = License.of(system);
    return license == null
        ? null
        : new Members().with("name", license.name()).with("url", license.page()).map();
  }

  /// The entities and processes that the events are of: the parts of their names before the first
  /// dot.
  private static List<Map<String, String>> tags(Design design) {
    return design.events().keySet().stream()
        .map(name -> name.replaceFirst("\\..*", ""))
        .distinct()
        .map(name -> tag(design, name))
        .toList();
  }

  private static Map<String, String> tag(Design design, String name) {
    var entity =
        design.model().entities().values().stream()
            .filter(each -> each.name().equalsIgnoreCase(name) && each.doc() != null)
            .findFirst();
    var tag = new LinkedHashMap<String, String>();
    tag.put("name", name);
    tag.put(
        "description",
        entity.isPresent()
            ? String.valueOf(entity.get().doc())
            : "Events of `%s`.".formatted(name));
    return tag;
  }

  private static Map<String, @Nullable Object> tree(
      Design design, Vocabulary vocabulary, List<Finding> findings) {
    var system = design.prose().system();
    var info =
        new Members()
            .with("title", system.title() == null ? system.name() : system.title())
            .with("version", system.version() == null ? "0.1.0" : system.version())
            .with("description", about(design))
            .with("contact", contact(system))
            .with("license", license(system))
            .with("tags", tags(design));
    var channels = new Channels(design);
    var messages = new Messages(design, vocabulary, findings);
    var told = new LinkedHashMap<String, Object>();
    design.events().forEach((name, event) -> told.put(name, messages.of(event)));
    return new Members()
        .with("asyncapi", VERSION)
        .with("info", info.map())
        .with("defaultContentType", "application/json")
        .with("channels", channels.channels())
        .with("operations", channels.operations())
        .with(
            "components",
            new Members()
                .with("schemas", SchemaTree.COMPONENTS_OF_DRAFT_7.of(vocabulary.schemas()))
                .with("messages", told)
                .map())
        .map();
  }
}
