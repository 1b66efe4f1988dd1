package dev.newel.gate;

import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.profile.Profile;
import dev.newel.read.profile.ProfileReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How often the rules are right: over documents of others with `bench/precision.sh --corpus DIR`,
/// and of faults that are put into these and into published documents.
///
/// A line of the judgement is what a person says of one finding, `file TAB line TAB id TAB
/// true|false TAB why`, or which document of a profile a file is, `file TAB 0 TAB PLACE TAB
/// workflow/architecture TAB why`; a file without a place is held against the rules for all
/// documents. Lines with the same file, line and id are of findings in the order in which the gate
/// tells them. Prints the findings that nobody has judged, the judgements that no finding fits,
/// then each rule with its findings in designs and work files, how many of them are right, both of
/// all documents, and the share; and the errors that are wrong too often.
final class CorpusReport {
  /// The share of findings that must be right for a rule to be an error.
  static final double LEAST = 0.98;

  private static final Pattern TAB = Pattern.compile("\t");
  private static final String PLACE = "PLACE";
  private static final Pattern DESIGNS = Pattern.compile("(design|work)/");
  private static final Count NONE = new Count();
  private static final String JUDGEMENT = "bench/judgement.tsv";
  private static final List<Profile> PROFILES =
      ProfileReader.SHIPPED.stream().map(ProfileReader::shipped).toList();

  private final Map<String, List<Boolean>> judged = new TreeMap<>();
  private final Map<String, String> places = new HashMap<>();
  private final Map<String, Count> counts = new TreeMap<>();

  private CorpusReport(List<String> judgement) {
    for (var line : judgement) {
      var parts = TAB.split(line, -1);
      if (parts[2].equals(PLACE)) {
        places.put(parts[0], parts[3]);
      } else {
        judged
            .computeIfAbsent(
                String.join("\t", parts[0], parts[1], parts[2]), key -> new ArrayList<>())
            .add(parts[3].equals("true"));
      }
    }
  }

  /// Ends with 1 where a finding is not judged, a judgement is of none, or an error is too often
  /// wrong. Without `--corpus` only the faults in published documents are counted.
  public static void main(String[] arguments) throws IOException {
    var named = new HashMap<String, String>();
    for (var i = 0; i + 1 < arguments.length; i += 2) {
      named.put(arguments[i], arguments[i + 1]);
    }
    var out = System.out;
    var open = 0;
    var planted = new PlantedFaults();
    if (named.containsKey("--corpus")) {
      var corpus = Path.of(Objects.requireNonNull(named.get("--corpus"), "--corpus DIR"));
      var judgement = Path.of(named.getOrDefault("--judgement", JUDGEMENT));
      open += new CorpusReport(Files.readAllLines(judgement)).print(corpus, out);
      out.println();
      for (var path : documents(corpus)) {
        planted.inText(Files.readAllBytes(path));
      }
    }
    planted.inPublished();
    open += planted.print(out);
    System.exit(open == 0 ? 0 : 1);
  }

  private int print(Path corpus, PrintStream out) throws IOException {
    var open = 0;
    for (var finding : findings(corpus)) {
      var span = Objects.requireNonNull(finding.span());
      var key = String.join("\t", span.file(), String.valueOf(span.line()), finding.id());
      var said = judged.getOrDefault(key, new ArrayList<>());
      var isRight = !said.isEmpty() && said.getFirst();
      counts
          .computeIfAbsent(finding.id(), id -> new Count())
          .add(DESIGNS.matcher(span.file()).lookingAt(), isRight);
      if (said.isEmpty()) {
        open++;
        out.println(key + "\t?\t" + finding.message());
      } else {
        said.removeFirst();
      }
    }
    for (var left : judged.entrySet()) {
      for (var right : left.getValue()) {
        open++;
        out.println(left.getKey() + "\t" + right + "\tno such finding");
      }
    }
    counts.forEach((id, count) -> out.println("| " + id + count));
    var wrong =
        Stream.of(DocumentRule.values())
            .filter(rule -> rule.info().severity() == Severity.ERROR)
            .filter(rule -> counts.getOrDefault(rule.id(), NONE).precision() < LEAST)
            .toList();
    wrong.forEach(rule -> out.println(rule.id() + " is an error and too often wrong."));
    return open + wrong.size();
  }

  /// Findings of one rule.
  private static final class Count {
    private int inDesigns;
    private int rightInDesigns;
    private int all;
    private int right;

    void add(boolean isInDesigns, boolean isRight) {
      all++;
      right += isRight ? 1 : 0;
      inDesigns += isInDesigns ? 1 : 0;
      rightInDesigns += isInDesigns && isRight ? 1 : 0;
    }

    double precision() {
      return all == 0 ? 1 : 1.0 * right / all;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          " | %d | %d | %d | %d | %.2f |",
          inDesigns,
          rightInDesigns,
          all,
          right,
          precision());
    }
  }

  private List<Finding> findings(Path corpus) throws IOException {
    var papers = new Papers();
    var files = new ArrayList<DocumentFile>();
    for (var path : documents(corpus)) {
      var name = corpus.relativize(path).toString().replace('\\', '/');
      papers.with(name, Files.readAllBytes(path));
      files.add(new DocumentFile(name, name, Files.readAllBytes(path), places.get(name)));
    }
    return DocumentGate.findings(
        new DocumentGate.Request(
            files, PROFILES, false, null, null, null, papers, DiagramLint.MERMAID));
  }

  private static List<Path> documents(Path corpus) throws IOException {
    try (var all = Files.walk(corpus)) {
      return all.filter(path -> path.toString().endsWith(".md")).sorted().toList();
    }
  }
}
