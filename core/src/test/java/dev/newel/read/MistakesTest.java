package dev.newel.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What people write who come from SQL, Java, JSON Schema or another language of designs: one
/// finding for one mistake, at the very words, with what to write instead.
class MistakesTest {
  private static final String RIGHT =
      """
      newel: 1
      system: { name: clinic }
      identity:
        users: Person
        roles: { clerk: }
      entities:
        Person:
          id: uuid key
          email: email unique
          password: password
          role: role = clerk
        Pet:
          id: uuid key
          name: string(1..30)
          chip: string(..20)? ~ /^[0-9]+$/
          born: date <= today
          tame: boolean = true
          owner: Person parent
          visits: Visit[] via pet
        Visit:
          number: int key
          day: date
          pet: Pet parent
      views:
        Pet: [id, name, born, tame, visits: Visit]
        Visit: [number, day]
      resources:
        pets:
          of: Pet
          access: clerk
          list: { order: [born], filter: { young: born > ago('1y') } }
          create: { accepts: [name, chip, born, tame, ownerId: owner.id] }
          get:
      """;

  @TempDir Path directory;

  private List<Finding> findings(String text) throws IOException {
    var file = directory.resolve("design.yaml");
    Files.writeString(file, text);
    return DesignReader.read(file).findings();
  }

  @Test
  void the_design_without_mistakes_has_no_finding() throws IOException {
    assertThat(findings(RIGHT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '"',
      value = {
        "name: string(1..30)   # name: varchar(30) not null       # varchar      # Write `string(1..80)`.",
        "name: string(1..30)   # name: String                     # String       # Write `string(1..80)`.",
        "name: string(1..30)   # name: string(1..30) required     # required     # Leave it out: a field is required",
        "name: string(1..30)   # name: string(1..30) nullable     # nullable     # Put `?` right after the type",
        "name: string(1..30)   # name?: string(1..30)             # name?        # Put the `?` right after the type: `name: ",
        "name: string(1..30)   # name: { type: string, maxLength: 30 } # maxLength # Write the length behind the type",
        "name: string(1..30)   # name: Strin                      # Strin        # Did you mean `string`?",
        "born: date <= today   # born: LocalDate                  # LocalDate    # Write `date`.",
        "number: int key       # number: integer key              # integer      # Write `int`.",
        "born: date <= today   # born: dat                        # dat          # Did you mean `date`?",
        "tame: boolean = true  # tame: boolean = yes              # yes          # Write `true`.",
        "tame: boolean = true  # tame: bool                       # bool         # Write `boolean`.",
        "tame: boolean = true  # tame: enum(wild, tame)           # enum         # Write the words themselves",
        "visits: Visit[] via pet # visits: List<Visit>            # List<Visit>  # Write brackets behind the type",
        "visits: Visit[] via pet # visits: Visit[] via pett       # pett         # Did you mean `pet`?",
        "visits: Visit[] via pet # visits: Visitt[] via pet       # Visitt       # Did you mean `Visit`?",
        "/^[0-9]+$/            # /^[0-9+$/                        # ^[0-9+$      # Write RE2's syntax",
        "chip: string(..20)?   # chip: int                        # chip: int ~ /^[0-9]+$/ # Make it a `string`",
        "access: clerk         # access: clark                    # clark        # Did you mean `clerk`?",
        "[number, day]         # [number, dya]                    # dya          # Did you mean `day`?",
        "order: [born]         # order: [borne]                   # borne        # Did you mean `born`?",
        "accepts: [name        # accepts: [nme                    # nme          # Did you mean `name`?",
        "resources:            # resource:                        # resource     # Did you mean `resources`?",
      })
  void one_mistake_is_one_finding(String right, String wrong, String at, String hint)
      throws IOException {
    assertThat(RIGHT).contains(right);
    var text = RIGHT.replace(right, wrong);
    assertThat(findings(text))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(marked(text, finding)).as(finding.message()).startsWith(at);
              assertThat(finding.hint()).startsWith(hint);
            });
  }

  private static String marked(String text, Finding finding) {
    var span = Objects.requireNonNull(finding.span());
    var line = text.lines().toList().get(span.line() - 1);
    return line.substring(span.column() - 1);
  }
}
