package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.Design;
import dev.newel.publish.document.Place;

/// What the parts of one section share, so that it is worked out once.
///
/// @param structures the names of all data structures of the design
/// @param parts parameters and types in words
record Book(Place place, Design design, Structures structures, RequestParts parts) {
  static Book of(Place place) {
    var design = place.subject().design();
    return new Book(place, design, Structures.of(place), new RequestParts(design));
  }
}
