package dev.newel.serve;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// Ids of requests whose clients gave none. They tell requests apart and keep nothing safe, so that
/// plain chance will do.
final class RequestIds {
  private RequestIds() {}

  /// A UUID of version 4 (RFC 9562, section 5.4).
  static String next() {
    var chance = ThreadLocalRandom.current();
    var high = chance.nextLong() & ~0xF000L | 0x4000L;
    var low = chance.nextLong() >>> 2 | Long.MIN_VALUE;
    return new UUID(high, low).toString();
  }
}
