package dev.newel.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Puts texts into files, new ones or such as are there: each of them whole. All texts are on the
/// disk before the first takes its place, so that a full disk or a missing right changes no file;
/// who is killed after that leaves old files and new ones, and the next run does the rest. What is
/// there keeps its permissions. A link stays a link; what it leads to is replaced.
final class FileRewrite {
  private static final Set<PosixFilePermission> WRITE =
      Set.of(
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_WRITE);

  /// What Unix says of a full disk and of a quota, and Windows of a full disk.
  private static final List<String> FULL =
      List.of("No space left", "Disk quota exceeded", "not enough space");

  private static final String DRAFT = ".newel-";
  private static final String SUFFIX = ".tmp";

  /// A file cannot be written, nor those after it.
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    private final String hint;
    private final Exit exit;
    private final int written;

    /// None was written.
    ///
    /// @param reason a clause: "it is read-only"
    /// @param exit `USAGE` where the name is wrong, `CRASH` where the disk says no
    Refused(String file, String reason, String hint, Exit exit) {
      this("`%s` cannot be written: %s".formatted(file, reason), hint, exit, 0);
    }

    private Refused(String message, String hint, Exit exit, int written) {
      super(message);
      this.hint = hint;
      this.exit = exit;
      this.written = written;
    }

    /// The same, after so many files were written.
    private Refused after(int files) {
      return new Refused(String.valueOf(getMessage()), hint, exit, files);
    }

    /// Tells of it; the exit of a command that ends with it.
    Exit report(Console console) {
      console.err("newel: %s.".formatted(getMessage()));
      console.err(
          switch (written) {
            case 0 -> "hint: %s; no file was changed.".formatted(hint);
            case 1 -> "hint: %s, and run it again; one file was written.".formatted(hint);
            default ->
                "hint: %s, and run it again; %d files were written.".formatted(hint, written);
          });
      return exit;
    }
  }

  /// @param draft the new text beside the file; null where that is a device, which takes the text
  ///     as it comes
  private record Draft(String name, Path file, @Nullable Path draft, String text) {}

  private FileRewrite() {}

  /// Writes one file, as [#replace(Console, Map)] does.
  static void write(Console console, String name, String text) throws Refused {
    replace(console, Map.of(name, text));
  }

  /// Writes files by the names under which the user knows them, and makes the directories that are
  /// missing. Where one has no room or may not be written, none is.
  static void replace(Console console, Map<String, String> texts) throws Refused {
    var drafts = new ArrayList<Draft>();
    var made = new ArrayDeque<Path>();
    var written = 0;
    try {
      for (var text : texts.entrySet()) {
        drafts.add(draft(text.getKey(), console.path(text.getKey()), text.getValue(), made));
      }
      for (var folder : drafts.stream().mapMulti(FileRewrite::folder).distinct().toList()) {
        sweep(folder, console);
      }
      for (var draft : drafts) {
        put(draft);
        written++;
      }
      made.clear();
    } catch (Refused e) {
      throw e.after(written);
    } finally {
      drafts.forEach(draft -> remove(draft.draft));
      // The last made is the deepest; one with something in it stays.
      made.forEach(FileRewrite::remove);
    }
  }

  private static void put(Draft draft) throws Refused {
    try {
      if (draft.draft == null) {
        Files.writeString(draft.file, draft.text, StandardOpenOption.WRITE);
      } else {
        Files.move(
            draft.draft,
            draft.file,
            StandardCopyOption.REPLACE_EXISTING,
            StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw refused(draft.name, draft.file, e);
    }
  }

  private static void folder(Draft draft, Consumer<Path> to) {
    if (draft.draft != null && draft.draft.getParent() != null) {
      to.accept(draft.draft.getParent());
    }
  }

  /// Removes what a run that was killed has left. Another may be writing beside this one, so what
  /// is younger than an hour stays.
  private static void sweep(Path folder, Console console) {
    var before = console.clock().instant().minus(Duration.ofHours(1));
    try (var drafts = Files.newDirectoryStream(folder, DRAFT + "*" + SUFFIX)) {
      for (var draft : drafts) {
        if (Files.getLastModifiedTime(draft, LinkOption.NOFOLLOW_LINKS)
            .toInstant()
            .isBefore(before)) {
          remove(draft);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // What cannot be listed is not swept; the files themselves matter.
      return;
    }
  }

  private static void remove(@Nullable Path draft) {
    try {
      if (draft != null) {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      // A draft that stays is hidden and read by nobody; what matters was told before.
      return;
    }
  }

  private static void make(Path folder, Deque<Path> made) throws IOException {
    var missing = new ArrayDeque<Path>();
    for (var at = folder; at != null && !Files.exists(at); at = at.getParent()) {
      missing.push(at);
    }
    missing.forEach(made::push);
    // Another run may have made them by now, which is as good.
    Files.createDirectories(folder);
  }

  /// @param made takes the directories that were missing, the deepest first
  private static Draft draft(String name, Path path, String text, Deque<Path> made) throws Refused {
    Path draft = null;
    try {
      var file = target(name, path);
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        return new Draft(name, file, null, text);
      }
      var folder = file.getParent();
      if (folder == null || (Files.isDirectory(folder) && !Files.isWritable(folder))) {
        throw readOnly(name, "its directory is read-only");
      }
      make(folder, made);
      // Not a temporary file of Java's, which nobody but the user may read.
      draft = folder.resolve(DRAFT + UUID.randomUUID() + SUFFIX);
      writeSafely(draft, text);
      keepPermissions(file, draft);
      return new Draft(name, file, draft, text);
    } catch (Refused e) {
      remove(draft);
      throw e;
    } catch (IOException e) {
      remove(draft);
      throw refused(name, path, e);
    }
  }

  /// The file that takes the text, behind all links.
  private static Path target(String name, Path path) throws IOException {
    if (name.isBlank()) {
      throw new Refused(name, "a file has a name", "name a file", Exit.USAGE);
    }
    if (Files.isDirectory(path)) {
      throw new Refused(name, "it is a directory", "name a file", Exit.USAGE);
    }
    if (!Files.exists(path)) {
      if (Files.isSymbolicLink(path)) {
        throw new Refused(
            name, "it is a link to a file that is not there", "remove the link", Exit.USAGE);
      }
      return path;
    }
    if (!Files.isRegularFile(path)) {
      return path;
    }
    var file = path.toRealPath();
    if (isReadOnly(file)) {
      throw readOnly(name, "it is read-only");
    }
    return file;
  }

  /// On the disk before it takes the place of what was there, so that a crash of the machine leaves
  /// one or the other.
  private static void writeSafely(Path draft, String text) throws IOException {
    Files.writeString(
        draft,
        text,
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE_NEW,
        StandardOpenOption.WRITE,
        StandardOpenOption.DSYNC);
  }

  private static void keepPermissions(Path file, Path draft) throws IOException {
    var made = Files.getFileAttributeView(draft, PosixFileAttributeView.class);
    if (made != null && Files.exists(file)) {
      made.setPermissions(Files.getPosixFilePermissions(file));
    }
  }

  private static Refused readOnly(String name, String reason) {
    return new Refused(name, reason, "make it writable", Exit.CRASH);
  }

  private static Refused refused(String name, Path path, IOException e) {
    for (var above = path.getParent(); above != null; above = above.getParent()) {
      if (Files.exists(above)) {
        if (!Files.isDirectory(above)) {
          return new Refused(
              name,
              "`%s` is a file, expected a directory".formatted(above.getFileName()),
              "choose another directory",
              Exit.USAGE);
        }
        break;
      }
    }
    var reason = reason(e);
    return FULL.stream().anyMatch(reason::contains)
        ? new Refused(name, "the disk is full", "make room on it", Exit.CRASH)
        : new Refused(name, reason, "make it writable, or choose another place", Exit.CRASH);
  }

  private static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "access is denied";
      case FileSystemException system when system.getReason() != null ->
          "the system says \"%s\"".formatted(system.getReason());
      case FileSystemException system -> "the file system takes no file there";
      default -> "the system says \"%s\"".formatted(e.getMessage());
    };
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
