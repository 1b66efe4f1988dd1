package dev.newel.serve.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.serve.identity.SigningKeys.Rotation;
import dev.newel.serve.testing.Site;
import dev.newel.testing.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration LASTS = Duration.ofMinutes(15);
  private static final Rotation MONTHLY =
      Rotation.of(
          Site.design(
              """
              entities: { Person: { id: uuid key, login: string(1..80) unique, password: password(8..72) } }
              identity: { users: Person, login: login, tokens: { access: { for: 15m } } }
              security: { secrets: { rotate: 30d } }
              """));

  @TempDir private Path home = Path.of("");

  private SigningKeys keys(Instant now) throws IOException {
    return SigningKeys.in(home, "ES256", MONTHLY, now);
  }

  private Path file() {
    return home.resolve("token-keys-es256.jwks");
  }

  @Test
  @Proves("secrets/rotate")
  void a_key_signs_for_its_time_and_its_tokens_count_to_their_end() throws IOException {
    var keys = keys(NOW);
    var tokens = new AccessTokens(keys, "shop", LASTS);
    var last = NOW.plus(Duration.ofDays(30)).minusSeconds(1);
    var first = keys.current(last).id();
    var token = tokens.issue("7", "seven", Map.of(), last);

    assertThat(keys.current(last.plusSeconds(1)).id()).isNotEqualTo(first);
    assertThat(tokens.person(token, last.plus(LASTS).minusSeconds(1))).isEqualTo("7");
    assertThat(tokens.person(token, last.plus(LASTS))).isNull();
  }

  @Test
  void others_learn_the_keys_that_count_and_nothing_secret() throws IOException {
    var keys = keys(NOW);
    var first = keys.current(NOW).id();
    var second = keys.current(NOW.plus(Duration.ofDays(30))).id();
    assertThat(keys.publicSet()).contains(first, second).doesNotContain("\"d\":");

    var third = keys.current(NOW.plus(Duration.ofDays(60))).id();
    assertThat(keys.publicSet()).contains(second, third).doesNotContain(first);
  }

  @Test
  void a_secret_that_signs_and_verifies_is_told_to_nobody() {
    assertThat(SigningKeys.ephemeral("HS256").publicSet()).isNull();
  }

  @Test
  void keys_are_kept_for_the_next_start_and_only_their_owner_reads_them() throws IOException {
    var made = keys(NOW).current(NOW).id();

    assertThat(keys(NOW.plusSeconds(60)).current(NOW.plusSeconds(60)).id()).isEqualTo(made);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void a_file_that_somebody_changes_counts_at_once() throws IOException {
    var keys = keys(NOW);
    var tokens = new AccessTokens(keys, "shop", LASTS);
    var token = tokens.issue("7", "seven", Map.of(), NOW);
    assertThat(tokens.person(token, NOW)).isEqualTo("7");

    Files.delete(file());
    var other = keys(NOW).current(NOW).id();
    Files.setLastModifiedTime(file(), FileTime.from(NOW));

    assertThat(keys.current(NOW).id()).isEqualTo(other);
    assertThat(tokens.person(token, NOW)).as("its key was taken away").isNull();
  }

  @Test
  void a_file_without_keys_is_named() throws IOException {
    Files.writeString(file(), "{\"keys\":[]}");
    assertThatThrownBy(() -> keys(NOW))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("token-keys-es256.jwks");

    Files.writeString(file(), "no JSON");
    assertThatThrownBy(() -> keys(NOW))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("RFC 7517");
  }
}
