package dev.newel.publish.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.facts.tables.Steps;
import dev.newel.facts.tables.Tables;
import dev.newel.testing.Examples;
import dev.newel.testing.Golden;
import dev.newel.testing.TextTree;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The whole schema of each example, read by people once and held since.
class GoldenSqlTest {
  @TestFactory
  Stream<DynamicTest> anExampleHasTheSameSchemaAsBefore() {
    return Stream.of("b2b", "conduit", "petclinic", "storefront", "tariff")
        .map(example -> DynamicTest.dynamicTest(example, () -> assertGolden(example)));
  }

  private static void assertGolden(String example) {
    var read = Examples.read(example);
    var design = Objects.requireNonNull(read.design(), () -> String.valueOf(read.findings()));
    Golden.assertMatches(
        Golden.root().resolve("core/src/test/golden/sql").resolve(example + ".sql"),
        new SqlEmitter().emit(design).outputs().getFirst().content());
  }

  @Test
  void aScriptSaysAboveAStatementWhatItMayDo() {
    var script =
        SqlEmitter.script(
            Steps.between(
                tables("{ id: uuid key, gone: int, less: string? }"),
                tables("{ id: uuid key, less: string }")));
    assertThat(script)
        .isEqualTo(
            """

            -- Fails where rows do not fit.
            ALTER TABLE "item" ALTER COLUMN "less" SET NOT NULL;

            -- DESTRUCTIVE: data is lost.
            ALTER TABLE "item" DROP COLUMN "gone";
            """);
  }

  private static Tables tables(String fields) {
    var read =
        TextTree.of("newel: 1\nsystem: { name: shop }\nentities: { Item: %s }\n".formatted(fields))
            .design();
    return Tables.of(Objects.requireNonNull(read.design(), () -> String.valueOf(read.findings())));
  }
}
