package dev.newel.read.code;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import dev.newel.foreign.Evidence;
import dev.newel.read.code.Declared.Code;
import dev.newel.read.code.Declared.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The routes that calls make in a method that answers a `RouterFunction`: by the builder
/// (`route().GET("/hives", handler::list).build()`), by predicates (`route(GET("/hives"), ...)`),
/// and nested (`path("/hives", builder -> ...)`).
final class RouteCalls {
  private static final Set<String> VERBS =
      Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");

  /// What changes no route.
  private static final Set<String> SILENT =
      Set.of(
          "build",
          "filter",
          "before",
          "after",
          "onError",
          "withAttribute",
          "withAttributes",
          "route");

  private static final int DEEPEST = 200;

  private final Function<ExpressionTree, Code> code;
  private final Function<Tree, Evidence> evidence;
  private final List<Route> routes = new ArrayList<>();

  /// @param code the value of an expression
  /// @param evidence where a tree stands
  RouteCalls(Function<ExpressionTree, Code> code, Function<Tree, Evidence> evidence) {
    this.code = code;
    this.evidence = evidence;
  }

  /// The routes of a method's body, in their order. One without a method of HTTP is a call that was
  /// not understood.
  List<Route> of(BlockTree body) {
    block(body, List.of(), 0);
    return List.copyOf(routes);
  }

  private void block(BlockTree body, List<Code> before, int depth) {
    for (var statement : body.getStatements()) {
      switch (statement) {
        case ReturnTree answer when answer.getExpression() != null ->
            walk(answer.getExpression(), before, depth);
        case ExpressionStatementTree call -> walk(call.getExpression(), before, depth);
        default -> {}
      }
    }
  }

  /// @param before the paths around it
  private void walk(ExpressionTree tree, List<Code> before, int depth) {
    if (!(tree instanceof MethodInvocationTree call) || depth > DEEPEST) {
      if (depth > DEEPEST) {
        unread(tree);
      }
      return;
    }
    var on = on(call);
    if (on != null) {
      walk(on, before, depth + 1);
    }
    var name = name(call);
    var arguments = call.getArguments();
    if (VERBS.contains(name) && arguments.size() >= 2) {
      add(name, with(before, arguments.getFirst()), arguments.getLast(), call);
    } else if (name.matches("path|nest|andNest") && arguments.size() == 2) {
      nested(arguments, before, call, depth);
    } else if (name.matches("route|andRoute") && arguments.size() == 2) {
      predicate(arguments.getFirst(), arguments.getLast(), before, call);
    } else if (name.matches("and|andOther|add") && arguments.size() == 1) {
      var other = arguments.getFirst();
      if (other instanceof MethodInvocationTree) {
        walk(other, before, depth + 1);
      } else {
        unread(call);
      }
    } else if (!SILENT.contains(name) && isOfRoutes(call)) {
      unread(call);
    }
  }

  /// `path("/hives", builder -> ...)`, `nest(path("/hives"), route(...))`.
  private void nested(
      List<? extends ExpressionTree> arguments,
      List<Code> before,
      MethodInvocationTree call,
      int depth) {
    var place = arguments.getFirst();
    var inside = place instanceof MethodInvocationTree ? path(place) : place;
    if (inside == null) {
      unread(call);
      return;
    }
    var around = with(before, inside);
    switch (arguments.getLast()) {
      case LambdaExpressionTree lambda when lambda.getBody() instanceof BlockTree body ->
          block(body, around, depth + 1);
      case LambdaExpressionTree lambda when lambda.getBody() instanceof ExpressionTree body ->
          walk(body, around, depth + 1);
      case MethodInvocationTree other -> walk(other, around, depth + 1);
      default -> unread(call);
    }
  }

  private void predicate(
      ExpressionTree predicate, ExpressionTree handler, List<Code> before, Tree call) {
    var verb = verb(predicate);
    var path = path(predicate);
    if (verb == null || path == null) {
      unread(call);
    } else {
      add(verb, with(before, path), handler, call);
    }
  }

  /// The method of `GET("/hives")`, also before an `and`; null where it names none.
  private static @Nullable String verb(ExpressionTree tree) {
    for (Tree at = tree; at instanceof MethodInvocationTree call; at = on(call)) {
      var name = name(call);
      if (VERBS.contains(name)) {
        return name;
      }
      if (name.equals("method") && call.getArguments().size() == 1) {
        return Declarations.bare(call.getArguments().getFirst().toString());
      }
    }
    return null;
  }

  /// The path of `GET("/hives")`, of `path("/hives")` and of what they are joined with; null where
  /// there is none.
  private static @Nullable ExpressionTree path(ExpressionTree tree) {
    for (Tree at = tree; at instanceof MethodInvocationTree call; at = on(call)) {
      var arguments = call.getArguments();
      var name = name(call);
      if ((VERBS.contains(name) || name.equals("path")) && !arguments.isEmpty()) {
        return arguments.getFirst();
      }
      if (name.equals("and") && arguments.size() == 1) {
        var other = path(arguments.getFirst());
        if (other != null) {
          return other;
        }
      }
    }
    return null;
  }

  private List<Code> with(List<Code> before, ExpressionTree path) {
    var all = new ArrayList<>(before);
    all.add(code.apply(path));
    return List.copyOf(all);
  }

  private void add(String verb, List<Code> paths, ExpressionTree handler, Tree call) {
    var reference = handler instanceof MemberReferenceTree member ? member : null;
    routes.add(
        new Route(
            verb,
            paths,
            reference == null ? "" : reference.getQualifierExpression().toString(),
            reference == null ? "" : reference.getName().toString(),
            evidence.apply(paths.isEmpty() ? call : place(call))));
  }

  /// A chain of calls begins at its first one; a route stands where its path does.
  private static Tree place(Tree call) {
    return call instanceof MethodInvocationTree made && !made.getArguments().isEmpty()
        ? made.getArguments().getFirst()
        : call;
  }

  private void unread(Tree tree) {
    routes.add(new Route("", List.of(), "", "", evidence.apply(tree)));
  }

  /// Whether a call may make routes: it takes something.
  private static boolean isOfRoutes(MethodInvocationTree call) {
    return !call.getArguments().isEmpty();
  }

  private static @Nullable ExpressionTree on(MethodInvocationTree call) {
    return call.getMethodSelect() instanceof MemberSelectTree select
        ? select.getExpression()
        : null;
  }

  private static String name(MethodInvocationTree call) {
    return switch (call.getMethodSelect()) {
      case MemberSelectTree select -> select.getIdentifier().toString();
      case IdentifierTree name -> name.getName().toString();
      default -> "";
    };
  }
}
