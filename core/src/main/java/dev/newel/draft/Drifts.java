package dev.newel.draft;

import dev.newel.finding.Finding;
import dev.newel.source.Address;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where a design and a document that it starts from differ, as warnings.
public final class Drifts {
  private final AlignId of;
  private final Function<Address, @Nullable Span> places;
  private final List<Finding> found = new ArrayList<>();
  private final List<Finding> lacking = new ArrayList<>();
  private final Set<String> tells = new LinkedHashSet<>();

  /// @param places where an address of the design stands
  public Drifts(AlignId of, Function<Address, @Nullable Span> places) {
    this.of = of;
    this.places = places;
  }

  /// What the document says otherwise or beyond the design.
  ///
  /// @param at what of the design it is about
  /// @param place in the document
  public void inDocument(Address at, @Nullable Span place, String message, String hint) {
    found.add(Finding.warning(of.id(), at, place, message, hint));
  }

  /// What the design says of a thing beyond the document.
  public void inDesign(Address at, String message, String hint) {
    found.add(Finding.warning(of.id(), at, places.apply(at), message, hint));
  }

  /// That the document tells of a part of a design, such as `events`.
  public void tells(String part) {
    tells.add(part);
  }

  /// What the design has, and the document does not name.
  public void lacks(Address at, String message, String hint) {
    lacking.add(Finding.warning(of.id(), at, places.apply(at), message, hint));
  }

  /// In the order in which they were told.
  public Held held() {
    return new Held(found, lacking, tells);
  }
}
