package dev.newel.check;

import dev.newel.finding.Finding;
import dev.newel.read.DesignReader;
import dev.newel.read.FileTree;
import dev.newel.read.ReadDesign;
import dev.newel.read.Workspace;
import dev.newel.read.yaml.YamlLimits;
import dev.newel.source.Address;
import dev.newel.source.Span;
import dev.newel.testing.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Reads the designs on the pages of rules. Beside each stand a requirements document with `FR-1`,
/// a research report and one decision.
final class Pages {
  /// The day on which all pages are read.
  static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

  private static final Map<String, String> DOCUMENTS =
      Map.of(
          "prd.md",
          "# Requirements\n\n## Functional requirements\n\n- **FR-1**: Shoppers see products.\n",
          "research.md",
          "# Research\n\nA catalogue exists.\n",
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

  /// The document `Beside it, NAME:` that follows the YAML under `## HEADING`, by its name.
  static Map<String, String> beside(String page, String heading) {
    var rest = page.substring(page.indexOf("## " + heading + "\n") + heading.length());
    var matcher =
        Pattern.compile(
                "\\A\\s*```yaml\n.*?```\n\nBeside it, `([^`]+)`:\n\n```markdown\n(.*?)```",
                Pattern.DOTALL)
            .matcher(rest.substring(rest.indexOf('\n')));
    return matcher.find() ? Map.of(matcher.group(1), matcher.group(2)) : Map.of();
  }

  /// The places that bear the comment `# ID`, or `<!-- ID -->` in Markdown: `design.yaml:4`.
  static SortedSet<String> marked(String file, String text, String id) {
    var lines = text.lines().toList();
    var marked = new TreeSet<String>();
    for (var i = 0; i < lines.size(); i++) {
      var line = lines.get(i).stripTrailing();
      if (line.endsWith("# " + id) || line.endsWith("<!-- " + id + " -->")) {
        marked.add(file + ":" + (i + 1));
      }
    }
    return marked;
  }

  static SortedSet<String> flagged(List<Finding> findings, String id) {
    var lines = new TreeSet<String>();
    for (var finding : findings) {
      if (finding.id().equals(id)) {
        var span = Objects.requireNonNull(finding.span(), finding.message());
        lines.add(span.file() + ":" + span.line());
      }
    }
    return lines;
  }

  static ReadDesign read(String yaml) {
    return read(yaml, Map.of());
  }

  static ReadDesign read(String yaml, Map<String, String> beside) {
    var files = new TreeMap<>(DOCUMENTS);
    files.putAll(beside);
    files.put("design.yaml", yaml);
    return read(files);
  }

  /// A design of several files, among them `design.yaml`.
  static ReadDesign read(Map<String, String> files) {
    var tree = new Files(new TreeMap<>(files));
    return DesignReader.read(tree, Workspace.read(tree, YamlLimits.DESIGN));
  }

  static Subject subject(ReadDesign read) {
    return subject(read, TODAY);
  }

  static Subject subject(ReadDesign read, LocalDate today) {
    var documents = read.documents();
    var inputs = new ArrayList<Subject.Input>();
    documents
        .inputs()
        .forEach(input -> inputs.add(new Subject.Input(input.at(), input.kind(), input.there())));
    var documented = new LinkedHashMap<Address, Span>();
    documents
        .requirementPlaces()
        .forEach((id, span) -> documented.put(Subject.requirement(id), span));
    documents.decisionPlaces().forEach((id, span) -> documented.put(Subject.decision(id), span));
    return new Subject(
        Objects.requireNonNull(read.design(), () -> read.findings().toString()),
        read.sources(),
        documents.requirements(),
        documents.decisions(),
        documented,
        inputs,
        today);
  }

  /// What the reader and the rules find.
  static List<Finding> findings(String yaml) {
    return findings(read(yaml));
  }

  static List<Finding> findings(ReadDesign read) {
    var findings = new ArrayList<>(read.findings());
    findings.addAll(Checker.all().findings(subject(read)));
    return findings;
  }

  /// Every file of an example, by its path in it.
  static Map<String, String> example(String name) {
    var folder = Golden.root().resolve("examples").resolve(name);
    var files = new TreeMap<String, String>();
    try (var all = java.nio.file.Files.walk(folder)) {
      for (var file : all.filter(java.nio.file.Files::isRegularFile).toList()) {
        var path = folder.relativize(file).toString().replace('\\', '/');
        files.put(path, java.nio.file.Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /// The documents beside the pages, by name.
  static Map<String, String> documents() {
    return DOCUMENTS;
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
