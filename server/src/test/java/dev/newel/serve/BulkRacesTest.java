package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.json.JsonText;
import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Api.Answer;
import dev.newel.serve.testing.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests about many rows that meet at the same rows and values.
@Timeout(120)
class BulkRacesTest {
  private static final int MANY = 6;
  private static final String LOW = "00000000-0000-4000-8000-00000000000";
  private static final Site SITE =
      Site.open(
          BulkRacesTest.class,
          """
          # A ring is found after a second: nobody is to be ended before theirs is.
          storage: { query: 30s }
          entities:
            Tag: { id: uuid key, name: string(1..40) unique, count: int = 0 }
          api: { access: public }
          identity: { roles: { anonymous: {} } }
          resources:
            together:
              of: Tag
              create: { bulk: 10 }
              update: { accepts: [count], bulk: 10 }
            apart:
              of: Tag
              create: { bulk: { max: 10, atomic: false } }
              update: { accepts: [count], bulk: { max: 10, atomic: false } }
            hasty:
              of: Tag
              update: { accepts: [count], timeout: 1s, bulk: { max: 10, atomic: false } }
          """);
  private static final Api API = SITE.api();

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static String name() {
    return UUID.randomUUID().toString();
  }

  private static List<Answer> atOnce(IntFunction<Callable<Answer>> each)
      throws InterruptedException, ExecutionException, TimeoutException {
    var all = new ArrayList<Future<Answer>>();
    var results = new ArrayList<Answer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < MANY; i++) {
        all.add(threads.submit(each.apply(i)));
      }
      for (var one : all) {
        results.add(one.get(60, TimeUnit.SECONDS));
      }
    }
    return results;
  }

  private static Map<String, Object> tag(String name) {
    return Map.of("name", name);
  }

  private static Map<String, Object> change(String id, int count) {
    return Map.of("id", id, "count", count);
  }

  private static String value(String sql) {
    return SITE.schema().value(sql);
  }

  /// A row whose key is the `n`-th in order.
  private static String row(int n) {
    var id = LOW + n;
    SITE.schema()
        .execute(
            "INSERT INTO tag (id, name, count) VALUES ('%s', '%s', 0) ON CONFLICT DO NOTHING"
                .formatted(id, id));
    return id;
  }

  private static Answer patch(String resource, Object body) {
    return API.send("PATCH", "/" + resource + "/bulk", JsonText.bytes(body));
  }

  /// Two of them may wait for each other in a ring; the database ends one, which runs again.
  @Test
  void of_values_that_many_want_each_is_given_once() throws Exception {
    for (var round = 0; round < 4; round++) {
      var one = name();
      var two = name();
      var answers =
          atOnce(
              i ->
                  () ->
                      API.post(
                          "/apart/bulk",
                          i % 2 == 0 ? List.of(tag(one), tag(two)) : List.of(tag(two), tag(one))));
      assertThat(answers).allMatch(answer -> answer.status() == 207);
      var statuses = answers.stream().flatMap(answer -> answer.all("status").stream()).toList();
      assertThat(statuses.stream().filter("201"::equals)).hasSize(2);
      assertThat(statuses.stream().filter("409"::equals)).hasSize(2 * MANY - 2);
      assertThat(value("SELECT count(*) FROM tag WHERE name IN ('%s', '%s')".formatted(one, two)))
          .isEqualTo("2");
    }
  }

  @Test
  void of_lists_that_share_a_value_one_is_made_whole() throws Exception {
    for (var round = 0; round < 4; round++) {
      var one = name();
      var two = name();
      var answers =
          atOnce(
              i ->
                  () ->
                      API.post(
                          "/together/bulk",
                          i % 2 == 0
                              ? List.of(tag(name()), tag(one), tag(two))
                              : List.of(tag(two), tag(one), tag(name()))));
      assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
      assertThat(answers.stream().filter(answer -> answer.status() == 409)).hasSize(MANY - 1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"together", "apart"})
  void who_changes_the_same_rows_in_another_order_waits_and_succeeds(String resource)
      throws Exception {
    var rows = List.of(row(1), row(2), row(3));
    for (var round = 0; round < 4; round++) {
      var answers =
          atOnce(
              i ->
                  () ->
                      patch(
                          resource,
                          (i % 2 == 0 ? rows : rows.reversed())
                              .stream().map(id -> change(id, i)).toList()));
      assertThat(answers)
          .allMatch(answer -> answer.status() == (resource.equals("apart") ? 207 : 200));
      assertThat(answers)
          .allMatch(
              answer ->
                  !resource.equals("apart")
                      || answer.all("status").equals(List.of("200", "200", "200")));
      assertThat(
              value("SELECT count(DISTINCT count) FROM tag WHERE id::text < '%s4'".formatted(LOW)))
          .isEqualTo("1");
    }
  }

  /// Whoever waits for the first row holds none of those behind it.
  @ParameterizedTest
  @ValueSource(strings = {"together", "apart"})
  void rows_are_locked_in_the_order_of_their_keys(String resource) throws Exception {
    var first = row(5);
    var second = row(6);
    var waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted AND pid <> pg_backend_pid()";
    try (var other = SITE.schema().connect();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      other.setAutoCommit(false);
      try (var statement = other.createStatement()) {
        statement.execute("SELECT 1 FROM tag WHERE id = '%s' FOR UPDATE".formatted(first));
        var answer =
            threads.submit(() -> patch(resource, List.of(change(second, 1), change(first, 1))));
        while (value(waiting).equals("0")) {
          Thread.onSpinWait();
        }
        statement.execute("SELECT 1 FROM tag WHERE id = '%s' FOR UPDATE NOWAIT".formatted(second));
        other.commit();
        assertThat(answer.get(60, TimeUnit.SECONDS).status()).isLessThan(300);
      }
    }
  }

  @Test
  void a_request_that_waits_too_long_ends_and_leaves_nothing() throws Exception {
    var first = row(7);
    var second = row(8);
    try (var other = SITE.schema().connect()) {
      other.setAutoCommit(false);
      try (var statement = other.createStatement()) {
        statement.execute("SELECT 1 FROM tag WHERE id = '%s' FOR UPDATE".formatted(second));
        var began = System.nanoTime();
        var answer = patch("hasty", List.of(change(first, 9), change("x", 9), change(second, 9)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.body()).contains("TIMEOUT");
        // Without a time of its own a statement has five seconds.
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
        other.rollback();
      }
    }
    assertThat(
            value("SELECT sum(count) FROM tag WHERE id IN ('%s', '%s')".formatted(first, second)))
        .isEqualTo("0");
    var now = patch("hasty", List.of(change(first, 9), change("x", 9), change(second, 9)));
    assertThat(now.all("status")).containsExactly("200", "422", "200");
  }
}
