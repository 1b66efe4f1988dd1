package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Site;
import dev.newel.testing.Proves;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Transactions have the isolation of the design, and those that conflict are run again.
class IsolationTest {
  private static Site site(String storage) {
    return Site.open(
        IsolationTest.class,
        storage
            + """

            entities: { Note: { id: uuid key, text: string unique } }
            api: { access: public }
            resources: { notes: { of: Note, create: public } }
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|read committed",
        "storage: { isolation: read committed }|read committed",
        "storage: { isolation: repeatable read }|repeatable read",
        "storage: { isolation: serializable }|serializable"
      })
  @Proves("storage/isolation")
  void every_transaction_has_the_isolation_of_the_design(String storage, String isolation) {
    try (var site = site(storage == null ? "" : storage)) {
      site.schema()
          .execute(
              "CREATE TABLE seen (isolation text)",
              "CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                  + " INSERT INTO seen VALUES (current_setting('transaction_isolation'));"
                  + " RETURN NULL; END $$",
              "CREATE TRIGGER note AFTER INSERT ON note FOR EACH ROW EXECUTE FUNCTION note()");
      assertThat(post(site).status()).isEqualTo(201);
      assertThat(site.schema().value("SELECT isolation FROM seen")).isEqualTo(isolation);
    }
  }

  private static Api.Answer post(Site site) {
    return site.api().post("/notes", Map.of("text", "a"));
  }

  /// A sequence counts attempts: a rollback does not take it back.
  private static void conflicts(Site site, String state, int times) {
    site.schema()
        .execute(
            "CREATE SEQUENCE attempts",
            "CREATE FUNCTION clash() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                + " IF nextval('attempts') <= %d THEN".formatted(times)
                + " RAISE EXCEPTION 'clash' USING ERRCODE = '%s'; END IF;".formatted(state)
                + " RETURN NULL; END $$",
            "CREATE TRIGGER clash AFTER INSERT ON note FOR EACH ROW EXECUTE FUNCTION clash()");
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01"})
  void what_conflicts_is_run_again_up_to_five_times(String state) {
    try (var site = site("")) {
      conflicts(site, state, 4);
      assertThat(post(site).status()).isEqualTo(201);
      assertThat(site.schema().value("SELECT last_value FROM attempts")).isEqualTo("5");
      assertThat(site.schema().value("SELECT count(*) FROM note")).isEqualTo("1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01"})
  void what_conflicts_every_time_is_unavailable_for_a_moment(String state) {
    try (var site = site("")) {
      conflicts(site, state, 99);
      var answer = post(site);
      assertThat(answer.status()).as(answer.body()).isEqualTo(503);
      assertThat(answer.body()).contains("UNAVAILABLE");
      assertThat(answer.header("Retry-After")).isEqualTo("1");
      assertThat(site.schema().value("SELECT last_value FROM attempts")).isEqualTo("5");
      assertThat(site.schema().value("SELECT count(*) FROM note")).isEqualTo("0");
    }
  }
}
