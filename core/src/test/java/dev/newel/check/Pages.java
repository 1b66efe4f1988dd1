package dev.newel.check;

import dev.newel.finding.Finding;
import dev.newel.read.DesignReader;
import dev.newel.read.FileTree;
import dev.newel.read.ReadDesign;
import dev.newel.read.Workspace;
import dev.newel.read.yaml.YamlLimits;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Reads the designs on the pages of rules. Beside each stand a requirements document with `FR-1`
/// and one decision.
final class Pages {
  /// The day on which all pages are read.
  static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

  private static final Map<String, String> DOCUMENTS =
      Map.of(
          "prd.md",
          "# Requirements\n\n## Functional requirements\n\n- **FR-1**: Shoppers see products.\n",
          "decisions/0001-use-postgresql.md",
          "# ADR-001: Use PostgreSQL\n\n## Status\n\nAccepted\n\n## Context\n\nA store.\n\n## Decision\n\nPostgreSQL.\n\n"
              + "## Consequences\n\nOne more thing to run.\n");

  private Pages() {}

  /// The YAML under `## HEADING`.
  static String block(String page, String heading) {
    var matcher =
        Pattern.compile("## " + heading + "\n\n```yaml\n(.*?)```", Pattern.DOTALL).matcher(page);
    if (!matcher.find()) {
      throw new AssertionError("no YAML under " + heading);
    }
    return matcher.group(1);
  }

  /// The lines that bear the comment `# ID`.
  static SortedSet<Integer> marked(String yaml, String id) {
    var lines = yaml.lines().toList();
    var marked = new TreeSet<Integer>();
    for (var i = 0; i < lines.size(); i++) {
      if (lines.get(i).stripTrailing().endsWith("# " + id)) {
        marked.add(i + 1);
      }
    }
    return marked;
  }

  static SortedSet<Integer> flagged(List<Finding> findings, String id) {
    var lines = new TreeSet<Integer>();
    for (var finding : findings) {
      if (finding.id().equals(id)) {
        lines.add(Objects.requireNonNull(finding.span(), finding.message()).line());
      }
    }
    return lines;
  }

  static ReadDesign read(String yaml) {
    var files = new TreeMap<>(DOCUMENTS);
    files.put("design.yaml", yaml);
    var tree = new Files(files);
    return DesignReader.read(tree, Workspace.read(tree, YamlLimits.DESIGN));
  }

  static Subject subject(ReadDesign read) {
    var documents = read.documents();
    var inputs = new ArrayList<Subject.Input>();
    documents
        .inputs()
        .forEach(input -> inputs.add(new Subject.Input(input.at(), input.kind(), input.there())));
    return new Subject(
        Objects.requireNonNull(read.design(), () -> read.findings().toString()),
        read.sources(),
        documents.requirements(),
        documents.decisions(),
        inputs,
        TODAY);
  }

  /// What the reader and the rules find.
  static List<Finding> findings(String yaml) {
    var read = read(yaml);
    var findings = new ArrayList<>(read.findings());
    findings.addAll(Checker.all().findings(subject(read)));
    return findings;
  }

  private record Files(Map<String, String> texts) implements FileTree {
    @Override
    public String shown(String path) {
      return path;
    }

    @Override
    public List<String> files() {
      return List.copyOf(texts.keySet());
    }

    @Override
    public Content read(String path, int most) {
      var text = texts.get(path);
      return text == null
          ? new Content.Absent()
          : new Content.Bytes(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
