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

    /// What became of each row of a request about many, in the order given; each text is the name
    /// of a member on the wire.
    ///
    /// @param status the status that the row alone would have had
    /// @param item the row, where it succeeded
    /// @param error the body of its error, where it did not
    /// @param view null where success shows nothing
    record Outcomes(String status, String item, String error, @Nullable View view)
        implements Content {}

    /// Plain values: the distinct values of a list.
    record Values(Type type) implements Content {}

    /// A pair of tokens and the person; each text is the name of a member on the wire.
    ///
    /// @param access the token that each request bears
    /// @param type the word before it in `Authorization`
    /// @param lasts the seconds until it expires
    /// @param refresh the token that renews it; null where there is none or a cookie bears it
    /// @param person null where the person is not shown
    record Tokens(
        String access, String type, String lasts, @Nullable String refresh, @Nullable Person person)
        implements Content {
      /// The person, shown by a view.
      public record Person(String wire, View view) {}
    }

    /// Bytes that a handler renders.
    record Rendered() implements Content {}
  }

  /// @param name as in RFC 9110 or the extension that defines it
  public record Header(String name, Type type, String doc) {}
}
