package dev.newel.serve.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.serve.cache.AnswerCache.Bounds;
import dev.newel.serve.http.HttpAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AnswerCacheTest {
  private static final Instant NOW = Instant.parse("2027-01-15T09:00:00Z");
  private static final List<RowMark> NOTES = List.of(RowMark.any("Note"));
  private static final int ASKERS = 8;

  private final AnswerCache cache = new AnswerCache(new Bounds(3, 100_000));

  private static Kept kept(String text, long since, List<RowMark> looks) {
    return new Kept(
        HttpAnswer.of(200, "text/plain", text.getBytes(UTF_8)),
        looks,
        since,
        NOW,
        Duration.ofSeconds(60));
  }

  private static @Nullable String text(@Nullable Kept kept) {
    return kept == null ? null : new String(kept.answer().body(), UTF_8);
  }

  private void keep(String key, String text) {
    cache.keep(key, kept(text, cache.moment(), NOTES));
  }

  private void change(RowMark... changed) {
    cache.change(List.of(changed)).close();
  }

  @Test
  void an_answer_is_found_until_its_time_is_over() {
    keep("a", "old");
    assertThat(text(cache.find("a", NOW.plusMillis(59_999)))).isEqualTo("old");
    assertThat(cache.find("a", NOW.plusSeconds(60))).isNull();
    assertThat(cache.size()).isZero();
    assertThat(cache.bytes()).isZero();
  }

  @Test
  void a_change_of_another_row_or_entity_ends_nothing() {
    cache.keep("one", kept("one", cache.moment(), List.of(RowMark.of("Note", 1L))));
    cache.keep("two", kept("two", cache.moment(), List.of(RowMark.of("Note", 2L))));
    keep("list", "list");
    change(RowMark.any("Other"));
    assertThat(cache.size()).isEqualTo(3);
    assertThat(text(cache.find("list", NOW))).isEqualTo("list");
    change(RowMark.of("Note", 1L));
    assertThat(cache.find("one", NOW)).isNull();
    assertThat(cache.find("list", NOW)).isNull();
    assertThat(text(cache.find("two", NOW))).isEqualTo("two");
    change(RowMark.any("Note"));
    assertThat(cache.find("two", NOW)).isNull();
  }

  @Test
  void what_was_asked_for_longest_ago_makes_room() {
    List.of("a", "b", "c").forEach(key -> keep(key, key));
    assertThat(cache.find("a", NOW)).isNotNull();
    keep("d", "d");
    assertThat(cache.find("b", NOW)).isNull();
    assertThat(cache.find("a", NOW)).isNotNull();
    assertThat(cache.size()).isEqualTo(3);
  }

  @Test
  void memory_is_bounded_and_nothing_takes_most_of_it() {
    keep("huge", "x".repeat(20_000));
    assertThat(cache.size()).isZero();
    var narrow = new AnswerCache(new Bounds(1_000, 100_000));
    for (var i = 0; i < 100; i++) {
      narrow.keep("key" + i, kept("x".repeat(10_000), narrow.moment(), NOTES));
      assertThat(narrow.bytes()).isLessThanOrEqualTo(100_000);
    }
    assertThat(narrow.size()).isBetween(5, 10);
    assertThat(narrow.find("key99", NOW)).isNotNull();
  }

  /// Somebody who asks, in a thread of its own.
  private record Asker(Thread thread, FutureTask<AnswerCache.Told> told) {
    String text() throws Exception {
      return String.valueOf(AnswerCacheTest.text(told.get(30, TimeUnit.SECONDS).kept()));
    }
  }

  private Asker ask(LongFunction<Kept> read) {
    var told = new FutureTask<>(() -> cache.answer("key", NOW, NOTES, read));
    return new Asker(Thread.ofPlatform().daemon().start(told), told);
  }

  /// Waits until somebody waits.
  private static void awaitWaiting(Asker asker) {
    while (asker.thread().getState() != Thread.State.WAITING) {
      assertThat(asker.told().isDone()).as("answered without waiting").isFalse();
      Thread.onSpinWait();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private List<Asker> askers(LongFunction<Kept> read) {
    var askers = new ArrayList<Asker>();
    for (var i = 0; i < ASKERS; i++) {
      askers.add(ask(read));
      awaitWaiting(askers.getLast());
    }
    return askers;
  }

  @Test
  void many_who_miss_at_once_are_one_who_reads() throws Exception {
    var reads = new AtomicInteger();
    var release = new CountDownLatch(1);
    var askers =
        askers(
            since -> {
              reads.incrementAndGet();
              await(release);
              return kept("read", since, NOTES);
            });
    release.countDown();
    var read = 0;
    for (var asker : askers) {
      assertThat(asker.text()).isEqualTo("read");
      read += asker.told().get().found() ? 0 : 1;
    }
    assertThat(reads).hasValue(1);
    assertThat(read).isEqualTo(1);
    assertThat(text(cache.find("key", NOW))).isEqualTo("read");
  }

  @Test
  void who_comes_after_a_change_does_not_wait_for_one_who_read_before_it() throws Exception {
    var release = new CountDownLatch(1);
    var early =
        ask(
            since -> {
              await(release);
              return kept("old", since, NOTES);
            });
    awaitWaiting(early);
    change(RowMark.of("Note", 7L));
    assertThat(text(cache.answer("key", NOW, NOTES, since -> kept("new", since, NOTES)).kept()))
        .isEqualTo("new");
    release.countDown();
    assertThat(early.text()).isEqualTo("old");
    assertThat(text(cache.find("key", NOW))).isEqualTo("new");
  }

  @Test
  void a_failure_is_not_kept_and_not_shared() throws Exception {
    var release = new CountDownLatch(1);
    var reads = new AtomicInteger();
    var askers =
        askers(
            since -> {
              if (reads.getAndIncrement() == 0) {
                await(release);
                throw new IllegalStateException("planted");
              }
              return kept("read", since, NOTES);
            });
    release.countDown();
    assertThatThrownBy(() -> askers.getFirst().text()).hasRootCauseMessage("planted");
    for (var asker : askers.subList(1, ASKERS)) {
      assertThat(asker.text()).isEqualTo("read");
    }
    assertThat(text(cache.find("key", NOW))).isEqualTo("read");
  }

  @Test
  void nothing_is_given_or_kept_while_a_change_is_under_way() {
    keep("key", "old");
    try (var change = cache.change(NOTES)) {
      assertThat(change).isNotNull();
      assertThat(cache.find("key", NOW)).isNull();
      keep("key", "uncertain");
      assertThat(cache.find("key", NOW)).isNull();
    }
    assertThat(cache.find("key", NOW)).isNull();
    keep("key", "new");
    assertThat(text(cache.find("key", NOW))).isEqualTo("new");
  }
}
