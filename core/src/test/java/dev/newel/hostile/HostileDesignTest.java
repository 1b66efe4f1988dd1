package dev.newel.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.read.ReadDesign;
import dev.newel.testing.TextTree;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/// Whatever the bytes of a design are, reading ends, with findings that say what is wrong.
///
/// The time limit is far above what any of these takes: it ends a hang, it measures nothing.
@Timeout(300)
class HostileDesignTest {
  private static final String SHOP =
      """
      newel: 1
      system: { name: shop, title: Shop, version: 1.0.0, owners: [team], purpose: Sells things. }
      """;

  /// @param expected the id of each error, in order
  private record Case(String name, TextTree tree, List<String> expected) {}

  private static Case of(String name, String text, String... expected) {
    return new Case(name, TextTree.of(text), List.of(expected));
  }

  private static Case of(String name, byte[] bytes, String... expected) {
    return new Case(name, TextTree.of("").with("design.yaml", bytes), List.of(expected));
  }

  private static String times(int count, IntFunction<String> line) {
    return String.join("", IntStream.range(0, count).mapToObj(line).toList());
  }

  private static String entity(String fields) {
    return SHOP + "entities:\n  Item:\n    id: uuid key\n    " + fields + "\n";
  }

  private static Stream<Case> cases() {
    return Stream.of(shapes(), depth(), aliases(), sizes(), encodings(), yaml(), words())
        .flatMap(cases -> cases);
  }

  private static Stream<Case> shapes() {
    return Stream.of(
        of("nothing wrong", SHOP),
        of("empty file", "", "READ021"),
        of("blank lines and tabs", "  \n\n\t\n", "READ021"),
        of("only comments", "# a\n# b\n", "READ021"),
        of("a text", "hello", "READ021"),
        of("a number", "1", "READ021"),
        of("a null", "~", "READ021"),
        of("a list", "- newel: 1\n", "READ021"),
        of("no keywords", "{}", "BIND005", "BIND005"),
        of("JSON", "{\"newel\": 1, \"system\": {\"name\": \"shop\"}}"),
        of("a zip file", new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0, 8, 0, 1}, "READ003"));
  }

  private static Stream<Case> depth() {
    var deep = 10_000;
    return Stream.of(
        of("flow lists", SHOP + "x: " + "[".repeat(deep), "READ005"),
        of("closed flow lists", SHOP + "x: " + "[".repeat(deep) + "]".repeat(deep), "READ005"),
        of("flow mappings", SHOP + "x: " + "{a: ".repeat(deep), "READ005"),
        of("block lists", SHOP + "x:\n" + "- ".repeat(deep) + "a", "READ005"),
        of("block mappings", SHOP + times(1_500, i -> " ".repeat(i) + "a:\n"), "READ005"),
        of("names of names", SHOP + "? ".repeat(deep) + "a", "READ005"),
        of("brackets", entity("a: int := " + "(".repeat(deep) + "1" + ")".repeat(deep)), "LINK002"),
        of("negations", entity("a: boolean := " + "!".repeat(deep) + "true"), "LINK002"),
        of(
            "short brackets",
            entity("a: int := " + "(".repeat(900) + "1" + ")".repeat(900)),
            "LINK002"),
        of("short negations", entity("a: boolean := " + "!".repeat(1_900) + "true"), "LINK002"),
        of("a long sum", entity("a: int := " + "1 + ".repeat(deep) + "1"), "LINK002"));
  }

  private static Stream<Case> aliases() {
    var laughs =
        "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
            + times(
                30,
                i ->
                    "a%d: &a%d [%s*a%d]\n"
                        .formatted(i + 1, i + 1, "*a%d, ".formatted(i).repeat(9), i));
    var text =
        "glossary:\n  a: &a \""
            + "x".repeat(100_000)
            + "\"\n"
            + times(1_000, i -> "  k" + i + ": *a\n");
    return Stream.of(
        of("a billion laughs", SHOP + laughs, "READ014"),
        of("a hundred million characters", SHOP + text),
        of("an alias inside itself", SHOP + "glossary: &x { a: *x }\n", "READ014"),
        of("an unknown alias", SHOP + "glossary: { a: *nope }\n", "READ014"),
        of("a merge key", SHOP + "glossary:\n  <<: { a: b }\n", "READ011"));
  }

  private static Stream<Case> sizes() {
    return Stream.of(
        of("50 MB", "newel: 1\n# " + "x".repeat(50_000_000), "READ004"),
        new Case(
            "50 MB included",
            TextTree.of(SHOP + "include: [big.yaml]\n").with("big.yaml", new byte[50_000_000]),
            List.of("READ004")),
        of("a long line", SHOP + "glossary: { a: " + "x".repeat(1_900_000) + " }\n"),
        of("a long name", SHOP + "glossary:\n  " + "x".repeat(100_000) + ": y\n", "READ006"),
        of("a long name at the top", SHOP + "x".repeat(100_000) + ": y\n", "READ006"),
        of("100,000 names", SHOP + "glossary:\n" + times(100_000, i -> "  n" + i + ": x\n")),
        of("a long number", entity("a: int = " + "9".repeat(100_000)), "LINK002"),
        of("a large exponent", entity("a: decimal(10,2) = 1e999999999"), "LINK002"),
        of("a large decimal", entity("a: decimal(99999999999,99999999999)"), "BIND006"),
        of("a large length", entity("a: string(99999999999999999999)"), "BIND006"),
        of("a large count", entity("a: string[1..999999999999999999999]"), "BIND006"));
  }

  private static Stream<Case> encodings() {
    var umlaut = SHOP.replace("Sells", "Verkäuft");
    return Stream.of(
        of("Latin-1", umlaut.getBytes(StandardCharsets.ISO_8859_1), "READ001"),
        of("UTF-16", umlaut.getBytes(StandardCharsets.UTF_16), "READ002"),
        of("UTF-16LE", umlaut.getBytes(StandardCharsets.UTF_16LE), "READ002"),
        of("UTF-32", umlaut.getBytes(Charset.forName("UTF-32")), "READ002"),
        of("a byte order mark", "\uFEFF" + SHOP),
        of("CR LF", SHOP.replace("\n", "\r\n")),
        of("CR", SHOP.replace("\n", "\r")),
        of("NUL", SHOP + "glossary: { a: b\0 }\n", "READ003"),
        of("an escaped NUL", SHOP + "glossary: { a: \"\\0\" }\n", "READ018"),
        of("half a character", SHOP + "glossary: { a: \"\\ud800\" }\n", "READ018"),
        of("a bell", SHOP + "glossary: { a: b\u0007 }\n", "READ003"),
        of("NEL", SHOP + "glossary: { a: b\u0085c }\n", "READ003"),
        of("LS", SHOP + "glossary: { a: b\u2028c }\n", "READ003"),
        of("PS", SHOP + "glossary: { a: b\u2029c }\n", "READ003"),
        of("a tab before a name", "newel: 1\nsystem:\n\tname: shop\n", "READ008"));
  }

  private static Stream<Case> yaml() {
    return Stream.of(
        of("two documents", SHOP + "---\n" + SHOP, "READ013"),
        of("YAML 1.1", "%YAML 1.1\n---\n" + SHOP),
        of("YAML 3", "%YAML 3.0\n---\n" + SHOP, "READ006"),
        of("a class as a tag", SHOP + "glossary: !!java.util.Date { a: b }\n", "READ012"),
        of("a tag of one's own", SHOP + "glossary: !mine { a: b }\n", "READ012"),
        of("a name twice", SHOP + "newel: 1\n", "READ009"),
        of("an entity twice", entity("a: int") + "  \"Item\": { id: int key }\n", "READ009"),
        of("a list as a name", SHOP + "glossary: { [a]: b }\n", "READ015"),
        new Case(
            "an entity in two files",
            TextTree.of(entity("a: int") + "include: [b.yaml]\n")
                .with("b.yaml", "entities: { Item: { id: uuid key } }\n"),
            List.of("READ026")));
  }

  /// What other versions of YAML take for truth, numbers and dates is text here.
  private static Stream<Case> words() {
    var names =
        Stream.of("Yes", "No", "On", "Off", "Null", "True", "False", "Y", "N")
            .map(
                name ->
                    of(
                        "the name " + name,
                        SHOP + "entities:\n  %s: { id: uuid key }\n".formatted(name)));
    var fields =
        Stream.of("yes", "no", "on", "off", "null", "true", "y", "n")
            .map(name -> of("the field " + name, entity(name + ": int")));
    var texts =
        Stream.of("12:30", "0755", "1e3", "2026-01-01", "0x1F", ".nan", "+1", "1_000", "on")
            .map(text -> of("the text " + text, SHOP + "glossary: { a: %s }\n".formatted(text)));
    var dates =
        Stream.of("20260115", "2026-02-30", "2026-1-1", "99999-01-01", "12:30")
            .map(
                date ->
                    of(
                        "the date " + date,
                        SHOP + "questions: [ { ask: a, owner: b, by: %s } ]\n".formatted(date),
                        "BIND006"));
    return Stream.of(names, fields, texts, dates).flatMap(cases -> cases);
  }

  @TestFactory
  Stream<DynamicTest> readingEndsInFindings() {
    return cases().map(each -> DynamicTest.dynamicTest(each.name(), () -> assertFound(each)));
  }

  private static void assertFound(Case given) {
    var read = given.tree().design();
    assertThat(errors(read)).isEqualTo(given.expected());
    assertThat(read.design() != null || read.hasErrors()).isTrue();
    assertClear(read);
  }

  private static List<String> errors(ReadDesign read) {
    return read.findings().stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .map(Finding::id)
        .toList();
  }

  /// What a person can read: one sentence of bearable length, with a place.
  static void assertClear(ReadDesign read) {
    for (var finding : read.findings()) {
      assertThat(finding.span()).as(finding.message()).isNotNull();
      assertThat(finding.message())
          .endsWith(".")
          .doesNotContain("``", "null", "\n")
          .hasSizeLessThan(1_000);
    }
  }

  @Test
  void manyUnknownNamesAreNotComparedWithManyKnownOnes() {
    var read =
        TextTree.of(
                SHOP
                    + "entities:\n"
                    + times(10_000, i -> "  E%d: { id: uuid key, f: Eee%d }\n".formatted(i, i)))
            .design();
    assertThat(errors(read)).hasSize(10_000).containsOnly("LINK001");
  }

  @Test
  void noiseEndsInFindings() {
    var random = new Random(20_261_121);
    var alphabet = "ab: - \n\t{}[],#&*!|>'\"%@`?~01é😀\u0085";
    for (var round = 0; round < 300; round++) {
      var text = new StringBuilder(SHOP);
      for (var i = random.nextInt(400); i > 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      var read = TextTree.of(text.toString()).design();
      assertThat(read.design() != null || read.hasErrors()).as(text.toString()).isTrue();
    }
  }
}
