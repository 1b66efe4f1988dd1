package dev.newel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for every document, whatever its profile.
class UniversalRulesTest {
  @Test
  void aLinkThatLeadsSomewhereIsNoFinding() {
    var papers =
        new Papers()
            .with(
                "docs/a.md",
                """
                # A

                [b](b.md), [its part](b.md#the-part), [here](#a), [up](../x.txt), [folder](./sub/)
                and ![picture](p%20q.png), [named][ref], [by id](b.md#by-id), [web](https://a.example/x.md#y),
                [root](/elsewhere.md), [line](code.java#L10), <mailto:a@b.example>.

                [ref]: b.md "B"
                """)
            .with("docs/b.md", "# B\n\n<a id=\"by-id\"></a>\n\n## The `part`!\n\nHere.\n")
            .with("x.txt", "")
            .with("docs/p q.png", "")
            .with("docs/code.java", "")
            .with("docs/sub/c.md", "# C\n\nThere.\n");
    assertThat(papers.findings()).isEmpty();
  }

  @Test
  void aLinkToNothingSaysWhatIsNear() {
    var findings =
        new Papers()
            .with("docs/a.md", "# A\n\nSee [b](bb.md), [its part](b.md#prat) and ![p](p.png).\n")
            .with("docs/b.md", "# B\n\n## Part\n\nHere.\n")
            .findings();
    assertThat(Papers.places(findings)).containsExactly("DOC002:3", "DOC003:3", "DOC002:3");
    assertThat(findings)
        .extracting(Finding::hint)
        .containsExactly("Did you mean `b.md`?", "Did you mean `#part`?", null);
    var span = Objects.requireNonNull(findings.get(1).span());
    assertThat(span.column()).isEqualTo(17);
    assertThat(span.endColumn()).isEqualTo(38);
  }

  @Test
  void theSecondOfTwoEqualHeadingsHasANumberInItsAnchor() {
    var text =
        "# A\n\n[1](#part) [2](#part-1) [3](#part-2)\n\n## B\n\n### Part\n\nx\n\n## C\n\n### Part\n\nx\n";
    assertThat(Papers.found(text)).containsExactly("DOC003:3");
  }

  @Test
  void aReferenceThatNobodyDefinesIsAWarning() {
    assertThat(Papers.found("# A\n\nSee [the part][part] and `x[a][b]`, m[0][1].\n"))
        .containsExactly("DOC004:3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TODO: write this",
        "Decided by: TBD.",
        "[insert the diagram here]",
        "[Describe the flow]",
        "Ask <your name> for it.",
        "Lorem ipsum dolor sit amet",
        "**Started**: [YYYY-MM-DD HH:MM]",
        "- **Speed:** [e.g., an answer within 200ms]",
        "- [Decision 1]: [What was decided and why]",
        "- [ ] [Unit tests for X]",
        "[List the open requests here]",
        "| Owner | State |\n| --- | --- |\n| [Name/Team] | TODO |",
        "Placeholder for the settings.",
        "The store is yet to be determined."
      })
  void aPlaceholderIsAnError(String words) {
    assertThat(Papers.found("# A\n\n" + words + "\n"))
        .isNotEmpty()
        .allMatch(place -> place.startsWith(words.startsWith("|") ? "DOC005:5" : "DOC005:3"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The task is T-E04-XXX of the list.",
        "A todo list; the word `TODO` and `<your name>`.",
        "    TODO in a block of code",
        "<!-- TODO: in a comment -->\n\nWords.",
        "[Insert](https://a.example) a row, [describe][x].\n\n[x]: https://a.example",
        "It has yet to be seen, from TODO.md.",
        "**Roles**: [admin, member]",
        "- [RFC 9110]\n- [x] done",
        "**Range**: [0, 100]",
        "**Sees**: [the other page]\n\n[the other page]: https://a.example",
        "Space = \"[your sandbox]\" is chosen.",
        "> [!NOTE] Words.\n\n[^1] and [1]",
        "A service needs to be written."
      })
  void whatOnlyLooksLikeAPlaceholderIsNone(String words) {
    assertThat(Papers.found("# A\n\n" + words + "\n")).isEmpty();
  }

  @Test
  void aSectionWithoutContentIsEmptyUnlessItHoldsOthers() {
    var text =
        "# A\n\n## Filled\n\n### Within\n\nx\n\n## Empty\n\n<!-- note -->\n\n---\n\n## Last\n";
    assertThat(Papers.found(text)).containsExactly("DOC006:9", "DOC006:15");
  }

  @Test
  void theNumbersOfATraceLeadToHeadings() {
    var table =
        """
        # A

        ## 1. First

        | Requirement | Design Section |
        | --- | --- |
        | FR-1 | 1.1-1.2, Second |
        | FR-2 | 1.3 |
        | FR-3 | 02-other.md, 7.1 |

        ### 1.1 One

        x

        ### 1.2 Two

        x
        """;
    assertThat(Papers.found(table)).containsExactly("DOC033:8");
    assertThat(Papers.found("# A\n\n| Design Section |\n| --- |\n| 4.1 |\n")).isEmpty();
  }

  @Test
  void aBareAnswerNeedsItsReason() {
    var text =
        "# A\n\n**Owner:** -\n\n## B\n\nN/A\n\n## C\n\n- n/a\n\n## D\n\nNot applicable: the design has no jobs.\n\n## E\n\nNone.\n\n## F\n\n-\n";
    assertThat(Papers.found(text))
        .containsExactlyInAnyOrder("DOC007:3", "DOC007:7", "DOC007:11", "DOC007:23");
  }

  @Test
  void anOpenQuestionIsAWarningButNotInTheListOfQuestions() {
    var findings =
        new Papers()
            .with(
                "a.md",
                "# A\n\n## Limits\n\nOpen question 1 (ops, by 2027-01-15): How many?\n\n## Open Questions\n\nOpen question 1: How many?\n")
            .findings();
    assertThat(Papers.places(findings)).containsExactly("DOC015:5");
    assertThat(findings.getFirst().severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void headingsAreToldApartAndGoDownStepByStep() {
    var text = "# A\n\n## B\n\n#### Deep\n\nx\n\n## B\n\nx\n\n## C\n\n### B\n\nx\n";
    assertThat(Papers.found(text)).containsExactlyInAnyOrder("DOC009:5", "DOC008:9");
  }

  @Test
  void aFenceWithoutEndAndATableWithTooManyCells() {
    var findings =
        new Papers()
            .with(
                "a.md",
                "# A\n\n| a | b |\n| --- | --- |\n| 1 | 2 | 3 |\n| 1 |\n| 1 \\| 2 | `x \\| y` |\n\n```\nopen\n")
            .findings();
    assertThat(Papers.places(findings)).containsExactly("DOC011:5", "DOC011:6", "DOC010:9");
    assertThat(findings)
        .extracting(Finding::severity)
        .containsExactly(Severity.ERROR, Severity.WARNING, Severity.ERROR);
  }

  @Test
  void aDiagramIsHandedToItsLint() {
    var file =
        new DocumentFile(
            "a.md",
            "a.md",
            "# A\n\n```mermaid\ngraph TB\n  a -> b\n```\n"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8),
            null);
    DiagramLint lint =
        text ->
            text.contains("->")
                ? List.of(new DiagramLint.Fault(2, 5, 7, Severity.ERROR, "No such arrow.", null))
                : List.of();
    var findings =
        DocumentGate.findings(
            new DocumentGate.Request(
                List.of(file), List.of(), false, null, null, null, new Papers(), lint));
    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.id()).isEqualTo("DOC013");
              assertThat(finding.span()).isEqualTo(new dev.newel.source.Span("a.md", 5, 5, 5, 7));
            });
  }

  @Test
  void moreLinesThanAskedForAreAnError() {
    var papers = new Papers().with("a.md", "# A\n\nx\n\ny\n");
    assertThat(Papers.places(papers.findings(null, false, 4))).containsExactly("DOC014:1");
    assertThat(papers.findings(null, false, 5)).isEmpty();
  }

  @Test
  void whatIsNoTextIsAFinding() {
    assertThat(Papers.places(new Papers().with("a.md", new byte[] {35, 32, 0, 1}).findings()))
        .containsExactly("DOC001:1");
    assertThat(
            Papers.places(
                new Papers()
                    .with("a.md", new byte[] {35, 32, (byte) 0xC3, 10, 10, 120})
                    .findings()))
        .containsExactly("DOC001:1");
    assertThat(
            Papers.places(
                new Papers().with("a.md", new byte[ReadDocument.MOST_BYTES + 1]).findings()))
        .containsExactly("DOC001:1");
    assertThat(Papers.found("")).isEmpty();
  }
}
