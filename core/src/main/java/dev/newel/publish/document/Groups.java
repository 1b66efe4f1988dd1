package dev.newel.publish.document;

import dev.newel.design.api.Operation;
import dev.newel.source.Address;

/// The groups in which documents tell of operations: a resource each, and one of those that
/// `identity` adds.
public final class Groups {
  private static final String IDENTITY = "identity";

  private Groups() {}

  /// The name of the group that an operation belongs to: `products`, `identity`.
  public static String of(Operation operation) {
    var id = operation.id();
    return id.substring(0, Math.max(0, id.lastIndexOf('.')));
  }

  /// Where a design says which operations a group has. That of `identity` is its operations alone:
  /// the whole of it is told where authentication is.
  public static Address address(String group) {
    return group.equals(IDENTITY)
        ? Address.of(IDENTITY, "operations")
        : Address.of("resources", group);
  }
}
