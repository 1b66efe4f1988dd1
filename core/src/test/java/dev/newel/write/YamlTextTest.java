package dev.newel.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.read.yaml.YamlNode;
import dev.newel.read.yaml.YamlReader;
import dev.newel.source.Address;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {
  private static Map<String, Object> map(Object... pairs) {
    var map = new LinkedHashMap<String, Object>();
    for (var i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  @Test
  void blocks_are_canonical() {
    var design =
        map(
            "newel",
            1,
            "system",
            map("name", "shop", "owners", List.of("catalog-team", "why?"), "version", "1.0"),
            "resources",
            map(
                "products",
                map("get", YamlText.Nothing.NOTHING, "list", "public"),
                "none",
                map(),
                "no",
                List.of()),
            "questions",
            List.of(
                map("ask", "Which one: a or b?", "by", "x"), List.of(map("deep", true)), "text"),
            "text",
            "One.\n\n  Two # three.\n",
            "price",
            new BigDecimal("1E+2"));
    assertThat(
            YamlText.of(
                design,
                Map.of(
                    Address.of("newel"), "The language.",
                    Address.of("system", "name"), "One\n\ntwo.",
                    Address.of("questions", "0", "ask"), "Beside.",
                    Address.of("text"), "A block."),
                at -> true))
        .isEqualTo(
            """
        newel: 1  ## The language.
        system:
          ## One
          ##
          ## two.
          name: shop
          owners: [catalog-team, "why?"]
          version: "1.0"
        resources:
          products:
            get:
            list: public
          none: {}
          "no": []
        questions:
          - ask: "Which one: a or b?"  ## Beside.
            by: x
          -
            - deep: true
          - text
        text: |  ## A block.
          One.

            Two # three.
        price: 100
        """);
  }

  @Test
  void what_is_short_stands_in_braces() {
    var design =
        map(
            "comma", map("a", "decimal(10,2)", "b", List.of("x, y")),
            "deep", map("a", map("b", map("c", 1))),
            "nothing", map("a", YamlText.Nothing.NOTHING),
            "lines", map("a", "b\nc"),
            "pairs", List.of("id", map("author", "Profile")),
            "maps", List.of(map("a", 1), map("b", 2)),
            "doc", map("a", 1),
            "apart", map("a", 1));
    assertThat(
            YamlText.of(
                design,
                Map.of(Address.of("doc", "a"), "One."),
                at -> at.equals(Address.of("apart"))))
        .isEqualTo(
            """
        comma: { a: "decimal(10,2)", b: ["x, y"] }
        deep:
          a: { b: { c: 1 } }
        nothing:
          a:
        lines:
          a: |-
            b
            c
        pairs: [id, author: Profile]
        maps: [ { a: 1 }, { b: 2 } ]
        doc:
          a: 1  ## One.
        apart:
          a: 1
        """);
  }

  @Test
  void a_list_is_broken_at_a_hundred_columns() {
    var long50 = "x".repeat(50);
    assertThat(YamlText.of(map("a", List.of(long50, "y".repeat(42))))).hasLineCount(1);
    assertThat(YamlText.of(map("a", List.of(long50, "y".repeat(44))))).hasLineCount(3);
    assertThat(YamlText.of(map("a", List.of("x".repeat(200)))))
        .isEqualTo("a:\n  - " + "x".repeat(200) + "\n");
  }

  @Test
  void a_mapping_of_a_list_goes_on_below_its_first_key() {
    var risk = map("risk", "r".repeat(40), "so", "s".repeat(40), "owner", "team");
    var text = YamlText.of(map("risks", List.of(risk)), Map.of(), at -> at.equals(Address.ROOT));
    assertThat(text)
        .isEqualTo(
            """
            risks:
              - { risk: %s, so: %s,
                  owner: team }
            """
                .formatted("r".repeat(40), "s".repeat(40)));
  }

  @Test
  void brackets_of_a_contract_end_in_the_line_where_they_begin() {
    var words = Stream.iterate("word", word -> word).limit(20).toList();
    assertThat(YamlText.of(map("a", words))).isEqualTo("a:\n" + "  - word\n".repeat(20));
    assertThat(YamlText.of(map("a", words), Map.of(), at -> true)).hasLineCount(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " a",
        "a ",
        "on",
        "No",
        "y",
        "TRUE",
        "null",
        "~",
        "12",
        "-1",
        "1.5",
        ".5",
        "1e3",
        "0x1F",
        "0o17",
        "12:30",
        "1_000",
        ".inf",
        "2026-01-31",
        "2026-01-31T10:00:00Z",
        "=",
        "<<",
        "- a",
        "-",
        "? a",
        "?a",
        ": a",
        "---",
        "...",
        "a: b",
        "a:",
        "a #b",
        "#a",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
        "'a",
        "\"a",
        "%a",
        "@a",
        "`a",
        "[a",
        "{a",
        "]",
        "}",
        ",a"
      })
  void a_text_that_is_something_else_gets_quotes(String text) {
    assertThat(YamlText.of(map("k", text))).matches("(?s)k: [\"'].*[\"']\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "int key",
        "decimal(10,2) >= 0",
        "uri[]",
        "POST /a/{id}",
        "1..200",
        "2.0.0",
        "a?",
        "it's",
        "a \"b\"",
        ":= x",
        "-createdAt",
        "10/min",
        "15m",
        "409 No",
        "a:b",
        "a#b",
        "é 😀",
        "onto",
        "no one"
      })
  void other_text_stays_plain(String text) {
    assertThat(YamlText.of(map("k", text))).isEqualTo("k: " + text + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a?", "uri[]", "a, b", "{x}", ":= x", "-a"})
  void more_text_needs_quotes_in_brackets(String text) {
    assertThat(YamlText.of(map("k", List.of(text)))).isEqualTo("k: [\"" + text + "\"]\n");
  }

  @Test
  void what_is_no_plain_value_is_refused() {
    assertThatThrownBy(() -> YamlText.of(map("k", new Object())))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> YamlText.of(Map.of(1, 2)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatever_is_written_is_read_again() {
    var random = new Random(42);
    for (var round = 0; round < 1_500; round++) {
      var isBlock = random.nextBoolean();
      var docs = new TreeMap<Address, String>();
      var value = randomMap(random, 0, Address.ROOT, docs);
      var text = YamlText.of(value, docs, at -> isBlock);
      var file = YamlReader.read("f.yaml", text);
      assertThat(file.findings()).as(text).isEmpty();
      var readDocs = new TreeMap<Address, String>();
      assertThat(plain(Objects.requireNonNull(file.root()), Address.ROOT, readDocs))
          .as(text)
          .isEqualTo(asText(value));
      assertThat(readDocs).as(text).isEqualTo(docs);
      var bare = Objects.requireNonNull(YamlReader.read("f.yaml", YamlText.of(value)).root());
      assertThat(plain(bare, Address.ROOT, new TreeMap<>())).isEqualTo(asText(value));
    }
  }

  private static Map<String, Object> randomMap(
      Random random, int depth, Address at, Map<Address, String> docs) {
    var map = new LinkedHashMap<String, Object>();
    for (var i = random.nextInt(depth == 0 ? 1 : 0, 5); i > 0; i--) {
      var key = random.nextInt(60) == 0 ? "k".repeat(1_200) : randomText(random);
      if (map.containsKey(key)) {
        continue;
      }
      map.put(key, randomValue(random, depth + 1, at.at(key), docs));
      if (random.nextInt(4) == 0) {
        docs.put(
            at.at(key),
            List.of("Short.", "On\n\ntwo lines: # x.", "word ".repeat(30).strip())
                .get(random.nextInt(3)));
      }
    }
    return map;
  }

  private static Object randomValue(
      Random random, int depth, Address at, Map<Address, String> docs) {
    return switch (depth > 5 ? 9 : random.nextInt(12)) {
      case 0, 1, 2 -> randomMap(random, depth, at, docs);
      case 3, 4 -> {
        var list = new ArrayList<>();
        for (var i = random.nextInt(5); i > 0; i--) {
          list.add(randomValue(random, depth + 1, at.at(list.size()), docs));
        }
        yield list;
      }
      case 5 -> random.nextInt(-1_000, 1_000);
      case 6 -> random.nextBoolean();
      case 7 -> YamlText.Nothing.NOTHING;
      default -> randomText(random);
    };
  }

  private static String randomText(Random random) {
    var pieces =
        List.of(
            "a", "no", "1", ".", " ", "  ", "\n", "\t", ": ", " #", "#", "-", "- ", "?", ",", "[",
            "]", "{", "}", "\"", "'", "\\", "&", "*", "!", "|", ">", "%", "@", "`", "é", "😀",
            "\u0085", "\u2028", "\r", "\u0007", "\uFEFF", "word", "~", "=", "\n\n", "(", ")", "##",
            "---\n");
    var text = new StringBuilder();
    for (var i = random.nextInt(6); i > 0; i--) {
      text.append(pieces.get(random.nextInt(pieces.size())));
    }
    return text.toString();
  }

  /// What reading gives for a value: everything is text.
  private static Object asText(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        var result = new LinkedHashMap<Object, Object>();
        map.forEach((key, inner) -> result.put(key, asText(inner)));
        yield result;
      }
      case List<?> list -> list.stream().map(YamlTextTest::asText).toList();
      case YamlText.Nothing nothing -> nothing;
      default -> value.toString();
    };
  }

  private static Object plain(YamlNode node, Address at, Map<Address, String> docs) {
    return switch (node) {
      case YamlNode.Scalar scalar -> scalar.value();
      case YamlNode.Missing missing -> YamlText.Nothing.NOTHING;
      case YamlNode.Sequence sequence -> {
        var list = new ArrayList<>();
        for (var item : sequence.items()) {
          list.add(plain(item, at.at(list.size()), docs));
        }
        yield list;
      }
      case YamlNode.Mapping mapping -> {
        var map = new LinkedHashMap<Object, Object>();
        for (var entry : mapping.entries()) {
          var place = at.at(entry.name());
          map.put(entry.name(), plain(entry.value(), place, docs));
          if (entry.doc() != null) {
            docs.put(place, entry.doc());
          }
        }
        yield map;
      }
    };
  }
}
