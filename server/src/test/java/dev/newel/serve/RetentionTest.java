package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Site;
import dev.newel.testing.Proves;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Rows go when `storage.retention` says so.
class RetentionTest {
  private static final String DESIGN =
      """
      entities:
        Order: { id: uuid key, text: string, lines: "string[]", createdAt: timestamp created }
        Parcel: { id: uuid key, order: Order, createdAt: timestamp created }
        Draft: { id: uuid key, text: string }
      resources:
        orders: { of: Order, access: public, create: {}, list: { page: none } }
        parcels: { of: Parcel, access: public, create: {}, list: { page: none }, delete: {} }
        drafts: { of: Draft, access: public, create: {}, list: { page: none } }
      storage:
        retention: { Order: 30 days, Parcel: 1 year, Draft: 1 day }
      """;

  @Test
  @Proves("storage/retention")
  void a_row_goes_after_its_time_and_not_before() {
    try (var site = Site.open(RetentionTest.class, DESIGN)) {
      var api = site.api();
      assertThat(
              api.post("/orders", Map.of("text", "old", "lines", java.util.List.of("a", "b")))
                  .status())
          .isEqualTo(201);
      site.later(Duration.ofDays(29));
      api.post("/orders", Map.of("text", "new"));
      site.sweep();
      assertThat(api.get("/orders").all("text")).containsExactlyInAnyOrder("old", "new");
      site.later(Duration.ofDays(2));
      site.sweep();
      assertThat(api.get("/orders").all("text")).containsExactly("new");
      assertThat(site.schema().value("SELECT count(*) FROM order_lines")).isEqualTo("0");
    }
  }

  @Test
  void one_that_others_refer_to_stays_until_they_are_gone() {
    try (var site = Site.open(RetentionTest.class, DESIGN)) {
      var api = site.api();
      var held = api.post("/orders", Map.of("text", "held")).text("id");
      api.post("/orders", Map.of("text", "free"));
      var parcel = api.post("/parcels", Map.of("order", held)).text("id");
      site.later(Duration.ofDays(31));
      site.sweep();
      assertThat(api.get("/orders").all("text")).containsExactly("held");
      assertThat(api.delete("/parcels/" + parcel).status()).isEqualTo(204);
      site.sweep();
      assertThat(api.get("/orders").all("text")).isEmpty();
    }
  }

  @Test
  void many_go_a_few_at_once() {
    try (var site = Site.open(RetentionTest.class, DESIGN)) {
      site.schema()
          .execute(
              "INSERT INTO \"order\" (id, text, created_at) SELECT gen_random_uuid(), 'x', now() FROM generate_series(1, %d)"
                  .formatted(2 * Sweeps.BATCH + 1));
      site.later(Duration.ofDays(31));
      site.sweep();
      assertThat(site.schema().value("SELECT count(*) FROM \"order\"")).isEqualTo("0");
    }
  }

  @Test
  void what_no_clock_can_judge_stays_and_is_named() {
    assertThat(Gaps.of(Site.design(DESIGN)))
        .containsExactly(
            "`storage.retention`: rows of `Draft` stay until an operation removes them");
    assertThat(
            Gaps.of(
                Site.design(
                    DESIGN.replace("Order: 30 days", "Order: until the shopper asks")
                        + "  archive: Orders leave for cold storage.\n")))
        .containsExactly(
            "`storage`: `archive` is for whoever runs PostgreSQL",
            "`storage.retention`: rows of `Order`, `Parcel`, `Draft` stay until an operation removes them");
    try (var site = Site.open(RetentionTest.class, DESIGN)) {
      site.api().post("/drafts", Map.of("text", "kept"));
      site.later(Duration.ofDays(1000));
      site.sweep();
      assertThat(site.api().get("/drafts").all("text")).containsExactly("kept");
    }
  }
}
