package dev.newel.read.yaml;

/// What one file may cost.
///
/// @param bytes the size of a file in bytes
/// @param depth how deep mappings and lists may nest, aliases followed
/// @param nodes how many nodes the file may have once every alias is replaced by what it names
public record YamlLimits(int bytes, int depth, int nodes) {
  /// For a file of a design: 2 MB, 100 levels, 200,000 nodes.
  public static final YamlLimits DESIGN = new YamlLimits(2_000_000, 100, 200_000);

  /// The same with another size, for foreign files such as OpenAPI documents; the nodes grow with
  /// it.
  public YamlLimits withBytes(int most) {
    return new YamlLimits(most, depth, Math.max(nodes, most / 10));
  }
}
