package dev.newel.cli;

import dev.newel.design.Design;
import dev.newel.draft.Draft;
import dev.newel.draft.Sources;
import dev.newel.foreign.http.Difference;
import dev.newel.foreign.http.Equivalence;
import dev.newel.foreign.http.HttpApi;
import dev.newel.foreign.tables.SqlSchema;
import dev.newel.read.DesignReader;
import dev.newel.read.OneFile;
import dev.newel.read.Workspace;
import dev.newel.read.yaml.YamlLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a draft loses of a description or of tables: what differs so in a design that was drafted
/// from them was told then, and is no drift.
final class DraftedAgain {
  private static final String FILE = "design.yaml";

  private DraftedAgain() {}

  /// A difference, wherever it stands.
  record Loss(Difference.Kind kind, String route, String where, String first, String second) {
    static Loss of(Difference difference) {
      return new Loss(
          difference.kind(),
          difference.route(),
          difference.where(),
          difference.first(),
          difference.second());
    }
  }

  /// What is published of the draft of several descriptions together; null where none can be
  /// drafted.
  static @Nullable HttpApi published(List<HttpApi> given) {
    var design = design(new Sources(List.of(), List.of(), given));
    return design == null ? null : PublishedInterface.of(design);
  }

  /// Where a description and what is published differ.
  static Set<Loss> losses(HttpApi given, @Nullable HttpApi published) {
    return published == null
        ? Set.of()
        : Equivalence.between(given, published).stream().map(Loss::of).collect(Collectors.toSet());
  }

  /// The design of the tables alone; null where none can be drafted.
  static @Nullable Design tables(SqlSchema schema) {
    return design(new Sources(List.of(), List.of(schema)));
  }

  private static @Nullable Design design(Sources sources) {
    var text =
        DraftText.of(Draft.of(sources), new OneFile("", new byte[0]), FILE, sources.descriptions())
            .text();
    var tree = new OneFile(FILE, text.getBytes(StandardCharsets.UTF_8));
    var read = DesignReader.read(tree, Workspace.read(tree, FILE, YamlLimits.DESIGN));
    return read.hasErrors() ? null : read.design();
  }
}
