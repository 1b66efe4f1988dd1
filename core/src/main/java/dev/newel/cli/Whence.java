package dev.newel.cli;

import dev.newel.source.Address;
import dev.newel.source.Origin;
import dev.newel.source.SourceMap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a fact comes from, in words: the place where it is written, or the convention that put it
/// there.
record Whence(SourceMap sources) {
  /// Of what has no origin of its own: what `api` says for all operations, or else the nearest
  /// place above that has one.
  String of(Address at) {
    for (var place : places(at)) {
      var said = said(place);
      if (said != null) {
        return said;
      }
    }
    for (var place = at.parent(); !place.isRoot(); place = place.parent()) {
      switch (sources.origin(place)) {
        case Origin.Written(var span) -> {
          return "(by convention, of " + span + ")";
        }
        case Origin.Convention convention -> {
          return text(convention);
        }
        case null -> {}
      }
    }
    return "(by convention)";
  }

  private static List<Address> places(Address at) {
    var places = new ArrayList<>(List.of(at));
    var names = at.names();
    if (names.size() > 2
        && (names.getFirst().equals("resources") || names.get(1).equals("operations"))) {
      for (var from = 2; from < names.size(); from++) {
        var below = names.subList(from, names.size());
        for (var to = below.size(); to > 0; to--) {
          var place = Address.of("api");
          for (var name : below.subList(0, to)) {
            place = place.at(name);
          }
          places.add(place);
        }
      }
    }
    return places;
  }

  private @Nullable String said(Address at) {
    return switch (sources.origin(at)) {
      case Origin.Written(var span) -> "(" + span + ")";
      case Origin.Convention convention -> text(convention);
      case null -> null;
    };
  }

  private static String text(Origin.Convention convention) {
    return "(by convention `%s`: %s)".formatted(convention.name(), convention.because());
  }
}
