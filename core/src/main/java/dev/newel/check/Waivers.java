package dev.newel.check;

import dev.newel.design.api.Operation;
import dev.newel.finding.Waiver;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The waivers of a design, as the gate takes them.
public final class Waivers {
  private Waivers() {}

  /// All, in the order in which they are written.
  public static List<Waiver> of(Subject subject) {
    var written = subject.design().prose().waivers();
    var waivers = new ArrayList<Waiver>();
    for (var i = 0; i < written.size(); i++) {
      var waiver = written.get(i);
      var at = Address.of("waivers").at(i);
      waivers.add(
          new Waiver(
              waiver.id(),
              scopeOf(waiver.at(), subject),
              waiver.reason(),
              waiver.owner(),
              waiver.until(),
              at,
              subject.locate(at)));
    }
    return List.copyOf(waivers);
  }

  /// The place that a waiver names: by its address, or an operation by its id as messages do.
  private static Address scopeOf(@Nullable String written, Subject subject) {
    return subject.design().operations().stream()
        .filter(operation -> operation.id().equals(written))
        .map(Operation::address)
        .findFirst()
        .orElseGet(() -> Waiver.scopeOf(written));
  }
}
