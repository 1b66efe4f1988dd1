package dev.newel.read.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import dev.newel.language.Grammar;
import dev.newel.read.yaml.YamlFile;
import dev.newel.read.yaml.YamlNode;
import dev.newel.read.yaml.YamlReader;
import dev.newel.source.Address;
import dev.newel.source.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HostileBindingTest {
  private static final String[] SCRAPS = {
    ":",
    "- ",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    "#",
    "##",
    "|",
    "?",
    "!",
    "&a ",
    "*a",
    "~",
    "null",
    "true",
    "0755",
    "1e999",
    ",",
    " ",
    "\n",
    "\n  ",
    "\t",
    "= ",
    ":= ",
    "first 4",
    "where ",
    "(",
    ")",
    "..",
    "99999999999999999999",
    "é",
    "😀",
    "\u0085",
    "-> ",
    "else X",
    "all",
    "fields:",
    "doc: x",
    "access:",
    "{ a: b, c: d }",
    "[a, [b, {c: }]]",
    "off",
    "/",
    "%",
  };

  private static void assertSound(YamlFile file) {
    if (!(file.root() instanceof YamlNode.Mapping root)) {
      return;
    }
    var bound = Binder.bind(root, List.of(file.text()), true);
    for (var finding : bound.findings()) {
      assertThat(finding.message()).doesNotContain("null null").isNotBlank();
      assertThat(finding.span()).as(finding::toString).isNotNull();
      assertThat(bound.index().span(finding.at())).as(finding::toString).isNotNull();
    }
    assertThat(bound.written() != null || bound.hasErrors()).isTrue();
  }

  @Test
  void mutatedTextEndsInFindings() throws IOException {
    var random = new Random(20261121);
    var whole = ExamplesTest.text("storefront");
    for (var round = 0; round < 400; round++) {
      var text = new StringBuilder(whole);
      for (var n = random.nextInt(4); n >= 0; n--) {
        var at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.insert(at, SCRAPS[random.nextInt(SCRAPS.length)]);
          case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(20)));
          default ->
              text.replace(
                  at, Math.min(text.length(), at + 3), SCRAPS[random.nextInt(SCRAPS.length)]);
        }
      }
      assertSound(YamlReader.read("design.yaml", text.toString()));
    }
  }

  /// Text that is no YAML never comes to binding; trees whose nodes change places always do.
  @Test
  void shuffledTreesEndInFindings() throws IOException {
    var random = new Random(4);
    for (var example : List.of("storefront", "b2b", "tariff")) {
      var file = YamlReader.read("design.yaml", ExamplesTest.text(example));
      var root = (YamlNode.Mapping) java.util.Objects.requireNonNull(file.root());
      var nodes = new ArrayList<YamlNode>();
      collect(root, nodes);
      for (var round = 0; round < 100; round++) {
        var mutated = (YamlNode.Mapping) mutate(root, nodes, random, true);
        assertSound(new YamlFile(mutated, List.of(), List.of(), file.text()));
      }
    }
  }

  @Test
  void everyKeywordOfTheLanguageSurvivesEveryKindOfValue() {
    var values =
        List.of(
            "",
            "null",
            "text",
            "{}",
            "[]",
            "[[]]",
            "[{}]",
            "{ a: b }",
            "{ a: { b: c } }",
            "[a, a]",
            "[~, { a: }]",
            "-1",
            "2027-13-01",
            "\"\"");
    for (var keyword : Grammar.NEWEL.root().keywords()) {
      for (var value : values) {
        assertSound(
            YamlReader.read("design.yaml", "newel: 1\n" + keyword.name() + ": " + value + "\n"));
        assertSound(
            YamlReader.read(
                "design.yaml",
                "newel: 1\n" + keyword.name() + ":\n  x: " + value + "\n  Y: " + value + "\n"));
      }
    }
    for (var mapping : Grammar.NEWEL.mappings()) {
      for (var keyword : mapping.keywords()) {
        for (var value : values) {
          var text = keyword.name() + ": " + value + "\n";
          if (YamlReader.read("design.yaml", text).root() instanceof YamlNode.Mapping root) {
            var ledger = new Ledger(Map.of(), "design");
            new Values(ledger).mappings().bind(mapping.of(), root, Address.ROOT, "Doc.");
          }
        }
      }
    }
  }

  @Test
  void findingsAreInTheOrderOfTheDesignAndAlwaysTheSame() throws IOException {
    var file = YamlReader.read("design.yaml", ExamplesTest.text("storefront").replace(": ", ": x"));
    if (file.root() instanceof YamlNode.Mapping root) {
      var once = Binder.bind(root, List.of(file.text()), true);
      assertThat(Binder.bind(root, List.of(file.text()), true))
          .extracting(Bound::findings, Bound::spans, Bound::written)
          .containsExactly(once.findings(), once.spans(), once.written());
      assertThat(once.findings()).isNotEmpty();
      assertThat(once.findings()).map(Finding::span).isNotEmpty().allMatch(Span.class::isInstance);
    }
  }

  private static void collect(YamlNode node, List<YamlNode> into) {
    into.add(node);
    switch (node) {
      case YamlNode.Mapping mapping ->
          mapping.entries().forEach(entry -> collect(entry.value(), into));
      case YamlNode.Sequence list -> list.items().forEach(item -> collect(item, into));
      default -> {}
    }
  }

  private static YamlNode mutate(YamlNode node, List<YamlNode> nodes, Random random, boolean root) {
    if (!root && random.nextInt(60) == 0) {
      return nodes.get(1 + random.nextInt(nodes.size() - 1));
    }
    return switch (node) {
      case YamlNode.Mapping mapping -> {
        var entries = new ArrayList<YamlNode.Entry>();
        for (var entry : mapping.entries()) {
          if (random.nextInt(60) != 0) {
            entries.add(
                new YamlNode.Entry(
                    entry.key(), mutate(entry.value(), nodes, random, false), entry.doc()));
          }
        }
        yield new YamlNode.Mapping(
            entries, mapping.flow(), mapping.span(), mapping.start(), mapping.end());
      }
      case YamlNode.Sequence list ->
          new YamlNode.Sequence(
              list.items().stream().map(item -> mutate(item, nodes, random, false)).toList(),
              list.flow(),
              list.span(),
              list.start(),
              list.end());
      default -> node;
    };
  }
}
