package dev.newel.publish.document.sections.data;

import dev.newel.publish.document.Section;
import java.util.List;

/// Sections on entities, storage and what is asked of it.
public final class DataSections {
  /// All of them.
  public static final List<Section> ALL =
      List.of(
          StorageOverview.SECTION,
          StorageOverview.RECORDS,
          StorageOverview.NORMALIZATION,
          StorageOverview.VOLUMES,
          Entities.SECTION,
          Entities.IN_FULL,
          Relationships.OVERVIEW,
          Relationships.SECTION,
          QueryPatterns.SECTION,
          IndexTables.SECTION,
          TableList.SECTION,
          Integrity.SECTION,
          DataAccess.SECTION,
          Transactions.SECTION,
          Keeping.MIGRATIONS,
          Keeping.BACKUP,
          Keeping.RETENTION,
          Keeping.SCALING,
          DtoMap.SECTION,
          DtoMap.IN_FULL);

  private DataSections() {}
}
