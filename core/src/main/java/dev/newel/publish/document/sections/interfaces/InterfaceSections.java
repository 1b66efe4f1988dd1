package dev.newel.publish.document.sections.interfaces;

import dev.newel.publish.document.Section;
import java.util.List;

/// Sections on what the system offers: endpoints, functions, commands, events, errors.
public final class InterfaceSections {
  /// All of them.
  public static final List<Section> ALL =
      List.of(
          DataStructures.SECTION,
          DataStructures.IN_FULL,
          Endpoints.SECTION,
          Endpoints.IN_FULL,
          ErrorCodes.SECTION,
          ErrorFormat.SECTION,
          StatusCodes.SECTION,
          ErrorStrategy.SECTION,
          Pagination.SECTION,
          Filtering.SECTION,
          RateLimits.SECTION,
          RateLimits.HEADERS,
          Versioning.SECTION,
          Versioning.COMPATIBILITY,
          Versioning.DEPRECATION,
          ApiStyle.STYLE,
          BodyForms.SECTION,
          ApiStyle.DOCUMENTATION,
          CacheHeaders.SECTION,
          RouteTable.SECTION,
          Overview.INTERFACES,
          Overview.CODEBASE,
          Overview.ALIGNMENT,
          Overview.REFERENCE,
          Functions.SECTION,
          Functions.IN_FULL,
          CliCommands.SECTION,
          CliCommands.IN_FULL,
          EventContracts.SECTION,
          EventContracts.IN_FULL,
          BusinessOperations.SECTION,
          JavaEndpoint.SECTION,
          JavaFilter.SECTION,
          Environment.SECTION);

  private InterfaceSections() {}
}
