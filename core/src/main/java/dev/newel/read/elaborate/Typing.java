package dev.newel.read.elaborate;

import dev.newel.design.data.Condition;
import dev.newel.expr.Checked;
import dev.newel.expr.Expr;
import dev.newel.expr.ExprParser;
import dev.newel.expr.ExprProblem;
import dev.newel.expr.ExprType;
import dev.newel.expr.Scope;
import dev.newel.expr.Typed;
import dev.newel.expr.Typer;
import dev.newel.finding.Edit;
import dev.newel.finding.Finding;
import dev.newel.language.Expression;
import dev.newel.language.Guard;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads and types expressions; what is wrong with one becomes a finding at its very place.
final class Typing {
  private static final Pattern NO_NAME = Pattern.compile("[^A-Za-z0-9_]+");

  private final Context context;

  Typing(Context context) {
    this.context = context;
  }

  /// The typed expression, or null where there are findings instead.
  ///
  /// @param expected what its value must be; null where anything will do
  @Nullable Expr type(Expression text, Scope scope, @Nullable ExprType expected, Address at) {
    var checked =
        ExprParser.parse(text.text()).then(syntax -> Typer.check(syntax, scope, expected));
    return switch (checked) {
      case Checked.Ok<Typed>(var typed) -> typed.expr();
      case Checked.Failed<Typed>(var problems) -> {
        if (!isAboutUnread(text.text())) {
          problems.forEach(problem -> context.add(finding(problem, text.text(), at)));
        }
        yield null;
      }
    };
  }

  /// A condition, or null where there are findings instead.
  @Nullable Expr condition(Expression text, Scope scope, Address at) {
    return type(text, scope, ExprType.Scalar.BOOL, at);
  }

  /// Guards, each with its code; those that cannot be read are left out.
  List<Condition> guards(List<Guard> texts, Scope scope, String otherwise, Address at) {
    var guards = new ArrayList<Condition>();
    for (var i = 0; i < texts.size(); i++) {
      var guard = texts.get(i);
      var place = at.at(i);
      var expr = condition(guard.condition(), scope, place);
      var known =
          guard.code() == null || context.names.resolve(guard.code(), place, Names.Kind.ERROR);
      if (expr != null && known) {
        guards.add(new Condition(expr, guard.code() == null ? otherwise : guard.code()));
      }
    }
    return guards;
  }

  /// Whether the expression names a field that has a finding already: its type is not known, and
  /// what is said of the expression may only follow from that.
  private boolean isAboutUnread(String text) {
    return NO_NAME.splitAsStream(text).anyMatch(context.unread::has);
  }

  private Finding finding(ExprProblem problem, String text, Address at) {
    var span = context.places.within(at, text, problem.offset(), problem.length());
    var finding =
        Finding.error(LinkId.BAD_EXPRESSION.id(), at, span, problem.message(), problem.hint());
    return span == null || problem.replacement() == null
        ? finding
        : finding.withEdit(new Edit(span, problem.replacement()));
  }
}
