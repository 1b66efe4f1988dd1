package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.http.HttpRequest;
import dev.newel.serve.http.SlowBodyException;
import dev.newel.serve.testing.Site;
import dev.newel.serve.testing.Wire;
import dev.newel.testing.Proves;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What clients may take of a server.
class BoundsTest {
  private static final String DESIGN =
      """
      entities: { Note: { id: uuid key, text: string(1..80) } }
      resources: { notes: { of: Note, access: public, create: } }
      """;

  private static final class Slow implements HttpRequest {
    @Override
    public String method() {
      return "POST";
    }

    @Override
    public String path() {
      return "/notes";
    }

    @Override
    public String query() {
      return "";
    }

    @Override
    public List<String> headers(String name) {
      return name.equalsIgnoreCase("Content-Type") ? List.of("application/json") : List.of();
    }

    @Override
    public String remote() {
      return "127.0.0.1";
    }

    @Override
    public byte[] body(long limit) throws IOException {
      throw new SlowBodyException();
    }
  }

  @Test
  void a_body_that_takes_too_long_is_refused_in_the_envelope() {
    try (var site = Site.open(BoundsTest.class, DESIGN)) {
      var answer = site.answer(new Slow());

      assertThat(answer.status()).isEqualTo(408);
      assertThat(new String(answer.body(), StandardCharsets.UTF_8))
          .contains("MALFORMED", "it took too long");
    }
  }

  @Test
  @Proves("capacity/connections")
  void a_connection_beyond_those_of_the_design_waits() throws IOException {
    var design = DESIGN + "deployment: { capacity: { connections: 1 } }\n";
    try (var site = Site.open(BoundsTest.class, design);
        var first = Wire.hold(site.port())) {
      assertThat(Wire.isAnswered(site.port(), Duration.ofMillis(300))).isFalse();

      first.close();
      assertThat(Wire.isAnswered(site.port(), Duration.ofSeconds(20))).isTrue();
    }
  }
}
