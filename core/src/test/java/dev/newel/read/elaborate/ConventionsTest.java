package dev.newel.read.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.design.Design;
import dev.newel.design.api.Answer.Content;
import dev.newel.design.api.Failure;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What `docs/language/conventions.md` says and elaboration decides.
class ConventionsTest {
  private static final Design DESIGN =
      Elaboration.design(
          """
          newel: 1
          system: { name: shop }
          api: { access: staff }
          entities:
            Member:
              id: uuid key
              email: email unique
              password: password(12..)
              likes: Thing[]
            Thing: { id: uuid key, name: string(1..80) }
          identity:
            users: Member
            login: email
            keys: { role: machine }
            roles: { staff: { limit: 10/min }, machine: { is: staff } }
          resources: { things: { of: Thing, get: {}, update: {} } }
          """);

  /// The first check that fails answers; all faults of a body's fields come at once, as one 422.
  @Test
  void failures_stand_in_the_order_of_checks() {
    var update = Elaboration.operation(DESIGN, "things.update");
    assertThat(update.failures())
        .extracting(Failure::code)
        .containsSubsequence(
            "TOO_BIG",
            "UNAUTHORIZED",
            "RATE_LIMIT_EXCEEDED",
            "NOT_ACCEPTABLE",
            "UNSUPPORTED_TYPE",
            "INVALID_PARAMETER",
            "MALFORMED",
            "NOT_FOUND",
            "VALIDATION_ERROR",
            "INTERNAL_ERROR");
    assertThat(update.failures())
        .filteredOn(failure -> failure.status() == 422)
        .extracting(Failure::wire)
        .containsExactly("VALIDATION_ERROR");
  }

  /// The limit of an API key is that of its role, the nearest one written.
  @Test
  void a_key_is_limited_as_its_role_is() {
    var keys = Objects.requireNonNull(DESIGN.identity().keys());
    var role = Objects.requireNonNull(DESIGN.identity().roles().get(keys.role()));
    assertThat(role.limit()).hasToString("10/min");
  }

  @Test
  void a_change_answers_the_row_in_its_view() {
    var update = Elaboration.operation(DESIGN, "things.update");
    assertThat(update.answer().content())
        .isInstanceOfSatisfying(
            Content.One.class, one -> assertThat(one.view().name()).isEqualTo("Thing"));
  }
}
