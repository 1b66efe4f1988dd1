package dev.newel.cli;

import dev.newel.decide.Decisions;
import dev.newel.decide.framework.Framework;
import dev.newel.design.Design;
import dev.newel.draft.Draft;
import dev.newel.draft.Sources;
import dev.newel.finding.Baseline;
import dev.newel.finding.Finding;
import dev.newel.finding.Gate;
import dev.newel.finding.Severity;
import dev.newel.gate.DocumentRule;
import dev.newel.publish.document.Publication;
import dev.newel.read.DiskTree;
import dev.newel.read.ReadDesign;
import dev.newel.report.Report;
import dev.newel.report.ReportFormat;
import dev.newel.report.ReportOptions;
import dev.newel.report.SourceTexts;
import dev.newel.source.SourceMap;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The steps of a plan: the design, what is decided, the documents, and what the gate says of them.
final class Planning {
  private static final String DESIGN = "design.yaml";
  private static final String DECISIONS = "decisions";

  private final Console console;
  private final Assignment assignment;
  private final LocalDate day;
  private final boolean overwrite;
  private final PlanReport report;
  private final String design;

  Planning(Console console, Assignment assignment, LocalDate day, boolean overwrite) {
    this.console = console;
    this.assignment = assignment;
    this.day = day;
    this.overwrite = overwrite;
    design = console.shown(assignment.home().resolve(DESIGN));
    report = new PlanReport(design, assignment.missing());
  }

  /// What came of it.
  PlanReport report() {
    return report;
  }

  /// Goes all steps; false where the design that is there cannot be read, and the user has been
  /// told why.
  boolean run(List<String> files, Map<String, String> facts) throws IOException {
    report.sources(files);
    if (Files.exists(console.path(design))) {
      var read = NamedTree.read(console, design);
      var whole = read.design();
      if (whole != null && !read.hasErrors()) {
        propose(files);
        record(read, whole, facts);
      }
    } else {
      draft(files, facts);
    }
    var examined = Examination.of(NamedTree.read(console, design), day);
    var decided = examined.read().design();
    if (decided == null || examined.subject() == null) {
      refuse(examined.read());
      return false;
    }
    report.questions(decided.prose().questions());
    report.facts(Decisions.of(decided, facts).missing());
    publish(examined, decided);
    return true;
  }

  private void refuse(ReadDesign read) {
    var options = new ReportOptions(BuildInfo.read().version(), console.colored(), false, 120);
    var judged = Examination.of(read, day).judge(new LinkedHashSet<>(), Baseline.EMPTY, null);
    console.print(
        ReportFormat.TEXT.render(
            new Report(
                judged, new SourceTexts(read.texts()), dev.newel.check.Checker.infos(), options)));
  }

  /// Writes the first design. The records come first, because a design names a folder that is
  /// there.
  private void draft(List<String> files, Map<String, String> facts) throws IOException {
    var sources = SourceFiles.read(console, files, assignment.home());
    var draft = drafted(sources);
    var text = text(draft, sources);
    var read = NamedTree.read(console, design, Map.of(design, text.text()));
    var whole = read.design();
    if (whole != null && !read.hasErrors()) {
      record(read, whole, facts);
    }
    if (!report.records().isEmpty()) {
      text = text(draft.recordedIn(DECISIONS), sources);
    }
    FileRewrite.write(console, design, text.text());
    var findings = new ArrayList<Finding>();
    sources.briefs().forEach(brief -> findings.addAll(brief.findings()));
    sources.schemas().forEach(schema -> findings.addAll(schema.findings()));
    findings.addAll(text.findings());
    report.drafted(findings.stream().map(this::seen).toList(), unread(sources));
  }

  /// The edits that the sources ask for, where a design is there already.
  private void propose(List<String> files) throws IOException {
    var sources = SourceFiles.read(console, files, assignment.home());
    var draft = text(drafted(sources), sources);
    var proposals = Redraft.judge(console, design, draft, day, this::seen);
    if (proposals != null) {
      report.proposed(proposals.open());
    }
  }

  private Finding seen(Finding finding) {
    return SourceFiles.seen(console, assignment.home(), finding);
  }

  private Draft drafted(Sources sources) {
    var draft = Draft.of(sources).asFeature(assignment.feature(), assignment.epic());
    return NamedSources.in(draft, sources, new DiskTree(assignment.home()));
  }

  private DraftText text(Draft draft, Sources sources) {
    return DraftText.of(draft, new DiskTree(assignment.home()), DESIGN, sources.descriptions());
  }

  private static int unread(Sources sources) {
    return sources.briefs().stream().mapToInt(brief -> brief.unread().size()).sum()
        + sources.schemas().stream().mapToInt(schema -> schema.unread().size()).sum();
  }

  private void record(ReadDesign read, Design whole, Map<String, String> facts) throws IOException {
    var recorded = read.documents().decisions();
    var choices = Decisions.of(whole, facts).unrecorded(Framework.ALL, whole, recorded);
    report.records(new RecordFiles(console, design, read).write(choices, day));
  }

  private void publish(Examination examined, Design whole) throws IOException {
    console.progress("Composing documents of " + assignment.profile().profile());
    var to = console.shown(assignment.root());
    var families =
        new Profiles(
            List.of(assignment.profile()), Map.of(), List.of(), Map.of(), List.of(), Map.of());
    var folder = new OutputFolder(console, to.isEmpty() ? "." : to, false);
    var set =
        new DocumentSet(
            families, features(whole), Set.of(), day.toString(), folder::previous, overwrite);
    var publication = set.publish(examined);
    PublishTelling.put(publication, families.profiles(), false, folder);
    folder.write();
    report.documents(folder.files());
    judge(publication, folder);
  }

  /// The features that the documents are about: those that start from the same requirements, or
  /// else all.
  private Set<String> features(Design whole) {
    var own =
        assignment.sources().values().stream()
            .map(file -> assignment.home().relativize(file).toString().replace('\\', '/'))
            .collect(Collectors.toSet());
    return whole.prose().features().entrySet().stream()
        .filter(entry -> isOf(entry.getValue().inputs().requirements(), own))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static boolean isOf(@Nullable String requirements, Set<String> own) {
    return requirements != null && own.contains(requirements);
  }

  /// What the gate says of the documents that are there now, and what publishing left out.
  private void judge(Publication publication, OutputFolder folder) throws IOException {
    var findings = new ArrayList<Finding>();
    publication.findings().forEach(finding -> findings.add(folder.located(finding)));
    var names =
        folder.files().stream()
            .map(file -> file.path())
            .filter(file -> Files.exists(console.path(file)))
            .distinct()
            .toList();
    console.progress("Judging %d documents".formatted(names.size()));
    var found = new DocumentChecking(console, names, design, null, null).find();
    if (found != null) {
      findings.addAll(found.findings());
    }
    var ids = new LinkedHashSet<>(Examination.readerIds());
    DocumentRule.infos().forEach(rule -> ids.add(rule.id()));
    report.judged(
        new Gate(List.of(), Baseline.EMPTY, Severity.ERROR, day, ids, SourceMap.EMPTY)
            .judge(findings));
  }
}
