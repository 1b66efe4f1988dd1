package dev.newel.read.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where a question or a risk is tied to.
class QuestionsTest {
  private static Elaboration about(String place) {
    return Elaboration.of(
        """
        newel: 1
        system: { name: shop }
        dependencies: { carrier: { title: Carrier } }
        entities:
          Order:
            id: uuid key
            state: open | sent = open
          Member:
            fields: { id: uuid key, email: email unique, password: "password(12..)" }
        identity: { users: Member, login: email, roles: { staff: {} } }
        resources:
          orders: { of: Order, access: staff, create: { accepts: [state] } }
        questions:
          - { ask: How?, about: "%s" }
        """
            .formatted(place));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dependencies",
        "dependencies/carrier",
        "dependencies/carrier/timeout",
        "resources/orders/create",
        "resources/orders/create/accepts",
        "identity/operations/login",
        "identity/roles/staff/limit",
        "entities/Order/state",
        "entities/Order/fields/state/bounds",
        "entities/Member/email",
        "storage/backup/every",
        "questions/0",
        "requirements/FR-009",
      })
  void a_place_is_a_keyword_or_a_declared_name(String place) {
    assertThat(about(place).said()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "dependencies/carier, Did you mean `dependencies/carrier`?",
    "dependency/carrier, Did you mean `dependencies`?",
    "shop/carrier, Begin with a keyword of the design: `resources/orders/create`.",
    "storage/bakup, Did you mean `storage/backup`?",
    "dependencies/mailer, 'Name what is there, or `dependencies` as a whole.'",
    "entities/Order/stat, Did you mean `entities/Order/state`?",
    "resources/orders/create/status/x, 'Name what is there, or `resources/orders/create/status` as a whole.'",
    "orders.create, Write `resources/orders/create`.",
    "questions/7, 'Name what is there, or `questions` as a whole.'",
    "/, Begin with a keyword of the design: `resources/orders/create`.",
  })
  void any_other_is_told(String place, String hint) {
    var findings = about(place).findings();
    assertThat(findings)
        .map(finding -> List.of(finding.id(), finding.at().path(), finding.message()))
        .containsExactly(
            List.of("LINK001", "questions/0/about", "There is no place `%s`.".formatted(place)));
    assertThat(findings.getFirst().hint()).isEqualTo(hint);
  }

  @Test
  void what_a_risk_threatens_is_looked_up_too() {
    var findings =
        Elaboration.of(
                """
                newel: 1
                system: { name: shop }
                dependencies: { carrier: { title: Carrier } }
                risks:
                  - { risk: It is slow, about: dependencies/carrier }
                  - { risk: It is away, about: dependencies/carier }
                """)
            .findings();
    assertThat(findings)
        .map(finding -> List.of(finding.id(), finding.at().path(), finding.hint()))
        .containsExactly(
            List.of("LINK001", "risks/1/about", "Did you mean `dependencies/carrier`?"));
  }
}
