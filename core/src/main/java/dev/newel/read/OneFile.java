package dev.newel.read;

import java.util.List;

/// A folder with nothing but one file.
public record OneFile(String file, byte[] bytes) implements FileTree {
  @Override
  public Content read(String path, int most) {
    return path.equals(file) ? new Content.Bytes(bytes) : new Content.Absent();
  }

  @Override
  public List<String> files() {
    return List.of(file);
  }
}
