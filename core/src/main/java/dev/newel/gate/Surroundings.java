package dev.newel.gate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is around the documents: the files that links may lead to. Paths are those of
/// [DocumentFile#path()], brought to their shortest form.
public interface Surroundings {
  /// Every file is there, and none can be read.
  Surroundings ANY =
      new Surroundings() {
        @Override
        public boolean exists(String path) {
          return true;
        }

        @Override
        public byte @Nullable [] read(String path) {
          return null;
        }

        @Override
        public List<String> names(String directory) {
          return List.of();
        }
      };

  /// Whether a file or directory is there.
  boolean exists(String path);

  /// The bytes of a file; null where it is none, or too large for a document.
  byte @Nullable [] read(String path);

  /// The names in a directory, sorted; empty where it is none.
  List<String> names(String directory);
}
