package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Site;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the manual says of creates, of errors in fields and of origins.
class ManualTest {
  private static final Site SITE =
      Site.open(
          ManualTest.class,
          """
          api:
            base: /api
            access: public
            cors: ["https://*.shop.example", "https://admin.example"]
            errors: { body: { message: "{text}", field: "{field}" } }
          entities:
            Plan: { id: string(1..20) key, seats: int }
            Tenant:
              id: uuid key
              name: string(1..40)
              plan: Plan = 'free'
              seats: int = plan.seats
            Member: { id: uuid key, tenant: Tenant tenant, name: string }
          resources:
            plans: { of: Plan, create: public }
            tenants:
              of: Tenant
              get: public
              create:
                accepts: { companyName: string(1..40) }
                sets: { name: input.companyName }
                creates: { Member: { tenant: this, name: input.companyName } }
            members: { of: Member, list: { page: none } }
          errors:
            VALIDATION_ERROR: 400 Please correct {field}.
            REQUIRED: 428 is needed
          """);

  @AfterAll
  static void close() {
    SITE.close();
  }

  @Test
  void a_create_takes_defaults_in_order_then_sets_then_creates() {
    SITE.api().post("/plans", Map.of("id", "free", "seats", 5));
    var made = SITE.api().post("/tenants", Map.of("companyName", "Acme"));
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.text("name")).isEqualTo("Acme");
    assertThat(made.text("plan")).isEqualTo("free");
    assertThat(made.at("seats")).hasToString("5");
    assertThat(SITE.api().get("/members").body()).contains("Acme");
  }

  @Test
  void one_status_answers_for_all_fields_unless_all_have_another() {
    var wrong = SITE.api().post("/plans", Map.of("id", "", "seats", 5));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.text("message")).isEqualTo("Please correct id.");
    assertThat(wrong.text("field")).isEqualTo("id");
    assertThat(SITE.api().post("/plans", Map.of("id", "pro")).status()).isEqualTo(428);
    assertThat(SITE.api().post("/plans", Map.of("id", "")).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "https://acme.shop.example, true",
    "https://admin.example, true",
    "https://shop.example, false",
    "https://a.b.shop.example, false",
    "https://evil.example/.shop.example, false",
    "http://acme.shop.example, false",
    "https://acme.shop.example.evil.example, false",
  })
  void a_star_in_an_origin_is_one_label(String origin, boolean allowed) {
    var answer = SITE.api().with("Origin", origin).get("/members");
    assertThat(answer.response().headers().firstValue("Access-Control-Allow-Origin").isPresent())
        .isEqualTo(allowed);
  }
}
