package dev.newel.cli;

import dev.newel.finding.Finding;
import dev.newel.profile.DocumentSpec;
import dev.newel.profile.Profile;
import dev.newel.publish.document.Mark;
import dev.newel.publish.document.PublishId;
import dev.newel.source.Address;
import dev.newel.source.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Documents that were published before and are published no more, because their feature, component
/// or decision is gone. They are told of and stay: somebody may have written into them.
final class StaleDocuments {
  private static final int MOST_BYTES = 4 * 1024 * 1024;

  private StaleDocuments() {}

  /// @param to the folder that is published into
  /// @param shown the folder as the user names it
  /// @param written the paths of all that the profiles publish
  static List<Finding> find(List<Profile> profiles, Path to, String shown, Set<String> written)
      throws IOException {
    var findings = new ArrayList<Finding>();
    for (var profile : profiles) {
      for (var folder : folders(profile)) {
        var from = to.resolve(folder);
        if (Files.isDirectory(from)) {
          var visitor = new Visitor(profile.profile() + "/", to, written);
          Files.walkFileTree(from, visitor);
          for (var path : visitor.found) {
            findings.add(
                Finding.warning(
                    PublishId.STALE.id(),
                    Address.ROOT,
                    Span.point(shown + "/" + path, 1, 1),
                    "`%s` was published before, and nothing of the design goes there any more."
                        .formatted(path),
                    "Remove the file, once nothing in it is missed."));
          }
        }
      }
    }
    return findings;
  }

  /// Where documents of the profile may lie that are written for things with a name.
  private static Set<String> folders(Profile profile) {
    var folders = new TreeSet<String>();
    for (DocumentSpec document : profile.documents().values()) {
      var path = document.path();
      var hole = path.indexOf('{');
      if (hole >= 0) {
        folders.add(path.substring(0, path.lastIndexOf('/', hole) + 1));
      }
    }
    return folders;
  }

  /// Goes over the files of a folder; what cannot be read, or is gone by now, is passed over.
  static final class Visitor extends SimpleFileVisitor<Path> {
    private final Set<String> found = new TreeSet<>();
    private final String profile;
    private final Path to;
    private final Set<String> written;

    Visitor(String profile, Path to, Set<String> written) {
      this.profile = profile;
      this.to = to;
      this.written = written;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      var path = to.relativize(file).toString().replace('\\', '/');
      if (attributes.isRegularFile()
          && attributes.size() <= MOST_BYTES
          && path.endsWith(".md")
          && !written.contains(path)) {
        var mark = mark(file);
        if (mark != null && mark.document().startsWith(profile)) {
          found.add(path);
        }
      }
      return FileVisitResult.CONTINUE;
    }

    /// What the last line says the file was published as; null where it does not say, or cannot.
    private static @Nullable Mark mark(Path file) {
      try {
        var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).stripTrailing();
        return Mark.read(text.substring(text.lastIndexOf('\n') + 1));
      } catch (IOException e) {
        return null;
      }
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
