package dev.newel.cli;

import dev.newel.design.Design;
import dev.newel.finding.Baseline;
import dev.newel.finding.Finding;
import dev.newel.finding.Judgement;
import dev.newel.publish.Emitter;
import dev.newel.publish.document.Publication;
import dev.newel.publish.openapi.OpenApiEmitter;
import dev.newel.read.DesignReader;
import dev.newel.read.ReadDesign;
import dev.newel.report.PublishingReport;
import dev.newel.report.PublishingReport.State;
import dev.newel.report.SourceTexts;
import dev.newel.source.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A design as its files say it at one moment: what the rules find, and what is published of it.
/// Publishing takes longer than the rest and is done when somebody first asks.
public final class Survey {
  private final Console console;
  private final Examination examined;
  private final Judgement judgement;
  private final WatchedTree tree;
  private final SourceTexts texts;
  private final @Nullable String to;
  private @Nullable Published published;

  /// Where it is to be written; null where it is not, or is already.
  private @Nullable OutputFolder into;

  /// What is published.
  ///
  /// @param documents in the order of profiles
  /// @param contracts in the order in which `publish` writes them
  /// @param openApi the description of the interface as JSON; null where there is no interface
  /// @param findings what documents and contracts leave out
  public record Published(
      List<Publication.Written> documents,
      List<Emitter.Output> contracts,
      @Nullable String openApi,
      List<Finding> findings) {
    public Published {
      documents = List.copyOf(documents);
      contracts = List.copyOf(contracts);
      findings = List.copyOf(findings);
    }
  }

  private Survey(Console console, WatchedTree tree, ReadDesign read, @Nullable String to) {
    this.console = console;
    this.tree = tree;
    this.to = to;
    this.examined = Examination.of(read, LocalDate.now(console.clock()));
    this.judgement = examined.judge(new LinkedHashSet<>(), Baseline.EMPTY, null);
    this.texts = new SourceTexts(read.texts());
  }

  /// Reads and judges the design that the user names.
  ///
  /// @param to the folder that documents and contracts are written to; null for none
  public static Survey of(Console console, String name, @Nullable String to) {
    var named = NamedTree.of(console, name, Map.of());
    var tree = new WatchedTree(named);
    var read = DesignReader.read(tree, NamedTree.workspace(console, name, tree));
    return new Survey(console, tree, read, to);
  }

  /// The design; null where it has errors.
  public @Nullable Design design() {
    return examined.subject() == null ? null : examined.read().design();
  }

  /// What the rules say, as `newel check` does.
  public Judgement judgement() {
    return judgement;
  }

  /// Where a finding points; null where it points at no file.
  public @Nullable Span span(Finding finding) {
    return finding.span() == null ? examined.read().sources().locate(finding.at()) : finding.span();
  }

  /// The line of the source that a place is on; null where it is not known.
  public @Nullable String line(Span span) {
    return texts
        .text(span.file())
        .filter(text -> span.line() >= 1 && span.line() <= text.lines())
        .map(text -> text.line(span.line()))
        .orElse(null);
  }

  /// Whether nothing of what both were made of differs.
  public boolean isLike(Survey other) {
    return tree.asked().equals(other.tree.asked());
  }

  /// The directories in which a file may appear or change that would make another survey.
  public Set<Path> directories() {
    return tree.directories();
  }

  /// Documents and contracts, made when this is first called.
  ///
  /// @throws IllegalStateException where the design has errors
  public synchronized Published published() throws IOException {
    var known = published;
    if (known == null) {
      known = publish();
      published = known;
    }
    return known;
  }

  private Published publish() throws IOException {
    var design = design();
    if (design == null) {
      throw new IllegalStateException("a design with errors is not published");
    }
    var families = Profiles.of(console, List.of());
    var folder = to == null ? null : new OutputFolder(console, to, false);
    var updated = design.prose().system().updated();
    var day = updated == null ? LocalDate.now(console.clock()) : updated;
    var documents =
        new DocumentSet(
                families,
                Set.of(),
                Set.of(),
                day.toString(),
                path -> folder == null ? null : folder.previous(path),
                false)
            .publish(examined);
    var findings = new ArrayList<>(documents.findings());
    var contracts = new ArrayList<Emitter.Output>();
    for (var emitter : Contracts.all(Contracts.Format.yaml).values()) {
      var emission = emitter.emit(design);
      contracts.addAll(emission.outputs());
      findings.addAll(emission.findings());
    }
    into = folder;
    return new Published(documents.documents(), contracts, openApi(design), findings);
  }

  /// Writes what is published where that is wanted.
  ///
  /// @return how many files were written
  public synchronized int write() throws IOException {
    var all = published();
    var folder = into;
    if (folder == null) {
      return 0;
    }
    into = null;
    var families = Profiles.of(console, List.of()).profiles();
    PublishTelling.put(new Publication(all.documents(), List.of()), families, false, folder);
    for (var contract : all.contracts()) {
      folder.put(
          contract,
          new PublishingReport.Subject(contract.path(), null),
          PublishTelling.size(contract.content(), null),
          List.of());
    }
    folder.write();
    return Math.toIntExact(
        folder.files().stream()
            .filter(file -> file.state() == State.NEW || file.state() == State.CHANGED)
            .count());
  }

  private static @Nullable String openApi(Design design) {
    var outputs = new OpenApiEmitter(OpenApiEmitter.Format.JSON).emit(design).outputs();
    return outputs.isEmpty() ? null : outputs.getFirst().content();
  }

  /// The names of the files that were read, as messages have them.
  public Set<String> files() {
    return new TreeSet<>(examined.read().texts().keySet());
  }
}
