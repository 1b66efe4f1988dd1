package dev.newel.read.openapi;

import dev.newel.foreign.http.HttpApi;
import dev.newel.foreign.http.HttpApi.PathItem;
import dev.newel.foreign.http.Operation;
import dev.newel.foreign.http.Operation.Parameter.In;
import dev.newel.foreign.http.Security;
import dev.newel.foreign.http.SecurityScheme;
import dev.newel.text.DidYouMean;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What must hold between the parts of a description.
final class Checks {
  private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");

  private final HttpApi api;
  private final Dialect dialect;
  private final Log log;

  private Checks(HttpApi api, Dialect dialect, Log log) {
    this.api = api;
    this.dialect = dialect;
    this.log = log;
  }

  static void check(HttpApi api, Dialect dialect, Log log) {
    var checks = new Checks(api, dialect, log);
    checks.paths();
    checks.operationIds();
    checks.security();
    api.operations().forEach(checks::operation);
    SchemaCircles.tell(api, log);
  }

  private void paths() {
    var shapes = new HashMap<String, PathItem>();
    for (var path : api.paths()) {
      form(path);
      var shape = BRACES.matcher(path.path()).replaceAll("{}");
      var before = shapes.putIfAbsent(shape, path);
      if (before != null) {
        log.error(
            OasId.SAME_PATH,
            path.place(),
            "The path `%s` is the path `%s` of line %d: the names of parameters tell nothing apart."
                .formatted(path.path(), before.path(), before.place().line()),
            "Join the two.");
      }
    }
  }

  private void form(PathItem path) {
    var written = path.path();
    if (!written.startsWith("/")) {
      form(path, "does not begin with `/`", "Write `/%s`.".formatted(written));
    }
    if (written.contains("?") || written.contains("#")) {
      form(
          path,
          "holds a `%s`".formatted(written.contains("?") ? "?" : "#"),
          "Declare query parameters under `parameters`.");
    }
    if (written.length() > 1 && written.endsWith("/")) {
      log.warning(
          OasId.PATH_FORM,
          path.place(),
          "The path `%s` ends with `/`.".formatted(written),
          "Leave the `/` out, unless the server tells the two apart.");
    }
    var rest = BRACES.matcher(written).replaceAll("");
    if (rest.contains("{") || rest.contains("}")) {
      form(path, "has a brace without its partner", "Write `{name}`.");
    }
    if (written.contains("{}")) {
      form(path, "has a parameter without a name", "Write `{name}`.");
    }
  }

  private void form(PathItem path, String what, String hint) {
    log.error(
        OasId.PATH_FORM, path.place(), "The path `%s` %s.".formatted(path.path(), what), hint);
  }

  private void operationIds() {
    var seen = new HashMap<String, Operation>();
    for (var operation : api.operations()) {
      var before =
          operation.name().isEmpty() ? null : seen.putIfAbsent(operation.name(), operation);
      if (before != null) {
        log.error(
            OasId.SAME_OPERATION_ID,
            operation.place(),
            "`%s` has the `operationId` `%s`, which `%s` has in line %d."
                .formatted(
                    operation.route(), operation.name(), before.route(), before.place().line()),
            "Give each operation one of its own.");
      }
    }
  }

  private void operation(Operation operation) {
    pathParameters(operation);
    var answers = operation.responses();
    if (!answers.isEmpty()
        && answers.stream()
            .noneMatch(each -> each.isSuccess() || each.status().matches("[13]..|default"))) {
      log.warning(
          OasId.NO_SUCCESS,
          operation.place(),
          "`%s` says nothing of success, only of %s."
              .formatted(
                  operation.route(),
                  String.join(", ", answers.stream().map(Operation.Response::status).toList())),
          "Add an answer such as `200`.");
    }
    if (operation.body() != null
        && Set.of("GET", "HEAD", "DELETE").contains(operation.method())
        && dialect == Dialect.V30
        && !operation.method().equals("DELETE")) {
      log.warning(
          OasId.OTHER_VERSION,
          operation.place(),
          "`%s` has a request body, which HTTP gives no meaning.".formatted(operation.route()),
          "Use query parameters, or `POST`.");
    }
  }

  private void pathParameters(Operation operation) {
    var declared = new LinkedHashSet<String>();
    for (var parameter : operation.parameters(In.PATH)) {
      declared.add(parameter.name());
    }
    var named = new LinkedHashSet<String>();
    for (var found = BRACES.matcher(operation.path()); found.find(); ) {
      named.add(found.group(1));
    }
    for (var name : named) {
      if (!name.isEmpty() && !declared.contains(name)) {
        log.error(
            OasId.PATH_PARAMETER_MISSING,
            operation.place(),
            "`%s` does not declare the path parameter `%s`.".formatted(operation.route(), name),
            "Add `{ name: %s, in: path, required: true }` to its `parameters`.".formatted(name));
      }
    }
    for (var parameter : operation.parameters(In.PATH)) {
      if (!named.contains(parameter.name())) {
        var closest = DidYouMean.hint(parameter.name(), named);
        log.error(
            OasId.PATH_PARAMETER_UNUSED,
            parameter.place(),
            "The path parameter `%s` does not stand in the path `%s`."
                .formatted(parameter.name(), operation.path()),
            closest == null ? "Remove it, or put it into the path." : closest);
      }
    }
  }

  private void security() {
    var schemes = new HashSet<String>();
    api.schemes().stream().map(SecurityScheme::name).forEach(schemes::add);
    schemes(api.security(), schemes);
    var silent = api.operations().stream().filter(each -> each.security() == null).toList();
    api.operations().forEach(operation -> schemes(operation.security(), schemes));
    if (api.security() != null || silent.isEmpty()) {
      return;
    }
    if (silent.size() == api.operations().size()) {
      log.warning(
          OasId.NO_SECURITY,
          api.paths().getFirst().place(),
          "Neither the description nor one of its %s says whether credentials are demanded."
              .formatted(count(silent.size())),
          "Say under `security` what is demanded, or `security: []` where anybody may call.");
      return;
    }
    for (var operation : silent) {
      log.warning(
          OasId.NO_SECURITY,
          operation.place(),
          "Nothing says whether `%s` demands credentials.".formatted(operation.route()),
          "Add `security`, or `security: []` where anybody may call.");
    }
  }

  private static String count(int operations) {
    return operations == 1 ? "operation" : operations + " operations";
  }

  private void schemes(@Nullable Security security, Set<String> schemes) {
    for (var alternative :
        security == null ? List.<Security.Alternative>of() : security.alternatives()) {
      for (var demand : alternative.demands()) {
        if (!schemes.contains(demand.scheme())) {
          var closest = DidYouMean.hint(demand.scheme(), schemes);
          log.error(
              OasId.UNKNOWN_SCHEME,
              demand.place(),
              "There is no security scheme `%s`.".formatted(demand.scheme()),
              closest != null
                  ? closest
                  : "Define it under `%s`."
                      .formatted(
                          dialect == Dialect.V2
                              ? "securityDefinitions"
                              : "components: securitySchemes"));
        }
      }
    }
  }
}
