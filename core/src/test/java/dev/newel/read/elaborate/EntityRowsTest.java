package dev.newel.read.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Where expressions may ask all rows of an entity.
class EntityRowsTest {
  private static Elaboration staff(String total, String when, String tenancy) {
    return Elaboration.of(
        """
        newel: 1
        system: { name: shop }
        entities:
          Company: { id: uuid key }
          Member:
            id: uuid key
            email: email unique
            password: password(12..)
            company: Company tenant
            role: role = staff
            total: int := %s
        %s
        identity:
          users: Member
          login: email
          roles: { staff: {}, admin: {} }
        resources:
          members: { of: Member, access: admin, delete: { when: "%s" } }
        """
            .formatted(total, tenancy, when));
  }

  @Test
  void a_guard_may() {
    assertThat(staff("0", "Member.exists(m, m != this && m.role == admin)", "").said()).isEmpty();
    assertThat(staff("0", "Member.count(m, m.role == admin) > 1", "").said()).isEmpty();
    assertThat(staff("0", "Member.exists(m, m.rol == admin)", "").said())
        .contains("LINK002 resources/members/delete/when/0 Member `m` has no field `rol`.");
  }

  @Test
  void a_field_may_not() {
    assertThat(staff("Member.size()", "true", "").said())
        .containsExactly("LINK002 entities/Member/fields/total `Member` is not known here.");
  }

  @Test
  void nobody_sees_across_tenants() {
    assertThat(staff("0", "Member.size() > 1", "tenancy: { of: Company }").said())
        .containsExactly(
            "LINK012 resources/members/delete/when `Member` has rows of every tenant, and nobody"
                + " sees across.");
    assertThat(staff("0", "Company.size() > 1", "tenancy: { of: Company }").findings())
        .extracting(dev.newel.finding.Finding::hint)
        .containsExactly("Ask a list of the tenant: `company.users.exists(...)`.");
  }

  @Test
  void the_database_answers() {
    assertThat(staff("0", "Member.exists(m, m.email.matches('a'))", "").said())
        .containsExactly(
            "LINK002 resources/members/delete/when The database answers what asks all rows of"
                + " `Member`, and `matches` is in the server only.");
  }
}
