package dev.newel.serve;

import dev.newel.design.Design;
import dev.newel.serve.file.StoredFiles;
import dev.newel.serve.identity.RefreshTokens;
import dev.newel.serve.value.Catalog;
import java.util.ArrayList;
import java.util.List;

/// The tables that the server has beside those of a design.
final class OwnTables {
  private OwnTables() {}

  /// The statements for tables of the server itself that the design needs.
  ///
  /// @param refreshes whether refresh tokens are issued
  static List<String> of(Design design, boolean refreshes) {
    var tables = new ArrayList<String>();
    tables.add(SeedRows.TABLE);
    tables.add(Seeding.TABLE);
    if (refreshes) {
      tables.add(RefreshTokens.TABLE);
      tables.add(RefreshTokens.INDEX);
    }
    if (design.operations().stream().anyMatch(each -> each.idempotent() != null)) {
      tables.add(KeptAnswers.TABLE);
      tables.add(KeptAnswers.INDEX);
    }
    if (Audit.isNeeded(design)) {
      tables.addAll(AuditRecords.TABLE);
    }
    tables.addAll(StoredFiles.tables(design));
    if (Outbox.isNeeded(design)) {
      tables.add(Outbox.TABLE);
    }
    if (Workflows.isNeeded(design)) {
      tables.addAll(Instances.TABLE);
    }
    return tables;
  }

  /// What the server itself wants of the tables of the design, when they are there.
  ///
  /// @param indexes by which tokens find their people
  static List<String> onOthers(Catalog catalog, List<String> indexes) {
    var statements = new ArrayList<>(indexes);
    statements.addAll(StoredFiles.triggers(catalog));
    if (Workflows.isNeeded(catalog.design())) {
      statements.addAll(Instances.triggers(catalog));
    }
    return statements;
  }
}
