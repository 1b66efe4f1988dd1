package dev.newel.read.code;

import dev.newel.foreign.Evidence;
import dev.newel.foreign.code.CodeBase.Endpoint;
import dev.newel.read.code.Declared.Call;
import dev.newel.read.code.Declared.Code;
import dev.newel.read.code.Declared.JavaType;
import dev.newel.read.code.Declared.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Who may call what by rules of paths, as Spring Security has them in a chain of filters: of the
/// rules that fit a request the first counts, of several chains the first one that is for its path.
final class PathRules {
  private static final Set<String> MATCHERS =
      Set.of("requestMatchers", "antMatchers", "mvcMatchers", "anyRequest");
  private static final Set<String> ROLES =
      Set.of("hasRole", "hasAnyRole", "hasAuthority", "hasAnyAuthority");
  private static final Set<String> OTHERS =
      Set.of("permitAll", "authenticated", "fullyAuthenticated", "denyAll", "anonymous");
  private static final Set<String> CHAINS = Set.of("securityMatcher", "antMatcher");

  /// The names of the calls that such rules are made of.
  static final Set<String> CALLS = union(MATCHERS, ROLES, OTHERS, CHAINS);

  private final Sources sources;
  private final Told told;
  private final List<Chain> chains = new ArrayList<>();

  /// @param paths of the requests that it is for; empty for all
  private record Chain(List<Pattern> paths, List<Rule> rules) {}

  /// @param method in capitals; empty for every method
  /// @param paths empty for every path
  private record Rule(
      String method, List<Pattern> paths, List<String> roles, String written, Evidence evidence) {
    boolean fits(Endpoint endpoint) {
      return (method.isEmpty() || method.equals(endpoint.method())) && fit(paths, endpoint.path());
    }
  }

  PathRules(Sources sources, Told told) {
    this.sources = sources;
    this.told = told;
    sources.types.forEach(type -> type.methods().forEach(method -> read(type, method)));
  }

  @SafeVarargs
  private static Set<String> union(Set<String>... all) {
    var union = new LinkedHashSet<String>();
    for (var each : all) {
      union.addAll(each);
    }
    return Set.copyOf(union);
  }

  /// Whether rules were read out of a type.
  boolean isReadIn(JavaType type) {
    var file = type.evidence().place().file();
    return chains.stream()
        .flatMap(chain -> chain.rules.stream())
        .anyMatch(rule -> rule.evidence().place().file().equals(file));
  }

  /// The endpoint with what the rules say of it where it says nothing of its own.
  Endpoint of(Endpoint endpoint) {
    if (!endpoint.access().isEmpty()) {
      return endpoint;
    }
    for (var chain : chains) {
      if (fit(chain.paths, endpoint.path())) {
        return chain.rules.stream()
            .filter(rule -> rule.fits(endpoint))
            .findFirst()
            .map(rule -> with(endpoint, rule))
            .orElse(endpoint);
      }
    }
    return endpoint;
  }

  private static Endpoint with(Endpoint endpoint, Rule rule) {
    return new Endpoint(
        endpoint.name(),
        endpoint.method(),
        endpoint.path(),
        endpoint.parameters(),
        endpoint.answers(),
        endpoint.list(),
        endpoint.status(),
        rule.roles(),
        rule.written(),
        endpoint.says(),
        endpoint.evidence());
  }

  private static boolean fit(List<Pattern> paths, String path) {
    return paths.isEmpty() || paths.stream().anyMatch(pattern -> pattern.matcher(path).matches());
  }

  private void read(JavaType type, Method method) {
    var rules = new ArrayList<Rule>();
    var chain = new ArrayList<Pattern>();
    for (var call : inOrder(method.calls())) {
      if (CHAINS.contains(call.method())) {
        chain.addAll(patterns(type, call.arguments()));
      }
      var matcher = matcher(call, method.calls());
      if (matcher != null) {
        var rule = rule(type, call, matcher);
        if (rule != null) {
          rules.add(rule);
        }
      }
    }
    if (!rules.isEmpty()) {
      chains.add(new Chain(chain, rules));
      // The chain for every path is the last, whatever the order of the sources.
      chains.sort(Comparator.comparing(one -> one.paths.isEmpty()));
    }
  }

  /// As they are written: a chain of calls is met from its end, and what it begins with is longer
  /// with each.
  private static List<Call> inOrder(List<Call> calls) {
    return calls.stream()
        .sorted(
            Comparator.<Call>comparingInt(call -> call.evidence().place().line())
                .thenComparingInt(call -> call.evidence().place().column())
                .thenComparingInt(call -> call.on().length()))
        .toList();
  }

  /// The call that names the requests of which this one says who may: the one right before it.
  private static @Nullable Call matcher(Call call, List<Call> all) {
    if (!ROLES.contains(call.method()) && !OTHERS.contains(call.method())) {
      return null;
    }
    // The receiver ends with that call, and is longer than that of any call before it.
    return all.stream()
        .filter(each -> MATCHERS.contains(each.method()))
        .filter(each -> call.on().startsWith(each.on() + "." + each.method() + "("))
        .filter(each -> isLast(call.on().substring(each.on().length() + 1)))
        .findFirst()
        .orElse(null);
  }

  /// Whether a text is one call and nothing after it: `requestMatchers("/a", path("b"))`.
  private static boolean isLast(String calls) {
    var depth = 0;
    for (var at = 0; at < calls.length(); at++) {
      depth += calls.charAt(at) == '(' ? 1 : calls.charAt(at) == ')' ? -1 : 0;
      if (depth == 0 && calls.charAt(at) == ')') {
        return at == calls.length() - 1;
      }
    }
    return false;
  }

  private @Nullable Rule rule(JavaType type, Call call, Call matcher) {
    var method = "";
    var rest = new ArrayList<Code>();
    for (var argument : matcher.arguments()) {
      if (argument instanceof Code.Name(var dotted) && dotted.startsWith("HttpMethod.")) {
        method = Declarations.bare(dotted);
      } else {
        rest.add(argument);
      }
    }
    var paths = patterns(type, rest);
    if (paths.size() < rest.size()) {
      return null;
    }
    var roles = new ArrayList<String>();
    if (ROLES.contains(call.method())) {
      for (var argument : call.arguments()) {
        var role = sources.text(argument, type);
        if (role == null) {
          told.noConstant("A role of a rule by path", call.evidence());
          return null;
        }
        roles.add(role.replaceFirst("^ROLE_", ""));
      }
    }
    var written = call.method() + "(" + String.join(", ", roles) + ")";
    return new Rule(method, paths, roles, written, matcher.evidence());
  }

  private List<Pattern> patterns(JavaType type, List<Code> arguments) {
    var patterns = new ArrayList<Pattern>();
    for (var argument : arguments) {
      var texts = sources.texts(argument, type);
      if (texts == null) {
        told.unread("It names paths by calls.", type.evidence());
      } else {
        texts.forEach(text -> patterns.add(ant(text)));
      }
    }
    return patterns;
  }

  /// Patterns of paths as Spring has them: `?` is a letter, `*` and `{name}` a part, `**` any.
  static Pattern ant(String written) {
    var path = written.startsWith("/") ? written : "/" + written;
    var pattern = new StringBuilder();
    for (var part : path.substring(1).split("/", -1)) {
      if (part.equals("**") || part.matches("\\{\\*\\w+}")) {
        pattern.append("(?:/.*)?");
      } else {
        pattern.append('/').append(part(part));
      }
    }
    return Pattern.compile(pattern.toString());
  }

  private static String part(String part) {
    var pattern = new StringBuilder();
    var at = 0;
    while (at < part.length()) {
      var letter = part.charAt(at);
      var close = letter == '{' ? part.indexOf('}', at) : -1;
      if (close > 0) {
        pattern.append("[^/]+");
        at = close;
      } else if (letter == '*') {
        pattern.append("[^/]*");
      } else {
        pattern.append(letter == '?' ? "[^/]" : Pattern.quote(String.valueOf(letter)));
      }
      at++;
    }
    return pattern.toString();
  }
}
