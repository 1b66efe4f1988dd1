package dev.newel.read.elaborate;

import dev.newel.design.api.Api;
import dev.newel.design.api.Endpoint;
import dev.newel.design.api.Endpoint.PathParameter;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Operation.Kind;
import dev.newel.language.Http;
import dev.newel.source.Address;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where operations answer: method and path.
final class Endpoints {
  private static final String BASE = "{base}";

  private final Context context;
  private final Api api;

  Endpoints(Context context, Api api) {
    this.context = context;
    this.api = api;
  }

  Endpoint of(Statement statement) {
    var kind = statement.kind();
    var given = given(statement);
    var method =
        given == null
            ? methodOf(kind, statement.at())
            : kind == Kind.UNLINK ? given.ending() : given.method();
    if (statement.text().links() == null) {
      context.oneMethod(given, statement.at().at(kind == Kind.RESTORE ? "restore" : "http"));
    }
    var path = path(statement, given == null ? null : given.path());
    return new Endpoint(method, path, parameters(path, statement.place()));
  }

  private static @Nullable Http given(Statement statement) {
    var text = statement.text();
    return switch (statement.kind()) {
      case RESTORE -> text.restore();
      case BULK_CREATE, BULK_UPDATE -> {
        var own = text.bulk() == null ? null : text.bulk().http();
        var one = text.http();
        yield own != null || one == null ? own : new Http(one.method(), null);
      }
      default -> text.http();
    };
  }

  private String path(Statement statement, @Nullable String given) {
    var kind = statement.kind();
    var place = statement.place();
    var start = isOnCollection(statement) ? place.collection() : place.item();
    if (given != null) {
      var whole = based(given, api.base());
      return given.startsWith("/")
          ? api.base() + given
          : given.equals(whole) ? start + "/" + given : whole;
    }
    if (statement.isAction()) {
      var name = statement.name();
      return start + "/" + (kind == Kind.UNLINK ? name.substring(2) : name);
    }
    return switch (kind) {
      case BULK_CREATE, BULK_UPDATE -> start + "/bulk";
      case RESTORE -> start + "/restore";
      default -> start;
    };
  }

  /// A path that begins with `{base}`, with the base of the interface there.
  static String based(String path, String base) {
    return path.startsWith(BASE + "/") ? base + path.substring(BASE.length()) : path;
  }

  private static boolean isOnCollection(Statement statement) {
    return switch (statement.kind()) {
      case LIST, CREATE, BULK_CREATE, BULK_UPDATE -> true;
      default -> statement.place().lookup() == null;
    };
  }

  private String methodOf(Kind kind, Address at) {
    var changed = context.method(kind);
    if (changed != null && changed.http() != null) {
      return changed.http().method();
    }
    var method =
        switch (kind) {
          case LIST, GET -> "GET";
          case REPLACE -> "PUT";
          case UPDATE, BULK_UPDATE -> "PATCH";
          case DELETE, UNLINK -> "DELETE";
          default -> "POST";
        };
    context.convention(
        at.at("http"),
        "method",
        "`%s` is %s".formatted(kind.name().toLowerCase(Locale.ROOT), method),
        at);
    return method;
  }

  private static List<PathParameter> parameters(String path, ResourcePhase.Place place) {
    return place.parameters().stream()
        .filter(parameter -> path.contains("{" + parameter.name() + "}"))
        .toList();
  }

  /// Says which operations answer at the same method and path.
  void check(List<Operation> operations) {
    var seen = new LinkedHashMap<String, Operation>();
    for (var operation : operations) {
      var http = operation.http();
      if (http != null) {
        var shape = http.method() + " " + http.path().replaceAll("\\{[^}]*}", "{}");
        var other = seen.putIfAbsent(shape, operation);
        if (other != null) {
          context.error(
              LinkId.SAME_ROUTE,
              operation.address(),
              "`%s` and `%s` both answer at `%s %s`."
                  .formatted(operation.id(), other.id(), http.method(), http.path()),
              "Give one of them a path of its own with `http`.");
        }
      }
    }
  }
}
