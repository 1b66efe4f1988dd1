package dev.newel.cli;

import dev.newel.check.BuiltInRules;
import dev.newel.check.Checker;
import dev.newel.check.boxes.Checklist;
import dev.newel.finding.Baseline;
import dev.newel.finding.Edits;
import dev.newel.finding.Finding;
import dev.newel.finding.Gate;
import dev.newel.finding.Judgement;
import dev.newel.finding.RuleInfo;
import dev.newel.finding.Severity;
import dev.newel.gate.DocumentRule;
import dev.newel.report.Report;
import dev.newel.report.ReportFormat;
import dev.newel.report.ReportOptions;
import dev.newel.report.SourceTexts;
import dev.newel.source.SourceMap;
import dev.newel.text.DidYouMean;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Reads a design, documents or descriptions of APIs, and holds them against the rules.
@CommandLine.Command(
    name = "check",
    description = {
      "Hold a design, Markdown documents or descriptions of interfaces against the rules.",
      "newel check shop/",
      "newel check openapi.yaml",
      "newel check --profile workflow docs/plan/E01/F01/02-architecture.md",
      "The last line is the verdict: PASS, PASS WITH WARNINGS or FAIL."
    })
final class CheckCommand implements Command {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final int MOST_ROUNDS = 10;

  /// The formats, named as the user types them.
  enum Format {
    text,
    json,
    sarif,
    github,
    junit
  }

  /// The severities that can fail, named as the user types them.
  enum FailOn {
    error,
    warning
  }

  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description =
          "A design: its directory or first file (default: here). Or documents: Markdown files, folders of them, and - for one from standard input. Or OpenAPI and AsyncAPI descriptions: the first file of each.")
  private List<String> paths = new ArrayList<>();

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      description =
          "The family of the documents: workflow, gobuildme, agent, design-document, skill, or the file of your own; with `/` and a name, the document that all are (default: what their paths and marks say).")
  private @Nullable String profile;

  @Option(
      names = "--design",
      paramLabel = "DESIGN",
      description =
          "The design that documents are held against (default: for published ones, the design.yaml in a directory above them).")
  private @Nullable String against;

  @Option(
      names = "--max-lines",
      paramLabel = "LINES",
      description = "How many lines a document may have.")
  private @Nullable Integer mostLines;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "One of: ${COMPLETION-CANDIDATES} (default: text).")
  private Format format = Format.text;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description =
          "The least severity that fails: ${COMPLETION-CANDIDATES} (default: what the design says, or error).")
  private @Nullable FailOn failOn;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "Count only what this file does not accept.")
  private @Nullable String baseline;

  @Option(
      names = "--write-baseline",
      paramLabel = "FILE",
      description = "Accept what is found now, in this file.")
  private @Nullable String written;

  @Option(
      names = "--date",
      paramLabel = "DAY",
      description = "The day on which waivers and questions are judged (default: today).")
  private @Nullable String date;

  @Option(names = "--fix", description = "Make the safe changes that findings offer.")
  private boolean fix;

  @Option(
      names = "--rule",
      paramLabel = "ID",
      arity = "1..*",
      description = "Run these rules only; the id of a finding of the reader shows those.")
  private List<String> rules = new ArrayList<>();

  @Option(
      names = "--show-waived",
      description = "Show waived findings and those in the baseline too.")
  private boolean waived;

  @Option(
      names = "--boxes",
      description = "Show before the findings which boxes of the checklists are ticked.")
  private boolean boxes;

  @Override
  public Exit run(Console console) throws IOException {
    for (var id : rules) {
      if (!ids().contains(id)) {
        return unknownRule(id, console);
      }
    }
    if (boxes && (format != Format.text || !rules.isEmpty())) {
      console.err("newel: boxes are ticked by all rules and shown as text.");
      console.err("hint: leave --format and --rule out.");
      return Exit.USAGE;
    }
    var descriptions = DescriptionChecking.of(console, paths);
    var documents = descriptions == null && areDocuments(console);
    if (descriptions == null && !documents && DesignArgument.isMissing(console, design())) {
      return Exit.USAGE;
    }
    if (date != null && !isDay(date)) {
      console.err("newel: `%s` is no day of the calendar.".formatted(date));
      console.err("hint: write it as `2027-01-15`.");
      return Exit.USAGE;
    }
    if (baseline != null && !Files.isRegularFile(console.path(baseline))) {
      console.err("newel: there is no baseline `%s`.".formatted(baseline));
      console.err("hint: write one with `newel check --write-baseline %s`.".formatted(baseline));
      return Exit.USAGE;
    }
    if (descriptions != null) {
      return descriptions(descriptions, console);
    }
    if (documents) {
      return documents(console);
    }
    var examined = examine(console, Map.of());
    if (fix) {
      examined = fixed(examined, console);
    }
    return report(examined, console);
  }

  private String design() {
    return paths.isEmpty() ? "." : paths.getFirst();
  }

  private boolean areDocuments(Console console) throws IOException {
    if (profile != null || against != null || mostLines != null || paths.size() > 1) {
      return true;
    }
    return !paths.isEmpty() && DocumentChecking.isDocument(console, paths.getFirst());
  }

  private Exit documents(Console console) throws IOException {
    if (paths.isEmpty() || fix || boxes) {
      console.err(
          paths.isEmpty()
              ? "newel: no document is named."
              : "newel: `--fix` and `--boxes` are for designs.");
      console.err(
          paths.isEmpty()
              ? "hint: name Markdown files, or folders with some."
              : "hint: leave them out, or name a design alone.");
      return Exit.USAGE;
    }
    if (against != null && DesignArgument.isMissing(console, against)) {
      return Exit.USAGE;
    }
    var found = new DocumentChecking(console, paths, against, profile, mostLines).find();
    return found == null ? Exit.USAGE : report(found, console);
  }

  private Exit descriptions(DescriptionChecking checking, Console console) throws IOException {
    if (fix || boxes || profile != null || against != null || mostLines != null) {
      console.err(
          "newel: `%s` is a description of an interface; `--fix`, `--boxes`, `--profile`, `--design` and `--max-lines` are not for those."
              .formatted(paths.getFirst()));
      console.err("hint: leave them out.");
      return Exit.USAGE;
    }
    return report(checking.find(), console);
  }

  private Exit report(DocumentChecking.Found found, Console console) throws IOException {
    var chosen =
        found.findings().stream()
            .filter(finding -> rules.isEmpty() || rules.contains(finding.id()))
            .toList();
    var accepted = baseline == null ? null : accepted(baseline, console);
    return report(
        reading -> judgeDocuments(chosen, reading, console), found.texts(), accepted, console);
  }

  private Judgement judgeDocuments(
      List<Finding> found, Baseline.@Nullable Reading accepted, Console console) {
    var all = new ArrayList<>(found);
    if (accepted != null) {
      all.addAll(accepted.findings());
    }
    var severity = severity();
    return new Gate(
            List.of(),
            accepted == null ? Baseline.EMPTY : accepted.baseline(),
            severity == null ? Severity.ERROR : severity,
            day(console),
            ids(),
            SourceMap.EMPTY)
        .judge(all);
  }

  private @Nullable Severity severity() {
    return failOn == null ? null : Severity.valueOf(failOn.name().toUpperCase(Locale.ROOT));
  }

  private LocalDate day(Console console) {
    return date == null ? LocalDate.now(console.clock()) : LocalDate.parse(date);
  }

  private Examination examine(Console console, Map<String, String> changed) {
    return Examination.of(NamedTree.read(console, design(), changed), day(console));
  }

  private Exit report(Examination examined, Console console) throws IOException {
    var accepted = baseline == null ? null : accepted(baseline, console);
    var subject = examined.subject();
    if (boxes && subject != null) {
      var open = judge(examined, accepted).open();
      console.print(Checklist.compute(subject, open).text());
    }
    return report(reading -> judge(examined, reading), examined.read().texts(), accepted, console);
  }

  /// @param judge holds what was found against a baseline
  private Exit report(
      Function<Baseline.@Nullable Reading, Judgement> judge,
      Map<String, String> texts,
      Baseline.@Nullable Reading accepted,
      Console console)
      throws IOException {
    var judgement = judge.apply(accepted);
    if (written != null) {
      var drawn = judgement.baseline();
      FileRewrite.write(console, written, drawn.toJson());
      console.err("Wrote %s: %d accepted.".formatted(written, drawn.size()));
      judgement = judge.apply(new Baseline.Reading(drawn, List.of()));
    }
    var options = new ReportOptions(BuildInfo.read().version(), console.colored(), waived, 120);
    var report = new Report(judgement, new SourceTexts(texts), infos(), options);
    console.print(ReportFormat.valueOf(format.name().toUpperCase(Locale.ROOT)).render(report));
    return judgement.fails() ? Exit.FINDINGS : Exit.OK;
  }

  private static List<RuleInfo> infos() {
    return Stream.concat(Checker.infos().stream(), DocumentRule.infos().stream()).toList();
  }

  private static boolean isDay(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static Baseline.Reading accepted(String name, Console console) throws IOException {
    try (var in = Files.newInputStream(console.path(name))) {
      return Baseline.fromBytes(name, in.readNBytes(Baseline.MOST_BYTES + 1));
    }
  }

  private Judgement judge(Examination examined, Baseline.@Nullable Reading accepted) {
    var known = accepted == null ? Baseline.EMPTY : accepted.baseline();
    var judged =
        accepted == null || accepted.findings().isEmpty()
            ? examined
            : examined.with(accepted.findings());
    return judged.judge(new LinkedHashSet<>(rules), known, severity());
  }

  /// The design after the edits that its findings offer. An edit may uncover the next, so they are
  /// made until none is left; the files are written once, at the end.
  private Examination fixed(Examination examined, Console console) throws IOException {
    var now = examined;
    var changed = new TreeMap<String, String>();
    var fixes = 0;
    for (var round = 0; round < MOST_ROUNDS; round++) {
      var before = fixes;
      for (var edits : Edits.byFile(judge(now, null).open()).entrySet()) {
        var text = changed.get(edits.getKey());
        text = text == null ? source(edits.getKey(), now, console) : text;
        if (text != null) {
          var after = Edits.apply(text, edits.getValue());
          fixes += after.applied().size();
          if (!after.applied().isEmpty()) {
            changed.put(edits.getKey(), after.text());
          }
        }
      }
      if (fixes == before) {
        break;
      }
      now = examine(console, changed);
    }
    FileRewrite.replace(console, changed);
    console.err(
        fixes == 0
            ? "Nothing to fix."
            : "Fixed %s in %s."
                .formatted(
                    Console.counted(fixes, "finding", "findings"),
                    Console.counted(changed.size(), "file", "files")));
    return now;
  }

  /// The text of a file as it is on the disk; null where it is no UTF-8 or not what was examined.
  private static @Nullable String source(String name, Examination examined, Console console)
      throws IOException {
    var read = examined.read().texts().get(name);
    try {
      var text = Files.readString(console.path(name));
      return text.equals(read) || text.equals(BYTE_ORDER_MARK + read) ? text : null;
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /// The ids of the rules, and of what the reader can find.
  private static Set<String> ids() {
    var ids = new LinkedHashSet<String>();
    BuiltInRules.ALL.forEach(rule -> ids.add(rule.info().id()));
    ids.addAll(Examination.readerIds());
    DocumentRule.infos().forEach(rule -> ids.add(rule.id()));
    return ids;
  }

  private static Exit unknownRule(String id, Console console) {
    console.err("newel: there is no rule `%s`.".formatted(id));
    var closest = DidYouMean.hint(id, ids());
    console.err("hint: " + (closest == null ? "run `newel rules` to see them." : closest));
    return Exit.USAGE;
  }
}
