package dev.newel.read.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlFindingsTest {
  private static String said(Finding finding) {
    return "%s %s %s"
        .formatted(
            Objects.requireNonNull(finding.span()).toString().substring(2),
            finding.id(),
            finding.hint());
  }

  /// Each text has one fault; `;` stands for a line break, `→` for a tab.
  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '¤',
      value = {
        "{ a: uri[] } § 1:9 READ006 Put the value in quotes: `a: \"uri[]\"`.",
        "x: { http: POST /a/{id}, b: c } § 1:20 READ006 Put the value in quotes: `http: \"POST /a/{id}\"`.",
        "x: { a: := x } § 1:9 READ006 Put the value in quotes: `a: \":= x\"`.",
        "a: 409 x: y § 1:9 READ006 Put the value in quotes: `a: \"409 x: y\"`.",
        "a: c ? 1 : 2 § 1:10 READ006 Put the value in quotes: `a: \"c ? 1 : 2\"`.",
        "a: */5 * * * * § 1:4 READ006 Put the value in quotes: `a: \"*/5 * * * *\"`.",
        "a: & b § 1:4 READ006 Put the value in quotes: `a: \"& b\"`.",
        "a: @x § 1:4 READ006 Put the value in quotes: `a: \"@x\"`.",
        "a: %x § 1:4 READ006 Put the value in quotes: `a: \"%x\"`.",
        "a: > x § 1:4 READ006 Put the value in quotes: `a: \"> x\"`.",
        "a: | x § 1:4 READ006 Put the value in quotes: `a: \"| x\"`.",
        "a: `x § 1:4 READ006 Put the value in quotes: `a: \"`x\"`.",
        "a: ,b § 1:4 READ006 Put the value in quotes: `a: \",b\"`.",
        "a: \"x\" y § 1:8 READ006 Put the whole value in one pair of quotes: `a: '\"x\" y'`.",
        "a: \"x;b: \"y\" § 1:4 READ006 Close it with `\"`.",
        "a: 'x;b: y § 1:4 READ007 Close it with `'`.",
        "a: [x, y § 1:4 READ007 Close it with `]`.",
        "a: { x: y § 1:4 READ007 Close it with `}`.",
        "a: { b: c;d: e § 2:2 READ006 Close it with `}`.",
        "a: x] y: z § 1:8 READ006 Put the value in quotes: `a: \"x] y: z\"`.",
        "a: { b: c } } § 1:13 READ006 Remove it, or put the value in quotes when it belongs to the text.",
        "a:;→b: c § 2:1 READ008 Replace each tab by two spaces.",
        "a:;  b: c; d: e § 3:2 READ006 Align it with its neighbours.",
        "a: b;  c: d § 2:3 READ006 Align it with the name above, or remove the value there.",
        "a: b;c § 2:1 READ006 Put `: ` after the name, or indent the line when it continues the text above.",
        "a: b;c:d § 2:1 READ006 Put a space after the `:`: `c: d`.",
        "a:b;c: d § 1:1 READ006 Put a space after the `:`: `a: b`.",
        "- a;b: c § 2:1 READ006 Begin it with `- `, or align it with the name above the list.",
        "a: b;- c § 2:1 READ006 Indent it below the name that it belongs to.",
        "a: - b § 1:4 READ006 Write each `- ` item on a line of its own, or the list as `[a, b]`.",
        "a: \"\\q\" § 1:5 READ006 Write `\\\\` for a backslash, or use single quotes.",
        "a: [b,,c] § 1:7 READ006 Remove one `,`.",
        "a: 1;b: 2;a: 3 § 3:1 READ009 Join the two, or rename one.",
        "<<: x § 1:1 READ011 Write the entries out.",
        "a: !x y § 1:4 READ012 Remove the tag, or put the value in quotes when the `!` belongs to it.",
        "a: b;---;c: d § 2:1 READ013 Write it to a file of its own and name that under `include`.",
        "a: *b § 1:4 READ014 Put the text in quotes: `\"*b\"`.",
        "a: &b [*b] § 1:8 READ014 Write the value out.",
        "{[a]: b} § 1:2 READ015 Put it in quotes when the brackets belong to the name.",
        "a: issue #3 § 1:10 READ017 Write `\"issue #3\"` to keep it, or `# 3` for a comment.",
        "colour: #ff0000 § 1:9 READ017 Write `\"#ff0000\"` to keep it, or `# ff0000` for a comment.",
        "a: { b } § 1:6 READ010 Write `b: ...`, or `[...]` for a list.",
      })
  void each_fault_has_its_place_and_its_remedy(String text, String expected) {
    var file = YamlReader.read("f", text.strip().replace(';', '\n').replace('→', '\t') + "\n");
    assertThat(file.findings())
        .extracting(YamlFindingsTest::said)
        .containsExactly(expected.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '¤',
      value = {
        "{ price: decimal(10,2) } § price: \"decimal(10,2)\"",
        "{ so: Tables, not databases, if: x } § so: \"Tables, not databases\"",
        "{ say: a \"b\", c } § say: 'a \"b\", c'",
        "[ decimal(10,2), x ] § \"decimal(10,2)\"",
      })
  void a_comma_split_is_one_finding_and_the_pieces_are_joined(String text, String write) {
    var file = YamlReader.read("f", text);
    assertThat(file.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.id()).isEqualTo("READ010");
              assertThat(finding.hint())
                  .isEqualTo("Write `%s`, or put it on a line of its own.".formatted(write));
              var edit = finding.edit();
              assertThat(edit != null).isEqualTo(text.contains("("));
              if (edit != null) {
                assertThat(
                        YamlReader.read("f", file.text().replace(edit.span(), edit.text()))
                            .findings())
                    .isEmpty();
              }
            });
    var first =
        switch (Objects.requireNonNull(file.root())) {
          case YamlNode.Mapping mapping -> mapping.entries().getFirst().value();
          case YamlNode.Sequence sequence -> sequence.items().getFirst();
          case YamlNode other -> other;
        };
    assertThat(write).contains(((YamlNode.Scalar) first).value());
  }

  @Test
  void a_name_with_a_colon_and_nothing_is_meant() {
    assertThat(YamlReader.read("f", "{ get: , list: public }").findings()).isEmpty();
  }

  @Test
  void comments_with_a_blank_are_no_cut_text() {
    assertThat(YamlReader.read("f", "a: b # 3\n#3\nc: \"x\" #3\nd: x#3\n").findings()).isEmpty();
  }

  @Test
  void all_faults_of_a_file_are_told_in_order() {
    var file =
        YamlReader.read("f", "a: 1\na: 2\nb: !x y\nc: { d }\ne: issue #4\n## stray\n\nf: \u0001\n");
    assertThat(file.findings())
        .extracting(finding -> finding.id() + " " + Objects.requireNonNull(finding.span()).line())
        .containsExactly(
            "READ009 2", "READ012 3", "READ010 4", "READ017 5", "READ016 6", "READ003 8");
  }

  @Test
  void ids_are_unique_and_meanings_are_sentences() {
    assertThat(Arrays.stream(ReadId.values()).map(ReadId::id)).doesNotHaveDuplicates().isSorted();
    assertThat(ReadId.values()).allSatisfy(id -> assertThat(id.meaning()).endsWith("."));
  }
}
