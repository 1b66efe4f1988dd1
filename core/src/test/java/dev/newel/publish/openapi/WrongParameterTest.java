package dev.newel.publish.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.Designs;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The parameter of an example is one of the operation, and its problem is what the server says.
class WrongParameterTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "page: { max: 50 }, filter: [color]; size; must be between 1 and 50",
        "page: none, filter: [made, color]; made; must be a date such as `2026-01-31`",
        "page: none, filter: [color]; color; must be one of `red`, `green`",
        "page: none, filter: [size]; size; must be a number",
        "page: none, filter: [maker]; maker; must be a UUID",
        "page: none, filter: [name]; name; must be a text without NUL characters",
        "page: none, sortable: [size, color]; sort; must be one of `color`, `size`",
        "page: none, search: [name]; search; must be given once",
      })
  void it_is_a_parameter_of_the_list(String list, String name, String problem) {
    var design =
        Designs.of(
            """
            entities:
              Maker: { id: uuid key }
              Thing: { id: uuid key, name: string, size: int, made: date, color: red | green, maker: Maker }
            resources: { things: { of: Thing, list: { access: public, %s } } }
            """
                .formatted(list));
    var operation = design.operations().getFirst();
    var wrong = Objects.requireNonNull(WrongParameter.of(operation, design));
    assertThat(wrong).isEqualTo(new WrongParameter(name, problem));
  }
}
