package dev.newel.foreign.http;

import dev.newel.language.Json;
import dev.newel.source.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A request that the API answers, or, of a callback or webhook, one that it sends.
///
/// @param method in capitals: `GET`
/// @param path as written; a callback's expression; empty for a webhook
/// @param name the `operationId`, or a webhook's name; empty where none is given
/// @param parameters its own and those of its path that it does not replace
/// @param security null where the operation says nothing of its own
/// @param callbacks requests that the API sends in consequence
/// @param place of the method's name
public record Operation(
    String method,
    String path,
    String name,
    String summary,
    String description,
    List<String> tags,
    boolean deprecated,
    List<Parameter> parameters,
    @Nullable RequestBody body,
    List<Response> responses,
    @Nullable Security security,
    List<Operation> callbacks,
    List<HttpApi.Extension> extensions,
    Span place) {
  public Operation {
    tags = List.copyOf(tags);
    parameters = List.copyOf(parameters);
    responses = List.copyOf(responses);
    callbacks = List.copyOf(callbacks);
    extensions = List.copyOf(extensions);
  }

  /// As people say it: `GET /pets/{petId}`.
  public String route() {
    return path.isEmpty() ? method + " " + name : method + " " + path;
  }

  /// The parameters that stand in one part of the request.
  public List<Parameter> parameters(Parameter.In in) {
    return parameters.stream().filter(each -> each.in() == in).toList();
  }

  /// The first answer of success, in the order of their statuses; null where there is none.
  public @Nullable Response success() {
    return responses.stream()
        .filter(Response::isSuccess)
        .min(Comparator.comparing(Response::status))
        .orElse(null);
  }

  /// The answers that tell of a failure, `default` included.
  public List<Response> failures() {
    return responses.stream().filter(Response::isFailure).toList();
  }

  /// A value in the path, the query, a header or a cookie.
  ///
  /// @param name as written
  /// @param style how a list or an object is written, as OpenAPI 3 names it: `form`; empty where
  ///     the description leaves it to the default
  /// @param explode whether each item of a list is a parameter of its own; null for the default
  /// @param schema null where none is given
  /// @param component the name under which parts of the description share it, empty for none
  public record Parameter(
      String name,
      In in,
      boolean required,
      String description,
      boolean deprecated,
      String style,
      @Nullable Boolean explode,
      @Nullable Schema schema,
      List<Example> examples,
      String component,
      List<HttpApi.Extension> extensions,
      Span place) {
    public Parameter {
      examples = List.copyOf(examples);
      extensions = List.copyOf(extensions);
    }

    /// Which part of a request holds it.
    public enum In {
      PATH,
      QUERY,
      HEADER,
      COOKIE
    }
  }

  /// What a request carries.
  ///
  /// @param component the name under which parts of the description share it, empty for none
  public record RequestBody(
      boolean required, String description, List<Content> content, String component, Span place) {
    public RequestBody {
      content = List.copyOf(content);
    }
  }

  /// What is answered.
  ///
  /// @param status `200`, `4XX` or `default`
  /// @param component the name under which parts of the description share it, empty for none
  /// @param place of the status
  public record Response(
      String status,
      String description,
      List<Header> headers,
      List<Content> content,
      String component,
      List<HttpApi.Extension> extensions,
      Span place) {
    public Response {
      headers = List.copyOf(headers);
      content = List.copyOf(content);
      extensions = List.copyOf(extensions);
    }

    public boolean isSuccess() {
      return status.startsWith("2");
    }

    public boolean isFailure() {
      return status.startsWith("4") || status.startsWith("5") || status.equals("default");
    }
  }

  /// A header of an answer.
  public record Header(
      String name,
      boolean required,
      String description,
      @Nullable Schema schema,
      String component,
      Span place) {}

  /// A body in one media type.
  ///
  /// @param media as written: `application/json`; of OpenAPI 2.0 what it produces or consumes,
  ///     `*/*` where it does not say
  /// @param schema null where none is given
  /// @param place of the media type
  public record Content(String media, @Nullable Schema schema, List<Example> examples, Span place) {
    public Content {
      examples = List.copyOf(examples);
    }

    /// Whether it is JSON, by RFC 6838's suffix too, or may be anything.
    public boolean isJson() {
      var type = media.contains(";") ? media.substring(0, media.indexOf(';')) : media;
      var plain = type.strip().toLowerCase(Locale.ROOT);
      return plain.equals("application/json") || plain.endsWith("+json") || plain.equals("*/*");
    }
  }

  /// A value that shows what is meant.
  ///
  /// @param name the one it bears among others, empty where it is the only one
  /// @param value null where only an address of it is given
  public record Example(String name, String summary, @Nullable Json value, Span place) {}
}
