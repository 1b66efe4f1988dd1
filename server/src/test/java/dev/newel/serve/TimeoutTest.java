package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Site;
import dev.newel.testing.Proves;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// An operation takes no longer than its design lets it, and what it did by then is taken back.
@Proves("operation/timeout")
class TimeoutTest {
  private static final Site SITE =
      Site.open(
          TimeoutTest.class,
          """
          entities:
            Note: { id: uuid key, text: string(1..40) }
            Line: { id: uuid key, note: Note, text: string(1..40) }
          resources:
            notes:
              of: Note
              list: { access: public, timeout: 1s }
              get: public
              create: { access: public, timeout: 1s, creates: { Line: { note: this, text: "'a'" } } }
              update: { access: public, timeout: 1s }
              actions:
                cut:
                  access: public
                  timeout: 1s
                  sets: { text: "'cut'" }
                  creates: { Line: { note: this, text: "'b'" } }
          """);

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static String note() {
    var made = SITE.api().post("/notes", Map.of("text", "first"));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.text("id");
  }

  private static void assertTooLate(dev.newel.serve.testing.Api.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(503);
    assertThat(answer.text("code")).isEqualTo("TIMEOUT");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
  }

  @Test
  void a_write_that_waits_too_long_ends_and_leaves_nothing() throws Exception {
    var note = note();
    try (var other = SITE.schema().connect()) {
      other.setAutoCommit(false);
      try (var lock = other.createStatement()) {
        lock.execute("SELECT 1 FROM note WHERE id = '%s' FOR UPDATE".formatted(note));
      }
      var began = System.nanoTime();
      assertTooLate(SITE.api().raw("PATCH", "/notes/" + note, "{\"text\":\"second\"}"));
      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isBetween(Duration.ofMillis(900), Duration.ofMillis(2_500));
      other.rollback();
    }
    assertThat(SITE.api().get("/notes/" + note).text("text")).isEqualTo("first");
    assertThat(SITE.api().raw("PATCH", "/notes/" + note, "{\"text\":\"second\"}").status())
        .isEqualTo(200);
  }

  /// No statement of them takes too long by itself.
  @Test
  void statements_that_take_too_long_together_are_ended() {
    var note = note();
    SITE.schema()
        .execute(
            """
            CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN PERFORM pg_sleep(0.7); RETURN NEW; END $$""",
            "CREATE TRIGGER slow BEFORE UPDATE ON note FOR EACH ROW EXECUTE FUNCTION slow()",
            "CREATE TRIGGER slow BEFORE INSERT ON line FOR EACH ROW EXECUTE FUNCTION slow()");
    try {
      assertTooLate(SITE.api().send("POST", "/notes/" + note + "/cut", null));
    } finally {
      SITE.schema().execute("DROP FUNCTION slow() CASCADE");
    }
    assertThat(SITE.api().get("/notes/" + note).text("text")).isEqualTo("first");
    assertThat(SITE.api().send("POST", "/notes/" + note + "/cut", null).status()).isEqualTo(200);
  }

  @Test
  void a_read_that_takes_too_long_is_ended() {
    SITE.schema()
        .execute(
            "ALTER TABLE note RENAME TO note_kept",
            "CREATE VIEW note AS SELECT note_kept.* FROM note_kept, pg_sleep(3)");
    try {
      assertTooLate(SITE.api().get("/notes"));
    } finally {
      SITE.schema().execute("DROP VIEW note", "ALTER TABLE note_kept RENAME TO note");
    }
    assertThat(SITE.api().get("/notes").status()).isEqualTo(200);
  }
}
