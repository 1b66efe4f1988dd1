package dev.newel.facts.slices;

import dev.newel.design.Design;
import java.util.LinkedHashSet;
import java.util.Set;

/// The errors with which every command of a program may end.
public final class ProgramErrors {
  private ProgramErrors() {}

  /// The names of the errors with an exit code that no function and no operation raises, in the
  /// order of the design.
  public static Set<String> of(Design design) {
    var errors = new LinkedHashSet<String>();
    design.errors().values().stream()
        .filter(error -> error.exit() != null && !error.conventional())
        .forEach(error -> errors.add(error.name()));
    var library = design.prose().library();
    if (library != null) {
      library.functions().values().forEach(function -> function.raises().forEach(errors::remove));
    }
    design.operations().stream()
        .flatMap(operation -> operation.failures().stream())
        .forEach(failure -> errors.remove(failure.code()));
    return errors;
  }
}
