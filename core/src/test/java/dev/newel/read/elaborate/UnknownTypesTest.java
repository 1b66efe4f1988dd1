package dev.newel.read.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Severity;
import dev.newel.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A field of an unknown type ends in a finding, wherever else the design uses it.
class UnknownTypesTest {
  private static final Pattern DATA = Pattern.compile("(?m)^entities:\n(?:[ #].*\n|\n)+");
  private static final Pattern TYPE = Pattern.compile("\\w: +([A-Za-z]+)(?=[ \\[(?,}\\n])");

  @Test
  void a_key_of_an_unknown_type_is_told_once() {
    assertThat(
            Elaboration.of(
                    """
                    newel: 1
                    system: { name: shop }
                    api: { access: public }
                    entities:
                      Thing: { id: Uid key, name: string }
                    resources:
                      things: { of: Thing, list: {}, get: {}, update: { bulk: { max: 10 } } }
                    """)
                .said())
        .containsExactly("LINK001 entities/Thing/fields/id There is no type `Uid`.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"b2b", "conduit", "petclinic"})
  void each_field_of_an_example_may_be_of_an_unknown_type(String example) throws IOException {
    var text = Files.readString(Golden.root().resolve("examples/" + example + "/design.yaml"));
    var data = DATA.matcher(text);
    assertThat(data.find()).isTrue();
    var type = TYPE.matcher(text).region(data.start(), data.end());
    var told = 0;
    while (type.find()) {
      var without = text.substring(0, type.start(1)) + "Nowhere" + text.substring(type.end(1));
      var findings = Elaboration.of(without).findings();
      told += findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR) ? 1 : 0;
    }
    assertThat(told).isGreaterThan(15);
  }
}
