package dev.newel.facts;

import dev.newel.design.Design;
import dev.newel.design.api.Operation;

/// How large the body of a request may be, in words: what the API says, and beside that the files,
/// each as its field says.
public final class BodySize {
  private BodySize() {}

  /// Of any operation: `1MB`, or `1MB beside files`.
  public static String of(Design design) {
    return design.api().body()
        + (design.operations().stream().anyMatch(BodySize::hasFiles) ? " beside files" : "");
  }

  /// Of one operation: `1MB`, or `1MB beside its files`.
  public static String of(Operation operation, Design design) {
    return design.api().body() + (hasFiles(operation) ? " beside its files" : "");
  }

  private static boolean hasFiles(Operation operation) {
    return operation.input() != null && operation.input().hasFiles();
  }
}
