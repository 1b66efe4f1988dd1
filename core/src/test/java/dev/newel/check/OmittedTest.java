package dev.newel.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.language.Grammar;
import dev.newel.read.yaml.YamlNode;
import dev.newel.read.yaml.YamlReader;
import dev.newel.testing.Golden;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// No rule fires on a valid design that merely omits the optional: every keyword of every example
/// and of every page is taken out, one at a time, and what then fires stands in a table that people
/// review. An error may fire only where the page of the rule speaks of the keyword.
class OmittedTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final Set<String> KEYWORDS =
      Grammar.NEWEL.mappings().stream()
          .flatMap(mapping -> mapping.keywords().stream())
          .map(Grammar.Keyword::name)
          .collect(Collectors.toSet());
  private static final List<String> EXAMPLES =
      List.of("b2b", "conduit", "newel", "petclinic", "storefront", "tariff");

  private final TreeSet<String> table = new TreeSet<>();
  private final TreeSet<String> unasked = new TreeSet<>();
  private int valid;

  @Test
  void what_fires_without_a_keyword_is_reviewed() {
    for (var example : EXAMPLES) {
      omit(Pages.example(example), Set.of("include"));
    }
    for (var rule : BuiltInRules.ALL) {
      var page = RulePages.of(rule.info().id());
      var files = new TreeMap<>(Pages.documents());
      files.putAll(Pages.beside(page, "Passes"));
      files.put("design.yaml", Pages.block(page, "Passes"));
      omit(files, Set.of("newel", "system", "identity", "include"));
    }
    assertThat(valid).as("designs that are valid without a keyword").isGreaterThan(300);
    assertThat(unasked).as("errors that ask for what no page says is wanted").isEmpty();
    Golden.assertMatches(
        Golden.root().resolve("core/src/test/golden/omitted.txt"),
        "What fires when an optional keyword is taken out of a valid design.\n"
            + String.join("\n", table)
            + "\n");
  }

  /// Takes out each keyword where it stands first under its top-level key.
  ///
  /// @param boring top-level keys that every page has for company
  private void omit(Map<String, String> files, Set<String> boring) {
    var before = findings(files);
    if (before == null) {
      throw new AssertionError("a design of the repository has errors: " + files.keySet());
    }
    files.forEach(
        (file, text) -> {
          var root = file.endsWith(".yaml") ? YamlReader.read(file, text).root() : null;
          var done = new HashSet<String>();
          if (root != null) {
            entries(
                root,
                "",
                text,
                (path, without) -> {
                  if (!boring.contains(path.split(" ", 2)[0]) && done.add(path)) {
                    judge(files, file, before, path, without);
                  }
                });
          }
        });
  }

  private void judge(
      Map<String, String> files, String file, List<Finding> before, String path, String without) {
    var edited = new HashMap<>(files);
    edited.put(file, without);
    var after = findings(edited);
    if (after == null) {
      return;
    }
    valid++;
    var known = new HashSet<String>();
    before.forEach(finding -> known.add(finding.id() + finding.message()));
    for (var finding : after) {
      if (!known.contains(finding.id() + finding.message())) {
        var keyword = path.substring(path.lastIndexOf(' ') + 1);
        table.add(
            "%-8s %-7s without %s"
                .formatted(finding.id(), finding.severity().name().toLowerCase(Locale.ROOT), path));
        var prose = RulePages.of(finding.id()).replaceAll("(?s)```.*?```", "");
        if (finding.severity() == Severity.ERROR && !prose.contains("`" + keyword + "`")) {
          unasked.add(finding.id() + " without " + path + ": " + finding.message());
        }
      }
    }
  }

  /// What the rules say; null where the design is not valid.
  private static @Nullable List<Finding> findings(Map<String, String> files) {
    var read = Pages.read(files);
    return read.design() == null || read.hasErrors()
        ? null
        : Checker.all().findings(Pages.subject(read, TODAY));
  }

  /// Takes one text at a time.
  private interface Taker {
    /// @param path the top-level key and the keyword
    void take(String path, String without);
  }

  private static void entries(YamlNode node, String top, String text, Taker taker) {
    switch (node) {
      case YamlNode.Mapping mapping -> {
        for (var entry : mapping.entries()) {
          var name = entry.name();
          if (KEYWORDS.contains(name)) {
            var without = without(mapping, entry, text);
            if (without != null) {
              taker.take(top.isEmpty() ? name : top + " " + name, without);
            }
          }
          entries(entry.value(), top.isEmpty() ? name : top, text, taker);
        }
      }
      case YamlNode.Sequence sequence ->
          sequence.items().forEach(item -> entries(item, top, text, taker));
      default -> {}
    }
  }

  /// The text without an entry; null where it shares its first line with what must stay.
  private static @Nullable String without(
      YamlNode.Mapping mapping, YamlNode.Entry entry, String text) {
    var start = entry.key().start();
    var end = Math.max(entry.key().end(), entry.value().end());
    if (mapping.flow()) {
      var rest = text.substring(end);
      var head = text.substring(0, start);
      return rest.stripLeading().startsWith(",")
          ? head + rest.replaceFirst("^\\s*,\\s*", "")
          : head.replaceFirst(",\\s*$", "") + rest;
    }
    var line = text.lastIndexOf('\n', start) + 1;
    if (!text.substring(line, start).isBlank()) {
      return null;
    }
    var next = text.indexOf('\n', Math.max(start, end - 1));
    return text.substring(0, line) + (next < 0 ? "" : text.substring(next + 1));
  }
}
