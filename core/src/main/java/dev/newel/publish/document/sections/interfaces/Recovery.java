package dev.newel.publish.document.sections.interfaces;

/// What a client does about an error that says nothing of it, by its status: what RFC 9110 and RFC
/// 6585 say of the status itself.
final class Recovery {
  private Recovery() {}

  static String of(int status) {
    return switch (status) {
      case 400, 422 -> "Correct the request and send it again.";
      case 401 -> "Authenticate anew, or renew the access token, and send the request again.";
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
