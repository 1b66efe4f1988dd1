package dev.newel.serve.store.embedded;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What an `IOException` means, in words that fit after a colon.
final class Failures {
  private Failures() {}

  static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "no permission for `" + denied.getFile() + "`";
      case NoSuchFileException missing -> "`" + missing.getFile() + "` is missing";
      case NotDirectoryException file -> "`" + file.getFile() + "` is not a directory";
      case FileAlreadyExistsException file -> "`" + file.getFile() + "` is not a directory";
      case FileSystemException system -> decapitalised(system.getReason(), system);
      default -> decapitalised(e.getMessage(), e);
    };
  }

  private static String decapitalised(@Nullable String text, IOException e) {
    if (text == null || text.isBlank()) {
      return e.getClass().getSimpleName();
    }
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }
}
