package dev.newel.testing;

import dev.newel.read.DesignReader;
import dev.newel.read.ReadDesign;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The examples of the repository, each read once for all tests of a process: what is read of them
/// never changes.
public final class Examples {
  private static final Map<String, ReadDesign> READ = new ConcurrentHashMap<>();

  private Examples() {}

  /// What was read of an example: `storefront`.
  public static ReadDesign read(String name) {
    return READ.computeIfAbsent(
        name, key -> DesignReader.read(Golden.root().resolve("examples").resolve(key)));
  }
}
