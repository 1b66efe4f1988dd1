package dev.newel.serve.identity;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The public keys of an issuer of tokens, as it publishes them.
///
/// They are fetched when they are first needed and again when they are old, or when a token names a
/// key that nobody knows: then at most once in a while, so that forged tokens are no way to let us
/// ask and ask. One request fetches; while the issuer is away the known keys go on for a day.
final class IssuerKeys {
  private static final Duration FRESH = Duration.ofMinutes(10);
  private static final Duration KEPT = Duration.ofDays(1);
  /// Between two fetches while keys are known.
  private static final Duration PAUSE = Duration.ofSeconds(30);
  /// Between two fetches while none are.
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final IssuerPages pages;
  private final Consumer<IOException> told;
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile @Nullable Known known;
  private volatile Instant tried = Instant.MIN;

  /// What an issuer has published.
  ///
  /// @param issuer its name, as tokens bear it
  private record Known(String issuer, JWKSet keys, Instant at) {
    boolean names(@Nullable String kid) {
      return kid == null || keys.getKeyByKeyId(kid) != null;
    }
  }

  /// Keys that a token may be signed with.
  ///
  /// @param issuer its name, as tokens bear it
  record Candidates(String issuer, List<JWK> keys) {
    Candidates {
      keys = List.copyOf(keys);
    }
  }

  /// The issuer does not answer, and nothing of it is known.
  static final class AwayException extends Exception {
    private static final long serialVersionUID = 1L;

    AwayException() {
      super("the issuer of tokens does not answer", null, false, false);
    }
  }

  /// @param told hears of each fetch that failed
  IssuerKeys(IssuerPages pages, Consumer<IOException> told) {
    this.pages = pages;
    this.told = told;
  }

  /// The keys for a token; none where the key that it names is unknown.
  ///
  /// @param kid the name of the key in the token's header; null where it names none
  Candidates candidates(@Nullable String kid, Instant now) throws AwayException {
    var seen = known;
    var current =
        seen == null || !seen.names(kid) || !seen.at().plus(FRESH).isAfter(now)
            ? fetched(seen, kid, now)
            : seen;
    var keys = current.keys().getKeys();
    return new Candidates(
        current.issuer(),
        kid == null ? keys : keys.stream().filter(key -> kid.equals(key.getKeyID())).toList());
  }

  private Known fetched(@Nullable Known seen, @Nullable String kid, Instant now)
      throws AwayException {
    if (seen != null && seen.names(kid) && seen.at().plus(KEPT).isAfter(now)) {
      // Old keys do as long as somebody else fetches new ones.
      if (!fetching.tryLock()) {
        return seen;
      }
    } else {
      fetching.lock();
    }
    try {
      var latest = known;
      if (latest != null && latest != seen) {
        return latest;
      }
      var pause = seen == null ? RETRY : PAUSE;
      if (tried.isBefore(now.minus(pause))) {
        tried = now;
        try {
          var published = pages.read();
          var fresh = new Known(published.issuer(), published.keys(), now);
          known = fresh;
          return fresh;
        } catch (IOException e) {
          told.accept(e);
        }
      }
      if (seen == null || !seen.at().plus(KEPT).isAfter(now)) {
        throw new AwayException();
      }
      return seen;
    } finally {
      fetching.unlock();
    }
  }
}
