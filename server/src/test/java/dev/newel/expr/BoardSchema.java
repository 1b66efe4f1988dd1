package dev.newel.expr;

import dev.newel.expr.ExprType.EnumOf;
import dev.newel.expr.ExprType.ListOf;
import dev.newel.expr.ExprType.RowOf;
import dev.newel.expr.ExprType.Scalar;
import dev.newel.expr.ExprType.StructOf;
import dev.newel.expr.SqlNames.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/// A small design, as the typer and the translator see it: tasks in projects, with watchers, lines
/// and tags.
final class BoardSchema implements Scope, SqlNames {
  static final EnumOf STATE = new EnumOf(List.of("open", "in-progress", "closed"));

  static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE person (id bigint PRIMARY KEY, name text COLLATE "C" NOT NULL, nick text COLLATE "C",
            role text NOT NULL)""",
          """
          CREATE TABLE project (id bigint PRIMARY KEY, name text COLLATE "C" NOT NULL,
            lead_id bigint REFERENCES person, budget numeric(12,2), site_city text, site_floors integer)""",
          """
          CREATE TABLE task (id bigint PRIMARY KEY, title text COLLATE "C" NOT NULL, note text, state text NOT NULL,
            mood text, urgent boolean NOT NULL, done boolean, rank bigint NOT NULL, points integer,
            cost numeric(10,2), weight double precision, due_on date, created_at timestamptz NOT NULL,
            closed_at timestamptz, spent interval, at time,
            project_id bigint NOT NULL REFERENCES project, assignee_id bigint REFERENCES person)""",
          """
          CREATE TABLE task_watcher (task_id bigint REFERENCES task, person_id bigint REFERENCES person,
            PRIMARY KEY (task_id, person_id))""",
          """
          CREATE TABLE task_line (task_id bigint REFERENCES task, position integer, quantity integer NOT NULL,
            price numeric(10,2), buyer_id bigint REFERENCES person, PRIMARY KEY (task_id, position))""",
          """
          CREATE TABLE task_tag (task_id bigint REFERENCES task, position integer, value text COLLATE "C" NOT NULL,
            PRIMARY KEY (task_id, position))""");

  private static final RowOf PERSON = new RowOf("Person");
  private static final RowOf PROJECT = new RowOf("Project");
  private static final RowOf TASK = new RowOf("Task");

  private static final Map<String, List<Field>> MEMBERS =
      Map.of(
          "Task",
          List.of(
              column("id", Scalar.INT, false),
              column("title", Scalar.TEXT, false),
              column("note", Scalar.TEXT, true),
              column("state", STATE, false),
              column("mood", STATE, true),
              column("urgent", Scalar.BOOL, false),
              column("done", Scalar.BOOL, true),
              column("rank", Scalar.INT, false),
              column("points", Scalar.INT, true),
              column("cost", Scalar.DECIMAL, true),
              column("weight", Scalar.DECIMAL, true),
              column("dueOn", Scalar.DATE, true),
              column("createdAt", Scalar.TIMESTAMP, false),
              column("closedAt", Scalar.TIMESTAMP, true),
              column("spent", Scalar.DURATION, true),
              column("at", Scalar.TIME, true),
              new Field("project", PROJECT, false, FieldKind.REFERENCE),
              new Field("assignee", PERSON, true, FieldKind.REFERENCE),
              new Field("watchers", new ListOf(PERSON), false, FieldKind.LINK),
              new Field("lines", new ListOf(new StructOf("Line")), false, FieldKind.VALUES),
              new Field("tags", new ListOf(Scalar.TEXT), false, FieldKind.VALUES),
              new Field("siblings", new ListOf(TASK), false, FieldKind.DERIVED),
              new Field("total", Scalar.DECIMAL, false, FieldKind.COMPUTED),
              new Field("late", Scalar.BOOL, false, FieldKind.COMPUTED)),
          "Project",
          List.of(
              column("id", Scalar.INT, false),
              column("name", Scalar.TEXT, false),
              column("budget", Scalar.DECIMAL, true),
              column("site", new StructOf("Site"), true),
              new Field("lead", PERSON, true, FieldKind.REFERENCE),
              new Field("tasks", new ListOf(TASK), false, FieldKind.INVERSE)),
          "Person",
          List.of(
              column("id", Scalar.INT, false),
              column("name", Scalar.TEXT, false),
              column("nick", Scalar.TEXT, true),
              column("role", Scalar.ROLE, false),
              new Field("assigned", new ListOf(TASK), false, FieldKind.INVERSE),
              new Field("load", Scalar.INT, false, FieldKind.COMPUTED)),
          "Line",
          List.of(
              column("quantity", Scalar.INT, false),
              column("price", Scalar.DECIMAL, true),
              new Field("buyer", PERSON, true, FieldKind.REFERENCE)),
          "Site",
          List.of(column("city", Scalar.TEXT, true), column("floors", Scalar.INT, true)));

  private static final Map<String, Place> PLACES =
      Map.ofEntries(
          Map.entry("Task.weight", new Place.Column("weight", true)),
          Map.entry("Task.dueOn", new Place.Column("due_on", false)),
          Map.entry("Task.createdAt", new Place.Column("created_at", false)),
          Map.entry("Task.closedAt", new Place.Column("closed_at", false)),
          Map.entry("Task.project", new Place.Reference("project_id")),
          Map.entry("Task.assignee", new Place.Reference("assignee_id")),
          Map.entry(
              "Task.watchers", new Place.Link("task_watcher", "task_id", "person_id", "Person")),
          Map.entry("Task.lines", new Place.Values("task_line", "task_id", "position", null)),
          Map.entry("Task.tags", new Place.Values("task_tag", "task_id", "position", "value")),
          Map.entry("Project.site", new Place.Embedded("site_")),
          Map.entry("Project.lead", new Place.Reference("lead_id")),
          Map.entry("Project.tasks", new Place.Inverse("Task", "project_id")),
          Map.entry("Person.assigned", new Place.Inverse("Task", "assignee_id")),
          Map.entry("Line.buyer", new Place.Reference("buyer_id")));

  private final SequencedMap<String, Name> roots = new LinkedHashMap<>();

  BoardSchema() {
    roots.put("this", new Name(TASK, false));
    roots.put("viewer", new Name(PERSON, true));
    roots.put("least", new Name(Scalar.INT, true));
    roots.put("label", new Name(Scalar.TEXT, false));
    roots.put("ids", new Name(new ListOf(Scalar.INT), false));
    roots.put("Person", new Name(new ListOf(PERSON), false));
    roots.put("Task", new Name(new ListOf(TASK), false));
  }

  private static Field column(String name, ExprType type, boolean nullable) {
    return new Field(name, type, nullable, FieldKind.COLUMN);
  }

  /// The same names, seen from another row, for its computed and derived fields.
  private Expr within(String entity, String source) {
    var other = new BoardSchema();
    other.roots.put("this", new Name(new RowOf(entity), false));
    other.roots.put("it", new Name(TASK, false));
    return Typer.check(source, other, null).get().expr();
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
    return List.of("admin", "guest");
  }

  @Override
  public Table table(String entity) {
    return new Table(entity.toLowerCase(Locale.ROOT), "id", "bigint");
  }

  @Override
  public Place place(String holder, String field) {
    return switch (holder + "." + field) {
      case "Task.siblings" ->
          new Place.Derived(
              "Task",
              within("Task", siblings()),
              List.of(
                  new Sort(within("Task", "it.points"), true),
                  new Sort(within("Task", "it.title"), false)),
              3);
      case "Task.total" -> new Place.Computed(within("Task", total()));
      case "Task.late" -> new Place.Computed(within("Task", late()));
      case "Person.load" -> new Place.Computed(within("Person", load()));
      default -> PLACES.getOrDefault(holder + "." + field, new Place.Column(field, false));
    };
  }

  static String siblings() {
    return "it.project == project && it.id != id";
  }

  static String total() {
    return "lines.sum(l, l.quantity * l.price)";
  }

  static String late() {
    return "state != closed && dueOn < today";
  }

  static String load() {
    return "assigned.sum(a, a.points)";
  }

  Expr computed(String entity, String source) {
    return within(entity, source);
  }
}
