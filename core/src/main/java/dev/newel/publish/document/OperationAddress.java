package dev.newel.publish.document;

import dev.newel.design.api.Operation;
import dev.newel.source.Address;

/// Where documents tell of an operation, so that links lead to its own heading.
public final class OperationAddress {
  private OperationAddress() {}

  /// The place of its statement. The second operation that a statement makes (a bulk, a restore,
  /// the end of a link) has a place of its own below, and belongs to whatever the statement does.
  public static Address of(Operation operation) {
    var id = operation.id();
    var name = id.substring(id.lastIndexOf('.') + 1);
    var statement = operation.address();
    return statement.name().equals(name) ? statement : statement.at(name);
  }
}
