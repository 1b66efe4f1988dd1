package dev.newel.publish.request;

import dev.newel.design.Design;
import dev.newel.language.Maps;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The requests of a design by the resource that they belong to, `identity` first; their values are
/// those of the OpenAPI document.
///
/// @param host where the system answers, unless somebody says otherwise
/// @param tenants whose rows a request reaches; null where there is one tenant
/// @param base the path before all others, empty for none
/// @param groups by the name of the resource
/// @param docs what each group is about
/// @param variables every variable but `token`, by name
public record Calls(
    String host,
    @Nullable String tenants,
    String base,
    Map<String, List<Call>> groups,
    Map<String, String> docs,
    Map<String, Variable> variables) {
  /// The variable of the access token.
  public static final String TOKEN = "token";

  /// The name of the last group of [#inOrder].
  private static final String LAST = "What ends rows";

  /// What a request needs that only the running system knows.
  ///
  /// @param value what it is until an answer fills it; empty where nothing else makes sense
  /// @param description why no answer fills it; null where one does
  public record Variable(String value, @Nullable String description) {}

  public Calls {
    groups = Maps.ordered(groups);
    docs = Maps.ordered(docs);
    variables = Maps.ordered(variables);
  }

  /// The groups in the order in which requests can be sent: who gives tokens comes first in its
  /// group; what ends rows stands apart, after everything else, the rows within others before
  /// those.
  public Map<String, List<Call>> inOrder() {
    var ordered = new LinkedHashMap<String, List<Call>>();
    groups.forEach(
        (name, group) ->
            ordered.put(
                name,
                group.stream()
                    .filter(call -> !ends(call))
                    .sorted(Comparator.comparing(call -> !gives(call, TOKEN)))
                    .toList()));
    ordered.put(
        LAST,
        groups.values().stream().flatMap(List::stream).filter(Calls::ends).toList().reversed());
    ordered.values().removeIf(List::isEmpty);
    return ordered;
  }

  private static boolean ends(Call call) {
    return call.method().equals("DELETE");
  }

  private static boolean gives(Call call, String variable) {
    return call.captures().stream().anyMatch(capture -> capture.variable().equals(variable));
  }

  public static Calls of(Design design) {
    return new CallMaking(design).calls();
  }
}
