package dev.newel.publish.env;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.Designs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The file is read back by the rules that readers of such files share.
class EnvironmentEmitterTest {
  private static final Pattern LINE =
      Pattern.compile("(?:export )?([A-Za-z_]\\w*)=('[^']*'|\"(?:[^\"\\\\]|\\\\.)*\"|[^'\"\\s#]*)");

  private static String text(String settings) {
    return Objects.requireNonNull(
        Designs.files(new EnvironmentEmitter(), Designs.of("settings: " + settings))
            .get(".env.example"));
  }

  /// What a reader has in its environment afterwards; a line that it cannot read is a fault.
  private static Map<String, String> read(String text) {
    var variables = new LinkedHashMap<String, String>();
    for (var line :
        text.lines().filter(each -> !each.isBlank() && !each.startsWith("#")).toList()) {
      var matcher = LINE.matcher(line);
      assertThat(matcher.matches()).as(line).isTrue();
      variables.put(matcher.group(1), value(matcher.group(2)));
    }
    return variables;
  }

  private static String value(String written) {
    if (written.startsWith("'")) {
      return written.substring(1, written.length() - 1);
    }
    if (!written.startsWith("\"")) {
      return written;
    }
    var text = new StringBuilder();
    for (var i = 1; i < written.length() - 1; i++) {
      var at = written.charAt(i);
      if (at == '\\') {
        i++;
        text.append(written.charAt(i) == 'n' ? '\n' : written.charAt(i));
      } else {
        text.append(at);
      }
    }
    return text.toString();
  }

  @Test
  void theFileOfTheStorefrontIsAsBefore() {
    Designs.assertGolden(new EnvironmentEmitter(), "storefront");
  }

  @Test
  void aSettingWithoutValueIsACommentAndOneWithAnExampleIsAVariable() {
    var text =
        Objects.requireNonNull(
            Designs.files(new EnvironmentEmitter(), Designs.example("storefront"))
                .get(".env.example"));
    assertThat(read(text))
        .containsExactly(
            Map.entry("PAYMENTS_URL", "http://localhost:9100"),
            Map.entry("CARRIER_URL", "https://carrier.example"),
            Map.entry("MAILER_URL", "https://mailer.example"),
            Map.entry("REDIS_URL", "redis://redis.example"),
            Map.entry("IMAGES_URL", "https://images.example"));
    assertThat(text)
        .contains(
            "# The PostgreSQL to use; without it an embedded one.\n# Optional, string, secret.\n# DATABASE_URL=change-me\n",
            "# In prod: https://payments.example\nPAYMENTS_URL=");
  }

  @Test
  void whatTheServerReadsFollowsWhereThereIsOne() {
    var text = text("{ A: { default: 1 }, NEWEL_PORT: { type: int, default: 9000 } }");
    assertThat(text).doesNotContain("NEWEL_HOST");
    var served =
        Objects.requireNonNull(
            Designs.files(
                    new EnvironmentEmitter(),
                    Designs.of(
                        """
                        entities: { Note: { id: uuid key } }
                        resources: { notes: { of: Note, list: public } }
                        settings: { NEWEL_PORT: { type: int, default: 9000 } }
                        """))
                .get(".env.example"));
    assertThat(read(served)).containsExactly(Map.entry("NEWEL_PORT", "9000"));
    assertThat(served)
        .doesNotContain("# NEWEL_PORT")
        .contains("# NEWEL_HOST=127.0.0.1\n", "# DATABASE_URL=\n", "# NEWEL_SEED_ROWS=20\n");
  }

  @Test
  void aSecretNeverShowsAValue() {
    var text =
        text(
            "{ KEY: { secret: true, required: true, default: s3cr3t, example: s3cr3t, in: { prod: s3cr3t } } }");
    assertThat(text).doesNotContain("s3cr3t").contains("# In prod: change-me\n");
    assertThat(read(text)).containsExactly(Map.entry("KEY", "change-me"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          8080                  | 8080
          two words             | two words
          a#b                   | a#b
          it's $HOME            | it's $HOME
          say "x" and 'y'       | say "x" and 'y'
          back\\slash's          | back\\slash's
          `id`'s                | `id`'s
          """)
  void aValueComesBackAsItWas(String value, String expected) {
    var yaml = "'" + value.replace("'", "''") + "'";
    var text = text("{ A: { default: %s } }".formatted(yaml));
    assertThat(read(text)).containsEntry("A", expected);
    assertThat(ofShell(text, "A")).isEqualTo(expected);
  }

  @Test
  void aValueOfTwoLinesComesBackOnOne() {
    var text = text("{ A: { default: \"it's\\ntwo\" } }");
    assertThat(text).contains("A=\"it's\\ntwo\"\n");
    assertThat(read(text)).containsEntry("A", "it's\ntwo");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          one\\ntwo      | "one\\ntwo"
          one\\n         | "one\\n"
          it's\\r\\ntwo   | "it's\\r\\ntwo"
          """)
  void aValueOfSeveralLinesStandsOnOneAndIsAFinding(String value, String written) {
    var settings = "settings: { A: { default: \"%s\" } }".formatted(value);
    var emission = new EnvironmentEmitter().emit(Designs.of(settings));
    assertThat(emission.findings()).hasSize(1);
    assertThat(emission.outputs().getFirst().content()).endsWith("\nA=" + written + "\n");
  }

  @Test
  void everyLineOfADocIsAComment() {
    var text = text("{ A: { doc: \"One.\\n\\nTwo.\", type: int, default: 1 } }");
    assertThat(text).endsWith("\n# One.\n#\n# Two.\n# Optional, int.\nA=1\n");
  }

  @Test
  void theDefaultWinsOverTheExampleAndARequiredSettingStandsEmpty() {
    assertThat(read(text("{ A: { default: 1, example: 2 }, B: { required: true, type: int } }")))
        .containsExactly(Map.entry("A", "1"), Map.entry("B", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.b", "1a", "a-b"})
  void aNameThatNoVariableCanHaveIsAFinding(String name) {
    var emission =
        new EnvironmentEmitter()
            .emit(Designs.of("settings: { \"%s\": { default: 1 } }".formatted(name)));
    assertThat(emission.outputs()).isEmpty();
    assertThat(emission.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.id()).isEqualTo("PUB103");
              assertThat(finding.at().path()).isEqualTo("settings/" + name);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          it's home     | true
          a $HOME of it | true
          it's $HOME    | false
          say "it's"    | false
          `id`'s        | false
          c:\\temp's    | false
          """)
  void aValueThatReadersTakeDifferentlyIsAFinding(String value, boolean alike) {
    var settings = "settings: { A: { default: '%s' } }".formatted(value.replace("'", "''"));
    var findings = new EnvironmentEmitter().emit(Designs.of(settings)).findings();
    assertThat(findings).hasSize(alike ? 0 : 1).allMatch(each -> each.id().equals("PUB103"));
    if (alike) {
      assertThat(ofShell(text(settings.substring("settings: ".length())), "A")).isEqualTo(value);
    }
  }

  /// What a shell has in a variable after it read the file.
  private static String ofShell(String file, String variable) {
    var script = file + "printf '%s' \"$" + variable + "\"\n";
    try {
      var process = new ProcessBuilder("sh", "-eu", "-c", script).redirectErrorStream(true).start();
      var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(answer).isZero();
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Test
  void aShellReadsTheFilesOfTheExamples() {
    var storefront =
        Objects.requireNonNull(
            Designs.files(new EnvironmentEmitter(), Designs.example("storefront"))
                .get(".env.example"));
    assertThat(ofShell(storefront, "PAYMENTS_URL")).isEqualTo("http://localhost:9100");
    assertThat(ofShell(text("{ A: { default: 'ünï 漢 # = ; & | * ? ~ !' } }"), "A"))
        .isEqualTo("ünï 漢 # = ; & | * ? ~ !");
  }

  @Test
  void noSettingsAndNothingServedGiveNoFile() {
    assertThat(
            Designs.files(
                new EnvironmentEmitter(), Designs.of("entities: { Note: { id: uuid key } }")))
        .isEmpty();
  }
}
