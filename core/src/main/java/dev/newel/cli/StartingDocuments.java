package dev.newel.cli;

import dev.newel.draft.AlignId;
import dev.newel.draft.Alignment;
import dev.newel.finding.Finding;
import dev.newel.publish.document.Mark;
import dev.newel.read.ReadDesign;
import dev.newel.read.brief.BriefReader;
import dev.newel.source.Address;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The documents that a design starts from, as it names them.
public final class StartingDocuments {
  private static final Map<String, AlignId> KINDS =
      Map.of(
          "contracts", AlignId.CONTRACTS,
          "data-design", AlignId.DATA_DESIGN,
          "requirements", AlignId.REQUIREMENTS,
          "research", AlignId.RESEARCH);

  private StartingDocuments() {}

  /// Where the design and they differ; nothing of a design that could not be read.
  public static List<Finding> findings(ReadDesign read) {
    var written = read.written();
    var design = read.design();
    if (written == null || design == null) {
      return List.of();
    }
    var sources = new ArrayList<Alignment.Source>();
    for (var input : read.documents().inputs()) {
      var of = KINDS.get(input.kind());
      var text = read.texts().get(input.file());
      // What Newel published tells of the design as it was then.
      if (of != null && text != null && Mark.of(text) == null) {
        var brief = BriefReader.read(input.file(), text.getBytes(StandardCharsets.UTF_8));
        sources.add(new Alignment.Source(of, feature(input.at()), brief));
      }
    }
    return Alignment.findings(written, design, read.sources()::locate, sources);
  }

  private static @Nullable String feature(Address at) {
    var names = at.names();
    return names.getFirst().equals("features") ? names.get(1) : null;
  }
}
