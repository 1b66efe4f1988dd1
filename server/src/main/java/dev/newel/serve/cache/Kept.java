package dev.newel.serve.cache;

import dev.newel.serve.http.HttpAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// An answer with what is to be known to keep it.
///
/// @param looks what it looks at, the row that it answers by its key where that is all
/// @param since the moment of [Changes] before which nothing of it was read
public record Kept(HttpAnswer answer, List<RowMark> looks, long since, Instant at, Duration lasts) {
  /// What an entry costs beside its texts and bytes, in bytes: objects and their places in the map.
  private static final int OVERHEAD = 400;

  public Kept {
    looks = List.copyOf(looks);
  }

  /// The memory that it takes, in bytes, about.
  long bytes(String key) {
    var headers =
        answer.headers().stream()
            .mapToLong(header -> 2L * (header.name().length() + header.value().length()))
            .sum();
    return OVERHEAD + 2L * key.length() + headers + answer.body().length;
  }

  boolean isOver(Instant now) {
    return !now.isBefore(at.plus(lasts));
  }
}
