package dev.newel.publish.request;

import dev.newel.language.Json;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A request that a client can send, and what it looks at in the answer.
///
/// @param path below the base, with `{names}`
/// @param token whether it bears the access token, if there is one
/// @param status of success
/// @param media the media type of success; null without a body
/// @param captures what later requests need of the answer
public record Call(
    String id,
    String summary,
    @Nullable String description,
    String method,
    String path,
    List<Value> inPath,
    List<Value> query,
    List<Value> headers,
    @Nullable Body body,
    boolean token,
    int status,
    @Nullable String media,
    List<Capture> captures) {
  public Call {
    inPath = List.copyOf(inPath);
    query = List.copyOf(query);
    headers = List.copyOf(headers);
    captures = List.copyOf(captures);
  }

  /// A parameter.
  ///
  /// @param sent whether the request has it unless a person changes that
  /// @param variable the variable that an earlier answer fills; null where none does
  public record Value(
      String name,
      String text,
      @Nullable String description,
      boolean sent,
      @Nullable String variable) {}

  /// @param content null where the media type is no JSON; a text `{{name}}` is a variable
  /// @param variables those of the content, in order
  /// @param parts the parts of a form
  public record Body(
      String media, @Nullable Json content, Set<String> variables, List<Part> parts) {
    public Body {
      variables = Collections.unmodifiableSet(new LinkedHashSet<>(variables));
      parts = List.copyOf(parts);
    }
  }

  /// A part of a form.
  ///
  /// @param text null where a file stands
  public record Part(String name, @Nullable String text) {}

  /// A value of the answer that a variable keeps.
  ///
  /// @param path the names of the members that lead to it
  public record Capture(String variable, List<String> path) {
    public Capture {
      path = List.copyOf(path);
    }
  }
}
