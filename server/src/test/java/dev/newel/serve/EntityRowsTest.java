package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Bodies;
import dev.newel.serve.testing.Site;
import dev.newel.serve.testing.Storefront;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Guards that ask all rows of an entity.
class EntityRowsTest {
  private static final Site SITE =
      Site.open(
          EntityRowsTest.class,
          Storefront.fast(
              Site.design(
                  """
                  entities:
                    User:
                      id: uuid key
                      email: email unique
                      password: password(8..)
                      role: role = member
                    Desk:
                      id: uuid key
                      name: string(1..40)
                      head: boolean = false
                    Seat:
                      id: uuid key
                      row: int
                  identity:
                    users: User
                    login: email
                    tokens: { access: { for: 15m } }
                    roles: { anonymous: {}, member: {} }
                  api: { access: member }
                  resources:
                    desks:
                      of: Desk
                      create: { accepts: [name, head] }
                      delete: { when: "!head || Desk.exists(d, d != this && d.head) else LAST" }
                    seats:
                      of: Seat
                      create: { accepts: [row], when: "Seat.count(s, s.row == input.row) < 2 && Seat.size() < 9 else LAST" }
                      list: {}
                  errors:
                    LAST: 409 It is the last one.
                  """)));
  private static final Api ADA = ada();

  private static Api ada() {
    var token =
        SITE.api().post("/auth/register", Bodies.credentials("ada@shop.example", Bodies.PASSWORD));
    assertThat(token.status()).as(token.body()).isEqualTo(201);
    return SITE.api().as(token.text("accessToken"));
  }

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static String head() {
    var made = ADA.post("/desks", Map.of("name", "D", "head", true));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return "/desks/" + made.text("id");
  }

  @Test
  void the_last_one_stays_even_where_two_leave_at_once() throws Exception {
    ADA.post("/desks", Map.of("name", "no head"));
    var left = head();
    try (var pool = Executors.newFixedThreadPool(2)) {
      for (var round = 0; round < 10; round++) {
        var other = head();
        var first = left;
        var one = pool.submit(() -> ADA.delete(first));
        var two = pool.submit(() -> ADA.delete(other));
        assertThat(List.of(one.get().status(), two.get().status()))
            .containsExactlyInAnyOrder(204, 409);
        assertThat(SITE.schema().value("SELECT count(*) FROM desk WHERE head")).isEqualTo("1");
        left = one.get().status() == 409 ? first : other;
      }
    }
    assertThat(ADA.delete(left).body()).contains("LAST");
  }

  @Test
  void a_guard_counts_the_rows_that_are_there() {
    for (var i = 0; i < 2; i++) {
      assertThat(ADA.post("/seats", Map.of("row", 1)).status()).isEqualTo(201);
    }
    assertThat(ADA.post("/seats", Map.of("row", 1)).body()).contains("LAST");
    assertThat(ADA.post("/seats", Map.of("row", 2)).status()).isEqualTo(201);
    assertThat(SITE.schema().value("SELECT count(*) FROM seat")).isEqualTo("3");
  }
}
