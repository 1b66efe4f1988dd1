package dev.newel.design.api;

/// An error that an operation can answer.
///
/// @param code a name under the design's errors
/// @param wire the code on the wire for this operation: `PRODUCT_NOT_FOUND`
/// @param status the HTTP status
/// @param because when it happens, one clause
public record Failure(String code, String wire, int status, String because) {
  /// Why an operation answers an error that it, or the workflow that it starts, names.
  public static final String NAMED =
      "the operation, or a step of the workflow that it starts, fails with it";
}
