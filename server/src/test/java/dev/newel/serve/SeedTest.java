package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.store.TestDatabase;
import dev.newel.serve.testing.Site;
import dev.newel.testing.Proves;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The rows that a new database begins with.
class SeedTest {
  private static final String DESIGN =
      """
      entities:
        Plan: { id: int key, name: "string(1..40) unique", most: int >= 1 = 5, features: "string(1..9)[]" }
        Account: { id: uuid key, name: string, plan: Plan, at: Place, since: timestamp created, slug: slug from name }
      values: { Place: { city: string, code: string? } }
      rows:
        Plan: [ { name: free, most: 3 }, { name: team, features: [x, y] } ]
        Account: [ { name: First Account, plan: team, at: { city: Rome } } ]
      api: { access: public }
      resources:
        plans: { of: Plan, list: public, create: public, delete: public }
        accounts: { of: Account, list: public }
      """;

  @Test
  @Proves("the file/rows")
  void rows_are_written_once_where_there_are_none() {
    var design = Site.design(DESIGN);
    try (var site = Site.open(SeedTest.class, design)) {
      assertThat(site.rowsAdded()).isEqualTo(3);
      var plans = site.api().get("/plans");
      assertThat(plans.all("name")).containsExactlyInAnyOrder("free", "team");
      assertThat(plans.all("most")).containsExactlyInAnyOrder("3", "5");
      var account = site.api().get("/accounts");
      assertThat(account.text(0, "at", "city")).isEqualTo("Rome");
      assertThat(account.text(0, "slug")).isEqualTo("first-account");
      assertThat(account.at(0, "since")).isNotNull();
      assertThat(
              site.schema().value("SELECT p.name FROM account a JOIN plan p ON p.id = a.plan_id"))
          .isEqualTo("team");
      // The next row gets a key that is free.
      var made = site.api().raw("POST", "/plans", "{\"name\":\"more\",\"features\":[]}");
      assertThat(made.status()).as(made.body()).isEqualTo(201);
    }
  }

  @Test
  void rows_that_users_removed_do_not_come_back() {
    var design = Site.design(DESIGN);
    try (var schema = TestDatabase.open(SeedTest.class)) {
      var first = Site.open(schema, design, Map.of());
      assertThat(first.rowsAdded()).isEqualTo(3);
      first.stop();
      schema.execute("DELETE FROM account");
      var second = Site.open(schema, design, Map.of());
      assertThat(second.rowsAdded()).isZero();
      assertThat(second.api().get("/accounts").body()).isEqualTo("[]");
      second.stop();
    }
  }

  @Test
  void tables_that_hold_rows_get_none() {
    var design = Site.design(DESIGN);
    var without = Site.design(DESIGN.replaceAll("(?m)^(rows:|  Plan: \\[|  Account: \\[).*\n", ""));
    try (var schema = TestDatabase.open(SeedTest.class)) {
      var first = Site.open(schema, without, Map.of());
      assertThat(first.rowsAdded()).isZero();
      var made = first.api().raw("POST", "/plans", "{\"name\":\"team\",\"features\":[]}");
      assertThat(made.status()).as(made.body()).isEqualTo(201);
      first.stop();
      var second = Site.open(schema, design, Map.of());
      assertThat(second.rowsAdded()).isEqualTo(1);
      assertThat(second.api().get("/plans").all("name")).containsExactly("team");
      second.stop();
    }
  }
}
