package dev.newel.read.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import dev.newel.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeReaderTest {
  private static TreeReader.Tree tree(String file, String text) {
    return TreeReader.read(file, text.getBytes(StandardCharsets.UTF_8), TreeReader.LIMITS);
  }

  private static Node root(TreeReader.Tree tree) {
    assertThat(tree.findings()).isEmpty();
    return Objects.requireNonNull(tree.root());
  }

  private static Node at(Node node, String name) {
    return Objects.requireNonNull(node.get(name), name);
  }

  /// A value as one line, so that two trees can be compared whatever they were read from.
  private static String shown(Node node) {
    return switch (node.kind()) {
      case MAPPING -> {
        var text = new StringBuilder("{");
        for (var i = 0; i < node.size(); i++) {
          text.append(node.name(i)).append('=').append(shown(node.value(i))).append(' ');
        }
        yield text + "}";
      }
      case SEQUENCE -> node.values().stream().map(TreeReaderTest::shown).toList().toString();
      default -> node.kind() + ":" + node.text();
    };
  }

  @Test
  void json_has_its_values_and_their_places() {
    var text =
        """
        {
          "name": "Fugue \\"in\\" D\\u00e9 \\ud83c\\udfb5",
          "parts": [1, -2.5e3, true, null, {}, []],
          "inner": {"a": {"b": [[]]}, "c": ""}
        }
        """;
    var root = root(tree("a.json", text));
    assertThat(shown(root))
        .isEqualTo(
            "{name=TEXT:Fugue \"in\" Dé 🎵 parts=[NUMBER:1, NUMBER:-2.5e3, BOOLEAN:true, NULL:, {}, []]"
                + " inner={a={b=[[]] } c=TEXT: } }");
    assertThat(at(root, "name").span()).isEqualTo(new Span("a.json", 2, 11, 2, 46));
    assertThat(root.nameSpan(1)).isEqualTo(new Span("a.json", 3, 3, 3, 10));
    assertThat(root.entrySpan(2)).isEqualTo(new Span("a.json", 4, 3, 4, 39));
    assertThat(at(at(root, "inner"), "c").span()).isEqualTo(new Span("a.json", 4, 36, 4, 38));
    assertThat(root.span()).isEqualTo(new Span("a.json", 1, 1, 5, 2));
  }

  @Test
  void yaml_of_the_same_values_is_the_same_tree() {
    var yaml = "a: 1\nb: [x, 'true', true, ~]\nc:\n  d: 1.5\n  e:\n\"f\": \"\"\n";
    var json =
        "{\"a\": 1, \"b\": [\"x\", \"true\", true, null], \"c\": {\"d\": 1.5, \"e\": null}, \"f\": \"\"}";
    assertThat(shown(root(tree("a.yaml", yaml)))).isEqualTo(shown(root(tree("a.json", json))));
  }

  @ParameterizedTest
  @CsvSource({
    "0x1F,NUMBER,31",
    "0o17,NUMBER,15",
    "+7,NUMBER,+7",
    "1_000,TEXT,1_000",
    "yes,TEXT,yes",
    "2020-01-02,TEXT,2020-01-02",
    ".inf,TEXT,.inf",
    "FALSE,BOOLEAN,false",
    "1.,NUMBER,1.",
    "-,TEXT,-",
    "3.1.0,TEXT,3.1.0"
  })
  void plain_scalars_of_yaml_are_typed_by_its_core_schema(String plain, Node.Kind kind, String is) {
    var value =
        at(root(tree("a.yaml", "k: \"-\"\nv: " + (plain.equals("-") ? "'-'" : plain))), "v");
    assertThat(value.kind()).isEqualTo(kind);
    assertThat(value.text()).isEqualTo(is);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\": 1            | READ007 | 1:1 | The file ends inside the `{` of line 1.",
        "[1, [2               | READ007 | 1:5 | The file ends inside the `[` of line 1.",
        "{\"a\": \"b          | READ007 | 1:7 | The file ends inside the text in quotes that begins in line 1.",
        "{\"a\": 1,}          | READ006 | 1:9 | A name in quotes is expected, found `}`.",
        "[1,]                 | READ006 | 1:4 | A value is expected, found `]`.",
        "{\"a\" 1}            | READ006 | 1:6 | `:` is expected after a name, found `1`.",
        "{\"a\": 01}          | READ006 | 1:7 | A value is expected, found `0`.",
        "{\"a\": tru}         | READ006 | 1:7 | A value is expected, found `t`.",
        "{\"a\": 1} x         | READ006 | 1:10 | More text follows the value that is complete.",
        "{\"a\": \"\\q\"}     | READ006 | 1:9 | A `\\` stands before what it cannot escape.",
        "{\"a\": [1 2]}       | READ006 | 1:10 | `,` or `]` is expected, found `2`.",
      })
  void what_is_no_json_is_told_with_its_place(
      String text, String id, String place, String message) {
    var tree = tree("a.json", text);
    assertThat(tree.root()).isNull();
    assertThat(tree.findings()).hasSize(1);
    var finding = tree.findings().getFirst();
    assertThat(finding.id()).isEqualTo(id);
    assertThat(finding.span()).hasToString("a.json:" + place);
    assertThat(finding.message()).isEqualTo(message);
  }

  @Test
  void yaml_that_begins_as_json_is_yaml() {
    assertThat(shown(root(tree("a.yaml", "{a: 1, b: [x,]}"))))
        .isEqualTo("{a=NUMBER:1 b=[TEXT:x] }");
  }

  @Test
  void of_a_name_that_stands_twice_the_first_counts() {
    var few = tree("a.json", "{\"a\": 1,\n \"b\": 2,\n \"a\": 3}");
    assertThat(shown(Objects.requireNonNull(few.root()))).isEqualTo("{a=NUMBER:1 b=NUMBER:2 }");
    assertThat(few.findings())
        .extracting(Finding::id, finding -> String.valueOf(finding.span()))
        .containsExactly(org.assertj.core.groups.Tuple.tuple("READ009", "a.json:3:2"));
    var many = new StringBuilder("{");
    for (var i = 0; i < 50; i++) {
      many.append("\"n").append(i % 49).append("\":").append(i).append(i < 49 ? "," : "}");
    }
    var read = tree("a.json", many.toString());
    assertThat(read.findings()).hasSize(1);
    assertThat(Objects.requireNonNull(read.root()).size()).isEqualTo(49);
    assertThat(at(Objects.requireNonNull(read.root()), "n0").text()).isEqualTo("0");
  }

  @Test
  void depth_ends_at_the_limit() {
    var deep = "[".repeat(100_000);
    assertThat(tree("a.json", deep).findings())
        .extracting(Finding::message)
        .containsExactly("Mappings and lists nest deeper than 200 levels.");
    var just = "[".repeat(200) + "]".repeat(200);
    assertThat(tree("a.json", just).findings()).isEmpty();
  }
}
