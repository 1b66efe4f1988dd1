package dev.newel.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import dev.newel.foreign.Evidence;
import dev.newel.foreign.tables.SqlSchema;
import dev.newel.foreign.tables.SqlSchema.Column;
import dev.newel.foreign.tables.SqlSchema.Table;
import dev.newel.language.FieldText;
import dev.newel.language.Reading;
import dev.newel.read.sql.SqlReader;
import dev.newel.source.Address;
import dev.newel.source.SourceText;
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
                    "open", "boolean unique per note = true",
                    "copies", "int = 3",
                    "mood", "string = 'calm'",
                    "since", "timestamp = now",
                    "made", "uuid")));
  }

  @Test
  void a_default_without_words_of_ours_is_told_and_its_column_stays() {
    var draft =
        drafted(
            """
            CREATE TABLE shelf (
              id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
              mark varchar(10) DEFAULT '-'::character varying NOT NULL,
              label text DEFAULT 'it''s' NOT NULL,
              depth int DEFAULT '-1'::integer NOT NULL,
              height numeric DEFAULT (0)::numeric NOT NULL,
              note text DEFAULT NULL,
              tags text[] DEFAULT '{}',
              since date DEFAULT now() NOT NULL,
              built timestamp DEFAULT '2020-01-01'::timestamp without time zone
            );
            """);
    assertThat(draft.said(Address.of("entities", "Shelf")))
        .isEqualTo(
            Map.of(
                "id", "uuid key",
                "mark", "string(..10) = '-'",
                "label", "text = \"it's\"",
                "depth", "int = -1",
                "height", "decimal = 0",
                "note", "text?",
                "tags", "text[]?",
                "since", "date",
                "built", "timestamp?"));
    assertThat(draft.findings())
        .extracting(Finding::message)
        .containsExactly(
            "The draft has no place for these defaults; 3 are left out: `shelf.tags`,"
                + " `shelf.since`, `shelf.built`.");
  }

  @Test
  void keys_of_several_columns_are_uniqueness_and_what_else_tables_say_is_told() {
    var draft =
        drafted(
            """
            CREATE TABLE book (id bigint PRIMARY KEY);
            CREATE TABLE tag (id bigint PRIMARY KEY);
            CREATE TABLE book_tag (
              book_id bigint REFERENCES book ON DELETE CASCADE,
              tag_id bigint REFERENCES tag ON DELETE NO ACTION,
              PRIMARY KEY (book_id, tag_id)
            );
            CREATE TABLE cover (
              id bigint PRIMARY KEY,
              book_id bigint UNIQUE NOT NULL REFERENCES book,
              front_book_id bigint,
              front_tag_id bigint,
              side text NOT NULL DEFAULT 'left',
              size int NOT NULL,
              print int NOT NULL,
              UNIQUE (size, print, side),
              UNIQUE (print, side),
              FOREIGN KEY (front_book_id, front_tag_id) REFERENCES book_tag
            );
            """);
    assertThat(draft.said(Address.of("entities", "BookTag")))
        .isEqualTo(Map.of("id", "uuid key", "book", "Book", "tag", "Tag unique per book"));
    assertThat(draft.said(Address.of("entities", "Cover")))
        .isEqualTo(
            Map.of(
                "id", "long key",
                "book", "Book unique",
                "frontBookId", "long?",
                "frontTagId", "long?",
                "side", "text unique per size, print = 'left'",
                "size", "int",
                "print", "int unique per side"));
    assertThat(draft.findings())
        .extracting(Finding::message)
        .containsExactly(
            "The draft has no place for these rules of `ON DELETE`; one is left out:"
                + " `book_tag(book_id)`.",
            "The draft has no place for these references of several columns; one is left out:"
                + " `cover(front_book_id, front_tag_id)`.");
  }

  private static Draft drafted(String sql) {
    return Draft.of(
        new Sources(List.of(), List.of(SqlReader.read(List.of(new SourceText("a.sql", sql))))));
  }

  private static Column column(
      String name, String type, boolean notNull, @Nullable String initial) {
    var field =
        FieldText.read(type) instanceof Reading.Value<FieldText>(FieldText value) ? value : null;
    return new Column(name, type, field, notNull, false, initial, "", HERE);
  }
}
