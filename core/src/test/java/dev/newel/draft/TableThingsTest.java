package dev.newel.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.foreign.Evidence;
import dev.newel.foreign.tables.SqlSchema;
import dev.newel.foreign.tables.SqlSchema.Column;
import dev.newel.foreign.tables.SqlSchema.Table;
import dev.newel.language.FieldText;
import dev.newel.language.Reading;
import dev.newel.source.Span;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TableThingsTest {
  private static final Evidence HERE = Evidence.explicit(Span.point("a.sql", 1, 1), "a");

  @Test
  void columns_become_fields_with_their_keys_and_defaults() {
    var columns =
        List.of(
            column("id", "long", true, null),
            column("card", "string(..12)", true, null),
            column("note", "text", false, null),
            column("open", "boolean", true, "1"),
            column("copies", "int", true, "3"),
            column("mood", "string", true, "'calm'::mood"),
            column("since", "timestamp", true, "CURRENT_TIMESTAMP"),
            column("made", "uuid", true, "gen_random_uuid()"));
    var table =
        new Table(
            "",
            "readers",
            "",
            columns,
            List.of("id"),
            List.of(List.of("card"), List.of("note", "open")),
            List.of(),
            List.of(),
            HERE);
    var schema = new SqlSchema(List.of("a.sql"), List.of(table), List.of(), List.of());
    assertThat(Draft.of(new Sources(List.of(), List.of(schema))).design().get("entities"))
        .isEqualTo(
            Map.of(
                "Reader",
                Map.of(
                    "id", "long key",
                    "card", "string(..12) unique",
                    "note", "text?",
                    "open", "boolean = true",
                    "copies", "int = 3",
                    "mood", "string = 'calm'",
                    "since", "timestamp = now",
                    "made", "uuid")));
  }

  private static Column column(
      String name, String type, boolean notNull, @Nullable String initial) {
    var field =
        FieldText.read(type) instanceof Reading.Value<FieldText>(FieldText value) ? value : null;
    return new Column(name, type, field, notNull, false, initial, "", HERE);
  }
}
