package dev.newel.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Standard output that remembers why it failed. A `PrintStream` only knows that it did, and a
/// command whose answer is lost must not end as if all were well.
final class WatchedOutput extends FilterOutputStream {
  private @Nullable IOException failure;

  WatchedOutput(OutputStream stream) {
    super(stream);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      failure = failure == null ? e : failure;
      throw e;
    }
  }

  /// How a command ends that wrote here: as it says, unless its answer was lost. A reader that has
  /// seen enough, such as `head`, closes its end; that is no fault.
  Exit seen(Exit exit, Console console) {
    var told = failure == null ? "" : String.valueOf(failure.getMessage());
    if (failure == null || told.toLowerCase(Locale.ROOT).contains("broken pipe")) {
      return exit;
    }
    console.err(
        "newel: standard output cannot be written: the system says \"%s\".".formatted(told));
    console.err("hint: make room on its disk, or send it elsewhere.");
    return Exit.CRASH;
  }
}
