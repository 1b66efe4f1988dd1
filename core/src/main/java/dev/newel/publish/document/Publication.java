package dev.newel.publish.document;

import dev.newel.finding.Finding;
import dev.newel.profile.Budget;
import dev.newel.publish.Emitter.Output;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The documents of a design, composed.
///
/// @param documents in the order of profiles, documents and features
/// @param findings what could not be said within a budget, and what people changed
public record Publication(List<Written> documents, List<Finding> findings) {
  public Publication {
    documents = List.copyOf(documents);
    findings = List.copyOf(findings);
  }

  /// One document.
  ///
  /// @param document the profile and the document's name in it: `workflow/architecture`
  /// @param item the feature, component or decision that it is about; `-` for the whole system
  /// @param blocked whether it must not be written, because a person's words would be lost
  /// @param cuts how far each part was cut
  public record Written(
      String document, String item, Output output, boolean blocked, List<Cut> cuts) {
    public Written {
      cuts = List.copyOf(cuts);
    }
  }

  /// How far a part was cut.
  ///
  /// @param level 0 for all of it
  /// @param levels how many levels it knows
  /// @param lines how many lines it takes at that level
  /// @param renders the names of what it is made of
  public record Cut(String heading, int level, int levels, int lines, List<String> renders) {
    public Cut {
      renders = List.copyOf(renders);
    }
  }

  /// How long a document may be, and how long it is at each level of its parts.
  ///
  /// @param document the profile and the document's name in it: `workflow/architecture`
  /// @param item the feature, component or decision that it is about; `-` for the whole system
  /// @param lines how many lines it has
  /// @param budget what it may have; null where the profile does not say
  public record Sizes(
      String document, String item, int lines, @Nullable Budget budget, List<Part> parts) {
    public Sizes {
      parts = List.copyOf(parts);
    }
  }

  /// How long a part is.
  ///
  /// @param renders the names of what it is made of
  /// @param lines how many lines it takes at each level, its heading included
  /// @param level the one that was chosen, from 0
  public record Part(String heading, List<String> renders, List<Integer> lines, int level) {
    public Part {
      renders = List.copyOf(renders);
      lines = List.copyOf(lines);
    }
  }
}
