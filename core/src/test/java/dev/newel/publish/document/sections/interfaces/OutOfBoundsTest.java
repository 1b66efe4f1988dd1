package dev.newel.publish.document.sections.interfaces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.design.Design;
import dev.newel.design.api.Input;
import dev.newel.publish.Designs;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The values that stand right beside what a member takes.
class OutOfBoundsTest {
  private static Design design(String field) {
    return Designs.of(
        """
        entities:
          Maker: { id: uuid key }
          Thing: { id: uuid key, it: %s }
        values:
          Part: { size: int 1..9, made: int 1..9 readonly, twice: 'int 1..9 := size * 2', round: 'int 1..9 revision' }
        resources: { things: { of: Thing, create: { access: public } } }
        """
            .formatted(field));
  }

  private static Input input(Design design) {
    return Objects.requireNonNull(design.operations().getFirst().input());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "string(1..80); `it` of 0 or 81 characters",
        "string(..80); `it` of 81 characters",
        "string(2..); `it` of 1 character",
        "int 1..99; `it` of 0 or 100",
        "int -5..5; `it` of -6 or 6",
        "int > 3; `it` of 3",
        "int < 3; `it` of 3",
        "int >= 3; `it` of 2",
        "int <= 3; `it` of 4",
        "\"'decimal(10,2) 0.50..9.99'\"; `it` of 0.49 or 10.00",
        "\"'decimal(10,0) >= 1'\"; `it` of 0",
        "\"'string[2..5]'\"; `it` with 1 or 6 items",
        "\"'string[..5]'\"; `it` with 6 items",
        "\"'Part'\"; `it.size` of 0 or 10",
        "\"'Part[..3]'\"; \"`it` with 4 items|`it[].size` of 0 or 10\"",
      })
  void eachEndHasTheValueBesideIt(String field, String values) {
    var design = design(field);
    assertThat(OutOfBounds.values(input(design), design)).containsExactly(values.split("\\|"));
  }

  @ParameterizedTest
  @CsvSource({"string", "int", "boolean", "date", "Maker"})
  void whatHasNoBoundsHasNoValueBesideThem(String field) {
    var design = design(field);
    assertThat(OutOfBounds.values(input(design), design)).isEmpty();
  }

  @Test
  void aBoundByAnotherFieldIsNoNumber() {
    var design = design("int >= 1, other: int > it");
    assertThat(OutOfBounds.values(input(design), design)).containsExactly("`it` of 0");
  }

  @Test
  void referencesAreMembersThatNameARow() {
    var design = design("Maker, other: Maker?, name: string(..9)");
    assertThat(OutOfBounds.references(input(design), design)).containsExactly("`it`", "`other`");
  }
}
