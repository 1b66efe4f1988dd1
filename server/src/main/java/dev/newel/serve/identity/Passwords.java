package dev.newel.serve.identity;

import org.jspecify.annotations.Nullable;

/// Hashes and judges passwords. Both are slow on purpose: nobody calls them while holding a
/// connection.
public interface Passwords {
  /// The hash of a password, in the usual text form (`$2y$...`, `$argon2id$...`).
  String hash(String password);

  /// Whether the password has this hash. Without a hash it takes as long and says no: so nobody
  /// learns who is there.
  boolean fits(String password, @Nullable String hash);
}
