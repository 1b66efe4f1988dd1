package dev.newel.publish;

import dev.newel.finding.Finding;
import dev.newel.finding.FindingId;
import dev.newel.finding.Severity;
import dev.newel.source.Address;
import org.jspecify.annotations.Nullable;

/// What a contract cannot tell of a design. Ids are never reused or renumbered.
public enum ContractId implements FindingId {
  JSON_SCHEMA("PUB101", "JSON Schema has no word for something that the design says."),
  ASYNCAPI("PUB102", "AsyncAPI has no word for something that the design says."),
  ENVIRONMENT("PUB103", "A file of environment variables cannot hold a setting."),
  COLLECTION("PUB104", "A collection of requests has no word for something that the design says."),
  POSTGRESQL("PUB105", "The tables of PostgreSQL alone do not do something that the design says."),
  DESTRUCTIVE("PUB106", "A migration between two designs loses data.");

  private final String id;
  private final String meaning;

  ContractId(String id, String meaning) {
    this.id = id;
    this.meaning = meaning;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String meaning() {
    return meaning;
  }

  /// That the contract lacks something, so that nothing is lost in silence.
  public Finding at(Address at, String message, @Nullable String hint) {
    return new Finding(id, Severity.INFO, at, null, message, hint, null);
  }
}
