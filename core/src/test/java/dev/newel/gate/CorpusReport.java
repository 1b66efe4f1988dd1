package dev.newel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.gate.mermaid.MermaidLint;
import dev.newel.read.profile.ProfileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// How often the rules are right over documents of others. No test of the build: it is run by hand,
/// `./mvnw -pl core test -Dtest=CorpusReport -Dcorpus=DIR -Djudgement=FILE -Dprofile=workflow`.
///
/// Each line of the judgement is `file TAB line TAB id TAB true|false TAB why`: what a person says
/// of the findings of a rule in that line. `-Dprofile` is the profile of the files whose names fit
/// one of its documents. Prints the findings that nobody has judged, then each rule with its
/// findings, how many of them are right, and the share.
class CorpusReport {
  @Test
  void precision() throws IOException {
    var corpus = Path.of(Objects.requireNonNull(System.getProperty("corpus"), "-Dcorpus"));
    var judgement = Path.of(Objects.requireNonNull(System.getProperty("judgement"), "-Djudgement"));
    var judged = new HashMap<String, Boolean>();
    for (var line : Files.readAllLines(judgement)) {
      var parts = line.split("\t", -1);
      judged.put(String.join("\t", parts[0], parts[1], parts[2]), Boolean.valueOf(parts[3]));
    }
    var counts = new TreeMap<String, int[]>();
    var unjudged = new ArrayList<String>();
    for (var finding : findings(corpus, System.getProperty("profile"))) {
      var span = Objects.requireNonNull(finding.span());
      var key = String.join("\t", span.file(), String.valueOf(span.line()), finding.id());
      var right = judged.get(key);
      var count = counts.computeIfAbsent(finding.id(), id -> new int[2]);
      count[0]++;
      count[1] += Boolean.TRUE.equals(right) ? 1 : 0;
      if (right == null) {
        unjudged.add(key + "\t?\t" + finding.message());
      }
    }
    unjudged.forEach(System.out::println);
    counts.forEach(
        (id, count) ->
            System.out.printf(
                "| %s | %d | %d | %.2f |%n", id, count[0], count[1], 1.0 * count[1] / count[0]));
    assertThat(unjudged).isEmpty();
  }

  private static List<Finding> findings(Path corpus, @Nullable String profile) throws IOException {
    List<Path> paths;
    try (var all = Files.walk(corpus)) {
      paths = all.filter(path -> path.toString().endsWith(".md")).sorted().toList();
    }
    var papers = new Papers();
    var files = new ArrayList<DocumentFile>();
    for (var path : paths) {
      var name = corpus.relativize(path).toString().replace('\\', '/');
      papers.with(name, Files.readAllBytes(path));
      files.add(new DocumentFile(name, name, Files.readAllBytes(path), null));
    }
    var profiles =
        profile == null
            ? ProfileReader.SHIPPED.stream().map(ProfileReader::shipped).toList()
            : List.of(ProfileReader.shipped(profile));
    DiagramLint lint =
        text ->
            MermaidLint.of(text).stream()
                .map(
                    fault ->
                        new DiagramLint.Fault(
                            fault.line(), 1, 1, Severity.ERROR, fault.message(), null))
                .toList();
    return DocumentGate.findings(
            new DocumentGate.Request(
                files, profiles, profile != null, null, null, null, papers, lint))
        .stream()
        .filter(finding -> !finding.id().equals(DocumentRule.UNPLACED_DOCUMENT.id()))
        .toList();
  }
}
