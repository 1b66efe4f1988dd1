package dev.newel.read.elaborate;

import dev.newel.language.Json;
import java.util.LinkedHashMap;
import java.util.List;

/// The usual bodies of errors, as templates.
final class ErrorBodies {
  /// Problem details (RFC 9457).
  static final Json PROBLEM =
      withEach(
          Json.texts(
              "type",
              "{url}",
              "title",
              "{code}",
              "status",
              "{status}",
              "detail",
              "{text}",
              "instance",
              "{path}",
              "code",
              "{code}",
              "requestId",
              "{requestId}"),
          "errors",
          Json.texts("pointer", "{pointer}", "code", "{code}", "detail", "{text}"));
  /// One member `error` with everything in it.
  static final Json ENVELOPE =
      new Json.Object(
          single(
              "error",
              withEach(
                  Json.texts(
                      "code",
                      "{code}",
                      "message",
                      "{text}",
                      "field",
                      "{field}",
                      "requestId",
                      "{requestId}"),
                  "details",
                  Json.texts(
                      "field",
                      "{field}",
                      "pointer",
                      "{pointer}",
                      "code",
                      "{code}",
                      "message",
                      "{text}"))));

  private ErrorBodies() {}

  /// The object with a list that repeats `each` for every problem of a request.
  private static Json withEach(Json object, String name, Json each) {
    var members = new LinkedHashMap<String, Json>();
    if (object instanceof Json.Object(var known)) {
      members.putAll(known);
    }
    members.put(name, new Json.Array(List.of(each)));
    return new Json.Object(members);
  }

  private static LinkedHashMap<String, Json> single(String name, Json value) {
    var members = new LinkedHashMap<String, Json>();
    members.put(name, value);
    return members;
  }
}
