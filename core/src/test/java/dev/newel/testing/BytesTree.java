package dev.newel.testing;

import dev.newel.read.FileTree;
import java.util.List;
import java.util.Map;

/// Files by their paths, on no disk.
public record BytesTree(Map<String, byte[]> contents) implements FileTree {
  @Override
  public Content read(String path, int most) {
    var bytes = contents.get(path);
    return bytes == null ? new Content.Absent() : new Content.Bytes(bytes);
  }

  @Override
  public List<String> files() {
    return List.copyOf(contents.keySet());
  }
}
