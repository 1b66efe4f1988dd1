package dev.newel.read.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.design.data.Entity;
import dev.newel.expr.Expr;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Which rows exist for whom, as conditions over the row.
class PresenceTest {
  private static Entity entity(String name) {
    return Elaboration.design(
            """
            newel: 1
            system: { name: shop }
            entities:
              Company: { id: uuid key }
              Member: { id: uuid key, company: Company tenant, email: email unique }
              Project: { id: uuid key, company: Company tenant, goneAt: timestamp? deleted }
              Task: { id: uuid key, project: Project parent }
              Country: { code: string(2) key }
            tenancy: { of: Company, from: token }
            identity: { users: Member, login: email, roles: { staff: {} } }
            """)
        .model()
        .entity(name);
  }

  private static String text(@Nullable Expr expr) {
    return Objects.requireNonNull(expr).text();
  }

  @Test
  void a_soft_deleted_row_does_not_exist() {
    assertThat(text(entity("Project").present())).isEqualTo("goneAt == null");
    assertThat(entity("Task").present()).isNull();
  }

  @Test
  void a_row_is_of_the_tenant_of_its_parent() {
    assertThat(text(entity("Project").ofTenant())).isEqualTo("company == viewer.company");
    assertThat(text(entity("Task").ofTenant())).isEqualTo("project.company == viewer.company");
    assertThat(text(entity("Company").ofTenant())).isEqualTo("this == viewer.company");
    assertThat(entity("Country").ofTenant()).isNull();
  }
}
