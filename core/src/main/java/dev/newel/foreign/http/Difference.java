package dev.newel.foreign.http;

import dev.newel.source.Span;

/// What one description of an API says and another does not.
///
/// @param route the operation as people say it, its path's parameters without their names
/// @param where within the operation: `answer 200: owner.name`; empty for the operation itself
/// @param first what the first description says, in few words
/// @param second what the other says
/// @param place in the first description where it says something, else in the other
public record Difference(
    Kind kind, String route, String where, String first, String second, Span place) {
  /// What is said of something by the description that does not have it.
  public static final String ABSENT = "absent";

  /// What differs.
  public enum Kind {
    /// A method of a path is in one description alone.
    OPERATION("operations"),
    /// A parameter is in one alone, or is demanded in one alone, or is written otherwise.
    PARAMETER("parameters"),
    /// A body of a request is in one alone, or is demanded in one alone.
    BODY("bodies of requests"),
    /// A status is answered in one alone.
    STATUS("statuses"),
    /// A media type is in one alone.
    MEDIA("media types"),
    /// A header of an answer is in the first alone.
    HEADER("headers of answers"),
    /// What a request must bring to be let in.
    SECURITY("credentials"),
    /// The type or format of a value, or whether it may be null.
    TYPE("types"),
    /// A property is in one alone.
    PROPERTY("properties"),
    /// A property must be there in one alone.
    PRESENCE("required properties"),
    /// A bound, a pattern, the words of an enumeration, whether further properties are allowed.
    BOUND("bounds"),
    /// The schemas of which a value meets one, or not.
    VARIANT("variants"),
    /// What holds where a client sends nothing.
    DEFAULT("defaults");

    private final String many;

    Kind(String many) {
      this.many = many;
    }

    /// What differs, in the plural: `statuses`.
    public String many() {
      return many;
    }
  }
}
