package dev.newel.expr;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Seeded rows of the board, in Java and as INSERT statements.
final class BoardRows {
  static final Instant NOW = Instant.parse("2026-03-31T12:34:56.789012Z");
  private static final List<String> TEXTS =
      List.of(
          "", "a", "ab", "abc", "Abc", "B", " b ", "ß", "Äpfel", "äpfel", "🍎", "\uFFFD", "%", "_",
          "a%b", "it's", "\t x\n", "\\");

  /// A row; lists and computed fields come from the whole board.
  final class BoardRow implements Row {
    final String type;
    final @Nullable Long key;
    final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    BoardRow(String type, @Nullable Long key) {
      this.type = type;
      this.key = key;
      if (key != null) {
        values.put("id", key);
      }
    }

    @Override
    public String type() {
      return type;
    }

    @Override
    public @Nullable Object key() {
      return key;
    }

    @Override
    public @Nullable Object get(String field) {
      return switch (type + "." + field) {
        case "Project.tasks" ->
            tasks.stream().filter(task -> task.values.get("project") == this).toList();
        case "Person.assigned" ->
            tasks.stream().filter(task -> task.values.get("assignee") == this).toList();
        case "Task.siblings" -> siblings();
        case "Task.total" -> computed(BoardSchema.total());
        case "Task.late" -> computed(BoardSchema.late());
        case "Person.load" -> computed(BoardSchema.load());
        default -> {
          assertKnown(field);
          yield values.get(field);
        }
      };
    }

    private void assertKnown(String field) {
      if (!values.containsKey(field)) {
        throw new AssertionError(type + " has no " + field);
      }
    }

    private @Nullable Object computed(String source) {
      return Evaluator.evaluate(schema.computed(type, source), Bindings.at(NOW).with("this", this));
    }

    private List<BoardRow> siblings() {
      var condition = schema.computed("Task", BoardSchema.siblings());
      return tasks.stream()
          .filter(
              task ->
                  Evaluator.test(condition, Bindings.at(NOW).with("this", this).with("it", task)))
          .sorted(
              Comparator.comparing(
                      (BoardRow task) -> (Long) task.values.get("points"),
                      Comparator.nullsLast(Comparator.reverseOrder()))
                  .thenComparing(task -> (String) task.values.get("title"), ExprValues::compare)
                  .thenComparing(task -> task.key))
          .limit(3)
          .toList();
    }
  }

  final List<BoardRow> people = new ArrayList<>();
  final List<BoardRow> projects = new ArrayList<>();
  final List<BoardRow> tasks = new ArrayList<>();
  final List<String> inserts = new ArrayList<>();
  private final BoardSchema schema;
  private final Random random;

  BoardRows(BoardSchema schema, Random random, int count) {
    this.schema = schema;
    this.random = random;
    for (var i = 1L; i <= 4; i++) {
      people.add(person(i));
    }
    for (var i = 1L; i <= 3; i++) {
      projects.add(project(i));
    }
    for (var i = 1L; i <= count; i++) {
      tasks.add(task(i));
    }
  }

  private BoardRow person(long id) {
    var row = new BoardRow("Person", id);
    row.values.put("name", text());
    row.values.put("nick", maybe(text()));
    row.values.put("role", random.nextBoolean() ? "admin" : "guest");
    insert("person", row.values);
    return row;
  }

  private BoardRow project(long id) {
    var row = new BoardRow("Project", id);
    var site = new BoardRow("Site", null);
    site.values.put("city", maybe(text()));
    site.values.put("floors", maybe(number()));
    row.values.put("name", text());
    row.values.put("budget", maybe(decimal()));
    row.values.put("lead", maybe(one(people)));
    var columns = new LinkedHashMap<String, @Nullable Object>(row.values);
    columns.put("siteCity", site.values.get("city"));
    columns.put("siteFloors", site.values.get("floors"));
    insert("project", columns);
    row.values.put("site", site);
    return row;
  }

  private BoardRow task(long id) {
    var row = new BoardRow("Task", id);
    var values = row.values;
    values.put("title", text());
    values.put("note", maybe(text()));
    values.put("state", one(BoardSchema.STATE.words()));
    values.put("mood", maybe(one(BoardSchema.STATE.words())));
    values.put("urgent", random.nextBoolean());
    values.put("done", maybe(random.nextBoolean()));
    values.put("rank", random.nextInt(4) == 0 ? Long.MAX_VALUE - random.nextInt(2) : number());
    values.put("points", maybe(number()));
    values.put("cost", maybe(decimal()));
    values.put(
        "weight",
        maybe(BigDecimal.valueOf(random.nextInt(4) == 0 ? 0.1 : random.nextDouble() * 10)));
    values.put("dueOn", maybe(LocalDate.of(2026, 3, 31).plusDays(random.nextInt(9) - 4)));
    values.put("createdAt", instant());
    values.put("closedAt", maybe(instant()));
    values.put("spent", maybe(Duration.ofMillis(random.nextInt(400_000_000) - 100_000_000)));
    values.put("at", maybe(LocalTime.of(random.nextInt(24), random.nextInt(60))));
    values.put("project", one(projects));
    values.put("assignee", maybe(one(people)));
    insert("task", values);
    lists(row);
    return row;
  }

  private void lists(BoardRow task) {
    var watchers =
        new TreeSet<>(
            Comparator.comparing(
                (BoardRow person) -> person.key, Comparator.nullsFirst(Comparator.naturalOrder())));
    for (var i = random.nextInt(4); i > 0; i--) {
      watchers.add(one(people));
    }
    watchers.forEach(
        person ->
            inserts.add(
                "INSERT INTO task_watcher VALUES (%d, %d)".formatted(task.key, person.key)));
    var lines = new ArrayList<BoardRow>();
    for (var i = random.nextInt(4); i > 0; i--) {
      var line = new BoardRow("Line", null);
      line.values.put("quantity", number());
      line.values.put("price", maybe(decimal()));
      line.values.put("buyer", maybe(one(people)));
      inserts.add(
          "INSERT INTO task_line VALUES (%d, %d, %s, %s, %s)"
              .formatted(
                  task.key,
                  lines.size(),
                  literal(line.values.get("quantity")),
                  literal(line.values.get("price")),
                  literal(line.values.get("buyer"))));
      lines.add(line);
    }
    task.values.put("watchers", List.copyOf(watchers));
    task.values.put("lines", List.copyOf(lines));
    tags(task);
  }

  private void tags(BoardRow task) {
    var tags = new LinkedHashSet<String>();
    for (var i = random.nextInt(4); i > 0; i--) {
      tags.add(text());
    }
    var position = 0;
    for (var tag : tags) {
      inserts.add(
          "INSERT INTO task_tag VALUES (%d, %d, %s)".formatted(task.key, position++, literal(tag)));
    }
    task.values.put("tags", List.copyOf(tags));
  }

  private void insert(String table, Map<String, @Nullable Object> values) {
    var columns = new ArrayList<String>();
    var literals = new ArrayList<String>();
    values.forEach(
        (name, value) -> {
          var isReference = List.of("lead", "project", "assignee").contains(name);
          columns.add(
              name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT)
                  + (isReference ? "_id" : ""));
          literals.add(literal(value));
        });
    inserts.add(
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(table, String.join(", ", columns), String.join(", ", literals)));
  }

  private static String literal(@Nullable Object value) {
    return switch (value) {
      case null -> "NULL";
      case BoardRow row -> String.valueOf(row.key);
      case Number number -> number.toString();
      case Boolean bool -> bool.toString();
      default -> Sql.text(value.toString());
    };
  }

  private <T> @Nullable T maybe(T value) {
    return random.nextInt(3) == 0 ? null : value;
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private String text() {
    return one(TEXTS);
  }

  private Long number() {
    return (long) random.nextInt(7) - 2;
  }

  private BigDecimal decimal() {
    return BigDecimal.valueOf(random.nextInt(1000) - 200, 2);
  }

  private Instant instant() {
    return NOW.minusSeconds(random.nextInt(400_000)).plusMillis(random.nextInt(1000));
  }
}
