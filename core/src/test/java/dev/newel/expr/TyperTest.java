package dev.newel.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.expr.ExprType.EnumOf;
import dev.newel.expr.ExprType.ListOf;
import dev.newel.expr.ExprType.RowOf;
import dev.newel.expr.ExprType.Scalar;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TyperTest {
  private static final Scope SCOPE = new ShopScope();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      commentCharacter = '$',
      value = {
        "points + 1; int; true; points + 1",
        "points * cost; decimal; true; points * cost",
        "id / 2; int; false; id / 2",
        "id / points; int; true; id / points",
        "1.50; decimal; false; 1.5",
        "-3; int; false; -3",
        "2.0 * id; decimal; false; 2.0 * id",
        "title + ' x'; text; false; title + ' x'",
        "note.size(); int; true; note.size()",
        "(state == open); boolean; false; state == open",
        "open == state; boolean; false; open == state",
        "state != in-progress; boolean; false; state != in-progress",
        "!(state == open); boolean; false; state != open",
        "state in [open, in-progress]; boolean; false; state in [open, in-progress]",
        "(done ? open : in-progress) == state; boolean; false; (done ? open : in-progress) =="
            + " state",
        "this.state; open | in-progress | done; false; state",
        "null == dueOn; boolean; false; dueOn == null",
        "!(dueOn == null); boolean; false; dueOn != null",
        "this.value > 3; boolean; false; this.value > 3",
        "value > points; boolean; false; value > points",
        "viewer.role == admin; boolean; false; viewer.role == admin",
        "viewer in watchers; boolean; false; viewer in watchers",
        "project.lead == viewer; boolean; false; project.lead == viewer",
        "project.lead.name; text; true; project.lead.name",
        "assignee.name.lower().startsWith('a'); boolean; false;"
            + " assignee.name.lower().startsWith('a')",
        "project.tasks.size(); int; false; project.tasks.size()",
        "lines.sum(l, l.quantity * l.price); decimal; false; ~lines.sum(l, l.quantity * l.price)~",
        "lines.map(l, l.price).first(); decimal; true; ~lines.map(l, l.price).first()~",
        "tags.filter(t, t != title).min(t, t); text; true; ~tags.filter(t, t != title).min(t, t)~",
        "createdAt < ago('90d'); boolean; false; createdAt < ago('90d')",
        "dueOn >= ago('50y'); boolean; false; dueOn >= ago('50y').date()",
        "today - dueOn > 7d; boolean; false; today - dueOn > 7d",
        "dueOn + 24h; date; true; dueOn + 1d",
        "createdAt.date() == date('2026-01-31'); boolean; false; createdAt.date() =="
            + " date('2026-01-31')",
        "createdAt > timestamp('2026-01-31T00:00:00Z'); boolean; false; createdAt >"
            + " timestamp('2026-01-31T00:00:00Z')",
        "done || points > 1 && id == 2; boolean; false; done || points > 1 && id == 2",
        "(done || done) && done; boolean; false; (done || done) && done",
        "id - (id - 1); int; false; id - (id - 1)",
        "input.points == points; boolean; false; input.points == points",
        "to in watchers; boolean; false; to in watchers",
        "title.matches(r'^a\\d'); boolean; false; title.matches('^a\\\\d')",
        "done ? 1 : cost; decimal; true; done ? 1 : cost",
        "done ? null : points; int; true; done ? null : points",
      })
  void resolves_types_and_prints_what_it_reads_back(
      String source, String type, boolean nullable, String text) {
    var expr = Typer.check(source, SCOPE, null).get().expr();
    assertThat(expr.type().describe()).isEqualTo(type);
    assertThat(expr.nullable()).isEqualTo(nullable);
    assertThat(expr.text()).isEqualTo(text);
    assertThat(Typer.check(expr.text(), SCOPE, null).get().expr()).isEqualTo(expr);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      commentCharacter = '$',
      value = {
        "pionts > 1; 0; `pionts` is not known here.; Did you mean `points`?",
        "viewer.nmae; 7; User `viewer` has no field `nmae`.; Did you mean `name`?",
        "state == opne; 9; `opne` is no word of `open | in-progress | done`.; Did you mean `open`?",
        "state == 'open'; 9; `'open'` is a text, expected a word of `open | in-progress | done`.;"
            + " Drop the quotes: they are for text only.",
        "viewer.role == 'admin'; 15; `'admin'` is a text, expected a word of `role`.; Drop the"
            + " quotes: they are for text only.",
        "title == draft; 9; `draft` is not known here.; ~A text needs its own quotes inside the"
            + " YAML quotes: `\"'draft'\"`.~",
        "total-cost; 0; `total-cost` is read as one word.; Write blanks around the minus: `total -"
            + " cost`.",
        "title == 3; 0; `==` compares text with int.;",
        "id == '3'; 0; `==` compares int with text.; Drop the quotes: they are for text only.",
        "dueOn > '2026-01-01'; 0; `>` compares date with text.; Write `date('2026-01-01')`.",
        "dueOn < createdAt; 0; `<` compares date with timestamp.; Take its day:"
            + " `createdAt.date()`.",
        "state < open; 0; Values of open | in-progress | done have no order.;",
        "data == data; 0; Values of json cannot be compared.;",
        "tags == null; 0; `tags` is a list, which is never null.; Ask for `size() == 0`.",
        "title && done; 0; Expected boolean, found text.;",
        "title * 2; 0; `*` is not defined for text and int.;",
        "value == value; 0; The types of `value` and `value` are not known here.;",
        "value; 0; The type of `value` is not known here.; Compare it with something that has a"
            + " type.",
        "lines.price; 6; `lines` is a list and has no field `price`.; ~Ask its elements:"
            + " `lines.exists(x, x.price == ...)`, `lines.map(x, x.price)`.~",
        "lines.sum(title, 1); 10; The variable `title` has the name of something else in scope.;"
            + " Choose another name.",
        "lines.sum(l); 0; `sum` takes the name of a variable and an expression.; ~Write"
            + " `lines.sum(x, ...)`.~",
        "lines.max(l, l); 13; `max` is not defined for Line.;",
        "title.exists(x, true); 6; `exists` is not defined for text, only for lists.;",
        "title.lowr(); 6; There is no method `lowr`.; Did you mean `lower`?",
        "agoo('3d'); 0; There is no function `agoo`.; Did you mean `ago`?",
        "now(); 0; `now` takes no parentheses.; Write `now`.",
        "ago(90); 4; `ago` needs an amount of time as a text, of at most 100 years.; ~Write it as"
            + " `ago('90d')`, with the units y, mo, w, d, h, m, s, ms.~",
        "date('2026-02-30'); 5; `2026-02-30` is no date.; Write it as `date('2026-01-31')`.",
        "date(createdAt); 0; ~`date(...)` takes a text as written, no expression.~; The day of a"
            + " timestamp is `createdAt.date()`.",
        "3y; 0; Years and months have no fixed length: `3y`.; ~Use `ago('3y')` or `ahead('3y')`, or"
            + " count in days.~",
        "title.matches('(?=a)'); 14; ~The regular expression uses a back reference, look-around or"
            + " possessive quantifier, which RE2 does not know.~; Write it in RE2's syntax.",
        "[1, 'a']; 4; Expected int like the other items, found text.;",
        "id in 3; 6; `in` needs a list on its right.;",
        "id in tags; 0; `in` compares int with a list of text.;",
        "99999999999999999999; 0; ~`99999999999999999999` is more than the greatest int,"
            + " 9223372036854775807.~; Write it as a decimal: `99999999999999999999.0`.",
        "project == project.id; 0; `==` compares Project with int.; Name a field of the Project.",
      })
  void says_what_is_wrong_and_how_to_mend_it(
      String source, int offset, String message, String hint) {
    var problem = Typer.check(source, SCOPE, null).findings().getFirst();
    assertThat(problem.message()).isEqualTo(message);
    assertThat(problem.offset()).isEqualTo(offset);
    assertThat(problem.hint()).isEqualTo(hint);
  }

  @Test
  void a_bare_word_takes_the_expected_type() {
    assertThat(Typer.check("open", SCOPE, ShopScope.STATE).get().expr())
        .isEqualTo(new Expr.Literal(ShopScope.STATE, "open"));
    assertThat(Typer.check("admin", SCOPE, Scalar.ROLE).get().expr())
        .isEqualTo(new Expr.Literal(Scalar.ROLE, "admin"));
    assertThat(Typer.check("id > 3 ? open : in-progress", SCOPE, ShopScope.STATE).findings())
        .isEmpty();
    assertThat(Typer.check("title", SCOPE, Scalar.TEXT).get().expr())
        .isInstanceOf(Expr.Member.class);
  }

  @Test
  void a_word_that_is_also_a_name_of_the_type_is_ambiguous() {
    var clash = new ShopScope();
    clash.roots().put("open", new Scope.Name(ShopScope.STATE, false));
    for (var source : List.of("state == open", "open == state", "state in [open]")) {
      assertThat(Typer.check(source, clash, null).findings())
          .as(source)
          .extracting(ExprProblem::message)
          .containsExactly(
              "`open` is ambiguous: it is a word of `open | in-progress | done` and a name in"
                  + " scope.");
    }
    clash.roots().put("open", new Scope.Name(Scalar.INT, false));
    assertThat(Typer.check("state == open", clash, null).findings()).isEmpty();
  }

  @Test
  void a_field_wins_over_an_argument_of_its_name() {
    assertThat(Typer.check("done", SCOPE, null).get().expr().type()).isEqualTo(Scalar.BOOL);
  }

  @Test
  void the_expected_type_binds() {
    assertThat(Typer.check("id", SCOPE, Scalar.DECIMAL).findings()).isEmpty();
    assertThat(Typer.check("null", SCOPE, Scalar.DECIMAL).findings()).isEmpty();
    assertThat(Typer.check("[]", SCOPE, new ListOf(Scalar.TEXT)).findings()).isEmpty();
    assertThat(Typer.check("cost", SCOPE, Scalar.INT).findings())
        .extracting(ExprProblem::message)
        .containsExactly("Expected int, found decimal.");
    assertThat(Typer.check("state", SCOPE, new EnumOf(List.of("open", "done"))).findings())
        .hasSize(1);
  }

  @Test
  void an_open_name_takes_the_type_that_it_meets() {
    assertThat(
            Typer.check("project.lead == value && value in watchers", SCOPE, null).get().opened())
        .isEqualTo(Map.of("value", new RowOf("User")));
    assertThat(Typer.check("title.contains(value)", SCOPE, Scalar.BOOL).get().opened())
        .isEqualTo(Map.of("value", Scalar.TEXT));
    assertThat(Typer.check("id == value && title == value", SCOPE, null).findings()).hasSize(1);
  }

  @Test
  void all_problems_come_in_one_run() {
    assertThat(Typer.check("aaaa == 1 || bbbb == 2 || title == cccc", SCOPE, null).findings())
        .extracting(ExprProblem::offset)
        .containsExactly(0, 13, 35);
  }

  @Test
  void a_quoted_word_can_be_mended_unseen() {
    assertThat(Typer.check("state == 'done'", SCOPE, null).findings().getFirst().replacement())
        .isEqualTo("done");
  }

  @Test
  void hostile_nesting_takes_no_time() {
    var source = "(".repeat(45) + "zz == 1" + ") == 1".repeat(45);
    assertThat(Typer.check(source, SCOPE, null).findings()).isNotEmpty();
    assertThat(
            Typer.check("zz ? ".repeat(40) + "zz" + " : zz".repeat(40), SCOPE, ShopScope.STATE)
                .findings())
        .isNotEmpty();
  }
}
