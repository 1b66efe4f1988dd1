package dev.newel.publish.request;

import dev.newel.design.Design;
import dev.newel.finding.Finding;
import dev.newel.publish.ContractId;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.List;

/// Requests of a design that no collection of them has.
public final class Unsent {
  private Unsent() {}

  /// What brings events of other systems: the sender alone can send it, as it signs it and knows
  /// which row it is about.
  ///
  /// @param file the collection
  public static List<Finding> in(Design design, String file) {
    var findings = new ArrayList<Finding>();
    for (var event : design.events().values()) {
      var http = event.http();
      if (event.source() != null && http != null) {
        findings.add(
            ContractId.COLLECTION.at(
                Address.of("events", event.name(), "http"),
                "`%s` has no request that brings `%s` to `%s`: %s."
                    .formatted(
                        file,
                        event.name(),
                        http,
                        event.signed() == null
                            ? "what it carries is known to `%s` alone".formatted(event.source())
                            : "each is signed by `%s`".formatted(event.source())),
                "Let a test double of the sender send it; the OpenAPI document tells what it carries."));
      }
    }
    return findings;
  }
}
