package dev.newel.serve.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `newel run --key` makes the first API key and prints it once.
class RunKeysTest {
  private static final Pattern SHOWN =
      Pattern.compile("The key with `name=bank,shop=north`, shown this once: ([A-Za-z0-9]{32})");
  private static final String DESIGN =
      """
      newel: 1
      system: { name: notes, purpose: Keeps notes. }
      entities:
        Shop: { id: uuid key, name: string unique }
        ApiKey: { id: uuid key, shop: Shop, name: "string(1..20) unique", since: timestamp created, secret: secret(32) }
        Note: { id: uuid key, text: "string(1..200)" }
      rows: { Shop: [ { name: north } ] }
      identity: { keys: { of: ApiKey, role: service }, roles: { anonymous: {}, service: {} } }
      resources:
        notes: { of: Note, list: service }
      """;

  @TempDir private Path directory;
  private TestDatabase schema = TestDatabase.open(RunKeysTest.class);
  private String design = "";

  @BeforeEach
  void write() throws IOException {
    design = Files.writeString(directory.resolve("design.yaml"), DESIGN).toString();
  }

  @AfterEach
  void close() {
    schema.close();
  }

  private Running start(String key) {
    var data = directory.resolve("data").toString();
    return Running.start(
        schema.url(), List.of(design, "--port", "0", "--data", data, "--key", key));
  }

  @Test
  void a_key_is_made_once_and_opens_what_its_role_may() throws Exception {
    String secret;
    try (var running = start("name=bank,shop=north")) {
      var api = running.api();
      var shown = SHOWN.matcher(String.join("\n", running.told()));
      assertThat(shown.find()).as(running.told().toString()).isTrue();
      secret = Objects.requireNonNull(shown.group(1));
      assertThat(api.get("/notes").status()).isEqualTo(401);
      assertThat(api.get("/notes").header("WWW-Authenticate"))
          .isEqualTo("ApiKey realm=\"notes\", header=\"X-API-Key\"");
      assertThat(api.with("X-API-Key", secret).get("/notes").status()).isEqualTo(200);
    }
    try (var running = start("name=bank,shop=north")) {
      assertThat(running.api().with("X-API-Key", secret).get("/notes").status()).isEqualTo(200);
      assertThat(running.told())
          .contains("A key with `name=bank,shop=north` is there; it was shown when it was made.");
    }
    assertThat(schema.value("SELECT count(*) FROM api_key")).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "title=bank            | `ApiKey` has no field `title` to be given.",
        "secret=mine           | `ApiKey` has no field `secret` to be given.",
        "name=bank             | The database refuses the key of `--key`: a field is missing, or its value is taken.",
        "name=bank,shop=south  | `shop` of `--key` refers to `south`, and there is no such row.",
        "since=x               | `since` of `--key` must be",
      })
  void what_makes_no_key_is_told_with_its_remedy(String key, String message) throws Exception {
    try (var running = start(key)) {
      assertThat(running.end()).isEqualTo(2);
      assertThat(running.told()).anyMatch(line -> line.startsWith("newel: " + message));
      assertThat(running.told()).anyMatch(line -> line.startsWith("hint: "));
    }
    assertThat(schema.value("SELECT count(*) FROM api_key")).isEqualTo("0");
  }

  @Test
  void what_is_no_field_is_told_before_anything_is_started() throws Exception {
    try (var running = start("bank")) {
      assertThat(running.end()).isEqualTo(2);
      assertThat(running.told())
          .containsExactly(
              "newel: `--key` is fields with `=` before their values, not `bank`.",
              "hint: Pass `--key name=billing`.");
    }
    assertThat(schema.value("SELECT to_regclass('api_key')")).isNull();
  }
}
