package dev.newel.up.page;

import dev.newel.cli.Survey;
import dev.newel.serve.Server;
import org.jspecify.annotations.Nullable;

/// What there is to show at one moment.
///
/// @param number another one after every change, also over restarts
/// @param survey of the files as they are
/// @param shown of the last files without errors, which are served and published; that of the files
///     as they are where there were none
/// @param server that answers for `shown`; null where nothing is served
/// @param refusal why the files as they are are not served, though they have no errors; else null
public record View(
    long number, Survey survey, Survey shown, @Nullable Server server, @Nullable Refusal refusal) {
  /// Why a design is not served.
  ///
  /// @param hint what to do about it
  public record Refusal(String message, String hint) {}

  /// Whether what is served is what the files say.
  public boolean isCurrent() {
    return server != null && survey == shown;
  }
}
