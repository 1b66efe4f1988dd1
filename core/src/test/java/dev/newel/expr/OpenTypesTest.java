package dev.newel.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.expr.ExprType.ListOf;
import dev.newel.expr.ExprType.RowOf;
import dev.newel.expr.ExprType.Scalar;
import dev.newel.expr.ExprType.StructOf;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every form of expression over every kind of operand, those of unknown type among them: each is
/// typed throughout or reported, whatever type is expected of it.
class OpenTypesTest {
  private static final List<String> OPERANDS =
      List.of(
          "value",
          "event.x",
          "missing",
          "null",
          "1",
          "'a'",
          "now",
          "title",
          "state",
          "open",
          "data",
          "tags",
          "lines",
          "[]",
          "[value]",
          "[event.x]",
          "this",
          "viewer",
          "input",
          "event",
          "(done ? value : null)",
          "(done ? event.x : 1)");

  private static final List<ExprType> EXPECTED =
      List.of(
          Scalar.BOOL, Scalar.DECIMAL, ShopScope.STATE, new RowOf("User"), new ListOf(Scalar.TEXT));

  static List<String> forms() {
    var forms = new ArrayList<>(List.of("A", "-A", "!A", "A.x", "A.id", "A == null", "null != A"));
    forms.addAll(List.of("[A, B]", "A in [B]", "true ? A : B", "A ? B : 1", "date(A)", "ago(A)"));
    for (var operator : Operator.values()) {
      forms.add("A " + operator.sign() + " B");
    }
    for (var function : Function.values()) {
      var arguments = function.arguments() == 0 ? "()" : "(B)";
      forms.add((function.isMethod() ? "A." : "") + function.word() + arguments);
    }
    for (var macro : Macro.values()) {
      forms.add("A." + macro.word() + "(v, v == B)");
      forms.add("A." + macro.word() + "(v, B)");
    }
    return forms;
  }

  @ParameterizedTest
  @MethodSource("forms")
  void is_typed_throughout_or_reported(String form) {
    for (var left : OPERANDS) {
      for (var right : form.contains("B") ? OPERANDS : List.of("")) {
        var source = form.replace("B", right).replace("A", left);
        assertKnown(source, null);
        EXPECTED.forEach(expected -> assertKnown(source, expected));
      }
    }
  }

  private static void assertKnown(String source, @Nullable ExprType expected) {
    switch (Typer.check(source, new EventScope(), expected)) {
      case Checked.Ok<Typed>(var typed) -> {
        assertThat(parts(typed.expr())).as(source).doesNotContain(Scalar.OPEN);
        assertThat(typed.opened().values()).as(source).doesNotContain(Scalar.OPEN, Scalar.NULL);
        assertThat(typed.expr().text()).as(source).doesNotContain("event.x");
      }
      case Checked.Failed<Typed>(var problems) -> {
        assertThat(problems).as(source).isNotEmpty();
        problems.forEach(
            problem ->
                assertThat(problem.message()).as(source).endsWith(".").doesNotContain("OPEN"));
      }
    }
  }

  /// The expression, its parts and their types.
  private static List<Object> parts(Object value) {
    var parts = new ArrayList<Object>(List.of(value));
    switch (value) {
      case List<?> list -> list.forEach(each -> parts.addAll(parts(each)));
      case Record shown ->
          Arrays.stream(shown.getClass().getRecordComponents())
              .map(component -> read(component, shown))
              .filter(part -> part != null)
              .forEach(part -> parts.addAll(parts(part)));
      default -> {}
    }
    return parts;
  }

  private static @Nullable Object read(RecordComponent component, Record of) {
    try {
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void says_where_the_type_of_a_field_is_written() {
    var checked = Typer.check("id == event.x", new EventScope(), Scalar.BOOL);
    assertThat(((Checked.Failed<Typed>) checked).problems())
        .containsExactly(
            new ExprProblem(
                6,
                7,
                "The type of `event.x` is not known here.",
                "Write it where `event` is described: `payload: { x: uuid }`.",
                null));
  }

  /// The names of the shop, and an event whose fields came without types.
  private static final class EventScope implements Scope {
    private final ShopScope shop = new ShopScope();

    @Override
    public SequencedMap<String, Name> roots() {
      var roots = new LinkedHashMap<>(shop.roots());
      roots.put("event", new Name(new StructOf("$event"), false));
      return roots;
    }

    @Override
    public List<Field> members(ExprType type) {
      return type.equals(new StructOf("$event"))
          ? List.of(new Field("x", Scalar.OPEN, true, FieldKind.COLUMN))
          : shop.members(type);
    }

    @Override
    public List<String> roles() {
      return shop.roles();
    }
  }
}
