package dev.newel.read.bind;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.newel.finding.Finding;
import dev.newel.language.Grammar;
import dev.newel.language.Written;
import dev.newel.read.yaml.YamlNode;
import dev.newel.read.yaml.YamlReader;
import dev.newel.source.SourceText;
import dev.newel.write.schema.JsonSchemaWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

class ExamplesTest {
  static String text(String example) throws IOException {
    return Files.readString(
        Path.of(System.getProperty("newel.root"), "examples", example, "design.yaml"));
  }

  static Bound bind(String text) {
    var file = YamlReader.read("design.yaml", text);
    assertThat(file.findings()).isEmpty();
    return Binder.bind(
        (YamlNode.Mapping) Objects.requireNonNull(file.root()),
        List.of(new SourceText("design.yaml", text)),
        true);
  }

  static Written written(Bound bound) {
    assertThat(bound.findings()).map(Finding::toString).isEmpty();
    return Objects.requireNonNull(bound.written());
  }

  @ParameterizedTest
  @ValueSource(strings = {"storefront", "conduit", "petclinic", "b2b", "tariff"})
  void anExampleHasNoFindings(String example) throws IOException {
    assertThat(written(bind(text(example))).entities()).isNotEmpty();
  }

  /// What the reader takes, an editor with the published schema takes too.
  @ParameterizedTest
  @ValueSource(strings = {"storefront", "conduit", "petclinic", "b2b", "tariff"})
  void anExampleMeetsThePublishedSchema(String example) throws IOException {
    var schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(JsonSchemaWriter.write(Grammar.NEWEL), InputFormat.JSON);
    var value = new Load(LoadSettings.builder().build()).loadFromString(text(example));
    assertThat(schema.validate(JsonMapper.shared().writeValueAsString(value), InputFormat.JSON))
        .isEmpty();
  }
}
