package dev.newel.design.api;

import java.util.List;
import java.util.Map;

/// The errors that conventions raise, before a design words them anew.
public final class Conditions {
  /// Every condition that a convention raises, in the order of checks.
  public static final List<ErrorCode> ALL =
      List.of(
          of("TOO_BIG", 413, "The request is larger than {max} bytes."),
          of("RATE_LIMIT_EXCEEDED", 429, "Too many requests; try again in {seconds} seconds."),
          of(
              "NOT_FOUND",
              "{ENTITY}_NOT_FOUND",
              404,
              "{Entity} with {lookup} {value} does not exist."),
          of("GONE", 410, "{what} has ended."),
          of("METHOD_NOT_ALLOWED", 405, "{method} is not allowed here."),
          of("UNAUTHORIZED", 401, "Authentication is required."),
          of("INVALID_TOKEN", 401, "The token is not valid or has expired."),
          of("FORBIDDEN", 403, "You may not do this."),
          of("NOT_ACCEPTABLE", 406, "None of the accepted media types can be answered."),
          of("UNSUPPORTED_TYPE", 415, "The media type of the request is not supported."),
          of("INVALID_PARAMETER", 400, "{field} {problem}"),
          of("MALFORMED", 400, "The body is not well-formed: {problem}"),
          of("KEY_REQUIRED", 400, "The header {header} is required."),
          of("KEY_REUSED", 422, "The idempotency key was used for another request."),
          of("IN_PROGRESS", 409, "A request with this idempotency key is still running."),
          of("VALIDATION_ERROR", 422, "The request is not valid."),
          of("REQUIRED", 422, "is required"),
          of("INVALID", 422, "is not valid"),
          of("TOO_SHORT", 422, "must have at least {min} characters"),
          of("TOO_LONG", 422, "must have at most {max} characters"),
          of("TOO_SMALL", 422, "must be at least {min}"),
          of("TOO_LARGE", 422, "must be at most {max}"),
          of("UNKNOWN_FIELD", 422, "is not known"),
          of("NOT_WRITABLE", 422, "may not be written"),
          of("INVALID_CREDENTIALS", 401, "The credentials are not right."),
          of("LOCKED", 409, "The row is locked."),
          of("INVALID_STATE", 409, "{field} is {from}, and this needs {expected}."),
          of("PRECONDITION_REQUIRED", 428, "If-Match is required."),
          of("PRECONDITION_FAILED", 412, "The row has changed since it was read."),
          of("DUPLICATE", "DUPLICATE_{FIELD}", 409, "{field} is taken already."),
          of("REFERENCED", 409, "Other rows refer to this one."),
          of("INTERNAL_ERROR", 500, "Something went wrong on our side."),
          of("NOT_IMPLEMENTED", 501, "This operation needs code that is not there."),
          of("UNAVAILABLE", 503, "The service is not available at the moment."),
          of("TIMEOUT", 503, "The request took too long."));

  private Conditions() {}

  private static ErrorCode of(String name, int status, String text) {
    return of(name, name, status, text);
  }

  private static ErrorCode of(String name, String code, int status, String text) {
    return new ErrorCode(name, code, status, text, Map.of(), null, null, null, true);
  }
}
