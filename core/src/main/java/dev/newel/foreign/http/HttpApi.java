package dev.newel.foreign.http;

import dev.newel.finding.Finding;
import dev.newel.language.Json;
import dev.newel.source.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An HTTP API as a description of it tells: OpenAPI 2.0, 3.0, 3.1 in one form. Names are kept as
/// written; a text that the description leaves out is empty, a value that it leaves out is null.
///
/// @param file the file with which the description begins
/// @param version of OpenAPI, as written: `3.0.3`, `2.0`
/// @param title the API's name
/// @param release the API's own version
/// @param security what an operation demands that says nothing itself; null where nothing is said
/// @param paths in the order of the description
/// @param webhooks requests that the API sends, by name; their path is empty
/// @param schemas every schema that something refers to or that bears a name, by a name of its own
/// @param unread what stands in the description and not in this model
/// @param findings what is wrong with the description, by place
public record HttpApi(
    String file,
    String version,
    String title,
    String release,
    String description,
    List<Server> servers,
    List<SecurityScheme> schemes,
    @Nullable Security security,
    List<Tag> tags,
    List<PathItem> paths,
    List<Operation> webhooks,
    Map<String, NamedSchema> schemas,
    List<Extension> extensions,
    List<Unread> unread,
    List<Finding> findings) {
  public HttpApi {
    servers = List.copyOf(servers);
    schemes = List.copyOf(schemes);
    tags = List.copyOf(tags);
    paths = List.copyOf(paths);
    webhooks = List.copyOf(webhooks);
    schemas = Collections.unmodifiableMap(new LinkedHashMap<>(schemas));
    extensions = List.copyOf(extensions);
    unread = List.copyOf(unread);
    findings = List.copyOf(findings);
  }

  /// The operations of all paths, in the order of the description.
  public List<Operation> operations() {
    return paths.stream().flatMap(path -> path.operations().stream()).toList();
  }

  /// The schema that `schema` is or, through references, stands for; null where one of them leads
  /// nowhere or all lead back to the first. A reference that says more beside itself, as OpenAPI
  /// 3.1 allows, is followed all the same.
  public @Nullable Schema resolve(Schema schema) {
    var now = schema;
    for (var hops = 0; hops <= schemas.size(); hops++) {
      var ref = now.ref();
      if (ref == null) {
        return now;
      }
      var named = schemas.get(ref.to());
      if (named == null) {
        return null;
      }
      now = named.schema();
    }
    return null;
  }

  /// A place where the API is served.
  ///
  /// @param url as written, variables in braces included; of OpenAPI 2.0 put together from scheme,
  ///     host and base path
  /// @param variables by name, with the value that each has by default
  public record Server(String url, String description, Map<String, String> variables, Span place) {
    public Server {
      variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }
  }

  /// A group of operations.
  public record Tag(String name, String description, List<Extension> extensions, Span place) {
    public Tag {
      extensions = List.copyOf(extensions);
    }
  }

  /// A path with its operations.
  ///
  /// @param path as written: `/pets/{petId}`
  /// @param place of the path's name
  public record PathItem(
      String path,
      String summary,
      String description,
      List<Operation> operations,
      List<Extension> extensions,
      Span place) {
    public PathItem {
      operations = List.copyOf(operations);
      extensions = List.copyOf(extensions);
    }
  }

  /// A schema that others refer to.
  ///
  /// @param name its own in the whole description: that of the component, else the file's or the
  ///     last name of the way to it, with a number where two would have the same
  /// @param component whether the description lists it among its schemas
  /// @param place of its name
  public record NamedSchema(String name, Schema schema, boolean component, Span place) {}

  /// What a tool or a team added under `x-`.
  public record Extension(String name, Json value, Span place) {}

  /// What stands in a description and not in the model.
  ///
  /// @param name as written: `links`, `xml`
  /// @param reason a sentence
  public record Unread(String name, String reason, Span place) {}
}
