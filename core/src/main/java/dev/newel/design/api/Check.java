package dev.newel.design.api;

import java.util.List;
import java.util.stream.Collectors;

/// What a request is held against, in the order in which that is done: the first check that fails
/// answers, and none after it is made.
///
/// A limit comes before the work that it protects, who asks before what is asked for, and the key
/// by which the second of two equal requests is known before what the first has changed.
/// Preconditions count where the request would succeed otherwise (RFC 9110, section 13.2.1).
public enum Check {
  SIZE("size", 413),
  ADDRESS_LIMIT("limit per address", 429),
  ROUTE("route", 404, 405),
  TOKEN("token", 401),
  CALLER_LIMIT("limit per caller", 429),
  ROLE("role", 403),
  MEDIA("`Accept` and media type", 406, 415),
  SYNTAX("parameters, and the body as JSON", 400),
  KEY("idempotency key, or the answer that it got before", 400, 409, 422),
  ROWS("rows, the outermost parent first, the tenant before all", 404),
  GRANT("grant on the row (`api.denied`)"),
  INPUT("all fields of the body at once", 422),
  CREDENTIALS("credentials", 401, 429),
  STATE("`locked`, `moves`, `when`", 409),
  MATCH("`If-Match`", 428, 412),
  EFFECTS("effects: unique, bounds, references, `holds`", 409, 422);

  private final String words;
  private final List<Integer> statuses;

  Check(String words, Integer... statuses) {
    this.words = words;
    this.statuses = List.of(statuses);
  }

  /// Whether it is made in the transaction of the request, which ends with the check that fails.
  public boolean isInTransaction() {
    return compareTo(KEY) >= 0;
  }

  /// What is judged, with the statuses of answers where it fails: "token (401)".
  public String told() {
    var numbers = statuses.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return numbers.isEmpty() ? words : "%s (%s)".formatted(words, numbers);
  }
}
