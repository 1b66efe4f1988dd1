package dev.newel.serve.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.cache.AnswerCache.Bounds;
import dev.newel.serve.http.HttpAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Two who read and two who write, in every order that their steps can come in: what is found is
/// always what the database holds.
class InterleavingsTest {
  private static final Instant NOW = Instant.parse("2027-01-15T09:00:00Z");
  private static final Duration LONG = Duration.ofHours(1);
  private static final int STEPS = 3;
  private static final int ACTORS = 4;

  /// One order, played on a database of one row whose value is how often it was written.
  private static final class Play {
    private final AnswerCache cache = new AnswerCache(new Bounds(10, 100_000));
    private final List<RowMark> looks;
    private final RowMark changed;
    private int row;
    private final long[] moments = new long[ACTORS];
    private final int[] read = new int[ACTORS];
    private final AnswerCache.@Nullable Change[] changes = new AnswerCache.Change[ACTORS];
    private int found;

    private Play(RowMark looks, RowMark changed) {
      this.looks = List.of(looks);
      this.changed = changed;
    }

    void step(int actor, int step) {
      if (actor < 2) {
        switch (step) {
          case 0 -> moments[actor] = cache.moment();
          case 1 -> read[actor] = row;
          default -> cache.keep("key", kept(read[actor], moments[actor]));
        }
      } else {
        switch (step) {
          case 0 -> changes[actor] = cache.change(List.of(changed));
          case 1 -> row++;
          default -> Objects.requireNonNull(changes[actor]).close();
        }
      }
    }

    private Kept kept(int value, long since) {
      return new Kept(
          new HttpAnswer(200, List.of(), new byte[] {(byte) value}), looks, since, NOW, LONG);
    }

    /// The value that is found; -1 for none.
    int look() {
      var kept = cache.find("key", NOW);
      if (kept == null) {
        return -1;
      }
      found++;
      return kept.answer().body()[0];
    }
  }

  private static final class Orders {
    private final List<int[]> all = new ArrayList<>();

    /// Every order of [#STEPS] steps of each of [#ACTORS].
    static List<int[]> all() {
      var orders = new Orders();
      orders.further(new int[ACTORS], new int[STEPS * ACTORS], 0);
      return orders.all;
    }

    private void further(int[] done, int[] order, int length) {
      if (length == order.length) {
        all.add(order.clone());
        return;
      }
      for (var actor = 0; actor < ACTORS; actor++) {
        if (done[actor] < STEPS) {
          done[actor]++;
          order[length] = actor;
          further(done, order, length + 1);
          done[actor]--;
        }
      }
    }
  }

  /// Plays all orders and returns how often something was found.
  private static long play(RowMark looks, RowMark changed) {
    var found = 0L;
    var orders = Orders.all();
    assertThat(orders).hasSize(369_600);
    for (var order : orders) {
      var play = new Play(looks, changed);
      var done = new int[ACTORS];
      for (var actor : order) {
        play.step(actor, done[actor]++);
        var value = play.look();
        if (value >= 0 && value != play.row) {
          throw new AssertionError(
              "found %d where the row is %d, in %s"
                  .formatted(value, play.row, java.util.Arrays.toString(order)));
        }
      }
      found += play.found;
    }
    return found;
  }

  @Test
  void nothing_old_is_found_whatever_the_order_of_the_steps() {
    assertThat(play(RowMark.any("Note"), RowMark.of("Note", 1L))).isPositive();
    assertThat(play(RowMark.of("Note", 1L), RowMark.of("Note", 1L))).isPositive();
    assertThat(play(RowMark.of("Note", 1L), RowMark.any("Note"))).isPositive();
  }
}
