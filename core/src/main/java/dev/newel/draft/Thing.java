package dev.newel.draft;

import dev.newel.foreign.Evidence;
import dev.newel.language.FieldText;
import dev.newel.language.TypeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What all sources say of one entity.
final class Thing {
  final String name;
  final List<Evidence> evidence = new ArrayList<>();
  final Map<String, Property> properties = new LinkedHashMap<>();
  String says = "";

  Thing(String name) {
    this.name = name;
  }

  /// What one source says of one field.
  ///
  /// @param field in our language; null where its type is not known
  /// @param required whether a value must be there; null where nothing is said
  /// @param references what it refers to, as written; null where nothing
  record Claim(
      String name,
      String type,
      @Nullable FieldText field,
      @Nullable Boolean required,
      @Nullable String references,
      String says,
      Evidence evidence) {}

  /// What all sources say of one field, the most believed first.
  static final class Property {
    final List<Claim> claims = new ArrayList<>();

    Claim first() {
      return claims.getFirst();
    }

    /// The first that tells a type, or else the first.
    Claim typed() {
      return claims.stream().filter(claim -> claim.field() != null).findFirst().orElse(first());
    }

    /// The type that is told first, with the lengths that others add to it; null where nobody tells
    /// one.
    @Nullable TypeText type() {
      TypeText type = null;
      for (var claim : claims) {
        var field = claim.field();
        if (field != null) {
          var both = type == null ? field.type() : Lengths.both(type, field.type());
          type = both == null ? type : both;
        }
      }
      return type;
    }
  }

  void claim(Claim claim) {
    properties.computeIfAbsent(Names.key(claim.name()), key -> new Property()).claims.add(claim);
  }
}
