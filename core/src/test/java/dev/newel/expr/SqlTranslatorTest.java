package dev.newel.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlTranslatorTest {
  private static final Scope SCOPE = new ShopScope();

  private static final SqlNames NAMES =
      new SqlNames() {
        @Override
        public Table table(String entity) {
          return new Table(entity.toLowerCase(Locale.ROOT), "id", "bigint");
        }

        @Override
        public Place place(String holder, String field) {
          return switch (holder + "." + field) {
            case "Task.project" -> new Place.Reference("project_id");
            case "Task.assignee" -> new Place.Reference("assignee_id");
            case "Project.lead" -> new Place.Reference("lead_id");
            case "Project.tasks" -> new Place.Inverse("Task", "project_id");
            case "Task.watchers" -> new Place.Link("task_watcher", "task_id", "user_id", "User");
            case "Task.lines" -> new Place.Values("task_line", "task_id", "position", null);
            case "Task.tags" -> new Place.Values("task_tag", "task_id", "position", "value");
            default -> new Place.Column(field, false);
          };
        }
      };

  private static SqlTranslator query() {
    return new SqlTranslator(NAMES).row("this", "Task", "t");
  }

  private static Expr expr(String source) {
    return Typer.check(source, SCOPE, null).get().expr();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      commentCharacter = '$',
      emptyValue = "",
      value = {
        "points == 3; (t.\"points\" = 3); ~~",
        "points != 3; ((t.\"points\" = 3) IS NOT TRUE); ~~",
        "id != 3; (t.\"id\" <> 3); ~~",
        "title == value; (t.\"title\" = ?::text); ~~",
        "title < value; (t.\"title\" COLLATE \"C\" < ?::text COLLATE \"C\"); ~~",
        "state == open; (t.\"state\" = 'open'); ~~",
        "state in [open, done]; (t.\"state\" IN ('open', 'done')); ~~",
        "createdAt < ago('90d'); (t.\"createdAt\" < ?::timestamptz); ~~",
        "project == value; (t.\"project_id\" = ?::bigint); ~~",
        "project.id == 4; (t.\"project_id\" = 4); ~~",
        "project.name == 'it\\'s'; (x1.\"name\" = 'it''s'); JOIN \"project\" AS x1 ON x1.\"id\" ="
            + " t.\"project_id\"",
        "assignee.name == value; (x1.\"name\" = ?::text); LEFT JOIN \"user\" AS x1 ON x1.\"id\" ="
            + " t.\"assignee_id\"",
        "viewer in watchers; EXISTS (SELECT 1 FROM \"task_watcher\" AS x1 WHERE (x1.\"task_id\" ="
            + " t.\"id\") AND (x1.\"user_id\" = ?::bigint)); ~~",
        "watchers.exists(w, w.name == value); EXISTS (SELECT 1 FROM \"task_watcher\" AS x1 JOIN"
            + " \"user\" AS x2 ON x2.\"id\" = x1.\"user_id\" WHERE (x1.\"task_id\" = t.\"id\") AND"
            + " (x2.\"name\" = ?::text)); ~~",
        "tags.all(x, x.startsWith('a')); NOT EXISTS (SELECT 1 FROM \"task_tag\" AS x1 WHERE"
            + " (x1.\"task_id\" = t.\"id\") AND (starts_with(x1.\"value\", 'a') IS NOT TRUE)); ~~",
        "viewer.name == 'Ann'; ?::boolean; ~~",
        "note == null; (t.\"note\" IS NULL); ~~",
        "done || points > 1 + id; (t.\"done\" OR (t.\"points\" > (1::numeric +"
            + " t.\"id\"::numeric))); ~~",
        "title.contains('%'); (position('%' IN t.\"title\") > 0); ~~",
      })
  void chooses_rows_with_bare_comparisons(String source, String where, String joins) {
    var query = query();
    assertThat(query.condition(expr(source)).get().text()).isEqualTo(where);
    assertThat(query.joins().text()).isEqualTo(joins);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      commentCharacter = '$',
      value = {
        "points == 3; ((t.\"points\" = 3) IS TRUE)",
        "id == 3; (t.\"id\" = 3)",
        "project.tasks.size(); (SELECT count(*) FROM \"task\" AS x1 WHERE (x1.\"project_id\" ="
            + " t.\"project_id\"))",
        "~lines.sum(l, l.quantity * l.price)~; ~COALESCE((SELECT sum(y.v) FROM (SELECT"
            + " (x1.\"quantity\"::numeric * x1.\"price\") AS v FROM \"task_line\" AS x1 WHERE"
            + " (x1.\"task_id\" = t.\"id\")) AS y), 0)~",
        "tags.first(); ((SELECT x1.\"value\" FROM \"task_tag\" AS x1 WHERE (x1.\"task_id\" ="
            + " t.\"id\") ORDER BY x1.\"position\" LIMIT 1) COLLATE \"C\")",
        "points / id; div(t.\"points\"::numeric, NULLIF(t.\"id\"::numeric, 0))",
      })
  void says_exact_values(String source, String text) {
    assertThat(query().value(expr(source)).get().text()).isEqualTo(text);
  }

  @Test
  void what_no_row_decides_is_one_parameter() {
    var sql = query().condition(expr("title == viewer.name.lower() + '?' && id == value")).get();
    assertThat(sql.text()).isEqualTo("((t.\"title\" = ?::text) AND (t.\"id\" = ?::bigint))");
    assertThat(sql.parameters())
        .extracting(parameter -> parameter.expr().text())
        .containsExactly("viewer.name.lower() + '?'", "value");
  }

  @Test
  void one_join_serves_all_expressions_of_a_query() {
    var query = query();
    query.condition(expr("project.name == 'a'")).get();
    query.value(expr("project.name")).get();
    assertThat(query.joins().text())
        .isEqualTo("JOIN \"project\" AS x1 ON x1.\"id\" = t.\"project_id\"");
  }

  @Test
  void what_only_java_computes_is_refused_with_a_reason() {
    assertThat(expr("title.matches('a')").isTranslatable()).isFalse();
    assertThat(query().condition(expr("title.matches('a')")).findings().getFirst().message())
        .isEqualTo("`title.matches('a')` cannot be said in SQL.");
    assertThat(query().value(expr("accessToken()")).findings()).hasSize(1);
    assertThat(query().condition(expr("viewer.name.matches('a')")).get().text())
        .isEqualTo("?::boolean");
  }
}
