package dev.newel.read;

import java.util.List;

/// The directory of a design, read only. Paths are relative to it, with `/` between their parts.
public interface FileTree {
  /// What is at a path.
  sealed interface Content {
    /// A file, or its beginning where it is longer than was asked for.
    record Bytes(byte[] bytes) implements Content {}

    /// No file is there.
    record Absent() implements Content {}

    /// The path, or a link on its way, leads out of the directory.
    record Outside() implements Content {}

    /// A file is there and cannot be read.
    ///
    /// @param reason a clause: "access is denied"
    record Unreadable(String reason) implements Content {}
  }

  /// The file at `path`, at most its first `most` bytes.
  Content read(String path, int most);

  /// The paths of all files in the directory and below, sorted; hidden ones left out.
  List<String> files();

  /// The path as the user knows it, for messages.
  default String shown(String path) {
    return path;
  }
}
