package dev.newel.read.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileYamlTest {
  private static final String INDICATORS = "*&!@%>|{[]}'\"`#:-?,\t\n \\<=~";
  private static final String VALID =
      """
      ## A shop.
      newel: 1
      system: { name: shop, owners: [catalog-team], purpose: "Sells: things" }   # inline
      entities:
        Product:
          id: uuid key
          name: string(1..200) unique   ## Shown. 😀
          price: 'decimal(10,2) >= 0'
          tags: &tags [a, b]
          more: *tags
      errors:
        OUT_OF_STOCK: 409 Not enough in stock.
      text: |
        Line one.
          # no comment
      folded: >-
        a
        b
      questions:
        - ask: Which carrier?
          by: delivery-team
        - "second"
      """;

  private static YamlFile read(byte[] bytes) {
    return YamlReader.read("f.yaml", bytes, YamlLimits.DESIGN);
  }

  private static List<String> ids(YamlFile file) {
    return file.findings().stream().map(Finding::id).toList();
  }

  @Test
  void bytes_that_are_no_utf8_are_named_with_their_place() {
    var bytes = "a: x\nb: caf? y\nc: ?\n".getBytes(StandardCharsets.US_ASCII);
    bytes[11] = (byte) 0xE9;
    bytes[18] = (byte) 0xFF;
    var file = read(bytes);
    assertThat(file.findings())
        .extracting(finding -> finding.id() + " " + finding.span() + " " + finding.message())
        .containsExactly(
            "READ001 f.yaml:2:7 The byte `0xE9` at offset 11 of line 2 is no UTF-8.",
            "READ001 f.yaml:3:4 The byte `0xFF` at offset 18 of line 3 is no UTF-8.");
    assertThat(file.root()).isInstanceOf(YamlNode.Mapping.class);
  }

  @Test
  void a_thousand_bad_bytes_are_ten_findings() {
    var bytes = new byte[1_000];
    Arrays.fill(bytes, (byte) 0x80);
    var file = read(bytes);
    assertThat(ids(file)).hasSize(10).containsOnly("READ001");
    assertThat(file.findings().getFirst().message()).contains("the first of 1000 such places");
  }

  @Test
  void encoded_surrogates_are_no_utf8() {
    assertThat(ids(read(new byte[] {'a', ':', ' ', (byte) 0xED, (byte) 0xA0, (byte) 0x80})))
        .contains("READ001");
  }

  @ParameterizedTest
  @CsvSource({"UTF-16, UTF-16", "UTF-16LE, UTF-16", "UTF-16BE, UTF-16", "UTF-32, UTF-32"})
  void wide_encodings_are_named(String charset, String said) {
    var file = read("name: shop\nx: 123\n".getBytes(java.nio.charset.Charset.forName(charset)));
    assertThat(file.root()).isNull();
    assertThat(file.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.id()).isEqualTo("READ002");
              assertThat(finding.message())
                  .isEqualTo("`f.yaml` is written in %s, expected UTF-8.".formatted(said));
            });
  }

  @Test
  void control_characters_are_named() {
    assertThat(ids(YamlReader.read("f", "a: x\u0007y\u001bz\n")))
        .containsExactly("READ003", "READ003");
    assertThat(ids(YamlReader.read("f", "a: b\nc: \0 d\n"))).containsExactly("READ003");
    assertThat(ids(YamlReader.read("f", "a: \"\\u0000\"\nb: \"\\ud800\"\n")))
        .containsExactly("READ018", "READ018");
  }

  @Test
  void a_file_over_the_limit_is_not_parsed() {
    var limits = YamlLimits.DESIGN.withBytes(10);
    assertThat(ids(YamlReader.read("f", "a: [0123456".getBytes(StandardCharsets.UTF_8), limits)))
        .containsExactly("READ004");
    assertThat(ids(YamlReader.read("f", "a: 0123456".getBytes(StandardCharsets.UTF_8), limits)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "? ", "a:\n"})
  void depth_is_bounded(String step) {
    var text = new StringBuilder();
    for (var i = 0; i < 3_000; i++) {
      text.append(step.equals("a:\n") ? " ".repeat(Math.min(i, 200)) : "").append(step);
    }
    assertThat(ids(YamlReader.read("f", text.toString()))).containsExactly("READ005");
  }

  @Test
  void a_hundred_levels_are_allowed() {
    assertThat(ids(YamlReader.read("f", "[".repeat(100) + "]".repeat(100)))).isEmpty();
    assertThat(ids(YamlReader.read("f", "[".repeat(101) + "]".repeat(101))))
        .containsExactly("READ005");
  }

  @Test
  void an_alias_bomb_is_defused() {
    var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n## Doc.\n");
    for (var i = 1; i < 30; i++) {
      text.append("a%d: &a%d [".formatted(i, i))
          .append(("*a" + (i - 1) + ", ").repeat(9))
          .append("*a")
          .append(i - 1)
          .append("]\n");
    }
    var file = YamlReader.read("f", text.toString());
    assertThat(ids(file)).containsExactly("READ014");
    assertThat(file.findings().getFirst().message()).contains("more than 200,000 nodes");
  }

  @Test
  void aliases_cannot_pass_the_depth_limit() {
    var text = new StringBuilder("a0: &a0 [x]\n");
    for (var i = 1; i < 150; i++) {
      text.append("a%d: &a%d [*a%d]\n".formatted(i, i, i - 1));
    }
    assertThat(ids(YamlReader.read("f", text.toString()))).containsExactly("READ005");
  }

  @Test
  void a_long_block_of_comments_costs_its_length() {
    var text = "## x\n".repeat(100_000) + "a: b\n";
    var root = (YamlNode.Mapping) Objects.requireNonNull(YamlReader.read("f", text).root());
    assertThat(Objects.requireNonNull(root.entries().getFirst().doc()).lines()).hasSize(100_000);
  }

  @Test
  void every_cut_of_a_valid_file_is_read() {
    var bytes = VALID.getBytes(StandardCharsets.UTF_8);
    assertThat(ids(read(bytes))).isEmpty();
    for (var length = 0; length < bytes.length; length++) {
      assertSane(Arrays.copyOf(bytes, length));
    }
  }

  @Test
  void two_thousand_mutations_are_findings_and_never_exceptions() {
    var random = new Random(20_260_101);
    for (var round = 0; round < 2_000; round++) {
      var bytes = VALID.getBytes(StandardCharsets.UTF_8);
      for (var step = random.nextInt(1, 4); step > 0; step--) {
        bytes = mutate(bytes, random);
      }
      assertSane(bytes);
    }
  }

  private static byte[] mutate(byte[] bytes, Random random) {
    var at = random.nextInt(bytes.length + 1);
    return switch (random.nextInt(5)) {
      case 0 -> Arrays.copyOf(bytes, Math.max(1, at));
      case 1 -> doubleLine(bytes, random);
      case 2 -> insert(bytes, at, (byte) random.nextInt(256));
      case 3 -> insert(bytes, at, (byte) INDICATORS.charAt(random.nextInt(INDICATORS.length())));
      default ->
          at == bytes.length
              ? bytes
              : remove(bytes, at, Math.min(bytes.length, at + random.nextInt(1, 6)));
    };
  }

  private static byte[] doubleLine(byte[] bytes, Random random) {
    var lines = new ArrayList<>(new String(bytes, StandardCharsets.ISO_8859_1).lines().toList());
    if (!lines.isEmpty()) {
      lines.add(random.nextInt(lines.size() + 1), lines.get(random.nextInt(lines.size())));
    }
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] insert(byte[] bytes, int at, byte value) {
    var result = Arrays.copyOf(bytes, bytes.length + 1);
    System.arraycopy(bytes, at, result, at + 1, bytes.length - at);
    result[at] = value;
    return result;
  }

  private static byte[] remove(byte[] bytes, int from, int to) {
    var result = Arrays.copyOf(bytes, bytes.length - (to - from));
    System.arraycopy(bytes, to, result, from, bytes.length - to);
    return result;
  }

  /// No exception, no silence about a missing tree, and every place lies in the text.
  private static void assertSane(byte[] bytes) {
    var file = read(bytes);
    var shown = new String(bytes, StandardCharsets.UTF_8);
    if (file.root() == null) {
      assertThat(file.hasErrors()).as(shown).isTrue();
    }
    for (var finding : file.findings()) {
      var span = Objects.requireNonNull(finding.span());
      assertThat(span.line()).as(shown).isBetween(1, file.text().lines());
      assertThat(span.column())
          .as(shown)
          .isBetween(1, file.text().columnOf(file.text().lineEnd(span.line())) + 1);
      assertThat(span.endLine()).as(shown).isBetween(span.line(), file.text().lines());
      assertThat(finding.message()).as(shown).isNotBlank().endsWith(".");
      assertThat(finding.hint()).as(shown).isNotBlank();
    }
    if (file.root() != null) {
      assertPlaces(file.root(), file.text().text());
    }
  }

  private static void assertPlaces(YamlNode node, String text) {
    assertThat(node.start()).isBetween(0, text.length());
    assertThat(node.end()).isBetween(node.start(), text.length());
    switch (node) {
      case YamlNode.Mapping mapping -> {
        assertThat(mapping.names()).doesNotHaveDuplicates();
        mapping.entries().forEach(entry -> assertPlaces(entry.value(), text));
      }
      case YamlNode.Sequence sequence -> sequence.items().forEach(item -> assertPlaces(item, text));
      case YamlNode.Scalar scalar -> assertThat(scalar.end()).isGreaterThan(scalar.start());
      case YamlNode.Missing missing -> {}
    }
  }
}
