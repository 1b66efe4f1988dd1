package dev.newel.publish.document.sections;

import dev.newel.publish.document.Sections;
import dev.newel.publish.document.sections.architecture.ArchitectureSections;
import dev.newel.publish.document.sections.data.DataSections;
import dev.newel.publish.document.sections.diagrams.DiagramSections;
import dev.newel.publish.document.sections.interfaces.InterfaceSections;
import dev.newel.publish.document.sections.security.SecuritySections;
import dev.newel.publish.document.sections.tracing.TracingSections;
import java.util.List;
import java.util.stream.Stream;

/// The sections that ship.
public final class BuiltInSections {
  public static final Sections ALL =
      new Sections(
          Stream.of(
                  ArchitectureSections.ALL,
                  InterfaceSections.ALL,
                  DataSections.ALL,
                  SecuritySections.ALL,
                  TracingSections.ALL,
                  DiagramSections.ALL)
              .flatMap(List::stream)
              .toList());

  private BuiltInSections() {}
}
