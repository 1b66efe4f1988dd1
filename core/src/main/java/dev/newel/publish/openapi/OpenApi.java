package dev.newel.publish.openapi;

import dev.newel.language.Json;
import dev.newel.language.Maps;
import dev.newel.publish.schema.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A document of OpenAPI 3.1.
///
/// @param base the path before all others, `/` for none
/// @param host the variables `tenant` and `host` of the address; empty where documents say none
/// @param paths path to method, in lower case, to operation
/// @param webhooks what the system sends: name to method to operation
/// @param more members that begin with `x-`
public record OpenApi(
    Info info,
    String base,
    Map<String, Variable> host,
    List<Tag> tags,
    Map<String, Map<String, Operation>> paths,
    Map<String, Map<String, Operation>> webhooks,
    Map<String, Schema> schemas,
    Map<String, Response> responses,
    Map<String, Header> headers,
    Map<String, Json> securitySchemes,
    Map<String, Json> more) {
  public OpenApi {
    host = Maps.ordered(host);
    tags = List.copyOf(tags);
    paths = Maps.ordered(paths);
    webhooks = Maps.ordered(webhooks);
    schemas = Maps.ordered(schemas);
    responses = Maps.ordered(responses);
    headers = Maps.ordered(headers);
    securitySchemes = Maps.ordered(securitySchemes);
    more = Maps.ordered(more);
  }

  /// @param contact the names of the teams that answer for it; null where nobody is named
  public record Info(
      String title,
      String version,
      @Nullable String description,
      @Nullable String contact,
      @Nullable License license) {}

  /// A part of the address that a client fills in.
  public record Variable(String value, String description) {}

  public record Tag(String name, String description) {}

  /// @param server the path that it stands below, `/` for none; null for that of the document
  /// @param security alternatives, each the names of the schemes that it takes; an empty one is
  ///     nobody
  public record Operation(
      List<String> tags,
      String id,
      String summary,
      @Nullable String description,
      boolean deprecated,
      @Nullable String server,
      List<List<String>> security,
      List<Parameter> parameters,
      @Nullable Body body,
      Map<String, Answer> responses,
      Map<String, Json> more) {
    public Operation {
      tags = List.copyOf(tags);
      security = List.copyOf(security);
      parameters = List.copyOf(parameters);
      responses = Maps.ordered(responses);
      more = Maps.ordered(more);
    }
  }

  /// @param in `path`, `query`, `header` or `cookie`
  /// @param style how a list is written; null for the default
  /// @param explode whether each item of a list is a parameter of its own
  public record Parameter(
      String name,
      String in,
      @Nullable String description,
      boolean required,
      boolean deprecated,
      @Nullable String style,
      boolean explode,
      Schema schema,
      @Nullable Json example) {}

  /// @param media content by media type
  public record Body(@Nullable String description, boolean required, Map<String, Media> media) {
    public Body {
      media = Maps.ordered(media);
    }
  }

  /// @param examples by name
  /// @param encodings the media types that a part of a form may have, by its name
  public record Media(Schema schema, Map<String, Json> examples, Map<String, String> encodings) {
    public Media {
      examples = Maps.ordered(examples);
      encodings = Maps.ordered(encodings);
    }
  }

  /// What stands under a status.
  public sealed interface Answer {}

  /// @param headers names to the names of headers under `components`, or to headers of their own
  public record Response(
      String description, Map<String, HeaderUse> headers, Map<String, Media> media)
      implements Answer {
    public Response {
      headers = Maps.ordered(headers);
      media = Maps.ordered(media);
    }
  }

  /// The response of that name under `components`.
  public record ResponseRef(String name) implements Answer {}

  /// A header where it is used.
  public sealed interface HeaderUse {}

  public record Header(String description, Schema schema) implements HeaderUse {}

  /// The header of that name under `components`.
  public record HeaderRef(String name) implements HeaderUse {}
}
