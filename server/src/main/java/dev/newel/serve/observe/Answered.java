package dev.newel.serve.observe;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A request that has been answered. Nothing of its body, its query, its headers or of what was
/// answered is here, and what the design calls personal or secret is masked.
///
/// @param method null where no request could be read
/// @param path masked; null where no request could be read
/// @param operation the operation's id; null where the request reached none
/// @param user the key of whoever asked; null for the anonymous
/// @param role null where no request could be read
/// @param ip the address of the peer
/// @param error the design's name for why it was refused; null where it was not
public record Answered(
    Instant began,
    Instant ended,
    String requestId,
    Trace trace,
    @Nullable String method,
    @Nullable String path,
    @Nullable String operation,
    @Nullable String user,
    @Nullable String role,
    @Nullable String ip,
    int status,
    @Nullable String error) {
  /// How long it took, never negative: a clock may be set back meanwhile.
  public Duration duration() {
    var lasted = Duration.between(began, ended);
    return lasted.isNegative() ? Duration.ZERO : lasted;
  }
}
