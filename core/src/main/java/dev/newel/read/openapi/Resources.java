package dev.newel.read.openapi;

import dev.newel.foreign.Evidence;
import dev.newel.foreign.http.HttpApi;
import dev.newel.foreign.http.Interpretation;
import dev.newel.foreign.http.Interpretation.Kind;
import dev.newel.foreign.http.Interpretation.Method;
import dev.newel.foreign.http.Interpretation.Resource;
import dev.newel.foreign.http.Interpretation.Role;
import dev.newel.foreign.http.Operation;
import dev.newel.foreign.http.Operation.Parameter;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Recognises resources in the paths of a description.
///
/// A word with a parameter behind it is a collection, and so is one that answers a list or takes
/// what becomes a row. A word that is read and changed without a parameter is a single thing. Any
/// other word is an action of the resource in whose path it stands.
public final class Resources {
  private final HttpApi api;
  private final Bodies bodies;
  private final List<Draft> drafts = new ArrayList<>();
  private final List<Operation> loose = new ArrayList<>();
  private final Set<String> patched = new HashSet<>();
  private final Set<String> names = new HashSet<>();

  /// A resource while its methods are gathered.
  private static final class Draft {
    String name;
    final PathTree at;
    final String path;
    final @Nullable Draft parent;
    final Kind kind;
    final List<Method> methods = new ArrayList<>();

    Draft(PathTree at, String path, @Nullable Draft parent, Kind kind) {
      this.name = at.word;
      this.at = at;
      this.path = path;
      this.parent = parent;
      this.kind = kind;
    }

    int depth() {
      return parent == null ? 0 : parent.depth() + 1;
    }
  }

  private Resources(HttpApi api) {
    this.api = api;
    this.bodies = new Bodies(api);
    for (var operation : api.operations()) {
      if (operation.method().equals("PATCH")) {
        patched.add(operation.path());
      }
    }
  }

  /// What a description seems to mean.
  public static Interpretation of(HttpApi api) {
    return new Resources(api).interpret();
  }

  private Interpretation interpret() {
    var root = PathTree.of(api);
    var base = root.base();
    loose.addAll(base.operations);
    for (var word : base.words.values()) {
      if (isAboutService(word)) {
        everything(word);
      } else if (!word.isVersion()) {
        visit(word, null, base.path.length());
      }
    }
    for (var version : base.words.values()) {
      if (version.isVersion()) {
        loose.addAll(version.operations);
        version.words.values().forEach(word -> version(word, base.path.length()));
      }
    }
    name();
    var resources = drafts.stream().map(this::resource).toList();
    return new Interpretation(
        serverPath() + base.path, resources, loose, Conventions.of(api, bodies, resources));
  }

  /// Whether a word is about the running service and not about what it is for.
  private static boolean isAboutService(PathTree word) {
    return word.word.matches(
            "health|healthz|healthcheck|live|livez|liveness|ready|readyz|readiness"
                + "|ping|metrics|actuator|_health")
        && word.operations.stream().allMatch(each -> each.method().equals("GET"));
  }

  private void everything(PathTree word) {
    loose.addAll(word.operations);
    word.words.values().forEach(this::everything);
    var parameter = word.parameter;
    if (parameter != null) {
      everything(parameter);
    }
  }

  private String serverPath() {
    if (api.servers().isEmpty()) {
      return "";
    }
    var url = api.servers().getFirst().url().replaceAll("\\{[^}]*}", "x");
    try {
      var path = Objects.requireNonNullElse(URI.create(url).getPath(), "");
      return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /// What another version of the interface has beside a resource is an action of that.
  private void version(PathTree word, int base) {
    var same =
        drafts.stream()
            .filter(draft -> draft.parent == null && draft.at.word.equals(word.word))
            .findFirst()
            .orElse(null);
    if (same == null || word.parameter != null) {
      visit(word, null, base);
      return;
    }
    for (var operation : word.operations) {
      act(same, operation, word.path.substring(base + 1), false);
    }
    word.words.values().forEach(each -> visit(each, null, base));
  }

  private void visit(PathTree word, @Nullable Draft parent, int base) {
    var kind = kind(word, parent == null);
    if (kind == null) {
      if (word.operations.isEmpty()) {
        // A word that only groups others.
        word.words.values().forEach(each -> visit(each, parent, base));
      } else {
        loose(word, parent, true);
        word.words.values().forEach(each -> visit(each, parent, base));
      }
      return;
    }
    var draft = new Draft(word, word.path.substring(base), parent, kind);
    drafts.add(draft);
    if (kind == Kind.SINGLETON) {
      single(draft);
      word.words.values().forEach(each -> visit(each, draft, base));
      return;
    }
    collection(draft);
    word.words.values().forEach(each -> besideRows(each, draft, base));
    var row = word.parameter;
    if (row != null) {
      row(draft, row);
      row.words.values().forEach(each -> visit(each, draft, base));
      below(row.parameter, draft);
    }
  }

  /// Two parameters in a row: whatever stands there is an action of the resource.
  private void below(@Nullable PathTree parameter, Draft draft) {
    if (parameter != null) {
      everything(parameter, draft, true);
    }
  }

  /// A word that stands where the parameter of a collection does.
  private void besideRows(PathTree word, Draft collection, int base) {
    var isLookup = word.operations.isEmpty() && word.words.isEmpty();
    var isOwn = word.parameter != null && !isLookup;
    var isRead = word.operations.stream().allMatch(each -> each.method().equals("GET"));
    if (isOwn || (!isRead && kind(word, false) == Kind.COLLECTION && !isLike(word, collection))) {
      visit(word, collection.parent, base);
      return;
    }
    everything(word, collection, false);
  }

  /// Whether a word answers rows of the collection itself, or makes some.
  private boolean isLike(PathTree word, Draft collection) {
    var list = collection.at.operation("GET");
    var own = schema(collection);
    return word.operations.stream()
        .allMatch(
            operation -> {
              var rows = bodies.rows(bodies.answered(operation));
              var name = rows == null ? "" : Bodies.name(rows.row());
              return !name.isEmpty() && (name.equals(own) || name.equals(listed(list)));
            });
  }

  private String listed(@Nullable Operation list) {
    var rows = list == null ? null : bodies.rows(bodies.answered(list));
    return rows == null ? "" : Bodies.name(rows.row());
  }

  private void everything(PathTree word, Draft draft, boolean onRow) {
    for (var operation : word.operations) {
      act(draft, operation, word.wordsBelow(draft.at), onRow);
    }
    word.words.values().forEach(each -> everything(each, draft, onRow));
    var parameter = word.parameter;
    if (parameter != null) {
      everything(parameter, draft, onRow);
    }
  }

  private void loose(PathTree word, @Nullable Draft parent, boolean onRow) {
    for (var operation : word.operations) {
      if (parent == null) {
        loose.add(operation);
      } else {
        act(parent, operation, word.wordsBelow(parent.at), onRow && parent.kind == Kind.COLLECTION);
      }
    }
  }

  /// What a word is; null for an action, and for a word that only groups others.
  private @Nullable Kind kind(PathTree word, boolean alone) {
    if (word.parameter != null && word.parameter.hasOperations()) {
      return Kind.COLLECTION;
    }
    var get = word.operation("GET");
    var post = word.operation("POST");
    var answered = get == null ? null : bodies.rows(bodies.answered(get));
    if (answered != null && answered.list()) {
      return Kind.COLLECTION;
    }
    if (post != null && isCreate(post) && Plurals.isPlural(word.word)) {
      return Kind.COLLECTION;
    }
    var changes = word.has("PUT") || word.has("PATCH");
    if (get != null && (changes || word.has("DELETE"))) {
      return Kind.SINGLETON;
    }
    return get != null && answered != null && post == null && (alone || isNoun(word))
        ? Kind.SINGLETON
        : null;
  }

  private static boolean isNoun(PathTree word) {
    return !word.word.matches("(get|find|search|list|is|has|can|check|count|export|download).*");
  }

  private static boolean isCreate(Operation post) {
    var success = post.success();
    return post.body() != null || (success != null && success.status().equals("201"));
  }

  /// Gives names: the shorter the way to a resource, the sooner it gets the one that it wants.
  private void name() {
    var byDepth = new ArrayList<>(drafts);
    byDepth.sort(Comparator.comparingInt(Draft::depth));
    byDepth.forEach(draft -> draft.name = unused(draft));
  }

  private String unused(Draft draft) {
    var word = draft.at.word;
    if (names.add(word)) {
      return word;
    }
    var parent = draft.parent;
    var before =
        parent != null ? Plurals.singular(parent.name) : draft.path.replaceAll("/.*|\\W", "");
    var name =
        before.isEmpty()
            ? word
            : before + word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    var unused = name;
    for (var number = 2; !names.add(unused); number++) {
      unused = name + number;
    }
    return unused;
  }

  private void single(Draft draft) {
    for (var operation : draft.at.operations) {
      var role = role(operation);
      if (role == Role.ACTION) {
        act(draft, operation, "", false);
      } else {
        add(draft, role, operation);
      }
    }
  }

  private void collection(Draft draft) {
    for (var operation : draft.at.operations) {
      switch (operation.method()) {
        case "GET" -> add(draft, Role.LIST, operation);
        case "POST" -> {
          if (isCreate(operation)) {
            add(draft, Role.CREATE, operation);
          } else {
            act(draft, operation, "", false);
          }
        }
        // The row tells by its own key which one it is.
        case "PUT", "PATCH" -> {
          var rows = bodies.rows(bodies.requested(operation));
          if (rows == null || rows.list()) {
            act(draft, operation, "", false);
          } else {
            add(draft, role(operation), operation);
          }
        }
        default -> act(draft, operation, "", false);
      }
    }
  }

  private void row(Draft draft, PathTree row) {
    for (var operation : row.operations) {
      var role = role(operation);
      var taken = draft.methods.stream().anyMatch(each -> each.role() == role);
      if (role == Role.ACTION || role == Role.CREATE || taken) {
        act(draft, operation, "", true);
      } else {
        add(draft, role, operation);
      }
    }
  }

  private Role role(Operation operation) {
    return switch (operation.method()) {
      case "GET" -> Role.GET;
      case "DELETE" -> Role.DELETE;
      case "PATCH" -> Role.UPDATE;
      case "POST" -> Role.CREATE;
      case "PUT" -> isBesidePatch(operation) || isWhole(operation) ? Role.REPLACE : Role.UPDATE;
      default -> Role.ACTION;
    };
  }

  /// Whether its path has a method for parts of a row too.
  private boolean isBesidePatch(Operation put) {
    return patched.contains(put.path());
  }

  /// Whether a request has to bring the whole row: something in it is demanded.
  private boolean isWhole(Operation put) {
    var rows = bodies.rows(bodies.requested(put));
    var row = rows == null ? null : rows.row();
    return row == null || bodies.demands(row, 0);
  }

  private void add(Draft draft, Role role, Operation operation) {
    draft.methods.add(
        new Method(
            role,
            "",
            role != Role.LIST && role != Role.CREATE,
            null,
            operation,
            evidence(operation)));
  }

  private void act(Draft draft, Operation operation, String action, boolean onRow) {
    var rows = bodies.rows(bodies.answered(operation));
    var like = operation.method().equals("GET") && rows != null && rows.list() ? Role.LIST : null;
    draft.methods.add(new Method(Role.ACTION, action, onRow, like, operation, evidence(operation)));
  }

  private static Evidence evidence(Operation operation) {
    return Evidence.inferred(operation.place(), operation.route());
  }

  private Resource resource(Draft draft) {
    return new Resource(
        draft.name,
        draft.path,
        draft.parent == null ? null : draft.parent.name,
        draft.kind,
        draft.kind == Kind.COLLECTION ? lookup(draft) : null,
        schema(draft),
        draft.methods,
        Evidence.inferred(draft.at.place, draft.at.path));
  }

  private static @Nullable Parameter lookup(Draft draft) {
    var row = draft.at.parameter;
    if (row == null) {
      return null;
    }
    var name = row.word.substring(1, row.word.length() - 1);
    return first(row, name);
  }

  private static @Nullable Parameter first(PathTree tree, String name) {
    for (var operation : tree.operations) {
      for (var parameter : operation.parameters(Parameter.In.PATH)) {
        if (parameter.name().equals(name)) {
          return parameter;
        }
      }
    }
    for (var word : tree.words.values()) {
      var found = first(word, name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /// The name of a row: what is answered when it is read, or made, or listed, or else what is sent.
  private String schema(Draft draft) {
    for (var role : List.of(Role.GET, Role.LIST, Role.CREATE, Role.REPLACE, Role.UPDATE)) {
      for (var method : draft.methods) {
        var rows = method.role() == role ? bodies.rows(bodies.answered(method.operation())) : null;
        var name = rows == null ? "" : Bodies.name(rows.row());
        if (!name.isEmpty()) {
          return name;
        }
      }
    }
    for (var method : draft.methods) {
      var rows =
          method.role() == Role.CREATE ? bodies.rows(bodies.requested(method.operation())) : null;
      if (rows != null) {
        return Bodies.name(rows.row());
      }
    }
    return "";
  }
}
