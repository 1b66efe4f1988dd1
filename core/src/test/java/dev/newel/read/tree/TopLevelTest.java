package dev.newel.read.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopLevelTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "openapi: 3.1.0                       | true",
        "# c#                                 | false",
        "a: 1\\nopenapi : 3.1.0               | true",
        "---\\r\\n'swagger': '2.0'            | true",
        "\uFEFF\"openapi\": 3                 | true",
        "a:\\n  openapi: 3                    | false",
        "openapis: 3                          | false",
        "{\"openapi\": 1}                     | true",
        "\uFEFF {\"a\": [{\"openapi\": 1}], \"swagger\" : 2} | true",
        "{\"a\": {\"openapi\": 1}}            | false",
        "{\"a\": \"openapi\"}                 | false",
        "{\"a\\\\\": 1, \"openapi\": 2}       | false",
        "{openapi: 3.1.0}                     | true",
        "{\"openapi                           | false",
        "{\"a                                 | false",
        "openapi                              | false",
        "##                                   | false",
      })
  void names_count_at_the_top_level_alone(String text, boolean named) {
    var written = text.replace("\\n", "\n").replace("\\r", "\r").replace("\\\\", "\\");
    var bytes = written.getBytes(StandardCharsets.UTF_8);
    assertThat(TopLevel.names(bytes, Set.of("openapi", "swagger"))).isEqualTo(named);
  }
}
