package dev.newel.publish.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.Designs;
import org.junit.jupiter.api.Test;

/// A migration has the steps between two designs, and tells what they may do.
class MigrationEmitterTest {
  private static String fields(String more) {
    return "entities: { Item: { id: uuid key, name: string(1..80), %s } }".formatted(more);
  }

  @Test
  void stepsThatLoseDataAreMarkedCountedAndFound() {
    var emission =
        new MigrationEmitter(Designs.of(fields("weight: int, note: string?")))
            .emit(Designs.of(fields("note: string, count: int = 0")));
    assertThat(emission.outputs())
        .singleElement()
        .satisfies(
            file -> {
              assertThat(file.path()).isEqualTo("migration.sql");
              assertThat(file.content())
                  .isEqualTo(
                      """
                      -- The tables from shop to shop, for PostgreSQL 14 or later.
                      -- Steps: 3. Steps that fail where rows do not fit: 1. Steps that lose data: 1. Run them in one transaction.

                      -- Fails where rows do not fit.
                      ALTER TABLE "item" ALTER COLUMN "note" SET NOT NULL;

                      ALTER TABLE "item" ADD COLUMN "count" integer NOT NULL DEFAULT '0'::integer;
                      ALTER TABLE "item" ALTER COLUMN "count" DROP DEFAULT;

                      -- DESTRUCTIVE: data is lost.
                      ALTER TABLE "item" DROP COLUMN "weight";
                      """);
            });
    assertThat(emission.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.id()).isEqualTo("PUB106");
              assertThat(finding.message()).contains("Step 3", "`item`");
            });
  }

  @Test
  void designsOfTheSameTablesNeedNoStep() {
    var emission =
        new MigrationEmitter(Designs.example("storefront")).emit(Designs.example("storefront"));
    assertThat(emission.findings()).isEmpty();
    assertThat(emission.outputs().getFirst().content())
        .isEqualTo(
            """
            -- The tables from storefront 1.0.0 to storefront 1.0.0, for PostgreSQL 14 or later.
            -- Nothing changes.
            """);
  }

  @Test
  void commentsFollowTheDesign() {
    var before =
        Designs.of(
            "entities: { Item: { id: uuid key, gone: { type: int, doc: It goes. }, a: { type: int, doc: Old. }, b: { type: int, doc: Kept. } } }");
    var now =
        Designs.of(
            "entities: { Item: { id: uuid key, a: { type: int, doc: \"It's\\nnew.\" }, b: { type: int, doc: Kept. } } }\n"
                + "storage: { retention: { Item: 2 years }, partition: { Item: by month } }");
    var emission = new MigrationEmitter(before).emit(now);
    assertThat(emission.outputs().getFirst().content())
        .endsWith(
            """
            ALTER TABLE "item" DROP COLUMN "gone";

            COMMENT ON TABLE "item" IS 'Rows are kept: 2 years. Rows are to be partitioned: by month.';
            COMMENT ON COLUMN "item"."a" IS 'It''s new.';
            """);
    assertThat(new MigrationEmitter(now).emit(before).outputs().getFirst().content())
        .contains("COMMENT ON TABLE \"item\" IS NULL;\n");
    assertThat(new SqlEmitter().emit(now).findings())
        .extracting(finding -> finding.id() + " " + finding.at())
        .containsExactly("PUB105 storage/partition/Item", "PUB105 storage/retention/Item");
  }
}
