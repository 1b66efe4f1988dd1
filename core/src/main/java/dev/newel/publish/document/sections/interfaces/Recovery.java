package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.api.ErrorCode;

/// What a client does about an error that says nothing of it: by what it is where it is one of the
/// conventions, or else by its status, as RFC 9110 and RFC 6585 have it.
final class Recovery {
  /// Where the state of a row does not allow what was asked for.
  static final String OF_STATE = "Read the row; it does not allow this in its present state.";

  private Recovery() {}

  /// @param coded whether the body of an error bears codes
  /// @param renews whether an access token can be renewed
  static String of(ErrorCode error, boolean coded, boolean renews) {
    if (error.conventional() && FieldFaults.isOne(error.name())) {
      return coded
          ? "Correct the field; this code stands among the details of a `VALIDATION_ERROR`."
          : "Correct the field that the answer names, and send the request again.";
    }
    return switch (error.conventional() ? error.name() : "") {
      case "KEY_REQUIRED" ->
          "Send a new key in `Idempotency-Key`, and the same one when trying again.";
      case "KEY_REUSED" -> "Send another request under a new key.";
      case "IN_PROGRESS" ->
          "Wait for the first request, then send this one again under the same key.";
      case "DUPLICATE" -> "Send another value; the same one will fail again.";
      case "REFERENCED" -> "Remove or change the rows that refer to this one first.";
      case "LOCKED" -> "Wait until the lock is gone, then send the request again.";
      case "INVALID_STATE" -> OF_STATE;
      case "INVALID_CREDENTIALS" -> "Ask the person for login and password again.";
      default -> of(error.status(), renews);
    };
  }

  /// @param renews whether an access token can be renewed
  static String of(int status, boolean renews) {
    return switch (status) {
      case 400, 422 -> "Correct the request and send it again.";
      case 401 ->
          renews
              ? "Authenticate anew, or renew the access token, and send the request again."
              : "Authenticate anew, and send the request again.";
      case 402 -> "Pay, or offer another means of payment.";
      case 403 -> "Ask for the right; the same request will fail again.";
      case 404, 410 -> "Do not repeat the request; the row is not there.";
      case 405 -> "Use a method that `Allow` names.";
      case 406 -> "Accept a media type that the interface offers.";
      case 409 -> "Read the row, resolve the conflict, and send the request again.";
      case 412 -> "Read the row again and repeat the change on what it is now.";
      case 413 -> "Send less at once.";
      case 415 -> "Send a media type that the interface accepts.";
      case 428 -> "Send `If-Match` with the version that was read.";
      case 429 -> "Wait as long as `Retry-After` says.";
      case 501 -> "Do not repeat the request; the server does not offer this.";
      case 503 -> "Wait as long as `Retry-After` says, then send the request again.";
      default ->
          status >= 500
              ? "Try again later with growing pauses; report the request id if it persists."
              : "Read the message; the same request will fail again.";
    };
  }
}
