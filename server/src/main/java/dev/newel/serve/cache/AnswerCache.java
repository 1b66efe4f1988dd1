package dev.newel.serve.cache;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Answers by what was asked, in the memory of this process.
///
/// They are found until their time is over, a write changes what they look at, or answers that were
/// asked for later need their place. Many who ask the same at once and find nothing wait for one
/// who reads. Whatever the order in which readers and writers come: once a write is acknowledged,
/// nobody is given an answer from before it.
public final class AnswerCache {
  /// An answer that takes more than this part of the whole is not kept.
  private static final int LARGEST_PART = 8;

  /// How much is kept.
  ///
  /// @param entries how many answers
  /// @param bytes how much memory all of them take, about
  public record Bounds(int entries, long bytes) {
    /// What a process keeps: a sixteenth of its memory, 64 MiB at most.
    public static Bounds usual() {
      return new Bounds(20_000, Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 16));
    }
  }

  /// One who reads for all who ask the same meanwhile.
  private record Flight(
      List<RowMark> looks, long since, CompletableFuture<Optional<Kept>> answer) {}

  /// A write that is about to be committed; its end is told however that goes.
  public interface Change extends AutoCloseable {
    @Override
    void close();
  }

  /// What an answer came from.
  ///
  /// @param found whether it was there, or somebody else was reading it
  public record Told(Kept kept, boolean found) {}

  private final Bounds bounds;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<String, Flight> flights = new HashMap<>();
  private final Changes changes = new Changes();
  private long bytes;

  public AnswerCache(Bounds bounds) {
    this.bounds = bounds;
  }

  private <T extends @Nullable Object> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /// The moment to name for what is read from now on.
  public long moment() {
    return locked(changes::moment);
  }

  /// How many answers are kept.
  public int size() {
    return locked(kept::size);
  }

  /// How much memory they take, in bytes, about.
  public long bytes() {
    return locked(() -> bytes);
  }

  /// What is kept under a key and still right; null where there is nothing.
  public @Nullable Kept find(String key, Instant now) {
    return locked(() -> right(key, now));
  }

  private @Nullable Kept right(String key, Instant now) {
    var found = kept.get(key);
    if (found == null) {
      return null;
    }
    if (found.isOver(now) || !changes.isUnchanged(found.looks(), found.since())) {
      drop(key);
      return null;
    }
    return found;
  }

  private void drop(String key) {
    var gone = kept.remove(key);
    if (gone != null) {
      bytes -= gone.bytes(key);
    }
  }

  /// Keeps an answer, unless what it looks at has changed since it was read.
  public void keep(String key, Kept answer) {
    locked(
        () -> {
          var size = answer.bytes(key);
          if (size <= bounds.bytes() / LARGEST_PART
              && changes.isUnchanged(answer.looks(), answer.since())) {
            drop(key);
            kept.put(key, answer);
            bytes += size;
            makeRoom();
          }
          return true;
        });
  }

  private void makeRoom() {
    var oldest = kept.entrySet().iterator();
    while ((kept.size() > bounds.entries() || bytes > bounds.bytes()) && oldest.hasNext()) {
      var gone = oldest.next();
      bytes -= gone.getValue().bytes(gone.getKey());
      oldest.remove();
    }
  }

  /// The answer that is kept under a key, else what `read` says, which is kept from then on.
  ///
  /// What `read` throws is thrown to the one who read and is not kept; those who waited read for
  /// themselves.
  ///
  /// @param looks what any answer under this key looks at
  /// @param read is told the moment before which it has read nothing
  public Told answer(String key, Instant now, List<RowMark> looks, LongFunction<Kept> read) {
    lock.lock();
    Flight flight;
    boolean joins;
    try {
      var found = right(key, now);
      if (found != null) {
        return new Told(found, true);
      }
      var other = flights.get(key);
      joins = other != null && changes.isUnchanged(other.looks(), other.since());
      if (other != null && joins) {
        flight = other;
      } else {
        flight = new Flight(List.copyOf(looks), changes.moment(), new CompletableFuture<>());
        flights.put(key, flight);
      }
    } finally {
      lock.unlock();
    }
    if (!joins) {
      return new Told(led(key, flight, read), false);
    }
    return flight
        .answer()
        .join()
        .map(shared -> new Told(shared, true))
        .orElseGet(() -> new Told(kept(key, read.apply(moment())), false));
  }

  private Kept kept(String key, Kept answer) {
    keep(key, answer);
    return answer;
  }

  private Kept led(String key, Flight flight, LongFunction<Kept> read) {
    Kept told = null;
    try {
      told = kept(key, read.apply(flight.since()));
      return told;
    } finally {
      locked(() -> flights.remove(key, flight));
      flight.answer().complete(Optional.ofNullable(told));
    }
  }

  /// Tells that a write is about to be committed. From now on until its end nothing that looks at
  /// what it changes is given or kept, and what was read before its end is never given again.
  public Change change(Collection<RowMark> changed) {
    var all = List.copyOf(changed);
    locked(
        () -> {
          changes.begin(all);
          return true;
        });
    return () ->
        locked(
            () -> {
              changes.end(all);
              return true;
            });
  }
}
