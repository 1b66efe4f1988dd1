package dev.newel.foreign.http;

import dev.newel.source.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How a client says who it is.
///
/// @param name under which operations demand it
/// @param parameter of a key: the name of the header, query parameter or cookie; empty for any
///     other
/// @param bearerFormat what a bearer token is, as written: `JWT`; empty where it is not said
/// @param address where OpenID Connect is described; empty for any other
/// @param place of its name
public record SecurityScheme(
    String name,
    Kind kind,
    String description,
    String parameter,
    String bearerFormat,
    String address,
    List<Flow> flows,
    List<HttpApi.Extension> extensions,
    Span place) {
  public SecurityScheme {
    flows = List.copyOf(flows);
    extensions = List.copyOf(extensions);
  }

  /// The kinds of OpenAPI, those of HTTP authentication told apart.
  public enum Kind {
    KEY_IN_HEADER,
    KEY_IN_QUERY,
    KEY_IN_COOKIE,
    BASIC,
    BEARER,
    /// Another scheme of HTTP authentication.
    HTTP,
    OAUTH2,
    OPEN_ID_CONNECT,
    MUTUAL_TLS,
    UNKNOWN
  }

  /// A way to a token of OAuth 2.
  ///
  /// @param name as OpenAPI 3 calls it: `authorizationCode`
  /// @param scopes what each means, by name
  public record Flow(
      String name,
      String authorizationUrl,
      String tokenUrl,
      Map<String, String> scopes,
      Span place) {
    public Flow {
      scopes = Collections.unmodifiableMap(new LinkedHashMap<>(scopes));
    }
  }
}
