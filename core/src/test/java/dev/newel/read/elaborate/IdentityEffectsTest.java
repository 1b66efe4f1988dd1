package dev.newel.read.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Effects of the operations of identity see what the request bears.
class IdentityEffectsTest {
  private static final String DESIGN =
      """
      newel: 1
      system: { name: board }
      api: { access: user }
      identity:
        users: Person
        login: email
        roles: { user: {} }
        operations: { %s }
      entities:
        Person: { id: uuid key, email: email unique, password: password(12..) }
      resources:
        people: { of: Person, list: user }
      errors: { WEAK: 422 A digit is missing. }
      """;

  @Test
  void a_guard_of_register_sees_the_password() {
    var design =
        Elaboration.design(
            DESIGN.formatted("register: { when: \"input.password.matches('[0-9]') else WEAK\" }"));
    assertThat(Elaboration.operation(design, "identity.register").effects().when()).hasSize(1);
  }

  @Test
  void a_guard_of_password_sees_both_passwords() {
    var design =
        Elaboration.design(
            DESIGN.formatted(
                "password: { when: \"input.newPassword != input.oldPassword else WEAK\" }"));
    assertThat(Elaboration.operation(design, "identity.password").effects().when()).hasSize(1);
  }

  @Test
  void what_the_request_does_not_bear_is_unknown() {
    assertThat(
            Elaboration.of(DESIGN.formatted("login: { when: \"input.id != null else WEAK\" }"))
                .said())
        .singleElement()
        .asString()
        .startsWith("LINK002 identity/operations/login/when/0");
  }
}
