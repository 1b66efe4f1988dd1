package dev.newel.publish.openapi;

import dev.newel.design.Design;
import dev.newel.design.flow.Event;
import dev.newel.finding.Finding;
import dev.newel.language.Maps;
import dev.newel.publish.ContractId;
import dev.newel.publish.schema.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The schemas of a design that have a name: views, inputs, values, and what events carry, the same
/// in every contract.
///
/// @param schemas by name; references lead to [Schema#COMPONENTS]
/// @param payloads the name of the schema of each event's payload, by the event's name
/// @param findings what the target cannot say
public record Vocabulary(
    Map<String, Schema> schemas, Map<String, String> payloads, List<Finding> findings) {
  public Vocabulary {
    schemas = Maps.ordered(schemas);
    payloads = Maps.ordered(payloads);
    findings = List.copyOf(findings);
  }

  /// Everything that has a name.
  ///
  /// @param target what the contract is called in findings
  public static Vocabulary whole(Design design, ContractId id, String target) {
    var catalog = new Catalog(design, id.id(), target);
    OpenApiEmitter.document(catalog);
    var schemas = new Schemas(catalog, new Types(catalog));
    design.model().views().values().forEach(schemas::view);
    var payloads = payloads(catalog, schemas);
    // What the document of OpenAPI lacks is told with that document.
    var findings =
        catalog.findings().stream().filter(finding -> finding.id().equals(id.id())).toList();
    return new Vocabulary(catalog.schemas, payloads, findings);
  }

  /// What the payloads of events need.
  ///
  /// @param target what the contract is called in findings
  public static Vocabulary ofEvents(Design design, ContractId id, String target) {
    var catalog = new Catalog(design, id.id(), target);
    var payloads = payloads(catalog, new Schemas(catalog, new Types(catalog)));
    return new Vocabulary(catalog.schemas, payloads, catalog.findings());
  }

  private static Map<String, String> payloads(Catalog catalog, Schemas schemas) {
    var payloads = new LinkedHashMap<String, String>();
    for (var event : catalog.design.events().values()) {
      payload(catalog, schemas, event).target().ifPresent(name -> payloads.put(event.name(), name));
    }
    return payloads;
  }

  /// What an event carries, as a reference to its component.
  static Schema payload(Catalog catalog, Schemas schemas, Event event) {
    var name = catalog.name(event, Catalog.upperCamel(event.name()) + "Payload");
    catalog.schemas.put(
        name,
        schemas
            .view(event.payload())
            .with("description", "What `%s` carries.".formatted(event.name())));
    return Schema.ref(name);
  }
}
