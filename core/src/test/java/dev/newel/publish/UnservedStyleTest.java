package dev.newel.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.openapi.OpenApiEmitter;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What describes an interface of a style that is not served says so.
class UnservedStyleTest {
  private static String described(String style) {
    var design =
        """
        api: { style: %s }
        entities: { Note: { id: uuid key, text: string } }
        resources: { notes: { of: Note, list: public } }
        """
            .formatted(style);
    var emitter = new OpenApiEmitter(OpenApiEmitter.Format.YAML);
    var files = Designs.files(emitter, Designs.of(design));
    return Objects.requireNonNull(files.values().iterator().next());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GraphQL", "gRPC"})
  void the_description_says_that_it_describes_requests(String style) {
    assertThat(described(style))
        .contains(
            "The interface is %s; here each operation is described as a request of HTTP."
                .formatted(style));
  }

  @Test
  void nothing_is_said_of_what_is_served() {
    assertThat(described("REST")).doesNotContain("The interface is");
  }
}
