package dev.newel.expr;

import dev.newel.expr.ExprType.EnumOf;
import dev.newel.expr.ExprType.ListOf;
import dev.newel.expr.ExprType.RowOf;
import dev.newel.expr.ExprType.Scalar;
import dev.newel.expr.ExprType.StructOf;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The names of a small design for tests: tasks in projects, with a team, lines and a viewer.
final class ShopScope implements Scope {
  static final EnumOf STATE = new EnumOf(List.of("open", "in-progress", "done"));

  private final SequencedMap<String, Name> roots = new LinkedHashMap<>();

  private static final Map<String, List<Field>> MEMBERS =
      Map.of(
          "Task",
          List.of(
              column("id", Scalar.INT, false),
              column("title", Scalar.TEXT, false),
              column("note", Scalar.TEXT, true),
              column("state", STATE, false),
              column("done", Scalar.BOOL, true),
              column("points", Scalar.INT, true),
              column("cost", Scalar.DECIMAL, true),
              column("dueOn", Scalar.DATE, true),
              column("createdAt", Scalar.TIMESTAMP, false),
              column("spent", Scalar.DURATION, true),
              column("data", Scalar.JSON, true),
              column("value", Scalar.INT, false),
              new Field("project", new RowOf("Project"), false, FieldKind.REFERENCE),
              new Field("assignee", new RowOf("User"), true, FieldKind.REFERENCE),
              new Field("watchers", new ListOf(new RowOf("User")), false, FieldKind.LINK),
              new Field("lines", new ListOf(new StructOf("Line")), false, FieldKind.VALUES),
              new Field("tags", new ListOf(Scalar.TEXT), false, FieldKind.VALUES)),
          "Project",
          List.of(
              column("id", Scalar.INT, false),
              column("name", Scalar.TEXT, false),
              new Field("lead", new RowOf("User"), true, FieldKind.REFERENCE),
              new Field("tasks", new ListOf(new RowOf("Task")), false, FieldKind.INVERSE)),
          "User",
          List.of(
              column("id", Scalar.INT, false),
              column("name", Scalar.TEXT, false),
              column("role", Scalar.ROLE, false)),
          "Line",
          List.of(column("quantity", Scalar.INT, false), column("price", Scalar.DECIMAL, false)),
          "Input",
          List.of(column("points", Scalar.INT, true), column("to", new RowOf("User"), false)));

  ShopScope() {
    roots.put("this", new Name(new RowOf("Task"), false));
    roots.put("viewer", new Name(new RowOf("User"), true));
    roots.put("value", new Name(Scalar.OPEN, false));
    roots.put("input", new Name(new StructOf("Input"), false));
    roots.put("to", new Name(new RowOf("User"), false));
    roots.put("done", new Name(STATE, false));
  }

  private static Field column(String name, ExprType type, boolean nullable) {
    return new Field(name, type, nullable, FieldKind.COLUMN);
  }

  @Override
  public SequencedMap<String, Name> roots() {
    return roots;
  }

  @Override
  public List<Field> members(ExprType type) {
    return switch (type) {
      case RowOf(var entity) -> MEMBERS.getOrDefault(entity, List.of());
      case StructOf(var name) -> MEMBERS.getOrDefault(name, List.of());
      default -> List.of();
    };
  }

  @Override
  public List<String> roles() {
    return List.of("admin", "member", "done");
  }
}
