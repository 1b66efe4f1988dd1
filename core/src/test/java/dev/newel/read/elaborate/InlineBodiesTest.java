package dev.newel.read.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.design.api.Answer.Content;
import dev.newel.design.api.Input;
import dev.newel.design.data.View;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Bodies that say their own names and types.
class InlineBodiesTest {
  private static String text(String action) {
    return """
        newel: 1
        system: { name: board }
        entities:
          Person:
            id: uuid key
            email: email lowercase
            note: string?
        resources:
          people:
            of: Person
            actions:
              reset:
                access: public
        """
        + action.indent(8);
  }

  private static Input input(Elaboration made) {
    return Objects.requireNonNull(made.operation("people.reset").input());
  }

  @Test
  void a_mapping_holds_new_names_and_fields() {
    var made =
        Elaboration.of(
            text(
                """
                accepts:
                  email:
                  confirm: string(1..63)
                  note: string(1..9)
                when: input.confirm == input.email
                sets: { email: input.email }
                """));
    assertThat(made.said()).isEmpty();
    assertThat(input(made).members())
        .extracting(Input.Member::wire)
        .containsExactly("email", "confirm", "note");
    assertThat(input(made).members())
        .as("a name without a type is the field; one with a type never is")
        .extracting(Input.Member::isArgument)
        .containsExactly(false, true, true);
    assertThat(input(made).members().getFirst().field().modifiers())
        .as("with its modifiers")
        .isNotEmpty();
  }

  @Test
  void a_name_without_a_type_must_be_a_field() {
    assertThat(Elaboration.of(text("accepts:\n  mail:\n")).said())
        .containsExactly(
            "LINK001 resources/people/actions/reset/accepts/mail `Person` has no field `mail`.");
  }

  @Test
  void an_answer_says_names_with_types_as_a_request_does() {
    var made =
        Elaboration.of(
            text(
                """
                handler: reset
                answers:
                  id:
                  password: string(16)
                """));
    assertThat(made.said()).isEmpty();
    assertThat(made.operation("people.reset").answer().content())
        .isInstanceOfSatisfying(
            Content.One.class,
            one ->
                assertThat(one.view().items())
                    .extracting(View.Item::wire)
                    .containsExactly("id", "password"));
  }

  @Test
  void what_is_no_field_needs_a_handler_that_fills_it() {
    assertThat(Elaboration.of(text("answers: { password: string(16) }\n")).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.message())
                  .isEqualTo(
                      "Nothing fills `password`: it is no field, and no `handler` makes it.");
              assertThat(finding.hint()).contains("Name a `handler`");
            });
  }
}
