package dev.newel.check.rules.api;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.design.Design;
import dev.newel.design.api.Api;
import dev.newel.design.api.Operation;
import dev.newel.finding.Severity;
import dev.newel.language.ApiText;
import dev.newel.language.Json;
import dev.newel.source.Address;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The interface differs from the authority that the gate names for a topic.
public final class AgainstAuthority implements Rule {
  private static final Pattern VERSION = Pattern.compile(".*/v\\d+(/.*)?");

  @Override
  public Info info() {
    return new Info(
        "API011",
        "against-authority",
        Severity.WARNING,
        "0.1",
        "The interface differs from the authority that the gate names for a topic.");
  }

  @Override
  public void check(Subject subject, Report report) {
    var gate = subject.design().prose().gate();
    if (gate == null) {
      return;
    }
    var api = subject.design().api();
    gate.authorities()
        .forEach(
            (topic, authority) -> {
              var problem =
                  switch (topic) {
                    case "versioning" -> versioning(authority, api.base());
                    case "pagination" -> pagination(authority, subject.design());
                    case "names" -> names(authority, api.names());
                    case "errors" -> errors(authority, api);
                    case "unknown fields" -> unknown(authority, api.unknown());
                    case "idempotency" -> idempotency(authority, subject.design());
                    case "deprecation" -> deprecation(authority, api);
                    default -> null;
                  };
              if (problem != null) {
                report.at(
                    Address.of("gate", "authorities", topic),
                    "`%s` holds for %s, and %s.".formatted(authority, topic, problem),
                    "Change the interface, or name another authority: `newel` asks for nothing here.");
              }
            });
  }

  /// Zalando 113 to 115; Azure "API versioning"; AIP-185.
  private static @Nullable String versioning(String authority, String base) {
    var inPath = VERSION.matcher(base).matches();
    if (inPath && (authority.equals("zalando") || authority.equals("azure"))) {
      return "the path `%s` holds the version".formatted(base);
    }
    return !inPath && authority.equals("google")
        ? "the path `%s` holds no version".formatted(base)
        : null;
  }

  /// Zalando 160; Azure `nextLink`; AIP-158.
  private static @Nullable String pagination(String authority, Design design) {
    var demands = Set.of("zalando", "azure", "google").contains(authority);
    for (var operation : design.operations()) {
      var query = operation.query();
      var page = query == null ? null : query.page();
      if (demands && page != null && page.style() != ApiText.PageStyle.CURSOR) {
        return "`%s` is cut by number instead of by cursor".formatted(operation.id());
      }
    }
    return null;
  }

  /// Zalando 118; Azure "Use camel case"; AIP-140.
  private static @Nullable String names(String authority, ApiText.Names names) {
    var snake = authority.equals("zalando") || authority.equals("google");
    var camel = authority.equals("azure");
    if (snake && names != ApiText.Names.SNAKE_CASE) {
      return "names on the wire are camelCase";
    }
    return camel && names != ApiText.Names.CAMEL_CASE ? "names on the wire are snake_case" : null;
  }

  /// Zalando 176 (RFC 9457); Azure "Handling errors"; AIP-193.
  private static @Nullable String errors(String authority, Api api) {
    return switch (authority) {
      case "zalando" ->
          api.errorMedia().equals("application/problem+json")
              ? null
              : "errors are `%s` instead of `application/problem+json`".formatted(api.errorMedia());
      case "azure" -> lacks(api, List.of("code", "message"));
      case "google" -> lacks(api, List.of("code", "message", "status"));
      default -> null;
    };
  }

  private static @Nullable String lacks(Api api, List<String> wanted) {
    var inner = api.errorBody() instanceof Json.Object(var members) ? members.get("error") : null;
    var names = inner instanceof Json.Object(var members) ? members.keySet() : Set.<String>of();
    var missing = wanted.stream().filter(name -> !names.contains(name)).toList();
    return missing.isEmpty()
        ? null
        : "the body of errors has no `error.%s`".formatted(String.join("`, `error.", missing));
  }

  /// Zalando 229 and 230; Azure "Repeatability of requests"; AIP-155.
  private static @Nullable String idempotency(String authority, Design design) {
    if (!Set.of("zalando", "azure", "google").contains(authority)) {
      return null;
    }
    var keyless =
        design.operations().stream()
            .filter(
                operation ->
                    operation.kind() == Operation.Kind.CREATE && operation.idempotent() == null)
            .map(operation -> "`" + operation.id() + "`")
            .toList();
    var header = design.api().idempotencyHeader();
    if (!keyless.isEmpty()) {
      return "a second %s makes a second row".formatted(String.join(" or ", keyless));
    }
    return authority.equals("azure") && !header.equals("Repeatability-Request-ID")
        ? "the key travels in `%s` instead of `Repeatability-Request-ID`".formatted(header)
        : null;
  }

  /// Zalando 185 and AIP-185 want a time in which both versions live; `Deprecation` and `Sunset`
  /// (Zalando 189) are sent anyway. Azure "Deprecating behavior" has a header of its own.
  private static @Nullable String deprecation(String authority, Api api) {
    var header = api.deprecationHeader();
    if (authority.equals("azure") && !"azure-deprecating".equals(header)) {
      return "old versions do not say so in `azure-deprecating`";
    }
    var demands = Set.of("zalando", "azure", "google").contains(authority);
    return demands && api.notice() == null ? "`versions` say no `notice`" : null;
  }

  /// Zalando 109 and Azure refuse what they do not know.
  private static @Nullable String unknown(String authority, ApiText.Unknown unknown) {
    var refuses = authority.equals("zalando") || authority.equals("azure");
    return refuses && unknown == ApiText.Unknown.IGNORE
        ? "unknown fields are ignored instead of refused"
        : null;
  }
}
