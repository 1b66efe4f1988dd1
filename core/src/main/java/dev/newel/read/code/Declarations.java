package dev.newel.read.code;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import dev.newel.foreign.Evidence;
import dev.newel.read.code.Declared.Call;
import dev.newel.read.code.Declared.Code;
import dev.newel.read.code.Declared.Field;
import dev.newel.read.code.Declared.JavaType;
import dev.newel.read.code.Declared.Kind;
import dev.newel.read.code.Declared.Mark;
import dev.newel.read.code.Declared.Method;
import dev.newel.source.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/// The declarations in the tree of one file.
final class Declarations {
  private static final int LONGEST_SUM = 200;

  /// The methods whose calls tell something: what sends, and what sets a status.
  private static final Set<String> TELLING =
      Stream.of(
              Set.of("send", "convertAndSend", "publishEvent"), AnswerCalls.NAMES, PathRules.CALLS)
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  private final SourceText source;
  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final List<JavaType> types = new ArrayList<>();

  Declarations(SourceText source, CompilationUnitTree unit, SourcePositions positions) {
    this.source = source;
    this.unit = unit;
    this.positions = positions;
  }

  List<JavaType> types() {
    for (var tree : unit.getTypeDecls()) {
      if (tree instanceof ClassTree type) {
        type(type);
      }
    }
    return List.copyOf(types);
  }

  private void type(ClassTree tree) {
    var kind =
        switch (tree.getKind()) {
          case RECORD -> Kind.RECORD;
          case INTERFACE -> Kind.INTERFACE;
          case ENUM -> Kind.ENUM;
          case ANNOTATION_TYPE -> Kind.ANNOTATION;
          default -> Kind.CLASS;
        };
    var fields = new ArrayList<Field>();
    var methods = new ArrayList<Method>();
    var words = new ArrayList<String>();
    var inner = new ArrayList<ClassTree>();
    for (var member : tree.getMembers()) {
      switch (member) {
        case VariableTree variable when kind == Kind.ENUM && isConstant(variable, tree) ->
            words.add(variable.getName().toString());
        case VariableTree variable -> fields.add(field(variable));
        case MethodTree method when method.getReturnType() != null -> methods.add(method(method));
        case ClassTree type -> inner.add(type);
        default -> {}
      }
    }
    var parent = tree.getExtendsClause();
    types.add(
        new JavaType(
            kind,
            tree.getSimpleName().toString(),
            marks(tree.getModifiers()),
            parent == null ? "" : bare(parent.toString()),
            tree.getImplementsClause().stream().map(each -> bare(each.toString())).toList(),
            fields,
            methods,
            words,
            evidence(tree, tree.getSimpleName().toString())));
    inner.forEach(this::type);
  }

  /// The parser gives the constants of an enumeration the type of it and all modifiers.
  private static boolean isConstant(VariableTree variable, ClassTree tree) {
    return variable.getModifiers().getFlags().contains(Modifier.STATIC)
        && variable.getType() instanceof IdentifierTree type
        && type.getName().equals(tree.getSimpleName())
        && variable.getInitializer() instanceof NewClassTree;
  }

  /// The name of a type without its arguments and its package.
  static String bare(String type) {
    var plain = type.replaceAll("<.*$", "").strip();
    return plain.substring(plain.lastIndexOf('.') + 1);
  }

  private Field field(VariableTree tree) {
    var initial = tree.getInitializer();
    var type = tree.getType();
    return new Field(
        tree.getName().toString(),
        type == null ? "" : type.toString(),
        marks(tree.getModifiers()),
        initial == null ? null : code(initial, 0),
        tree.getModifiers().getFlags().contains(Modifier.STATIC),
        evidence(tree, tree.getName().toString()));
  }

  private Method method(MethodTree tree) {
    var body = tree.getBody();
    var calls = new ArrayList<Call>();
    if (body != null) {
      new TreeScanner<@Nullable Void, @Nullable Void>() {
        @Override
        public @Nullable Void visitMethodInvocation(
            MethodInvocationTree call, @Nullable Void nothing) {
          if (call.getMethodSelect() instanceof MemberSelectTree select
              && TELLING.contains(select.getIdentifier().toString())) {
            calls.add(
                new Call(
                    select.getExpression().toString(),
                    select.getIdentifier().toString(),
                    call.getArguments().stream().map(each -> code(each, 0)).toList(),
                    evidence(call, call.toString())));
          }
          return super.visitMethodInvocation(call, null);
        }
      }.scan(body, null);
    }
    return new Method(
        tree.getName().toString(),
        String.valueOf(tree.getReturnType()),
        tree.getParameters().stream().map(this::field).toList(),
        marks(tree.getModifiers()),
        calls,
        body == null || !bare(String.valueOf(tree.getReturnType())).equals("RouterFunction")
            ? List.of()
            : new RouteCalls(each -> code(each, 0), each -> evidence(each, each.toString()))
                .of(body),
        says(tree),
        evidence(tree, tree.getName().toString()));
  }

  /// The first sentence of the doc comment right before a declaration.
  private String says(Tree tree) {
    var start = (int) positions.getStartPosition(unit, tree);
    if (start <= 0) {
      return "";
    }
    var before = source.text().substring(Math.max(0, start - 2_000), start).stripTrailing();
    var open = before.lastIndexOf("/**");
    if (!before.endsWith("*/") || open < 0) {
      return "";
    }
    var text =
        before
            .substring(open + 3, before.length() - 2)
            .replaceAll("(?m)^\\s*\\*+ ?", "")
            .replaceAll("(?s)(?:^|\\n)\\s*@.*", "")
            .replaceAll("\\{@\\w+ ([^}]*)}", "$1")
            .replaceAll("<[^>]*>", " ")
            .replaceAll("\\s+", " ")
            .strip();
    return text.split("(?<=[.!?])\\s", 2)[0];
  }

  private List<Mark> marks(ModifiersTree modifiers) {
    return modifiers.getAnnotations().stream().map(each -> mark(each, 0)).toList();
  }

  private Mark mark(AnnotationTree tree, int depth) {
    Map<String, Code> values = new LinkedHashMap<>();
    for (var argument : tree.getArguments()) {
      if (argument instanceof AssignmentTree assigned) {
        values.put(assigned.getVariable().toString(), code(assigned.getExpression(), depth + 1));
      } else {
        values.put("value", code(argument, depth + 1));
      }
    }
    var name = bare(tree.getAnnotationType().toString());
    return new Mark(name, values, evidence(tree, tree.toString()));
  }

  private Code code(ExpressionTree tree, int depth) {
    if (depth > LONGEST_SUM) {
      return new Code.Other("");
    }
    return switch (tree) {
      case LiteralTree literal -> new Code.Literal(String.valueOf(literal.getValue()));
      case IdentifierTree name -> new Code.Name(name.getName().toString());
      case MemberSelectTree name -> new Code.Name(name.toString());
      case ParenthesizedTree inside -> code(inside.getExpression(), depth + 1);
      case UnaryTree unary
          when unary.getKind() == Tree.Kind.UNARY_MINUS
              && unary.getExpression() instanceof LiteralTree literal ->
          new Code.Literal("-" + literal.getValue());
      case BinaryTree sum when sum.getKind() == Tree.Kind.PLUS ->
          new Code.Sum(
              List.of(
                  code(sum.getLeftOperand(), depth + 1), code(sum.getRightOperand(), depth + 1)));
      case NewArrayTree array when array.getInitializers() != null ->
          new Code.Many(
              array.getInitializers().stream().map(each -> code(each, depth + 1)).toList());
      case NewClassTree made -> new Code.Made(bare(made.getIdentifier().toString()));
      case AnnotationTree mark -> new Code.Nested(mark(mark, depth + 1));
      default -> new Code.Other(Evidence.explicit(span(tree), tree.toString()).sentence());
    };
  }

  private Evidence evidence(Tree tree, String words) {
    return Evidence.explicit(span(tree), words);
  }

  /// Where a thing is named: of a declaration the line with its name, without its annotations.
  private dev.newel.source.Span span(Tree tree) {
    var start =
        switch (tree) {
          case ClassTree type -> named(tree, type.getModifiers(), type.getSimpleName().toString());
          case MethodTree method -> named(tree, method.getModifiers(), method.getName().toString());
          case VariableTree field -> named(tree, field.getModifiers(), field.getName().toString());
          default -> positions.getStartPosition(unit, tree);
        };
    var length = source.text().length();
    var from = (int) Math.clamp(start, 0L, (long) length);
    return source.span(from, from);
  }

  private long named(Tree tree, ModifiersTree modifiers, String name) {
    var start = positions.getStartPosition(unit, tree);
    var after = Math.max(start, positions.getEndPosition(unit, modifiers));
    if (after < 0) {
      return start;
    }
    var found =
        java.util.regex.Pattern.compile("\\b" + java.util.regex.Pattern.quote(name) + "\\b")
            .matcher(source.text())
            .region((int) Math.min(after, source.text().length()), source.text().length());
    return !name.isEmpty() && found.find() ? found.start() : start;
  }
}
