package dev.newel.read.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class YamlReaderTest {
  private static YamlNode.Mapping mapping(String text) {
    var file = YamlReader.read("f.yaml", text);
    assertThat(file.findings()).isEmpty();
    return (YamlNode.Mapping) Objects.requireNonNull(file.root());
  }

  private static YamlNode value(YamlNode.Mapping mapping, String name) {
    return Objects.requireNonNull(mapping.get(name));
  }

  @Test
  void everything_written_is_text() {
    var root = mapping("on: no\n12: 12:30\nmode: 0755\nversion: 1.0\nday: 2026-01-31\nyes: True\n");
    assertThat(root.names()).containsExactly("on", "12", "mode", "version", "day", "yes");
    assertThat(root.entries().stream().map(entry -> ((YamlNode.Scalar) entry.value()).value()))
        .containsExactly("no", "12:30", "0755", "1.0", "2026-01-31", "True");
  }

  @Test
  void nothing_null_and_empty_text_differ() {
    var root = mapping("get:\nnull: null\ntilde: ~\nempty: \"\"\nquoted: \"null\"\n");
    assertThat(value(root, "get")).isInstanceOf(YamlNode.Missing.class);
    assertThat(((YamlNode.Scalar) value(root, "null")).isNull()).isTrue();
    assertThat(((YamlNode.Scalar) value(root, "tilde")).isNull()).isTrue();
    assertThat(((YamlNode.Scalar) value(root, "empty")).isNull()).isFalse();
    assertThat(((YamlNode.Scalar) value(root, "quoted")).isNull()).isFalse();
    assertThat(root.get("absent")).isNull();
    assertThat(root.has("get")).isTrue();
  }

  @Test
  void styles_are_kept() {
    var root = mapping("a: x y\nb: 'x'\nc: \"x\"\nd: |\n  x\ne: >-\n  x\n  y\nf: [a, {b: c}]\n");
    assertThat(
            root.entries().stream()
                .limit(5)
                .map(entry -> ((YamlNode.Scalar) entry.value()).style()))
        .containsExactly(
            YamlNode.Style.PLAIN,
            YamlNode.Style.SINGLE,
            YamlNode.Style.DOUBLE,
            YamlNode.Style.LITERAL,
            YamlNode.Style.FOLDED);
    assertThat(((YamlNode.Scalar) value(root, "e")).value()).isEqualTo("x y");
    assertThat(((YamlNode.Sequence) value(root, "f")).flow()).isTrue();
    assertThat(root.flow()).isFalse();
  }

  @Test
  void places_count_code_points_and_offsets_count_units() {
    var text = "\"😀\": \"🙂 x\" # c\nb:\n  - {c: d}\n";
    var file = YamlReader.read("f.yaml", text);
    var root = (YamlNode.Mapping) Objects.requireNonNull(file.root());
    var first = root.entries().getFirst().value();
    assertThat(first.span()).hasToString("f.yaml:1:6");
    assertThat(first.span().endColumn()).isEqualTo(11);
    assertThat(text.substring(first.start(), first.end())).isEqualTo("\"🙂 x\"");
    assertThat(file.text().at(first.span())).isEqualTo("\"🙂 x\"");
    var list = value(root, "b");
    assertThat(text.substring(list.start(), list.end())).isEqualTo("- {c: d}");
    assertThat(list.span().endLine()).isEqualTo(3);
    assertThat(file.comments())
        .singleElement()
        .satisfies(
            comment -> {
              assertThat(comment.text()).isEqualTo("# c");
              assertThat(comment.span()).hasToString("f.yaml:1:12");
              assertThat(comment.ownLine()).isFalse();
            });
  }

  @Test
  void a_block_of_text_ends_with_its_last_line() {
    var text = "a: |  # why\n  one # not a comment\n\n  two\n\n# b\nb: x\n";
    var file = YamlReader.read("f.yaml", text);
    var block = value((YamlNode.Mapping) Objects.requireNonNull(file.root()), "a");
    assertThat(text.substring(block.start(), block.end())).endsWith("two");
    assertThat(file.comments()).extracting(YamlComment::text).containsExactly("# why", "# b");
  }

  @Test
  void an_alias_is_the_node_that_it_names() {
    var root = mapping("a: &x [1, 2]\nb: *x\n");
    assertThat(value(root, "b")).isSameAs(value(root, "a"));
  }

  @Test
  void an_empty_file_is_missing() {
    for (var text : new String[] {"", "\n", "# only this\n", "---\n"}) {
      var file = YamlReader.read("f.yaml", text);
      assertThat(file.root()).isInstanceOf(YamlNode.Missing.class);
      assertThat(file.findings()).isEmpty();
    }
  }

  @Test
  void json_is_read_too() {
    var root = mapping("{\"a\": [1, true, null], \"b\": {\"c\": \"\\u00e9\\ud83d\\ude00\"}}");
    assertThat(value((YamlNode.Mapping) value(root, "b"), "c"))
        .isInstanceOfSatisfying(
            YamlNode.Scalar.class, text -> assertThat(text.value()).isEqualTo("é😀"));
  }

  @Test
  void doc_comments_stand_beside_or_above() {
    var root =
        mapping(
            """
        ## The name.
        # Not shown.
        ## On two lines.
        name: shop   ## Short.
        fields:      ## All of them.
          a: { b: c, d: e } ## Of a, not of d.
          ## Of b.
          b: x
        plain: y
        """);
    assertThat(root.entries().stream().map(YamlNode.Entry::doc))
        .containsExactly("The name.\nOn two lines.\nShort.", "All of them.", null);
    var fields = (YamlNode.Mapping) value(root, "fields");
    assertThat(fields.entries().stream().map(YamlNode.Entry::doc))
        .containsExactly("Of a, not of d.", "Of b.");
  }

  @Test
  void a_doc_comment_elsewhere_is_a_stray() {
    var file =
        YamlReader.read(
            "f.yaml",
            """
        ## Parted by a blank line.

        a:
            ## Deeper than the key below.
          - x   ## Beside an item.
        b: y
        ## At the end.
        """);
    assertThat(file.findings())
        .extracting(finding -> finding.id() + " " + Objects.requireNonNull(finding.span()).line())
        .containsExactly("READ016 1", "READ016 4", "READ016 5", "READ016 7");
    assertThat(file.hasErrors()).isFalse();
  }

  @Test
  void line_ends_and_byte_order_mark_do_not_matter() {
    var plain = YamlReader.read("f.yaml", "a: b\nc: d\n");
    for (var text : new String[] {"a: b\r\nc: d\r\n", "a: b\rc: d\r", "\uFEFFa: b\nc: d\n"}) {
      var file = YamlReader.read("f.yaml", text);
      assertThat(file.findings()).isEmpty();
      var root = (YamlNode.Mapping) Objects.requireNonNull(file.root());
      assertThat(root.entries().getLast().span())
          .isEqualTo(
              ((YamlNode.Mapping) Objects.requireNonNull(plain.root())).entries().getLast().span());
    }
  }
}
