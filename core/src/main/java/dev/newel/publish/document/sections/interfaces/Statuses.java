package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.Design;
import dev.newel.design.api.Failure;
import dev.newel.facts.Reach;
import java.util.Collection;

/// Status codes of HTTP by their names and meanings: RFC 9110, section 15, RFC 4918 (423, 207) and
/// RFC 6585 (428, 429).
final class Statuses {
  private Statuses() {}

  /// `Not Found`.
  static String name(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 201 -> "Created";
      case 202 -> "Accepted";
      case 204 -> "No Content";
      case 207 -> "Multi-Status";
      case 304 -> "Not Modified";
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 402 -> "Payment Required";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 406 -> "Not Acceptable";
      case 409 -> "Conflict";
      case 410 -> "Gone";
      case 412 -> "Precondition Failed";
      case 413 -> "Content Too Large";
      case 415 -> "Unsupported Media Type";
      case 422 -> "Unprocessable Content";
      case 423 -> "Locked";
      case 428 -> "Precondition Required";
      case 429 -> "Too Many Requests";
      case 500 -> "Internal Server Error";
      case 501 -> "Not Implemented";
      case 502 -> "Bad Gateway";
      case 503 -> "Service Unavailable";
      case 504 -> "Gateway Timeout";
      default ->
          status < 300
              ? "Success"
              : status < 400 ? "Redirection" : status < 500 ? "Client Error" : "Server Error";
    };
  }

  /// Whether the system calls nothing but its database.
  static boolean isAlone(Design design) {
    return Reach.called(design, design.prose().dependencies()).isEmpty();
  }

  /// What it tells a client here, a sentence.
  ///
  /// @param failures those that have it; the row of one may be there and look absent
  static String meaning(int status, Collection<Failure> failures, Design design) {
    return switch (status) {
      case 404 ->
          failures.stream().anyMatch(Failure::hides)
              ? "There is no such row or route, or the caller may not know of it."
              : meaning(status);
      case 503 ->
          "The server or %s cannot answer now; a later attempt can succeed."
              .formatted(isAlone(design) ? "its database" : "a dependency");
      default -> meaning(status);
    };
  }

  private static String meaning(int status) {
    return switch (status) {
      case 200 -> "The request was carried out; the body shows the result.";
      case 201 -> "The row was created; `Location` names it where it can be read.";
      case 202 -> "The request was taken and goes on after the answer.";
      case 204 -> "The request was carried out; there is nothing to show.";
      case 207 -> "Each row of the request has an outcome of its own.";
      case 304 -> "The client has the present state already.";
      case 400 -> "The request cannot be read: a parameter or the JSON of the body is wrong.";
      case 401 ->
          "Nobody is known to have asked: the token or the credentials are missing or wrong.";
      case 402 -> "The payment did not succeed.";
      case 403 -> "The caller is known and may not do this.";
      case 404 -> "There is no such row or route.";
      case 405 -> "The route does not know the method; `Allow` names those that it knows.";
      case 406 -> "None of the accepted media types can be answered.";
      case 409 -> "The request contradicts the present state of the data.";
      case 412 -> "The row has changed since the client read it.";
      case 413 -> "The body is larger than the interface takes.";
      case 415 -> "The body has a media type that the interface does not take.";
      case 422 -> "The body can be read and breaks a rule; every field at fault is named.";
      case 428 -> "The operation asks for `If-Match`.";
      case 429 -> "The caller has used up its limit; `Retry-After` says how long to wait.";
      case 500 -> "The server failed in a way that it did not expect.";
      case 501 -> "The operation needs code that is not there.";
      default ->
          status < 400
              ? "The request was carried out."
              : status < 500 ? "The request is at fault." : "The server is at fault.";
    };
  }
}
