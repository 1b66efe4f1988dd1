package dev.newel.design.api;

import dev.newel.design.data.Type;
import dev.newel.design.data.View;
import dev.newel.language.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What success answers.
///
/// @param status the status code
/// @param content what the body shows
/// @param envelope what stands around it; the bare placeholder where nothing does
/// @param media `application/json`, or the media type that a handler renders; null without a body
/// @param headers headers beside those of every answer
public record Answer(
    int status, Content content, Json envelope, @Nullable String media, List<Header> headers) {
  public Answer {
    headers = List.copyOf(headers);
  }

  /// What a body shows.
  public sealed interface Content {
    /// No body.
    record Nothing() implements Content {}

    /// One row.
    record One(View view) implements Content {}

    /// Rows, one after the other.
    record Many(View view) implements Content {}

    /// Plain values: the distinct values of a list.
    record Values(Type type) implements Content {}

    /// A pair of tokens and the person.
    ///
    /// @param view null where the person is not shown
    record Tokens(@Nullable View view, boolean refresh) implements Content {}

    /// Bytes that a handler renders.
    record Rendered() implements Content {}
  }

  /// @param name as in RFC 9110 or the extension that defines it
  public record Header(String name, Type type, String doc) {}
}
