package dev.newel.serve.handle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The files that handlers come from, as they are at one moment.
///
/// @param stamps when each was written and how long it is, by its path
public record HandlerFiles(TreeMap<Path, String> stamps) {
  private static final HandlerFiles NONE = new HandlerFiles(new TreeMap<>());

  /// The sources, classes and JARs at `place`, a directory or a JAR; none where it is null or gone.
  public static HandlerFiles of(@Nullable Path place) {
    if (place == null || !Files.exists(place)) {
      return NONE;
    }
    try (var files = Files.walk(place)) {
      var stamps = new TreeMap<Path, String>();
      for (var file : files.filter(HandlerFiles::isOne).toList()) {
        stamps.put(file, Files.getLastModifiedTime(file).toMillis() + " " + Files.size(file));
      }
      return new HandlerFiles(stamps);
    } catch (IOException | UncheckedIOException e) {
      // A file that goes while it is looked for is looked for again with the next change.
      return NONE;
    }
  }

  private static boolean isOne(Path file) {
    var name = file.toString();
    return name.endsWith(".java") || name.endsWith(".class") || name.endsWith(".jar");
  }

  /// The directories in which one may change or appear.
  public Set<Path> directories() {
    return stamps.keySet().stream()
        .map(file -> file.toAbsolutePath().getParent())
        .filter(java.util.Objects::nonNull)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
