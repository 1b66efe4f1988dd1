package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.serve.store.StartFailure;
import dev.newel.serve.store.TestDatabase;
import dev.newel.serve.testing.Bodies;
import dev.newel.serve.testing.Site;
import dev.newel.serve.testing.Storefront;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The role that whoever starts the server gives.
class AppointmentsTest {
  private static final String LOGIN = "first@shop.example";

  private static int deletes(Site site, String token) {
    return site.api().as(token).delete("/products/00000000-0000-0000-0000-000000000000").status();
  }

  @Test
  void who_registers_with_the_login_gets_the_role_and_nobody_else_does() {
    try (var site =
        Site.open(
            TestDatabase.open(AppointmentsTest.class),
            Storefront.design(),
            Map.of(),
            Map.of(LOGIN, "admin"))) {
      var first = site.api().post("/auth/register", Bodies.registration(LOGIN));
      assertThat(first.status()).as(first.body()).isEqualTo(201);
      assertThat(deletes(site, first.text("accessToken"))).isEqualTo(404);
      var other = site.api().post("/auth/register", Bodies.registration("other@shop.example"));
      assertThat(deletes(site, other.text("accessToken"))).isEqualTo(403);
    }
  }

  @Test
  void who_is_registered_gets_the_role_at_the_start() {
    try (var schema = TestDatabase.open(AppointmentsTest.class)) {
      var design = Storefront.design();
      var first = Site.open(schema, design, Map.of());
      var person = first.api().post("/auth/register", Bodies.registration(LOGIN));
      assertThat(deletes(first, person.text("accessToken"))).isEqualTo(403);
      first.stop();
      var second = Site.open(schema, design, Map.of(), Map.of(LOGIN, "admin"));
      var again = second.api().post("/auth/login", Bodies.credentials(LOGIN, Bodies.PASSWORD));
      assertThat(deletes(second, again.text("accessToken"))).isEqualTo(404);
      second.stop();
    }
  }

  @Test
  void a_role_that_is_none_stops_the_start() {
    try (var schema = TestDatabase.open(AppointmentsTest.class)) {
      assertThatThrownBy(
              () -> Site.open(schema, Storefront.design(), Map.of(), Map.of(LOGIN, "king")).stop())
          .isInstanceOf(StartFailure.class)
          .hasMessageStartingWith("The design has no role `king`; it has `admin`, ");
      var nobody = Site.design("entities: { Note: { id: int key } }");
      assertThatThrownBy(() -> Site.open(schema, nobody, Map.of(), Map.of(LOGIN, "admin")).stop())
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("keeps no role");
    }
  }
}
