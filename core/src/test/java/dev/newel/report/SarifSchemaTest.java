package dev.newel.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The schema that OASIS publishes for SARIF 2.1.0 accepts the report.
class SarifSchemaTest {
  private static final Schema SCHEMA = schema();

  @Test
  void the_published_schema_accepts_it() {
    for (var report :
        new Report[] {
          Sample.report(false, false),
          Sample.report(false, true),
          Sample.clean(),
          HostileReportTest.report("a b/größe\u0000.yaml")
        }) {
      var text = ReportFormat.SARIF.render(report);
      assertThat(SCHEMA.validate(text, InputFormat.JSON)).as(text).isEmpty();
    }
  }

  @Test
  void the_schema_would_refuse_mistakes() {
    var text = ReportFormat.SARIF.render(Sample.report(false, true));
    assertThat(text).contains("\"level\": \"error\"", "\"startLine\": 4");
    assertThat(
            SCHEMA.validate(
                text.replace("\"level\": \"error\"", "\"level\": \"grave\""), InputFormat.JSON))
        .isNotEmpty();
    assertThat(
            SCHEMA.validate(text.replace("\"startLine\": 4", "\"startLine\": 0"), InputFormat.JSON))
        .isNotEmpty();
    assertThat(SCHEMA.validate(text.replace("\"message\"", "\"massage\""), InputFormat.JSON))
        .isNotEmpty();
  }

  private static Schema schema() {
    try (var in = SarifSchemaTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      var text =
          new String(
              Objects.requireNonNull(in, "the schema of SARIF").readAllBytes(),
              StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(text, InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
