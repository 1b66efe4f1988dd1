package dev.newel.publish.document.sections.architecture;

import dev.newel.language.Goals;
import dev.newel.language.TimeAmount;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the system promises in numbers, and how each is measured.
final class GoalTable {
  static final Section SECTION = Section.of("goals", GoalTable::render);

  private static final Map<String, String> USUAL =
      Phrase.row("Metric", "metric", "Target", "target", "Measurement Method", "method");
  private static final Address AT = Address.of("goals");
  private static final String USUAL_METHOD = "At the server, over 5 minutes.";
  private final List<Map<String, String>> rows = new ArrayList<>();

  private GoalTable() {}

  private static List<Block> render(Place place) {
    var goals = place.subject().design().prose().goals();
    var slice = place.subject().slice();
    // A design that states none asks once, not in each of its features.
    var nothing =
        slice.isWhole()
            ? List.<Block>of()
            : Unknown.notApplicable("the design states no goal for what this feature does");
    if (goals == null) {
      return nothing;
    }
    var table = new GoalTable();
    if (slice.concerns(AT.at("reads"))) {
      table.goal(goals.reads(), "reads");
    }
    if (slice.concerns(AT.at("writes"))) {
      table.goal(goals.writes(), "writes");
    }
    goals
        .operations()
        .forEach(
            (name, goal) -> {
              if (slice.concerns(AT.at("operations").at(name))) {
                table.goal(goal, MarkdownText.code(name));
              }
            });
    if (goals.availability() != null) {
      table.row("Availability", goals.availability(), "The share of time that it answers.");
    }
    return table.rows.isEmpty() ? nothing : List.of(place.table(USUAL, table.rows, row -> row));
  }

  private void goal(Goals.@Nullable Goal goal, String of) {
    if (goal == null) {
      return;
    }
    var measured = Phrase.sentence(goal.measured());
    var method = measured.isEmpty() ? USUAL_METHOD : measured;
    time("Response time (p50), " + of, goal.p50(), method);
    time("Response time (p90), " + of, goal.p90(), method);
    time("Response time (p95), " + of, goal.p95(), method);
    time("Response time (p99), " + of, goal.p99(), method);
    if (goal.throughput() != null) {
      row("Throughput, " + of, Amounts.rate(goal.throughput()), method);
    }
    if (goal.errors() != null) {
      row("Error rate, " + of, "at most " + goal.errors(), method);
    }
  }

  private void time(String metric, @Nullable TimeAmount limit, String method) {
    if (limit != null) {
      row(metric, "within " + Amounts.time(limit), method);
    }
  }

  private void row(String metric, Object target, String method) {
    rows.add(Phrase.row("metric", metric, "target", target.toString(), "method", method));
  }
}
