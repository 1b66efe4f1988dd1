package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Site;
import dev.newel.testing.Proves;
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
      assertThat(site.seed(design)).isEqualTo(3);
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
      assertThat(site.seed(design)).isZero();
      // The next row gets a key that is free.
      var made = site.api().raw("POST", "/plans", "{\"name\":\"more\",\"features\":[]}");
      assertThat(made.status()).as(made.body()).isEqualTo(201);
    }
  }
}
