package dev.newel.publish.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.design.Design;
import dev.newel.publish.Designs;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
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
        "page: none, search: [name]; search; must have at most 200 characters, none of them NUL",
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

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "boolean; must be `true` or `false`",
        "int; must be a number",
        "long; must be a number",
        "float; must be a number",
        "'decimal(8,2)'; must be a number",
        "uuid; must be a UUID",
        "date; must be a date such as `2026-01-31`",
        "time; must be a time such as `12:30:00`",
        "timestamp; must be a time such as `2026-01-31T12:30:00Z`",
        "duration; must be a duration such as `PT15M`",
        "role; must be one of `admin`, `anonymous`",
        "email; must be a text without NUL characters",
        "Counted; must be a number",
      })
  void its_problem_is_that_of_its_type(String type, String problem) {
    var design =
        Designs.of(
            """
            identity: { tokens: { from: issuer, issuer: "https://id.example", audience: shop }, roles: { admin: {} } }
            entities:
              Counted: { id: sequence key }
              Thing: { id: uuid key, it: "%s" }
            resources: { things: { of: Thing, list: { access: public, page: none, filter: [it] } } }
            """
                .formatted(type));
    var wrong = WrongParameter.of(design.operations().getFirst(), design);
    assertThat(wrong).isEqualTo(new WrongParameter("it", problem));
  }

  @Test
  void without_a_query_it_is_the_last_one_of_the_path_or_the_first_that_is_accepted() {
    var design =
        Designs.of(
            """
            entities:
              Shelf: { id: uuid key }
              Book: { id: int key, shelf: Shelf, name: string, pages: int }
            resources:
              shelves: { of: Shelf }
              books: { of: Book, in: shelves, get: public }
              allBooks: { of: Book, create: public }
            """);
    assertThat(of(design, "books.get")).isEqualTo(new WrongParameter("id", "must be a number"));
    assertThat(of(design, "allBooks.create"))
        .isEqualTo(new WrongParameter("shelf", "must be a UUID"));
  }

  private static @Nullable WrongParameter of(Design design, String id) {
    var operation =
        design.operations().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    return WrongParameter.of(operation, design);
  }
}
