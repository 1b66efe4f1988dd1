package dev.newel.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Puts new texts into files that are there: each whole or not at all, with the permissions that it
/// has. A link stays a link; what it leads to is replaced.
final class FileRewrite {
  private static final Set<PosixFilePermission> WRITE =
      Set.of(
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_WRITE);

  /// A file may not be written, and none was.
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    Refused(String file, String reason) {
      super("`%s` cannot be written: %s".formatted(file, reason));
    }

    /// Tells of it; the exit of a command that ends with it.
    Exit report(Console console) {
      console.err("newel: %s.".formatted(getMessage()));
      console.err("hint: make it writable; no file was changed.");
      return Exit.CRASH;
    }
  }

  private record Draft(Path draft, Path file) {}

  private FileRewrite() {}

  /// Replaces the texts of files, by the names under which the user knows them. Where one may not
  /// be written, none is.
  static void replace(Console console, Map<String, String> texts) throws IOException {
    var drafts = new ArrayList<Draft>();
    try {
      for (var text : texts.entrySet()) {
        drafts.add(draft(text.getKey(), console.path(text.getKey()), text.getValue()));
      }
      for (var draft : drafts) {
        Files.move(
            draft.draft,
            draft.file,
            StandardCopyOption.REPLACE_EXISTING,
            StandardCopyOption.ATOMIC_MOVE);
      }
    } finally {
      for (var draft : drafts) {
        Files.deleteIfExists(draft.draft);
      }
    }
  }

  private static Draft draft(String name, Path path, String text) throws IOException {
    var file = path.toRealPath();
    var folder = file.getParent();
    if (isReadOnly(file)) {
      throw new Refused(name, "it is read-only");
    }
    if (folder == null || !Files.isWritable(folder)) {
      throw new Refused(name, "its directory is read-only");
    }
    var draft = Files.createTempFile(folder, ".newel", ".tmp");
    try {
      Files.writeString(draft, text, StandardCharsets.UTF_8);
      var kept = Files.getFileAttributeView(file, PosixFileAttributeView.class);
      var made = Files.getFileAttributeView(draft, PosixFileAttributeView.class);
      if (kept != null && made != null) {
        made.setPermissions(kept.readAttributes().permissions());
      }
    } catch (IOException e) {
      Files.deleteIfExists(draft);
      throw e;
    }
    return new Draft(draft, file);
  }

  /// Whether nobody may write it. The administrator could, and does not where nobody may.
  private static boolean isReadOnly(Path file) throws IOException {
    var view =
        Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    return !Files.isWritable(file)
        || (view != null
            && List.copyOf(view.readAttributes().permissions()).stream()
                .noneMatch(WRITE::contains));
  }
}
