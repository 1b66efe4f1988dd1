package dev.newel.facts.versions;

import dev.newel.design.api.Operation;
import dev.newel.design.data.Field;
import dev.newel.design.data.Model;
import dev.newel.design.data.Type;
import dev.newel.expr.Expr;
import dev.newel.expr.ExprType;
import dev.newel.language.ApiText.Difference;
import dev.newel.language.ApiText.PageText;
import dev.newel.language.Modifier;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an old version says otherwise, by what it speaks of: `Project.title` is a field,
/// `tasks.list` an operation, `tasks` all operations of a resource.
final class Differs {
  static final String ABSENT = "absent";

  private final Model model;
  private final Map<String, Difference> all;

  Differs(Model model, Map<String, Difference> all) {
    this.model = model;
    this.all = all;
  }

  private @Nullable Difference at(String holder, String field) {
    return all.get(holder + "." + field);
  }

  boolean isAbsent(String holder, String field) {
    var difference = at(holder, field);
    return difference != null && ABSENT.equals(difference.is());
  }

  boolean isAbsent(Operation operation) {
    var resource = operation.id().substring(0, operation.id().lastIndexOf('.'));
    return List.of(operation.id(), resource).stream()
        .map(all::get)
        .anyMatch(difference -> difference != null && ABSENT.equals(difference.is()));
  }

  /// How the old version cuts a list; null where it cuts it as the current one does.
  @Nullable PageText page(Operation operation) {
    var difference = all.get(operation.id());
    return difference == null ? null : difference.page();
  }

  /// Whether an expression asks for a field that the old version does not know.
  boolean asksAbsent(Expr expr) {
    return expr.walk()
        .anyMatch(
            part ->
                part instanceof Expr.Member member
                    && holder(member) instanceof String holder
                    && isAbsent(holder, member.name()));
  }

  /// What an old version says of the words that a condition holds against a parameter.
  Type words(Type type, Expr where) {
    if (!(type instanceof Type.Enumeration parameter)) {
      return type;
    }
    return where
        .walk()
        .flatMap(
            part -> part instanceof Expr.Member member ? java.util.stream.Stream.of(member) : null)
        .filter(member -> holder(member) != null)
        .map(member -> type(String.valueOf(holder(member)), member.name(), parameter))
        .filter(told -> !told.equals(parameter))
        .findFirst()
        .orElse(parameter);
  }

  private Type type(String holder, String field, Type.Enumeration parameter) {
    var known = model.fields(holder).get(field);
    var difference = at(holder, field);
    return difference != null
            && known != null
            && known.type() instanceof Type.Enumeration words
            && words.words().equals(parameter.words())
        ? told(parameter, difference)
        : parameter;
  }

  private static @Nullable String holder(Expr.Member member) {
    return switch (member.target().type()) {
      case ExprType.RowOf(var entity) -> entity;
      case ExprType.StructOf(var value) -> value;
      default -> null;
    };
  }

  /// The field as the old version knows it. One that it does not know stays in the data, and no
  /// client may give it.
  Field field(String holder, Field field) {
    var difference = at(holder, field.name());
    if (difference == null) {
      return field;
    }
    var modifiers = EnumSet.noneOf(Modifier.class);
    modifiers.addAll(field.modifiers());
    if (ABSENT.equals(difference.is())) {
      modifiers.add(Modifier.READONLY);
    }
    var type = told(field.type(), difference);
    return new Field(
        field.name(),
        difference.named() == null ? field.wire() : difference.named(),
        type,
        field.optional(),
        field.bounds(),
        modifiers,
        field.uniquePer(),
        field.read(),
        field.write(),
        field.slugOf(),
        field.initial(),
        field.computed(),
        field.doc(),
        type.equals(field.type()) ? field.example() : null,
        field.was(),
        field.unit());
  }

  private static Type told(Type type, Difference difference) {
    return type instanceof Type.Enumeration(var words, var told)
        ? new Type.Enumeration(words, difference.says())
        : type;
  }
}
