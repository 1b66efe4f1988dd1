package dev.newel.foreign;

import dev.newel.read.brief.BriefReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// How right the readers of others' documents are: `bench/accuracy.sh --corpus DIR [--annotations
/// DIR]`, of those in `bench/annotations` where none are named.
///
/// An annotation file begins with `#file TAB PATH`, the document inside the corpus, and `#kinds TAB
/// KIND...`, the kinds that it is complete for; then come its facts, one a line: `line TAB kind TAB
/// value...`. Prints a table by kind; with `--differences yes` also what is missing (`-`), too much
/// (`+`) or of another type (`~`). `--only WORD` takes the annotations whose names hold the word.
final class AccuracyReport {
  private AccuracyReport() {}

  public static void main(String[] arguments) throws IOException {
    var named = new HashMap<String, String>();
    for (var index = 0; index + 1 < arguments.length; index += 2) {
      named.put(arguments[index], arguments[index + 1]);
    }
    var corpus = Path.of(Objects.requireNonNull(named.get("--corpus"), "--corpus DIR"));
    var annotations = Path.of(named.getOrDefault("--annotations", "bench/annotations"));
    var only = named.getOrDefault("--only", "");
    var accuracy = new Accuracy();
    try (var files = Files.list(annotations)) {
      for (var file :
          files
              .filter(
                  path ->
                      path.toString().endsWith(".tsv")
                          && path.getFileName().toString().contains(only))
              .sorted()
              .toList()) {
        add(accuracy, corpus, Files.readAllLines(file));
      }
    }
    System.out.print(accuracy.table());
    if (named.containsKey("--differences")) {
      accuracy.differences.forEach(System.out::println);
    }
  }

  /// Adds the document that an annotation is about.
  static void add(Accuracy accuracy, Path corpus, List<String> annotation) throws IOException {
    var file = "";
    Set<String> kinds = Set.of();
    for (var line : annotation) {
      if (line.startsWith("#file\t")) {
        file = line.substring(6);
      } else if (line.startsWith("#kinds\t")) {
        kinds = new LinkedHashSet<>(Arrays.asList(line.substring(7).split(" ")));
      }
    }
    if (file.endsWith(".md")) {
      var expected =
          annotation.stream()
              .filter(line -> !line.startsWith("#") && !line.isBlank())
              .map(Fact::read)
              .toList();
      accuracy.add(
          file,
          kinds,
          expected,
          BriefFacts.of(BriefReader.read(file, Files.readAllBytes(corpus.resolve(file)))));
    }
  }
}
