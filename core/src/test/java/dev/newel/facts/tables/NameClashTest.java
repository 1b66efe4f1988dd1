package dev.newel.facts.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.Designs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/// Two things of one name in the database are found, and no others.
class NameClashTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{ id: uuid key, box: Box, boxId: int }; entities/Item/boxId: column box_id",
        "{ id: uuid key, size: Size, sizeWidth: int }; entities/Item/sizeWidth: column size_width",
        "{ id: uuid key, parts: 'int[]' }; entities/Item/parts: table item_parts",
        "{ id: uuid key, lines: 'Line[]' }; entities/Item/lines: column position",
        "{ id: uuid key, item: 'Item[]' }; entities/Item/item: column item_id",
      })
  void theSecondOfOneNameIsFound(String fields, String expected) {
    var design =
        Designs.of(
            """
            values: { Size: { width: int }, Line: { position: int } }
            entities: { Box: { id: uuid key }, ItemParts: { id: uuid key }, Item: %s }
            """
                .formatted(fields));
    assertThat(NameClash.of(design))
        .singleElement()
        .satisfies(
            clash ->
                assertThat(clash.at().path() + ": " + clash.kind() + " " + clash.name())
                    .isEqualTo(expected));
  }

  @ParameterizedTest
  @FieldSource("dev.newel.publish.Designs#EXAMPLES")
  void noExampleHasAny(String example) {
    assertThat(NameClash.of(Designs.example(example))).isEmpty();
  }
}
