package dev.newel.gate.mermaid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.diagram.MermaidParser;
import dev.newel.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the lint refuses the parser of Mermaid refuses too; and it knows the faults of its list.
class MermaidLintTest {
  private static final int MUTATIONS = 1_500;
  private static final long SEED = 20_260_401;

  /// What somebody types by mistake.
  private static final List<String> SLIPS =
      List.of(
          "end",
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          "\"",
          "-",
          "--",
          "-->",
          "->",
          "->>",
          ";",
          ":",
          "::",
          ":::",
          "#",
          "%%",
          "%",
          " ",
          "\n",
          " \n",
          "|",
          "o",
          "x",
          "@",
          "~",
          "<",
          ">",
          ",",
          ".",
          "&",
          "class",
          "subgraph x",
          "loop y",
          "note",
          "alt",
          "else",
          "state",
          "/",
          "\\",
          "\u2013",
          "\u201c",
          "\u00a0",
          "\u00e9",
          "1",
          "+",
          "=",
          "*",
          "'",
          "`",
          "direction LR",
          "style",
          "PK",
          "A",
          "#quot;",
          "title",
          "end note",
          "\t");

  private record Refused(String kind, String diagram) {}

  private static List<String> lines(String file) throws IOException {
    return Files.readAllLines(
        Golden.root().resolve("core/src/test/resources/mermaid").resolve(file));
  }

  private static List<String> accepted() throws IOException {
    return lines("accepted.txt").stream().map(line -> line.replace('\u23ce', '\n')).toList();
  }

  private static List<Refused> refused() throws IOException {
    return lines("refused.txt").stream()
        .map(line -> line.replace('\u23ce', '\n').split(" \\| ", 2))
        .map(parts -> new Refused(parts[0], parts[1]))
        .toList();
  }

  @Test
  void mermaidAcceptsTheCorpusAndSoDoesTheLint() throws IOException {
    var corpus = accepted();
    assertThat(corpus).hasSizeGreaterThan(150).doesNotHaveDuplicates();
    var faults = new LinkedHashMap<String, List<MermaidFault>>();
    corpus.forEach(each -> faults.put(each, MermaidLint.of(each)));
    faults.values().removeIf(List::isEmpty);
    assertThat(faults).isEmpty();
    var answers = MermaidParser.parse(corpus);
    for (var i = 0; i < corpus.size(); i++) {
      assertThat(answers.get(i)).as(corpus.get(i)).isNull();
    }
  }

  @Test
  void eachKnownFaultIsRefusedByMermaidAndTold() throws IOException {
    var refused = refused();
    for (var each : refused) {
      assertThat(MermaidLint.of(each.diagram()))
          .as(each.diagram())
          .extracting(fault -> fault.kind().key())
          .containsExactly(each.kind());
    }
    var answers = MermaidParser.parse(refused.stream().map(Refused::diagram).toList());
    for (var i = 0; i < refused.size(); i++) {
      assertThat(answers.get(i)).as(refused.get(i).diagram()).isNotNull();
    }
  }

  @Test
  void eachKindOfFaultHasTwoExamplesAndALineOfItsPage() throws IOException {
    var page = Files.readString(Golden.root().resolve("docs/gate/mermaid.md"));
    var counts =
        refused().stream().collect(Collectors.groupingBy(Refused::kind, Collectors.counting()));
    var kinds =
        Arrays.stream(MermaidFault.Kind.values())
            .filter(kind -> kind != MermaidFault.Kind.OTHER)
            .map(MermaidFault.Kind::key)
            .toList();
    assertThat(kinds).hasSize(15);
    for (var kind : kinds) {
      assertThat(counts.getOrDefault(kind, 0L)).as(kind).isGreaterThanOrEqualTo(2);
      assertThat(page).contains("| `" + kind + "` |");
    }
  }

  @Test
  void whatMermaidAcceptsAfterSmallSlipsTheLintAcceptsToo() throws IOException {
    var diagrams = slips();
    var answers = MermaidParser.parse(diagrams);
    var wrong = new TreeMap<String, List<MermaidFault>>();
    var bad = 0;
    var told = 0;
    for (var i = 0; i < diagrams.size(); i++) {
      var faults = MermaidLint.of(diagrams.get(i));
      if (answers.get(i) != null) {
        bad++;
        told += faults.isEmpty() ? 0 : 1;
      } else if (!faults.isEmpty()) {
        wrong.put(diagrams.get(i), faults);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(told).isPositive();
    System.out.printf("Mermaid refuses %d of %d slips; told are %d.%n", bad, diagrams.size(), told);
  }

  /// Diagrams of the five kinds read closely, each with one or two slips.
  private static List<String> slips() throws IOException {
    var sources =
        Stream.concat(accepted().stream(), refused().stream().map(Refused::diagram))
            .filter(each -> each.matches("(?s)(flow|graph|seq|class|state|er).*"))
            .toList();
    var random = new Random(SEED);
    var slips = new ArrayList<String>();
    for (var i = 0; i < MUTATIONS; i++) {
      var text = sources.get(random.nextInt(sources.size()));
      for (var j = random.nextInt(2); j >= 0; j--) {
        var at =
            text.offsetByCodePoints(0, random.nextInt(text.codePointCount(0, text.length()) + 1));
        var rest = at + (at < text.length() ? Character.charCount(text.codePointAt(at)) : 0);
        var slip = SLIPS.get(random.nextInt(SLIPS.size()));
        text =
            text.substring(0, at)
                + (random.nextInt(3) == 0 ? "" : slip)
                + text.substring(random.nextBoolean() ? at : rest);
      }
      slips.add(text);
    }
    return slips;
  }

  @Test
  void htmlThatABrowserSanitizesIsNoFault() {
    for (var diagram :
        List.of(
            "flowchart LR\nA[<b>bold</b><br/>next] --> B",
            "flowchart LR\nA[\"<a href=\"x\">y</a>\"] --> B",
            "classDiagram\nclass A {\n+List<Order> orders\n+map(Map<K,V> x) int\n}",
            "zenuml\nA.call()")) {
      assertThat(MermaidLint.of(diagram)).as(diagram).isEmpty();
    }
  }

  @Test
  void aFaultNamesItsPlaceInTheDiagramAsWritten() {
    var fault =
        MermaidLint.of(
            "---\r\ntitle: x\r\n---\r\nflowchart LR\r\n%% note\r\n  A[\"#quot;\"] --> B[a (b)]\r\n");
    assertThat(fault)
        .containsExactly(
            new MermaidFault(
                MermaidFault.Kind.UNQUOTED_LABEL,
                6,
                23,
                "A label without quotes holds `(`.",
                "Put the label in double quotes: `A[\"total (net)\"]`."));
    assertThat(MermaidLint.of("flowchrt LR\nA --> B").getFirst().hint())
        .startsWith("Write `flowchart`");
  }

  @Test
  void hostileTextIsReadInLinearTimeAndNeverThrows() {
    var pieces =
        List.of(
            " ",
            "\n",
            " \n",
            "-",
            ".",
            "=",
            "~",
            "<a",
            "\"",
            "`",
            "[",
            "((",
            "a@",
            "a ",
            "%%",
            "%%{",
            "%%{a",
            "#a",
            "subgraph x\n",
            "loop x\n",
            "state A {\n",
            "A{",
            "\0",
            "\ud83d",
            "x--",
            "direction",
            "direction ",
            "style:#;",
            "A->>B: x\n",
            "A ||--o{ B : x\n",
            "}",
            "}\n",
            "A -->|",
            "-. ",
            "-- ",
            "class A {\n");
    for (var head :
        List.of(
            "",
            "flowchart LR\n",
            "sequenceDiagram\n",
            "erDiagram\n",
            "erDiagram\nA {\n",
            "stateDiagram-v2\n",
            "classDiagram\n",
            "---\n",
            "flowchart LR\nA --",
            "flowchart LR\nA[/")) {
      for (var piece : pieces) {
        var hostile = head + piece.repeat(100_000 / piece.length());
        assertThat(MermaidLint.of(hostile)).hasSizeLessThan(2);
      }
    }
    var nested = "subgraph x\n".repeat(10_000) + "end\n".repeat(10_000);
    assertThat(MermaidLint.of("flowchart LR\n" + nested)).isEmpty();
  }
}
