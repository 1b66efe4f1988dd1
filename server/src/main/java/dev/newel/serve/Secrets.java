package dev.newel.serve;

import dev.newel.design.data.Field;
import dev.newel.serve.identity.Passwords;
import dev.newel.serve.identity.SecretTexts;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
    private final transient List<Question> questions;

    private Sought(List<Question> questions) {
      super("a password is to be hashed", null, false, false);
      this.questions = List.copyOf(questions);
    }

    /// Both at once.
    Sought and(@Nullable Sought other) {
      return other == null
          ? this
          : new Sought(Stream.concat(other.questions.stream(), questions.stream()).toList());
    }
  }

  /// @param judged whether the password is held against a hash; else it gets one
  private record Question(Guess guess, boolean judged) {
    Sought sought() {
      return new Sought(List.of(this));
    }
  }

  /// The hash of a password.
  String hash(String password) {
    var known = hashes.get(password);
    if (known == null) {
      throw new Question(new Guess(password, null), false).sought();
    }
    return known;
  }

  /// Whether a password has this hash; none has the hash null.
  boolean fits(String password, @Nullable String hash) {
    var guess = new Guess(password, hash);
    var known = guesses.get(guess);
    if (known == null) {
      throw new Question(guess, true).sought();
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

  /// Seeks answers; the caller holds no connection.
  void seek(Sought sought, Passwords passwords) {
    for (var question : sought.questions) {
      var guess = question.guess();
      if (question.judged()) {
        guesses.computeIfAbsent(guess, each -> passwords.fits(each.password(), each.hash()));
      } else {
        hashes.computeIfAbsent(guess.password(), passwords::hash);
      }
    }
  }
}
