package dev.newel.gate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is around the documents: the files that links may lead to. Paths are those of
/// [DocumentFile#path()], brought to their shortest form.
public interface Surroundings {
  /// Whether a file or directory is there.
  boolean exists(String path);

  /// The bytes of a file; null where it is none, or too large for a document.
  byte @Nullable [] read(String path);

  /// The names in a directory, sorted; empty where it is none.
  List<String> names(String directory);
}
