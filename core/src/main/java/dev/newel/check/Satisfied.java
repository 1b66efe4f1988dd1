package dev.newel.check;

import dev.newel.design.Design;
import dev.newel.source.Address;
import java.util.List;
import java.util.Map;

/// What satisfies requirements.
public final class Satisfied {
  private Satisfied() {}

  /// The requirements that each place of `design` names, by place, in the order of the language.
  public static Map<Address, List<String>> of(Design design) {
    return design.prose().satisfied();
  }
}
