package dev.newel.publish.sql;

import dev.newel.design.Design;
import dev.newel.facts.tables.SqlName;
import dev.newel.finding.Finding;
import dev.newel.language.Storage;
import dev.newel.language.Tenancy;
import dev.newel.publish.ContractId;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.List;

/// What a design says of its tables that the statements only tell in a comment.
final class Untold {
  private Untold() {}

  static List<Finding> in(Design design) {
    var findings = new ArrayList<Finding>();
    tenants(design, findings);
    invariants(design, findings);
    var storage = design.prose().storage();
    if (storage != null) {
      storage(design, storage, findings);
    }
    return findings;
  }

  private static void tenants(Design design, List<Finding> findings) {
    var tenancy = design.tenancy();
    if (tenancy == null) {
      return;
    }
    if (tenancy.isolation() != null && tenancy.isolation() != Tenancy.Isolation.ROWS) {
      findings.add(
          ContractId.POSTGRESQL.at(
              Address.of("tenancy", "isolation"),
              "`schema.sql` makes one set of tables, and the design keeps each `%s` in %s of its own."
                  .formatted(
                      tenancy.of(),
                      tenancy.isolation() == Tenancy.Isolation.SCHEMAS ? "a schema" : "a database"),
              "Run it once for each tenant."));
    } else if (!Boolean.FALSE.equals(tenancy.security())) {
      findings.add(
          ContractId.POSTGRESQL.at(
              Address.of("tenancy", "row-security"),
              "`schema.sql` switches on no row-level security, which the design wants as a second net between rows of `%s`."
                  .formatted(tenancy.of()),
              "Add policies by hand, or say `row-security: false`."));
    }
  }

  private static void invariants(Design design, List<Finding> findings) {
    for (var entity : design.model().entities().values()) {
      for (var condition : entity.holds()) {
        findings.add(
            ContractId.POSTGRESQL.at(
                Address.of("entities", entity.name(), "holds"),
                "No constraint of `schema.sql` holds `%s` in the table `%s`: the service does."
                    .formatted(condition.expr().text(), SqlName.of(entity.name())),
                null));
      }
    }
  }

  private static void storage(Design design, Storage storage, List<Finding> findings) {
    var entities = design.model().entities();
    storage
        .partition()
        .forEach(
            (entity, how) -> {
              if (entities.containsKey(entity)) {
                findings.add(
                    ContractId.POSTGRESQL.at(
                        Address.of("storage", "partition", entity),
                        "`schema.sql` makes the table `%s` whole, and the design wants it partitioned: %s."
                            .formatted(SqlName.of(entity), how),
                        "Partition it by hand; PostgreSQL wants the columns by which it is partitioned in the primary key and in each unique constraint."));
              }
            });
    storage
        .retention()
        .forEach(
            (entity, kept) -> {
              if (entities.containsKey(entity)) {
                findings.add(
                    ContractId.POSTGRESQL.at(
                        Address.of("storage", "retention", entity),
                        "Nothing in `schema.sql` ends rows of `%s`, and the design keeps them: %s."
                            .formatted(SqlName.of(entity), kept),
                        "Declare a job that deletes them, or let operators do it."));
              }
            });
  }
}
