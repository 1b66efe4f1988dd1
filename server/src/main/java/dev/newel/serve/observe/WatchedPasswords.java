package dev.newel.serve.observe;

import dev.newel.serve.identity.Passwords;
import org.jspecify.annotations.Nullable;

/// Passwords whose work is told to whoever watches the request.
public record WatchedPasswords(Passwords passwords) implements Passwords {
  @Override
  public String hash(String password) {
    try (var _ = WorkWatch.begin("hash password")) {
      return passwords.hash(password);
    }
  }

  @Override
  public boolean fits(String password, @Nullable String hash) {
    try (var _ = WorkWatch.begin("verify password")) {
      return passwords.fits(password, hash);
    }
  }
}
