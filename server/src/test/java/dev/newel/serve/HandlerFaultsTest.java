package dev.newel.serve;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.handler.Refused;
import dev.newel.handler.Reply;
import dev.newel.handler.Request;
import dev.newel.serve.testing.Api;
import dev.newel.testing.Proves;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a handler does, the request has a clean answer, and what failed has changed nothing.
class HandlerFaultsTest {
  private static final Handling SITE = new Handling(HandlerFaultsTest.class);

  private final Api api = SITE.api();

  @AfterAll
  static void close() {
    SITE.close();
  }

  @BeforeEach
  void does_nothing() {
    SITE.does(request -> Reply.nothing());
  }

  @Test
  @Proves("operation/fails")
  void it_refuses_with_what_fails_names_and_with_nothing_else() {
    var path = "/orders/" + SITE.order() + "/close";
    SITE.does(
        request -> {
          throw new Refused("TOO_LATE", Map.of("day", "yesterday"));
        });
    var late = api.post(path, Map.of("to", "me"));
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.body()).contains("It was due yesterday.");
    SITE.does(
        request -> {
          throw new Refused("UNLUCKY");
        });
    assertThat(api.with("X-Request-Id", "undeclared").post(path, Map.of("to", "me")).status())
        .isEqualTo(500);
    assertThat(SITE.site().logged("undeclared").toString())
        .contains("refused with `UNLUCKY`, which `fails` of `orders.close` does not name");
  }

  @SuppressWarnings("NullAway") // One of the answers is none.
  @Test
  void what_it_makes_is_judged_by_the_types_of_the_answer() {
    var path = "/orders/" + SITE.order() + "/secret";
    var good = new LinkedHashMap<String, Object>();
    good.put("password", "s3cret");
    good.put("until", LocalDate.of(2030, 1, 2));
    good.put("of", List.of("ab", "cd"));
    good.put("count", 3);
    SITE.does(request -> Reply.of(good));
    var made = api.post(path, Map.of());
    assertThat(made.body())
        .isEqualTo(
            "{\"password\":\"s3cret\",\"note\":null,\"until\":\"2030-01-02\",\"of\":[\"ab\",\"cd\"],\"count\":3}");
    for (var wrong :
        List.of(
            Map.of("password", "abc"),
            Map.of("count", "3"),
            Map.of("of", List.of("abc")),
            Map.of("more", 1))) {
      var values = new LinkedHashMap<String, Object>(good);
      values.putAll(wrong);
      SITE.does(request -> Reply.of(values));
      var refused = api.with("X-Request-Id", "misfit").post(path, Map.of());
      assertThat(refused.status()).as(wrong.toString()).isEqualTo(500);
    }
    SITE.does(request -> Reply.of(Map.of("password", "s3cret", "count", 1)));
    assertThat(api.post(path, Map.of()).status()).as("`of` is missing").isEqualTo(500);
    SITE.does(request -> Reply.nothing());
    assertThat(api.post(path, Map.of()).status()).isEqualTo(500);
    SITE.does(request -> null);
    assertThat(api.post(path, Map.of()).status()).isEqualTo(500);
    assertThat(SITE.site().logged("misfit").toString())
        .contains("answered what does not fit the design");
  }

  @Test
  void one_that_takes_too_long_is_left_behind_and_changes_nothing() throws Exception {
    var id = SITE.order();
    var late = new CountDownLatch(1);
    var told = new AtomicReference<Throwable>();
    SITE.does(
        request -> {
          request
              .rows()
              .change("Order", requireNonNull(request.row()).key(), Map.of("note", "early"));
          var until = System.nanoTime() + Duration.ofMillis(600).toNanos();
          while (System.nanoTime() < until) {
            Thread.onSpinWait();
          }
          try {
            request
                .rows()
                .change("Order", requireNonNull(request.row()).key(), Map.of("note", "late"));
          } catch (IllegalStateException e) {
            told.set(e);
          }
          late.countDown();
          return Reply.nothing();
        });
    var answer = api.post("/orders/" + id + "/slow", Map.of());
    assertThat(answer.text("code")).isEqualTo("TIMEOUT");
    assertThat(late.await(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    assertThat(told.get()).hasMessage("The request is over");
    assertThat(api.get("/orders/" + id).text("note")).isEqualTo("null");
  }

  @Test
  void a_statement_that_hangs_is_cancelled() {
    var id = SITE.order();
    SITE.does(
        request -> {
          try (var sleep = request.connection().createStatement()) {
            sleep.execute("SELECT pg_sleep(4)");
          }
          return Reply.nothing();
        });
    var began = System.nanoTime();
    assertThat(api.post("/orders/" + id + "/hang", Map.of()).text("code")).isEqualTo("TIMEOUT");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
    assertThat(api.get("/orders/" + id).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"commit", "rollback", "sql", "swallowed", "wrong", "error", "stack"})
  void whatever_it_does_wrong_is_a_clean_500(String how) {
    var id = SITE.order();
    SITE.does(
        request -> {
          request
              .rows()
              .change("Order", requireNonNull(request.row()).key(), Map.of("note", "kept?"));
          wrong(how, request);
          return Reply.nothing();
        });
    var answer =
        api.with("X-Request-Id", "wrong-" + how)
            .post("/orders/" + id + "/close", Map.of("to", "me"));
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.text("code")).isEqualTo("INTERNAL_ERROR");
    assertThat(SITE.site().logged("wrong-" + how).toString())
        .contains("The handler `dev.newel.serve.Handling");
    if (!how.equals("sql")) {
      assertThat(api.get("/orders/" + id).text("note")).isEqualTo("null");
    }
  }

  private static void wrong(String how, Request request) throws SQLException {
    var connection = request.connection();
    switch (how) {
      case "commit" -> connection.commit();
      case "rollback" -> connection.rollback();
      case "sql" -> execute(request, "COMMIT");
      case "wrong" -> execute(request, "SELECT nothing FROM nowhere");
      case "swallowed" -> {
        try {
          execute(request, "SELECT nothing FROM nowhere");
        } catch (SQLException e) {
          assertThat(e.getSQLState()).isNotNull();
        }
      }
      case "stack" -> wrong(how, request);
      default -> throw new NoClassDefFoundError("com/example/Missing");
    }
  }

  private static void execute(Request request, String sql) throws SQLException {
    try (var statement = request.connection().createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void what_the_database_refuses_in_its_statements_is_refused_as_ever() {
    var taken = api.get("/orders/" + SITE.order()).text("number");
    SITE.does(
        request -> {
          execute(
              request,
              "UPDATE \"order\" SET number = "
                  + taken
                  + " WHERE id = '"
                  + requireNonNull(request.row()).key()
                  + "'");
          return Reply.nothing();
        });
    assertThat(api.post("/orders/" + SITE.order() + "/close", Map.of("to", "me")).text("code"))
        .isEqualTo("DUPLICATE_NUMBER");
  }
}
