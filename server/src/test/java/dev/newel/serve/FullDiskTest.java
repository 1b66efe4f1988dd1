package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Api;
import dev.newel.serve.testing.Site;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// A PostgreSQL that has no room: it refuses what would grow with the state 53100 (`disk_full`).
/// Here a trigger says so, late in a transaction, as a full disk may.
class FullDiskTest {
  private static final Site SITE =
      Site.open(
          FullDiskTest.class,
          """
          entities:
            Note: { id: uuid key, text: string(1..40) }
            Line: { id: uuid key, note: Note }
          identity: { roles: { anonymous: {} } }
          api: { access: public }
          resources:
            notes:
              of: Note
              list: public
              create: { access: public, idempotent: optional, creates: { Line: { note: this } }, emits: note.made }
          events:
            note.made: { payload: Note }
          """);
  private static final Api API = SITE.api();

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static void execute(String sql) throws SQLException {
    try (var connection = SITE.schema().connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Api.Answer note(String text) {
    return API.with("Idempotency-Key", "key-" + text)
        .raw("POST", "/notes", "{\"text\":\"%s\"}".formatted(text));
  }

  @Test
  void a_write_without_room_is_refused_keeps_nothing_and_succeeds_when_there_is_room()
      throws SQLException {
    assertThat(note("before").status()).isEqualTo(201);
    execute(
        """
        CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'could not extend file "base/1/2"' USING ERRCODE = '53100'; END $$;
        CREATE TRIGGER full_disk BEFORE INSERT ON line FOR EACH ROW EXECUTE FUNCTION no_room()""");
    var refused = note("during");
    assertThat(refused.status()).as(refused.body()).isEqualTo(503);
    assertThat(refused.text("code")).isEqualTo("UNAVAILABLE");
    assertThat(refused.header("Retry-After")).isNotEmpty();
    assertThat(refused.body()).doesNotContain("base/1/2").doesNotContain("53100");
    assertThat(API.get("/notes").body()).contains("before").doesNotContain("during");
    execute("DROP TRIGGER full_disk ON line");
    var made = note("during");
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.header("Idempotency-Replayed")).isEmpty();
    assertThat(API.get("/notes").body()).contains("before").contains("during");
  }
}
