package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Site;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests at once: rules over counts are true for them, whatever the isolation.
class ParallelTest {
  private static final int REQUESTS = 6;
  private static final int MOST = 2;

  private static Site site(String isolation) {
    return Site.open(
        ParallelTest.class,
        """
        storage: { isolation: %s }
        entities:
          Project:
            fields: { id: uuid key, tasks: "Task[] via project" }
            holds: [ tasks.size() <= %d else FULL ]
          Task: { id: uuid key, project: Project parent }
        api: { access: public }
        resources:
          projects: { of: Project, create: public }
          tasks: { of: Task, create: public }
        errors: { FULL: 409 The project is full. }
        """
            .formatted(isolation, MOST));
  }

  @ParameterizedTest
  @ValueSource(strings = {"read committed", "repeatable read", "serializable"})
  void a_bound_on_a_count_holds_for_requests_that_count_at_the_same_moment(String isolation)
      throws Exception {
    try (var site = site(isolation)) {
      var project = site.api().post("/projects", Map.of()).text("id");
      var statuses = atOnce(site, project);
      assertThat(statuses.stream().filter(status -> status == 201)).hasSize(MOST);
      assertThat(statuses.stream().filter(status -> status == 409)).hasSize(REQUESTS - MOST);
      assertThat(site.schema().value("SELECT count(*) FROM task")).isEqualTo("" + MOST);
    }
  }

  /// Sends all requests and lets none go on until each has inserted its row.
  private static List<Integer> atOnce(Site site, String project) throws Exception {
    var gate = site.schema().schema().hashCode();
    site.schema()
        .execute(
            "CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                + " PERFORM pg_advisory_xact_lock_shared(%d); RETURN NULL; END $$".formatted(gate),
            "CREATE TRIGGER wait AFTER INSERT ON task FOR EACH ROW EXECUTE FUNCTION wait()");
    var answers = new ArrayList<Future<Api.Answer>>();
    try (var requests = Executors.newVirtualThreadPerTaskExecutor();
        var holder = site.schema().connect();
        var statement = holder.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(%d)".formatted(gate));
      for (var i = 0; i < REQUESTS; i++) {
        answers.add(requests.submit(() -> site.api().post("/tasks", Map.of("project", project))));
      }
      awaitAll(statement, gate);
      statement.execute("SELECT pg_advisory_unlock(%d)".formatted(gate));
      var statuses = new ArrayList<Integer>();
      for (var answer : answers) {
        statuses.add(answer.get().status());
      }
      return statuses;
    }
  }

  private static void awaitAll(java.sql.Statement statement, int gate) throws SQLException {
    var waiting =
        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = %d"
            .formatted(Integer.toUnsignedLong(gate));
    var last = Instant.now().plus(Duration.ofSeconds(30));
    while (true) {
      try (var row = statement.executeQuery(waiting)) {
        row.next();
        if (row.getInt(1) == REQUESTS) {
          return;
        }
      }
      assertThat(Instant.now()).as("not all requests reached the insert").isBefore(last);
      Thread.onSpinWait();
    }
  }
}
