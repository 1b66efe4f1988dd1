package dev.newel.serve.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.serve.store.StartFailure;
import dev.newel.serve.testing.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The environment, then the file, then the default.
class SurroundingsTest {
  @TempDir private Path directory;

  private Surroundings surroundings(Map<String, String> environment, String file)
      throws IOException {
    Files.writeString(directory.resolve(".env"), file);
    return Surroundings.of(environment::get, directory, null);
  }

  private static dev.newel.design.Design design(String settings) {
    return Site.design(
        """
        entities: { Note: { id: uuid key } }
        resources: { notes: { of: Note, list: public } }
        settings: { %s }
        """
            .formatted(settings));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "fromEnvironment, fromFile, byDefault, fromEnvironment",
        "-, fromFile, byDefault, fromFile",
        "-, -, byDefault, byDefault",
        "-, -, -, -",
        "'', fromFile, byDefault, fromFile",
        "fromEnvironment, -, -, fromEnvironment",
        "-, '', byDefault, byDefault",
      })
  void the_first_that_gives_a_value_counts(
      String environment, String file, String initial, String expected) throws IOException {
    var given =
        surroundings(
            environment == null ? Map.of() : Map.of("NAME", environment),
            file == null ? "" : "NAME=" + file + "\n");
    var setting = initial == null ? "NAME: {}" : "NAME: { default: " + initial + " }";
    assertThat(given.settings(design(setting)).get("NAME")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A=b|b",
        "export A = b |b",
        "A='b # c'|b # c",
        "A=b # c|b",
        "A=b#c|b#c",
        "A=\"x\\\"y\\$z\\\\\" # why|x\"y$z\\",
        "A=postgres://u:p@h/d?x=1|postgres://u:p@h/d?x=1",
      })
  void a_file_is_read_as_it_is_published(String line, String value) throws IOException {
    assertThat(surroundings(Map.of(), "# why\n\n" + line + "\n").value("A")).isEqualTo(value);
  }

  @Test
  void what_publish_writes_is_read_again() throws IOException {
    var given =
        surroundings(
            Map.of(),
            Files.readString(
                dev.newel.testing.Golden.root()
                    .resolve("core/src/test/golden/env/storefront/.env.example")));
    assertThat(given.value("PAYMENTS_URL")).isEqualTo("http://localhost:9100");
    assertThat(given.value("DATABASE_URL")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NAME|.env:2` is no `NAME=value`",
        "9A=b|.env:2` is no `NAME=value`",
        "A='b|.env:2` leaves the quotes of `A` open",
        "COUNT=many|`COUNT` in `",
        "FLAG=yes|.env:2` is no `boolean`",
        "RATE=0,5|is no `decimal`",
      })
  void what_does_not_fit_is_told_with_its_place(String line, String why) {
    assertThatThrownBy(
            () ->
                surroundings(Map.of(), "# first\n" + line + "\n")
                    .settings(
                        design(
                            "COUNT: { type: int }, FLAG: { type: boolean }, RATE: { type: \"decimal(3,2)\" }")))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining("many");
  }

  @Test
  void values_are_of_the_types_of_the_design() throws IOException {
    var settings =
        surroundings(Map.of("COUNT", "3", "FLAG", "true"), "")
            .settings(design("COUNT: { type: int }, FLAG: { type: boolean }"));
    assertThat(settings).containsEntry("COUNT", 3L).containsEntry("FLAG", true);
    assertThatThrownBy(
            () -> surroundings(Map.of("COUNT", "3.5"), "").settings(design("COUNT: { type: int }")))
        .hasMessage("`COUNT` in the environment is no `int`.");
  }

  @Test
  void what_is_required_must_be_there() {
    assertThatThrownBy(() -> surroundings(Map.of(), "").settings(design("KEY: { required: true }")))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("requires the setting `KEY`");
  }

  @Test
  void a_file_that_is_named_must_be_there() {
    assertThatThrownBy(
            () -> Surroundings.of(name -> null, directory, directory.resolve("prod.env")))
        .isInstanceOf(StartFailure.class)
        .hasMessage("There is no file `%s`.", directory.resolve("prod.env"));
    assertThatThrownBy(() -> Surroundings.of(name -> null, directory, directory))
        .isInstanceOf(StartFailure.class)
        .hasMessage("`%s` cannot be read: Is a directory.", directory);
    assertThat(Surroundings.of(name -> null, directory, null).value("A")).isNull();
  }
}
