package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.identity.Passwords;
import dev.newel.serve.identity.SigningKeys;
import dev.newel.serve.store.Database;
import dev.newel.serve.store.DatabaseSettings;
import dev.newel.serve.store.TestDatabase;
import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Bodies;
import dev.newel.serve.testing.Storefront;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Hashing takes long on purpose, so nobody hashes while holding a connection: with a pool of one,
/// others are answered while any number of people wait for their hash.
class PasswordWorkTest {
  private static final int MANY = 6;

  private final TestDatabase schema = TestDatabase.open(PasswordWorkTest.class);
  private final Database database;
  private final Latched passwords = new Latched();
  private final Server server;
  private final Api api;

  /// A hasher that works only when it is let.
  private static final class Latched implements Passwords {
    private final CountDownLatch asked = new CountDownLatch(MANY);
    private volatile CountDownLatch open = new CountDownLatch(0);

    @Override
    public String hash(String password) {
      await();
      return "hash of " + password;
    }

    @Override
    public boolean fits(String password, @Nullable String hash) {
      await();
      return hash != null && hash.equals("hash of " + password);
    }

    private void await() {
      if (open.getCount() > 0) {
        asked.countDown();
        try {
          assertThat(open.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
    }
  }

  PasswordWorkTest() throws IOException {
    database =
        Database.open(
            schema.address(),
            DatabaseSettings.DEFAULT.withSchema(schema.schema()).withConnections(1, 1));
    server =
        Server.start(
            Storefront.design(),
            database,
            new Server.Options(
                "127.0.0.1",
                0,
                Clock.systemUTC(),
                SigningKeys.ephemeral("ES256"),
                Map.of(),
                Map.of(),
                line -> {},
                java.nio.file.Path.of(""),
                dev.newel.serve.handle.Handlers.NONE,
                0,
                null,
                new dev.newel.serve.limit.Counted(),
                Map.of()),
            passwords);
    api = new Api(server.port(), "/api/v1");
  }

  @AfterEach
  void close() {
    passwords.open.countDown();
    server.close();
    database.close();
    schema.close();
  }

  @Test
  void others_are_answered_while_people_register() throws Exception {
    assertAnsweredMeanwhile(
        i -> api.post("/auth/register", Bodies.registration(i + "@shop.example")).status(), 201);
  }

  @Test
  void others_are_answered_while_people_log_in() throws Exception {
    for (var i = 0; i < MANY; i++) {
      assertThat(api.post("/auth/register", Bodies.registration(i + "@shop.example")).status())
          .isEqualTo(201);
    }
    assertAnsweredMeanwhile(
        i ->
            api.post("/auth/login", Bodies.credentials(i + "@shop.example", Bodies.PASSWORD))
                .status(),
        200);
  }

  @Test
  void people_refresh_at_once_on_one_connection() throws Exception {
    var cookies = new ArrayList<String>();
    for (var i = 0; i < MANY; i++) {
      cookies.add(
          api.post("/auth/register", Bodies.registration(i + "@shop.example"))
              .header("Set-Cookie")
              .split(";", -1)[0]);
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          cookies.stream()
              .map(
                  cookie ->
                      threads.submit(
                          () ->
                              api.with("Cookie", cookie)
                                  .send("POST", "/auth/refresh", null)
                                  .status()))
              .toList();
      assertThat(statuses(calls)).containsOnly(200);
    }
  }

  @Test
  void guesses_made_at_once_are_counted_one_by_one() throws Exception {
    assertThat(api.post("/auth/register", Bodies.registration("ada@shop.example")).status())
        .isEqualTo(201);
    passwords.open = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var guesses = new ArrayList<Future<Integer>>();
      for (var i = 0; i < MANY; i++) {
        guesses.add(
            threads.submit(
                () ->
                    api.post(
                            "/auth/login",
                            Bodies.credentials("ada@shop.example", "a wrong password"))
                        .status()));
      }
      assertThat(passwords.asked.await(1, TimeUnit.MINUTES)).isTrue();
      passwords.open.countDown();
      // Five failures a minute are allowed; the sixth learns nothing although it was asked in time.
      assertThat(statuses(guesses)).containsExactlyInAnyOrder(401, 401, 401, 401, 401, 429);
    }
  }

  private interface Call {
    int status(int number);
  }

  private void assertAnsweredMeanwhile(Call call, int status) throws Exception {
    passwords.open = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = new ArrayList<Future<Integer>>();
      for (var i = 0; i < MANY; i++) {
        var number = i;
        calls.add(threads.submit(() -> call.status(number)));
      }
      assertThat(passwords.asked.await(1, TimeUnit.MINUTES)).isTrue();
      assertThat(api.get("/products").status()).isEqualTo(200);
      assertThat(calls).noneMatch(Future::isDone);
      passwords.open.countDown();
      assertThat(statuses(calls)).containsOnly(status);
    }
  }

  private static List<Integer> statuses(List<Future<Integer>> calls) throws Exception {
    var statuses = new ArrayList<Integer>();
    for (var call : calls) {
      statuses.add(call.get(1, TimeUnit.MINUTES));
    }
    return statuses;
  }
}
