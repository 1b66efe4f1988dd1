package dev.newel.read.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.read.DesignReader;
import dev.newel.source.SourceText;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Text that nobody meant is told with its place, and text that somebody wrote is left alone.
class SuspectTextTest {
  private static List<Finding> found(String text) {
    return SuspectText.of(new SourceText("a.md", text), true);
  }

  /// As an editor does it that takes the file for Windows-1252.
  private static String misread(String text) {
    return new String(text.getBytes(UTF_8), Charset.forName("windows-1252"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Le café est payé.",
        "Été comme hiver",
        "à Noël, l’œuvre coûte 10 €",
        "Änderungen für Größe und Straße",
        "Über Öl",
        "não há maçãs; São Paulo",
        "the customer’s “cart”",
        "prices – in € – are final…",
        "20 °C, 5 m², 10 µs",
        "zażółć gęślą jaźń",
        "žluťoučký kůň",
        "привет, мир",
        "καλημέρα",
        "שלום עולם",
        "日本語の文書",
        "a ≤ b → c ✓",
        "ship it 🚀",
        "¿Qué? ¡Año!"
      })
  void whatWasReadInTheWrongEncodingIsTold(String meant) {
    assertThat(found(misread(meant))).isNotEmpty();
    assertThat(found(misread(meant)))
        .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING))
        .extracting(Finding::id)
        .containsOnly("READ019");
    assertThat(found(meant)).as("as it was meant").isEmpty();
  }

  @Test
  void placeTextAndRemedyAreSaid() {
    assertThat(found("one\nA cafÃ© and ï¿½."))
        .extracting(each -> each.span() + " " + each.message() + " " + each.hint())
        .containsExactly(
            "a.md:2:6 `Ã©` seems to be `é`, read as Windows-1252 and saved again. Write `é`, and open the file as UTF-8.",
            "a.md:2:13 `ï¿½` seems to be `\uFFFD`, read as Windows-1252 and saved again. Write `\uFFFD`, and open the file as UTF-8.");
    assertThat(found("a \uFFFD\uFFFD b"))
        .singleElement()
        .returns(
            "The character U+FFFD stands in the place of one that was lost.", Finding::message);
    assertThat(found("10\u00C2\u00A0000"))
        .singleElement()
        .returns("Write `U+00A0`, and open the file as UTF-8.", Finding::hint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // French: a space that does not break, before punctuation and inside guillemets
        "« Le café », « voilà », déjà ; « côté » « naïveté » « L’été »",
        "« À Noël… » — « Ça, c’est où ? » « Œuvre » « ÉTÉ » «É»",
        // German: quotation marks of both kinds after any letter
        "„Spaß“ »groß« „Straße“, „Ä“ und „Ö“… ‚Maß‘ Größe: 5–10 µm²",
        // Portuguese: headlines that end in a letter with a tilde
        "\u201CMA\u00C7\u00C3\u201D \u2018IRM\u00C3\u2019 \u00ABAMANH\u00C3\u00BB MA\u00C7\u00C3\u2026 MA\u00C7\u00C3\u2013P\u00C3O \u00C3\u2014",
        "\u201C\u00C3\u201D \u00E9 uma letra; \u00C2\u00B2 e \u201C\u00C2\u201D, a letra \u00C3\u2019s, N\u00BA 1\u00AA",
        // Scandinavian letters, and units with their powers
        "\u201CP\u00C5\u201D \u00AB\u00C5\u00BB 5 \u00C5\u201310 \u00C5, 10 \u00C5\u00B2, \u00C5\u00B1 F\u00C5\u2026 \u00C5lesund",
        "h\u00E2l\u00E2 \u201Ch\u00E2l\u00E2\u201D. \u2018h\u00E2l\u00E2\u2019\u201D \u00ABh\u00E2l\u00E2\u00BB\u2026 2\u00D7\u00BD 3 \u00D7 4\u00B2",
        // a space that does not break before what closes or ends
        "\u00AB\u00A0caf\u00E9\u00A0\u00BB \u00AB\u00A0voil\u00E0\u00A0\u00BB \u00AB\u00A0o\u00F9\u00A0\u00BB \u00E9t\u00E9\u00A0! \u00CA\u00A0\u00BB",
        "gro\u00DF\u201C Spa\u00DF\u2026 Ma\u00DF\u2019 \u201E\u00C4\u201C \u201E\u00D6\u201C",
        "Ðør og ðær Þór",
        "Ελληνικά, Русский текст, Việt Nam, Türkçe, Íslenska",
        "日本語、中文、한국어",
        // families and flags: joiners, selectors, tags
        "👩‍👩‍👧‍👦 🏳️‍🌈 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "می‌خواهم שלום עולם, 5 פריטים (ABC) العربية 123",
        // marks and isolates where they belong
        "שלום\u200F (ABC)\u200E, العربية\u061C 5",
        "\u2067שלום \u2066user.name\u2069\u2069 and \u202Bעולם\u202C",
      })
  void whatSomebodyWroteIsLeftAlone(String text) {
    assertThat(found(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "override|role: user\u202E nimda \u2066# check\u2069|READ030 READ030 READ030",
        "override in Hebrew|שלום \u202Eabc\u202C|READ030 READ030",
        "open to the end of the line|# שלום \u2067 only for admins|READ030",
        "closed in the wrong order|שלום \u2067 a \u202B b \u2069 c \u202C|READ030 READ030 READ030 READ030",
        "closed and never opened|שלום\u2069|READ030",
        "for nothing|name: \u2066shop\u2069|READ030 READ030",
        "a mark for nothing|name: shop\u200E|READ030",
      })
  void whatTurnsALineIsTold(String what, String text, String expected) {
    assertThat(found(text)).as(what).extracting(Finding::id).containsExactly(expected.split(" "));
  }

  @Test
  void theRemedyForAMarkNamesIt() {
    assertThat(found("newel: 1\nname: shop\u202E"))
        .singleElement()
        .returns(
            "The invisible character `U+202E` (RIGHT-TO-LEFT OVERRIDE) makes the line read otherwise than it is.",
            Finding::message)
        .returns("Remove it.", Finding::hint)
        .extracting(each -> String.valueOf(each.span()))
        .isEqualTo("a.md:2:11");
  }

  @Test
  void oftenIsToldTenTimesAndCounted() {
    var found = found("cafÃ©\n".repeat(2_000));
    assertThat(found).hasSize(10);
    assertThat(found.getFirst().message()).endsWith(" (the first of 2,000 such places).");
  }

  @Test
  void designRequirementsAndDecisionsAreAllLookedAt(@TempDir Path folder) throws IOException {
    Files.createDirectory(folder.resolve("decisions"));
    Files.writeString(
        folder.resolve("design.yaml"),
        "newel: 1 # \u202E\nsystem: { name: shop, purpose: A cafÃ©., requirements: prd.md, decisions: decisions }\n");
    Files.writeString(folder.resolve("prd.md"), "# PRD\n\n- **FR-1** It\u2067 is donâ€™t.\n");
    Files.writeString(
        folder.resolve("decisions/0001-a.md"),
        "# 1. Keep it\n\n## Status\n\nAccepted\n\n## Context\n\nA \uFFFD.\n\n## Decision\n\nKeep it.\n\n## Consequences\n\nNone.\n");
    assertThat(DesignReader.read(folder).findings())
        .filteredOn(each -> each.id().matches("READ019|READ030"))
        .extracting(each -> each.id() + " " + each.span())
        .map(text -> text.replace(folder + "/", ""))
        .containsExactlyInAnyOrder(
            "READ030 design.yaml:1:12",
            "READ019 design.yaml:2:37",
            "READ019 prd.md:3:22",
            "READ030 prd.md:3:14",
            "READ019 decisions/0001-a.md:9:3");
  }

  @Test
  void bytesThatAreNoUtf8AreToldOnce() {
    var bytes = "newel: 1 # caf\u00E9\n".getBytes(Charset.forName("windows-1252"));
    assertThat(YamlReader.read("a.yaml", bytes, YamlLimits.DESIGN).findings())
        .extracting(Finding::id)
        .containsExactly("READ001");
  }
}
