package dev.newel.publish.example;

import java.util.Locale;

/// Ids of the rows that examples tell of: each entity has a row of its own, and whatever refers to
/// it says that row's id.
public final class RowIds {
  private RowIds() {}

  /// A UUID of version 7 (RFC 9562, section 5.7), the same for the same arguments.
  ///
  /// @param what an entity, or what else has an id
  /// @param other how many rows of it are told of before, at least 0
  public static String of(String what, int other) {
    var number = (what.toLowerCase(Locale.ROOT).hashCode() & 0xffffff) + other;
    return "0190a1b2-c3d4-7e5f-8a9b-%012x".formatted(number);
  }
}
