package dev.newel.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.language.FieldText;
import dev.newel.language.Reading;
import dev.newel.language.TypeText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeFamilyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "int; long",
        "sequence; int",
        "decimal(10,2); float",
        "string; uuid",
        "string; timestamp",
        "text; open|closed",
        "json; string[]",
        "open|closed; Open|Closed",
        "in-transit|lost; IN_TRANSIT|LOST",
        "boolean; boolean",
      })
  void canMeanOneThing(String said, String held) {
    assertDiffer(said, held, false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "int; decimal(10,2)",
        "float; long",
        "string; int",
        "string; boolean",
        "int; timestamp",
        "int; int[]",
        "open|closed; open|closed|lost",
        "boolean; int",
        "uuid; timestamp",
      })
  void areOtherTypes(String said, String held) {
    assertDiffer(said, held, true);
  }

  private static void assertDiffer(String said, String held, boolean differ) {
    assertThat(TypeFamily.differ(type(said), type(held)))
        .as("%s, %s", said, held)
        .isEqualTo(differ);
    assertThat(TypeFamily.differ(type(held), type(said)))
        .as("%s, %s", held, said)
        .isEqualTo(differ);
  }

  private static TypeText type(String text) {
    var read = FieldText.read(text);
    assertThat(read).as(text).isInstanceOf(Reading.Value.class);
    return ((Reading.Value<FieldText>) read).value().type();
  }
}
