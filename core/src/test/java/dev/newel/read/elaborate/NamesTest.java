package dev.newel.read.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The names that expressions may use, as the manual lists them.
class NamesTest {
  private static Elaboration login(String value) {
    return Elaboration.of(
        """
        newel: 1
        system: { name: shop }
        settings: { REGION: eu }
        entities:
          Member:
            id: uuid key
            email: email unique
            password: password(12..)
            seen: string? readonly
        identity:
          users: Member
          login: email
          roles: { staff: {} }
          operations: { login: { sets: { seen: %s } } }
        """
            .formatted(value));
  }

  @Test
  void the_request_is_one() {
    assertThat(login("request.ip").said()).isEmpty();
    assertThat(login("request.id").said()).isEmpty();
    assertThat(login("request.agent").said()).isEmpty();
  }

  @Test
  void a_declared_setting_is_one() {
    assertThat(login("setting.REGION").said()).isEmpty();
    assertThat(login("setting.REGIO").said()).singleElement().asString().startsWith("LINK002");
  }
}
