package dev.newel.serve;

import dev.newel.design.data.Field;
import dev.newel.serve.identity.Passwords;
import dev.newel.serve.identity.SecretTexts;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one request wants to know about passwords, and the secrets that it makes.
///
/// An answer takes long on purpose, so it is not sought while the request holds a connection: the
/// first asking throws [Sought], which ends the transaction; [Pipeline] then seeks the answer and
/// runs the transaction again, and the same question is answered at once. One thread uses it.
final class Secrets {
  private final Map<String, String> hashes = new HashMap<>();
  private final Map<Guess, Boolean> guesses = new HashMap<>();
  private final Map<String, String> made = new HashMap<>();

  private record Guess(String password, @Nullable String hash) {}

  /// A question about passwords that nobody has answered yet. It carries no stack, because it is no
  /// fault of ours.
  static final class Sought extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Guess guess;
    private final boolean judged;

    private Sought(Guess guess, boolean judged) {
      super("a password is to be hashed", null, false, false);
      this.guess = guess;
      this.judged = judged;
    }
  }

  /// The hash of a password.
  String hash(String password) {
    var known = hashes.get(password);
    if (known == null) {
      throw new Sought(new Guess(password, null), false);
    }
    return known;
  }

  /// Whether a password has this hash; none has the hash null.
  boolean fits(String password, @Nullable String hash) {
    var guess = new Guess(password, hash);
    var known = guesses.get(guess);
    if (known == null) {
      throw new Sought(guess, true);
    }
    return known;
  }

  /// Makes a secret; returns what is kept of it.
  String made(Field field, Instant now) {
    var clear = SecretTexts.make(field);
    var kept = SecretTexts.kept(clear, now);
    made.put(kept, clear);
    return kept;
  }

  /// What this request has made, by what is kept of it: shown in its answer and never again.
  Map<String, String> shownOnce() {
    return Map.copyOf(made);
  }

  /// Seeks an answer; the caller holds no connection.
  void seek(Sought sought, Passwords passwords) {
    var guess = sought.guess;
    if (sought.judged) {
      guesses.put(guess, passwords.fits(guess.password(), guess.hash()));
    } else {
      hashes.put(guess.password(), passwords.hash(guess.password()));
    }
  }
}
