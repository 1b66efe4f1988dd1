package dev.newel.serve.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.testing.Site;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a design lists, and what of it can be looked at.
class ChecksTest {
  @Test
  void a_disk_has_space_or_not(@TempDir Path directory) {
    assertThat(Checks.hasSpace(directory.resolve("not/there/yet"), 1)).isTrue();
    assertThat(Checks.hasSpace(directory, Long.MAX_VALUE)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "redis://cache.example, true",
    "https://user:secret@cache.example/path, true",
    "tcp://cache.example:99, true",
    "tcp://cache.example, false",
    "cache.example:99, false",
    "not an address, false"
  })
  void an_address_says_where_to_look(String url, boolean made) {
    var design =
        Site.design(
            """
            settings: { CACHE_URL: { secret: true } }
            observability: { health: { checks: [database, cache] } }
            entities: { Note: { id: uuid key, text: string } }
            resources: { notes: { of: Note, list: public } }
            """);
    var settings = Map.<String, @org.jspecify.annotations.Nullable Object>of("CACHE_URL", url);
    assertThat(Checks.unmade(design, settings).isEmpty()).isEqualTo(made);
    assertThat(Checks.of(design, settings, () -> true, Path.of("."))).hasSize(made ? 2 : 1);
  }
}
