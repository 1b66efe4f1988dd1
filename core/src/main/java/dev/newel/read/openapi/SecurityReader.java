package dev.newel.read.openapi;

import dev.newel.foreign.http.Security;
import dev.newel.foreign.http.SecurityScheme;
import dev.newel.foreign.http.SecurityScheme.Flow;
import dev.newel.foreign.http.SecurityScheme.Kind;
import dev.newel.read.tree.Node;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads what credentials there are and who demands them.
final class SecurityReader {
  private final Context context;

  SecurityReader(Context context) {
    this.context = context;
  }

  /// What a part demands; null where it says nothing.
  @Nullable Security security(Part owner) {
    if (!owner.has("security")) {
      return null;
    }
    var alternatives = new ArrayList<Security.Alternative>();
    for (var node : owner.list("security")) {
      var demands = new ArrayList<Security.Demand>();
      var part = context.part(node, "security requirement");
      for (var i = 0; node.isMapping() && i < node.size(); i++) {
        var scheme = node.name(i);
        demands.add(new Security.Demand(scheme, part.texts(scheme), node.nameSpan(i)));
      }
      alternatives.add(new Security.Alternative(demands));
    }
    return new Security(alternatives, owner.nameSpan("security"));
  }

  /// The schemes of a description.
  List<SecurityScheme> schemes(@Nullable Node schemes) {
    var all = new ArrayList<SecurityScheme>();
    for (var i = 0; schemes != null && i < schemes.size(); i++) {
      var resolved = context.resolve(schemes.value(i));
      if (resolved != null) {
        all.add(scheme(schemes.name(i), resolved.node(), schemes.nameSpan(i)));
      }
    }
    return all;
  }

  private SecurityScheme scheme(String name, Node node, Span place) {
    var part = context.part(node, "security scheme `%s`".formatted(name));
    var type = part.neededText("type");
    var description = part.text("description");
    var scheme = part.text("scheme").toLowerCase(Locale.ROOT);
    var in = part.text("in");
    var kind = kind(type, scheme, in);
    if (kind == Kind.UNKNOWN && !type.isEmpty()) {
      context
          .log()
          .error(
              OasId.WRONG_WORD,
              part.nameSpan(type.equals("apiKey") ? "in" : "type"),
              type.equals("apiKey")
                  ? "The key of security scheme `%s` stands in `%s`, expected cookie, header or query."
                      .formatted(name, in)
                  : "`type` of security scheme `%s` is `%s`, expected %s."
                      .formatted(name, type, expected()),
              null);
    }
    var isKey = type.equals("apiKey");
    var parameter = isKey ? part.neededText("name") : part.text("name");
    if (type.equals("http") && !part.has("scheme")) {
      part.lacks("scheme");
    }
    var flows = context.isV2() ? v2Flows(part, type) : flows(part);
    var read =
        new SecurityScheme(
            name,
            kind,
            description,
            parameter,
            part.text("bearerFormat"),
            part.text("openIdConnectUrl"),
            flows,
            part.rest(),
            place);
    if (kind == Kind.OAUTH2 && flows.isEmpty() && !context.isV2()) {
      part.lacks("flows");
    }
    return read;
  }

  private String expected() {
    return context.isV2()
        ? "apiKey, basic or oauth2"
        : "apiKey, http, mutualTLS, oauth2 or openIdConnect";
  }

  private static Kind kind(String type, String scheme, String in) {
    return switch (type) {
      case "apiKey" ->
          switch (in) {
            case "header" -> Kind.KEY_IN_HEADER;
            case "query" -> Kind.KEY_IN_QUERY;
            case "cookie" -> Kind.KEY_IN_COOKIE;
            default -> Kind.UNKNOWN;
          };
      case "basic" -> Kind.BASIC;
      case "http" ->
          switch (scheme) {
            case "basic" -> Kind.BASIC;
            case "bearer" -> Kind.BEARER;
            default -> Kind.HTTP;
          };
      case "oauth2" -> Kind.OAUTH2;
      case "openIdConnect" -> Kind.OPEN_ID_CONNECT;
      case "mutualTLS" -> Kind.MUTUAL_TLS;
      default -> Kind.UNKNOWN;
    };
  }

  private List<Flow> flows(Part scheme) {
    var flows = scheme.mapping("flows");
    var all = new ArrayList<Flow>();
    for (var i = 0; flows != null && i < flows.size(); i++) {
      if (flows.name(i).startsWith("x-")) {
        continue;
      }
      var part = context.part(flows.value(i), "flow `%s`".formatted(flows.name(i)));
      all.add(
          new Flow(
              flows.name(i),
              part.text("authorizationUrl"),
              part.text("tokenUrl"),
              part.textMap("scopes"),
              flows.nameSpan(i)));
      part.unread("The model has no place for it.", "refreshUrl");
      part.rest();
    }
    return all;
  }

  /// OpenAPI 2.0 has one flow in a scheme, and other names for two of them.
  private static List<Flow> v2Flows(Part scheme, String type) {
    var written = scheme.text("flow");
    var flow =
        new Flow(
            switch (written) {
              case "accessCode" -> "authorizationCode";
              case "application" -> "clientCredentials";
              default -> written;
            },
            scheme.text("authorizationUrl"),
            scheme.text("tokenUrl"),
            scheme.textMap("scopes"),
            scheme.nameSpan("flow"));
    return type.equals("oauth2") ? List.of(flow) : List.of();
  }
}
