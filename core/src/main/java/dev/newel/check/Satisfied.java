package dev.newel.check;

import dev.newel.design.Design;
import dev.newel.design.trace.KnownRequirements;
import dev.newel.source.Address;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What satisfies requirements.
public final class Satisfied {
  private Satisfied() {}

  /// The requirements that each place of `design` names, by place, in the order of the language.
  public static Map<Address, List<String>> of(Design design) {
    return design.prose().satisfied();
  }

  /// The requirement that `id` means at `place`: the one of the document that the feature names
  /// which covers the place, or else the system's, or else any.
  ///
  /// @return none where no document states it, more than one where they cannot be told apart
  public static List<KnownRequirements.Stated> meant(
      String id, Address place, Design design, KnownRequirements known) {
    var names = place.names();
    var operation =
        design.operations().stream()
            .filter(each -> place.isWithin(each.address()))
            .map(each -> Set.of(each.id()))
            .findFirst()
            .orElse(Set.of());
    var system = design.prose().system().inputs().requirements();
    return known.meant(
        id,
        List.of(
            documents(operation, design),
            documents(names.size() < 2 ? Set.of() : Set.of(names.get(1)), design),
            system == null ? Set.of() : Set.of(system)));
  }

  /// The documents of the features that cover one of these names.
  private static Set<String> documents(Set<String> names, Design design) {
    var documents = new LinkedHashSet<String>();
    for (var feature : design.prose().features().values()) {
      var path = feature.inputs().requirements();
      if (path != null && feature.covers().stream().anyMatch(names::contains)) {
        documents.add(path);
      }
    }
    return documents;
  }
}
