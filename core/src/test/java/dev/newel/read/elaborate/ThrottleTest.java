package dev.newel.read.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Failed logins are counted by the login and by the address, and by nothing else.
class ThrottleTest {
  private static final String DESIGN =
      """
      newel: 1
      system: { name: board }
      identity:
        users: Person
        login: email
        throttle: { failures: 5, per: 1m, by: [%s] }
        roles: { user: {} }
      entities:
        Person: { id: uuid key, email: email unique, name: string, password: password(12..) }
      """;

  @ParameterizedTest
  @ValueSource(strings = {"ip", "email", "email, ip", "ip, email"})
  void they_are_counted_by_login_and_address(String by) {
    assertThat(Elaboration.of(DESIGN.formatted(by)).said()).isEmpty();
  }

  @Test
  void what_nothing_counts_by_is_told_with_what_is_known() {
    var read = Elaboration.of(DESIGN.formatted("ip, name"));
    assertThat(read.said())
        .containsExactly(
            "LINK001 identity/throttle/by/1 Failed logins are counted by `email` and `ip`, not by"
                + " `name`.");
    assertThat(read.findings())
        .extracting(Finding::hint)
        .containsExactly("Write `by: [email, ip]`.");
    assertThat(Elaboration.of(DESIGN.formatted("emial")).findings())
        .extracting(Finding::hint)
        .containsExactly("Did you mean `email`?");
  }

  @Test
  void nothing_is_counted_twice() {
    assertThat(Elaboration.of(DESIGN.formatted("ip, email, ip")).said())
        .containsExactly(
            "BIND008 identity/throttle/by/2 `ip` stands twice in `identity/throttle/by`.");
  }
}
