package dev.newel.read.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.read.yaml.YamlReader;
import dev.newel.testing.Golden;
import dev.newel.text.LineDiff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShortFormsTest {
  private static String format(String text) {
    var formatted = Formatter.format(YamlReader.read("design.yaml", text));
    assertThat(Formatter.format(YamlReader.read("design.yaml", formatted)))
        .as("the canonical form of the canonical form")
        .isEqualTo(formatted);
    return formatted;
  }

  private static Arguments form(String before, String after) {
    return Arguments.of(before, after);
  }

  static Stream<Arguments> forms() {
    return Stream.of(
        form(
            "entities:\n  A:\n    fields:\n      id: uuid key\n      # note\n      b: text\n",
            "entities:\n  A:\n    id: uuid key\n    # note\n    b: text\n"),
        form(
            "entities:\n  A:  ## What we sell.\n    fields:\n      # The key.\n      id: uuid key\n",
            "entities:\n  A:  ## What we sell.\n    # The key.\n    id: uuid key\n"),
        form(
            "entities: { A: { fields: { id: { type: uuid key } } } }\n",
            "entities: { A: { id: uuid key } }\n"),
        form(
            "entities:\n  A:\n    id: { type: \"uuid key\" }  ## The key.\n    b:\n      type: text  # c\n",
            "entities:\n  A:\n    id: uuid key  ## The key.\n    b: text  # c\n"),
        form(
            "resources:\n  as:\n    of: A\n    list:\n      access:\n        - owner\n    get: {}\n",
            "resources:\n  as:\n    of: A\n    list: owner\n    get:\n"),
        form(
            "resources:\n  as:\n    of: A\n    list:\n      access:\n        owner: true\n        admin: true\n",
            "resources:\n  as:\n    of: A\n    list: [owner, admin]\n"),
        form(
            "errors:\n  GONE: { text: \"It is: gone.\", status: 410 }\n  OLD:\n    status: 410\n    text: Old.\n",
            "errors:\n  GONE: \"410 It is: gone.\"\n  OLD: 410 Old.\n"),
        form(
            "views:\n  V: { fields: [ a,\n      b ] }\n  W:\n    fields:\n    - a\n    - b\n",
            "views:\n  V: [a,\n      b]\n  W:\n    - a\n    - b\n"),
        form(
            "resources:\n  as:\n    of: A\n    list: { access: &who [owner] }\n    get: { access: *who, audit: true }\n",
            "resources:\n  as:\n    of: A\n    list: &who [owner]\n    get: { access: *who, audit: true }\n"),
        form(
            "resources:\n  as:\n    of: A\n    create:\n      access: owner\n      sets: { b: c }\n",
            "resources:\n  as:\n    of: A\n    create:\n      access: owner\n      sets: { b: c }\n"));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void longFormsThatSayNoMoreBecomeShort(String before, String after) {
    assertThat(format(before)).isEqualTo(after);
    assertThat(format(before.replace("\n", "\r\n"))).isEqualTo(after);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // A comment would be lost, or would stand at another thing.
        "entities:\n  A:\n    # all of it\n    fields:\n      id: uuid key\n",
        "entities:\n  A:\n    fields:  # all of it\n      id: uuid key\n",
        "entities:\n  A:\n    id:  # the key\n      type: uuid key\n",
        "entities:\n  A:\n    id:\n      # the key\n      type: uuid key\n",
        "resources:\n  as:\n    of: A\n    list:\n      audit: true\n      access:\n        # who\n        - owner\n",
        "resources:\n  as:\n    of: A\n    get:\n      access:\n        owner: true  # who\n        admin: true\n",
        "errors:\n  GONE:\n    status: 410  # for good\n    text: Gone.\n",
        // The long form says more.
        "entities:\n  A:\n    id: { type: uuid key, example: x }\n",
        "entities:\n  A:\n    fields:\n      fields: { type: text, unit: g }\n",
        "resources:\n  as:\n    of: A\n    list: { access: { owner: b == c } }\n",
        "errors:\n  GONE: { status: 410, text: \" Gone.\" }\n",
        // Something has an anchor.
        "resources:\n  as:\n    of: A\n    list: &it { access: [owner, admin] }\n    get: *it\n",
        // The file is no part of a design, or has faults.
        "entities:\n  A: { fields: { id: uuid key } }\nnonsense: 1\n",
        "a: { access: public }\n"
      })
  void whatWouldLoseSomethingStaysLong(String text) {
    assertThat(format(text)).isEqualTo(text);
  }

  @Test
  void aChangeOfMeaningIsTakenBackAndTheOthersAreMade() {
    // The comment documents nothing where it stands; one line up it would document `id`.
    assertThat(
            format(
                "entities:\n  A:\n    fields:\n      id:\n        type: uuid key  ## The key.\n      b: { type: text }\n"))
        .isEqualTo("entities:\n  A:\n    id:\n      type: uuid key  ## The key.\n    b: text\n");
  }

  @Test
  void aCommentInWhatWouldGoIsSeenBeforeAnythingIsTried() {
    var text =
        "errors:\n  GONE:\n    status: 410  # for good\n    text: Gone.\n  OLD: { status: 410, text: Old. }\n";
    assertThat(LongForms.of(YamlReader.read("design.yaml", text), Set.of()))
        .singleElement()
        .satisfies(cut -> assertThat(cut.start()).isEqualTo(text.indexOf("{ status")));
  }

  static Stream<Path> examples() throws IOException {
    try (var files = Files.walk(Golden.root().resolve("examples"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleComesBackFromItsLongForms(Path path) throws IOException {
    var text = Files.readString(path);
    var file = YamlReader.read("design.yaml", text);
    var written = Objects.requireNonNull(Meaning.of(file)).written();
    var longest = 0;
    for (var seed = 0; seed < 12; seed++) {
      var longer = YamlReader.read("design.yaml", Lengthened.made(text, new Random(seed)));
      assertThat(longer.hasErrors()).as(longer.text().text()).isFalse();
      longest = Math.max(longest, longer.text().text().length());
      assertThat(Objects.requireNonNull(Meaning.of(longer)).written()).isEqualTo(written);
      var back = format(longer.text().text());
      assertThat(LineDiff.unified("seed " + seed, squeezed(text), squeezed(back))).isEmpty();
    }
    assertThat(longest).isGreaterThan(text.length() + (path.endsWith("design.yaml") ? 100 : -1));
  }

  /// The text without the blanks that align it.
  private static String squeezed(String text) {
    return text.replaceAll(" +", " ");
  }
}
