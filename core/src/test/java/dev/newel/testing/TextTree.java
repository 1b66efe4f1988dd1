package dev.newel.testing;

import dev.newel.read.DesignReader;
import dev.newel.read.FileTree;
import dev.newel.read.ReadDesign;
import dev.newel.read.Workspace;
import dev.newel.read.yaml.YamlLimits;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A directory of a design in memory.
public record TextTree(Map<String, byte[]> contents) implements FileTree {
  /// A tree of one file, `design.yaml`.
  public static TextTree of(String text) {
    return new TextTree(Map.of("design.yaml", text.getBytes(StandardCharsets.UTF_8)));
  }

  /// The same tree with one more file, or another text in the place of one.
  public TextTree with(String path, String text) {
    return with(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /// The same tree with one more file, or other bytes in the place of one.
  public TextTree with(String path, byte[] bytes) {
    var all = new TreeMap<>(contents);
    all.put(path, bytes);
    return new TextTree(all);
  }

  /// Reads the design as `newel check` does.
  public ReadDesign design() {
    return DesignReader.read(this, Workspace.read(this, YamlLimits.DESIGN));
  }

  @Override
  public Content read(String path, int most) {
    var bytes = contents.get(path);
    return bytes == null
        ? new Content.Absent()
        : new Content.Bytes(bytes.length > most ? Arrays.copyOf(bytes, most) : bytes);
  }

  @Override
  public List<String> files() {
    return List.copyOf(new TreeMap<>(contents).keySet());
  }
}
