package dev.newel.profile;

import dev.newel.language.Element;
import dev.newel.language.Key;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One document of a family.
@Element(says = "One document of a family.")
public record DocumentSpec(
    @Key(
            says =
                "Where it goes. `{system}`, `{epic}`, `{feature}`, `{item}` and `{slug}` are filled in.",
            eg = "docs/plan/{epic}/{feature}/02-architecture.md",
            required = true)
        String path,
    @Key(says = "What it is written for, one each.", eg = "feature", otherwise = "system")
        @Nullable Per per,
    @Key(
            says =
                "Whether it is an entry in a file that others write in too, and no file of its own.",
            eg = "true",
            otherwise = "false")
        @Nullable Boolean entry,
    @Key(
            says =
                "Its first heading; the places of `path` and `{title}` are filled in, in an entry `{date}` too.",
            eg = "\"{title}: architecture\"",
            required = true)
        String title,
    @Key(says = "How many lines it has.", eg = "150..200") @Nullable Budget lines,
    @Key(says = "What it must not hold.", eg = "[code, sql]") List<Forbidden> forbids,
    @Key(says = "What it must hold.", eg = "[mermaid]") List<Need> needs,
    @Key(says = "Its sections, in order.", required = true) List<SectionSpec> sections) {
  public DocumentSpec {
    forbids = List.copyOf(forbids);
    needs = List.copyOf(needs);
    sections = List.copyOf(sections);
  }

  /// What a document, or a section, is written for.
  public enum Per {
    SYSTEM,
    FEATURE,
    COMPONENT,
    DECISION
  }

  /// What a document may be forbidden to hold.
  public enum Forbidden {
    /// Fenced blocks in a programming language.
    CODE,
    /// Statements of SQL, fenced or not.
    SQL,
    /// Definitions of classes, interfaces and functions outside fences.
    DEFINITIONS,
    /// Fenced blocks of configuration: YAML, TOML, properties.
    CONFIGURATION,
    /// Credentials that look real.
    SECRETS
  }

  /// What a document may be required to hold.
  public enum Need {
    /// A Mermaid diagram.
    MERMAID
  }

  /// Whether one of its sections, at any depth, is filled by what is named.
  public boolean renders(String name) {
    return renders(sections, name);
  }

  private static boolean renders(List<SectionSpec> sections, String name) {
    return sections.stream()
        .anyMatch(section -> section.renders().contains(name) || renders(section.sections(), name));
  }

  /// Whether it is an entry in a file that others write in too.
  public boolean isEntry() {
    return Boolean.TRUE.equals(entry);
  }

  /// The documents that exist once for each of what they are written for.
  public Per each() {
    return per == null ? Per.SYSTEM : per;
  }
}
