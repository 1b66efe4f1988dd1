package dev.newel.cli;

import dev.newel.design.Design;
import dev.newel.draft.AlignId;
import dev.newel.draft.Alignment;
import dev.newel.draft.EventAlignment;
import dev.newel.draft.TableAlignment;
import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.publish.document.Mark;
import dev.newel.read.ReadDesign;
import dev.newel.read.asyncapi.AsyncApiReader;
import dev.newel.read.brief.BriefReader;
import dev.newel.read.openapi.OpenApiReader;
import dev.newel.read.sql.SqlReader;
import dev.newel.source.Address;
import dev.newel.source.SourceText;
import dev.newel.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
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
    var findings = new ArrayList<Finding>();
    var sources = new ArrayList<Alignment.Source>();
    for (var input : read.documents().inputs()) {
      var of = KINDS.get(input.kind());
      var text = read.texts().get(input.file());
      // What Newel published tells of the design as it was then.
      if (of == null || text == null || Mark.of(text) != null) {
        continue;
      }
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      var feature = feature(input.at());
      if (OpenApiReader.describes(bytes) || AsyncApiReader.describes(bytes)) {
        findings.addAll(described(input.file(), bytes, design, feature, read.sources()::locate));
      } else if (input.file().toLowerCase(Locale.ROOT).endsWith(".sql")) {
        var schema = SqlReader.read(List.of(new SourceText(input.file(), text)));
        findings.addAll(TableAlignment.findings(schema, design, feature, read.sources()::locate));
      } else {
        sources.add(new Alignment.Source(of, feature, BriefReader.read(input.file(), bytes)));
      }
    }
    findings.addAll(Alignment.findings(written, design, read.sources()::locate, sources));
    return List.copyOf(findings);
  }

  private static List<Finding> described(
      String file,
      byte[] bytes,
      Design design,
      @Nullable String feature,
      Function<Address, @Nullable Span> places) {
    var findings = new ArrayList<Finding>();
    if (OpenApiReader.describes(bytes)) {
      var found = OpenApiReader.read(file, bytes);
      findings.addAll(unread(found.findings()));
      if (found.api() != null) {
        findings.addAll(DescriptionAlignment.findings(found.api(), design, feature, places));
      }
    } else {
      var found = AsyncApiReader.read(file, bytes);
      findings.addAll(unread(found.findings()));
      if (found.api() != null) {
        findings.addAll(EventAlignment.findings(found.api(), design, feature, places));
      }
    }
    return findings;
  }

  /// That a description is compared as far as it can be read; nothing where it can be read whole.
  private static List<Finding> unread(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .limit(1)
        .map(
            first ->
                Finding.warning(
                    AlignId.CONTRACTS.id(),
                    Address.ROOT,
                    first.span(),
                    "The interface contracts cannot be read whole: " + first.message(),
                    "Mend the description."))
        .toList();
  }

  private static @Nullable String feature(Address at) {
    var names = at.names();
    return names.getFirst().equals("features") ? names.get(1) : null;
  }
}
