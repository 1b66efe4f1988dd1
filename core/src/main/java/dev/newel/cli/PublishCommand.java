package dev.newel.cli;

import dev.newel.design.Design;
import dev.newel.finding.Baseline;
import dev.newel.finding.Finding;
import dev.newel.finding.Judgement;
import dev.newel.finding.Severity;
import dev.newel.profile.DocumentSpec;
import dev.newel.publish.Emitter;
import dev.newel.publish.document.Publication;
import dev.newel.publish.sql.MigrationEmitter;
import dev.newel.report.PublishingReport;
import dev.newel.report.Report;
import dev.newel.report.ReportFormat;
import dev.newel.report.ReportOptions;
import dev.newel.report.SourceTexts;
import dev.newel.text.DidYouMean;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Writes the documents and the contracts of a design.
@CommandLine.Command(
    name = "publish",
    description = {
      "Write the documents and the contracts of a design.",
      "Documents come in families, the profiles: one set for each feature and one for the system.",
      "A design with errors is reported and not published."
    })
final class PublishCommand implements Command {
  /// The rule for operations in no feature: they stand in no document of a feature.
  private static final String FEATURELESS = "TRACE003";

  private static final String DOCUMENTS = "documents";
  private static final String CONTRACTS = "contracts";

  @Mixin private DesignArgument design = new DesignArgument();

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      split = ",",
      description =
          "The families of documents: workflow, gobuildme, agent, design-document, skill, or the file of your own (default: the five).")
  private List<String> profile = new ArrayList<>();

  @Option(
      names = "--feature",
      paramLabel = "KEY",
      split = ",",
      description = "The documents of these features (default: of all).")
  private List<String> feature = new ArrayList<>();

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description =
          "Only these: `documents`, `contracts`, a contract (openapi, asyncapi, jsonschema, sql, env, postman, hurl), or a document as its profile calls it (default: all).")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "Where the files go (default: publish).")
  private String to = "publish";

  @Option(
      names = "--date",
      paramLabel = "DAY",
      description =
          "The day that documents bear (default: the design's `updated`). One whose content stays keeps its day.")
  private @Nullable String date;

  @Option(
      names = "--contracts-as",
      paramLabel = "FORM",
      description = "Of contracts, one of: ${COMPLETION-CANDIDATES} (default: yaml).")
  private Contracts.Format form = Contracts.Format.yaml;

  @Mixin private ToldFormat format = new ToldFormat();

  @Option(
      names = "--since",
      paramLabel = "OLD",
      description =
          "An older state of the design, a directory or file: `sql` then has the migration from it too.")
  private @Nullable String since;

  @Option(names = "--diff", description = "Write nothing; print what would change.")
  private boolean diff;

  @Option(
      names = "--check",
      description = "Write nothing; fail where a file is not as it would be written.")
  private boolean check;

  @Option(names = "--dry-run", description = "Say what would be written, and write nothing.")
  private boolean dry;

  @Option(
      names = "--overwrite",
      description = "Replace what was changed by hand, and files of others.")
  private boolean overwrite;

  @Option(
      names = "--sizes",
      description = "Print how many lines each section takes at each level; write nothing.")
  private boolean sizes;

  @Override
  public Exit run(Console console) throws IOException {
    if (to.isBlank()) {
      console.err("newel: `--to` names no directory.");
      console.err("hint: name one, `--to docs/api`, or leave --to out.");
      return Exit.USAGE;
    }
    if (design.isMissing(console) || !isDate(console) || isOldMissing(console)) {
      return Exit.USAGE;
    }
    var families = Profiles.of(console, profile);
    if (!families.unknown().isEmpty()) {
      Profiles.tell(console, families.unknown().getFirst());
      return Exit.USAGE;
    }
    if (!isOnlyKnown(console, families)) {
      return Exit.USAGE;
    }
    var examined =
        Examination.of(NamedTree.read(console, design.name()), LocalDate.now(console.clock()));
    var read = examined.read().design();
    if (read == null || examined.read().hasErrors() || !families.faults().isEmpty()) {
      var faulty = examined.with(families.faults());
      console.print(
          isJson()
              ? new PublishingReport(false, List.of(), open(faulty)).json()
              : report(faulty, families.texts(), console));
      return Exit.FINDINGS;
    }
    var features = read.prose().features().keySet();
    if (!feature.stream().allMatch(key -> known(console, key, features, "feature"))) {
      return Exit.USAGE;
    }
    var old = since == null ? null : older(console, since);
    return since != null && old == null
        ? Exit.FINDINGS
        : publish(console, families, examined, read, old);
  }

  /// The older design; null where there is none to be had, and the user has been told.
  private static @Nullable Design older(Console console, String name) {
    var found = NamedTree.read(console, name);
    if (found.design() == null || found.hasErrors()) {
      console.err("newel: the older design `%s` has errors.".formatted(name));
      console.err("hint: see them with `newel check %s`.".formatted(name));
      return null;
    }
    return found.design();
  }

  private Exit publish(
      Console console, Profiles families, Examination examined, Design read, @Nullable Design old)
      throws IOException {
    if (wants(DOCUMENTS) || sizes) {
      console.progress("Composing documents of %d profiles".formatted(families.profiles().size()));
    }
    var folder = new OutputFolder(console, to, diff);
    var documents = documents(console, families, read, folder);
    if (sizes && !isJson()) {
      console.print(DocumentSizes.text(documents.sizes(examined)));
      return Exit.OK;
    }
    var publication =
        wants(DOCUMENTS) || sizes
            ? documents.publish(examined)
            : new Publication(List.of(), List.of());
    var findings = new ArrayList<Finding>();
    if (wants(DOCUMENTS)) {
      PublishTelling.put(publication, families.profiles(), sizes, folder);
      publication.findings().forEach(finding -> findings.add(folder.located(finding)));
      findings.addAll(beside(console, families, examined, publication));
    }
    for (var emitter : contracts(old)) {
      var emission = emitter.emit(read);
      for (var output : emission.outputs()) {
        var of = new PublishingReport.Subject(emitter.name(), null);
        folder.put(output, of, PublishTelling.size(output.content(), null), List.of());
      }
      findings.addAll(emission.findings());
    }
    var writes = !diff && !dry && !check && !sizes;
    if (writes) {
      folder.write();
    }
    var located = findings.stream().map(families::located).toList();
    if (isJson()) {
      console.print(PublishTelling.json(folder, writes, located));
    } else {
      PublishTelling.print(folder, diff, writes, located, console);
    }
    return located.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)
            || (check && folder.differs())
        ? Exit.FINDINGS
        : Exit.OK;
  }

  private boolean isJson() {
    return format.isJson();
  }

  /// What all documents together leave out or leave behind.
  private List<Finding> beside(
      Console console, Profiles families, Examination examined, Publication publication)
      throws IOException {
    if (!feature.isEmpty() || !documents().isEmpty()) {
      return List.of();
    }
    var found = new ArrayList<Finding>();
    var isForFeatures =
        families.profiles().stream()
            .flatMap(each -> each.documents().values().stream())
            .anyMatch(document -> document.each() == DocumentSpec.Per.FEATURE);
    if (isForFeatures) {
      found.addAll(examined.judge(Set.of(FEATURELESS), Baseline.EMPTY, null).open());
    }
    var written =
        publication.documents().stream()
            .map(document -> document.output().path())
            .collect(Collectors.toSet());
    found.addAll(StaleDocuments.find(families.profiles(), console.path(to), to, written));
    return found;
  }

  private DocumentSet documents(
      Console console, Profiles families, Design read, OutputFolder folder) {
    return new DocumentSet(
        families,
        Set.copyOf(feature),
        documents(),
        day(read, console),
        folder::previous,
        overwrite);
  }

  /// The contracts that are wanted.
  private List<Emitter> contracts(@Nullable Design old) {
    var emitters = new ArrayList<Emitter>();
    Contracts.all(form)
        .forEach(
            (name, emitter) -> {
              if (wants(CONTRACTS) || only.contains(name)) {
                emitters.add(emitter);
                if (old != null && name.equals("sql")) {
                  emitters.add(new MigrationEmitter(old));
                }
              }
            });
    return emitters;
  }

  /// Whether all documents, or all contracts, are wanted.
  private boolean wants(String kind) {
    if (kind.equals(DOCUMENTS)) {
      return only.isEmpty()
          || only.contains(DOCUMENTS)
          || (!Contracts.all(form).keySet().containsAll(only) && !only.equals(List.of(CONTRACTS)));
    }
    return (only.isEmpty() && profile.isEmpty() && feature.isEmpty()) || only.contains(CONTRACTS);
  }

  /// The names of single documents that are wanted; empty for all.
  private Set<String> documents() {
    var names = new LinkedHashSet<>(only);
    names.removeAll(Contracts.all(form).keySet());
    names.removeAll(List.of(DOCUMENTS, CONTRACTS));
    return only.contains(DOCUMENTS) ? Set.of() : names;
  }

  private boolean isOnlyKnown(Console console, Profiles families) {
    var names = new TreeSet<>(Contracts.all(form).keySet());
    names.addAll(List.of(DOCUMENTS, CONTRACTS));
    families.profiles().forEach(each -> names.addAll(each.documents().keySet()));
    return only.stream().allMatch(name -> known(console, name, names, "document or contract"));
  }

  private static boolean known(
      Console console, String name, Collection<String> names, String what) {
    if (names.contains(name)) {
      return true;
    }
    console.err("newel: there is no %s `%s`.".formatted(what, name));
    var closest = DidYouMean.hint(name, names);
    if (names.isEmpty()) {
      console.err("hint: the design has none; leave `--%s` out.".formatted(what));
    } else if (closest == null) {
      console.err("hint: name one of %s.".formatted(String.join(", ", new TreeSet<>(names))));
    } else {
      console.err("hint: " + closest);
    }
    return false;
  }

  private boolean isDate(Console console) {
    try {
      if (date != null) {
        LocalDate.parse(date);
      }
      return true;
    } catch (DateTimeParseException e) {
      console.err("newel: `%s` is no day.".formatted(date));
      console.err("hint: write it as 2027-01-15.");
      return false;
    }
  }

  private boolean isOldMissing(Console console) {
    if (since == null || Files.exists(console.path(since))) {
      return false;
    }
    console.err("newel: there is no `%s`.".formatted(since));
    console.err("hint: name the directory or the file of the older design.");
    return true;
  }

  private String day(Design read, Console console) {
    var updated = read.prose().system().updated();
    if (date != null) {
      return date;
    }
    return (updated == null ? LocalDate.now(console.clock()) : updated).toString();
  }

  private static Judgement judge(Examination examined) {
    return examined.judge(new LinkedHashSet<>(), Baseline.EMPTY, null);
  }

  private static List<Finding> open(Examination examined) {
    return judge(examined).open();
  }

  private String report(Examination examined, Map<String, String> more, Console console) {
    var judgement = judge(examined);
    var texts = new HashMap<>(examined.read().texts());
    texts.putAll(more);
    var options = new ReportOptions(BuildInfo.read().version(), console.colored(), false, 120);
    return ReportFormat.TEXT.render(
        new Report(judgement, new SourceTexts(texts), dev.newel.check.Checker.infos(), options));
  }
}
