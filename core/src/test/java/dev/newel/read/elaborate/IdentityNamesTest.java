package dev.newel.read.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import org.junit.jupiter.api.Test;

/// Operations of identity are named without what they are part of.
class IdentityNamesTest {
  private static final String DESIGN =
      """
      newel: 1
      system: { name: board }
      identity: { users: Person, login: email, roles: { user: {} } }
      entities:
        Person: { id: uuid key, email: email unique, password: password(12..) }
      clients: { web: { kind: spa, uses: [%s] } }
      flows: { signIn: [web login, web identity.login] }
      """;

  @Test
  void clients_and_flows_name_them_either_way() {
    assertThat(Elaboration.of(DESIGN.formatted("login, identity.login")).said()).isEmpty();
  }

  @Test
  void one_that_is_not_there_is_told_with_the_closest() {
    assertThat(Elaboration.of(DESIGN.formatted("logn")).findings())
        .extracting(Finding::hint)
        .containsExactly("Did you mean `login`?");
    assertThat(Elaboration.of(DESIGN.formatted("refresh")).said())
        .containsExactly("LINK001 clients/web/uses/0 There is no resource or operation `refresh`.");
  }
}
