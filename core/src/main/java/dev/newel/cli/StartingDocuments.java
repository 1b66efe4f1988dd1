package dev.newel.cli;

import dev.newel.design.Design;
import dev.newel.draft.AlignId;
import dev.newel.draft.Alignment;
import dev.newel.draft.EventAlignment;
import dev.newel.draft.Held;
import dev.newel.draft.TableAlignment;
import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.foreign.http.HttpApi;
import dev.newel.foreign.messaging.MessagingApi;
import dev.newel.language.Written;
import dev.newel.publish.document.Mark;
import dev.newel.read.FileTree;
import dev.newel.read.ReadDesign;
import dev.newel.read.asyncapi.AsyncApiReader;
import dev.newel.read.brief.BriefReader;
import dev.newel.read.openapi.OpenApiReader;
import dev.newel.read.sql.SqlId;
import dev.newel.read.sql.SqlReader;
import dev.newel.source.Address;
import dev.newel.source.SourceText;
import dev.newel.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The documents that a design starts from, as it names them. Those of one kind that the system, or
/// one feature, names stand side by side: together they are held against the design.
public final class StartingDocuments {
  private static final Map<String, AlignId> KINDS =
      Map.of(
          "contracts", AlignId.CONTRACTS,
          "data-design", AlignId.DATA_DESIGN,
          "requirements", AlignId.REQUIREMENTS,
          "research", AlignId.RESEARCH);

  private final ReadDesign read;
  private final Written written;
  private final Design design;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, String> texts = new LinkedHashMap<>();

  /// What was found.
  ///
  /// @param texts of files that the reader of the design does not read, by their names in findings
  record Found(List<Finding> findings, Map<String, String> texts) {}

  /// Those of one kind that one place names.
  ///
  /// @param feature the key of the feature that names them; null where the system does
  private record Group(
      AlignId of,
      @Nullable String feature,
      List<Alignment.Source> briefs,
      List<SourceText> statements,
      List<HttpApi> interfaces,
      List<MessagingApi> messages) {}

  private StartingDocuments(ReadDesign read, Written written, Design design) {
    this.read = read;
    this.written = written;
    this.design = design;
  }

  /// Where the design and they differ; nothing of a design that could not be read.
  public static List<Finding> findings(ReadDesign read) {
    return of(read).findings();
  }

  /// The same with the texts of the files.
  static Found of(ReadDesign read) {
    var written = read.written();
    var design = read.design();
    if (written == null || design == null) {
      return new Found(List.of(), Map.of());
    }
    var documents = new StartingDocuments(read, written, design);
    documents.groups().values().forEach(documents::hold);
    return new Found(documents.findings, documents.texts);
  }

  private Map<String, Group> groups() {
    var groups = new LinkedHashMap<String, Group>();
    for (var input : read.documents().inputs()) {
      var of = KINDS.get(input.kind());
      if (of != null && input.there()) {
        var feature = feature(input.at());
        var group =
            groups.computeIfAbsent(
                "%s %s".formatted(of, feature),
                key ->
                    new Group(
                        of,
                        feature,
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>()));
        add(input, group);
      }
    }
    return groups;
  }

  private void add(ReadDesign.Input input, Group group) {
    var text = read.texts().get(input.file());
    var bytes = text == null ? bytes(input.path()) : text.getBytes(StandardCharsets.UTF_8);
    // What Newel published tells of the design as it was then.
    if (bytes.length == 0 || (text != null && Mark.of(text) != null)) {
      return;
    }
    if (OpenApiReader.describes(bytes)) {
      var found = OpenApiReader.read(read.around(), input.path());
      whole(found.findings(), found.texts());
      if (found.api() != null) {
        group.interfaces().add(found.api());
      }
    } else if (AsyncApiReader.describes(bytes)) {
      var found = AsyncApiReader.read(read.around(), input.path());
      whole(found.findings(), found.texts());
      if (found.api() != null) {
        group.messages().add(found.api());
      }
    } else if (input.file().toLowerCase(Locale.ROOT).endsWith(".sql")) {
      var source = new SourceText(input.file(), SourceFiles.text(bytes));
      texts.put(source.file(), source.text());
      group.statements().add(source);
    } else if (text != null) {
      var brief = BriefReader.read(input.file(), bytes);
      group.briefs().add(new Alignment.Source(group.of(), group.feature(), brief));
    } else {
      findings.add(
          Finding.warning(
              group.of().id(),
              Address.ROOT,
              Span.point(input.file(), 1, 1),
              "`%s` is neither an OpenAPI nor an AsyncAPI description, so the design is not held against it."
                  .formatted(input.path()),
              "Name a description in UTF-8, SQL statements, or a Markdown document."));
    }
  }

  private byte[] bytes(String path) {
    return read.around().read(path, OpenApiReader.MOST_BYTES + 1)
            instanceof FileTree.Content.Bytes(var bytes)
        ? bytes
        : new byte[0];
  }

  private void whole(List<Finding> found, Map<String, String> read) {
    texts.putAll(read);
    found.stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .limit(1)
        .forEach(
            first ->
                broken(
                    AlignId.CONTRACTS, "The interface contracts", first, "Mend the description."));
  }

  /// Tells that a document is compared only as far as it can be read.
  private void broken(AlignId of, String what, Finding first, String hint) {
    findings.add(
        Finding.warning(
            of.id(),
            Address.ROOT,
            first.span(),
            "%s cannot be read whole: %s".formatted(what, first.message()),
            hint));
  }

  private void hold(Group group) {
    var held = new ArrayList<Held>();
    var feature = group.feature();
    var places = read.sources();
    held.addAll(DescriptionAlignment.of(group.interfaces(), design, feature, places::locate));
    if (!group.messages().isEmpty()) {
      held.add(EventAlignment.of(group.messages(), design, feature, places::locate));
    }
    if (!group.statements().isEmpty()) {
      var schema = SqlReader.read(group.statements());
      schema.findings().stream()
          .filter(finding -> finding.id().equals(SqlId.CUT_OFF.id()))
          .limit(1)
          .forEach(
              first ->
                  broken(AlignId.DATA_DESIGN, "The data design", first, "Mend the statements."));
      held.add(
          TableAlignment.of(
              schema, design, feature, () -> DraftedAgain.tables(schema), places::locate));
    }
    group.briefs().forEach(brief -> held.add(Alignment.of(written, design, places::locate, brief)));
    findings.addAll(Held.together(held));
  }

  private static @Nullable String feature(Address at) {
    var names = at.names();
    return names.getFirst().equals("features") ? names.get(1) : null;
  }
}
