package dev.newel.read.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import dev.newel.foreign.tables.SqlSchema;
import dev.newel.foreign.tables.SqlSchema.Column;
import dev.newel.foreign.tables.SqlSchema.Table;
import dev.newel.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlReaderTest {
  private static final List<String> PIECES =
      List.of(
          "CREATE",
          "TABLE",
          "ALTER",
          "a",
          "b",
          "(",
          ")",
          ",",
          ";",
          "'",
          "\"",
          "$$",
          "PRIMARY KEY",
          "int",
          "CHECK",
          "IN",
          "REFERENCES",
          "UNIQUE",
          "INDEX",
          "ON",
          "ADD",
          "DROP",
          "COLUMN",
          "RENAME",
          "TO",
          "TYPE",
          "AS",
          "ENUM",
          "COMMENT",
          "IS",
          "DO",
          "COPY",
          "FROM",
          "stdin",
          "DEFAULT",
          "CONSTRAINT",
          ".",
          "[",
          "]",
          "{{",
          "}}",
          "/*",
          "*/",
          "--",
          "\n",
          "GENERATED",
          "5",
          "SET",
          "NOT NULL",
          "FOREIGN KEY",
          "DOMAIN",
          "\\.");

  @Test
  void a_table_with_its_columns_and_keys() {
    var schema =
        read(
            """
            -- Who borrows.
            CREATE TABLE IF NOT EXISTS lending."Reader" (
              id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
              card varchar(12) NOT NULL UNIQUE,
              name character varying(80) DEFAULT 'nobody; yet' NOT NULL,
              fee numeric(8, 2) CHECK (fee >= 0),
              level text CHECK (level IN ('junior', 'senior')),
              branch_id uuid REFERENCES branches (id) ON DELETE SET NULL,
              since timestamp with time zone DEFAULT now(),
              tags text[]
            );
            """);
    assertThat(schema.findings()).isEmpty();
    var table = schema.tables().getFirst();
    assertThat(table.schema()).isEqualTo("lending");
    assertThat(table.name()).isEqualTo("Reader");
    assertThat(table.evidence().place().line()).isEqualTo(2);
    assertThat(table.key()).containsExactly("id");
    assertThat(table.uniques()).containsExactly(List.of("card"));
    assertThat(table.columns().stream().map(SqlReaderTest::told))
        .containsExactly(
            "id long required generated",
            "card string(..12) required",
            "name string(..80) required = 'nobody; yet'",
            "fee decimal(8,2)",
            "level junior | senior",
            "branch_id uuid",
            "since timestamp = now()",
            "tags text[]");
    assertThat(table.references())
        .singleElement()
        .satisfies(
            key -> {
              assertThat(key.table()).isEqualTo("branches");
              assertThat(key.to()).containsExactly("id");
              assertThat(key.onDelete()).isEqualTo("SET NULL");
              assertThat(key.evidence().place().line()).isEqualTo(8);
            });
  }

  private static String told(Column column) {
    return column.name()
        + " "
        + column.field()
        + (column.notNull() ? " required" : "")
        + (column.generated() ? " generated" : "")
        + (column.initial() == null ? "" : " = " + column.initial());
  }

  @Test
  void a_dump_says_its_keys_after_its_tables() {
    var schema =
        read(
            """
            SET statement_timeout = 0;
            CREATE TYPE public.mood AS ENUM ('calm', 'cross');
            CREATE DOMAIN public.code AS character varying(6) CONSTRAINT c CHECK (VALUE <> '');
            CREATE TABLE public.shelf (id integer NOT NULL, mood public.mood DEFAULT 'calm'::public.mood, code public.code);
            CREATE SEQUENCE public.shelf_id_seq START WITH 1;
            ALTER TABLE ONLY public.shelf ALTER COLUMN id SET DEFAULT nextval('public.shelf_id_seq'::regclass);
            COPY public.shelf (id, mood) FROM stdin;
            1\tcalm; CREATE TABLE trap (id int);
            2\tcross
            \\.
            ALTER TABLE ONLY public.shelf ADD CONSTRAINT shelf_pkey PRIMARY KEY (id);
            CREATE UNIQUE INDEX shelf_code ON public.shelf USING btree (code);
            CREATE INDEX shelf_open ON public.shelf (mood) WHERE mood = 'calm';
            ALTER TABLE public.shelf OWNER TO librarian;
            COMMENT ON TABLE public.shelf IS 'Holds books.';
            COMMENT ON COLUMN public.shelf.mood IS 'How it''s kept.';
            CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $_$ SELECT 1; CREATE TABLE other (id int); $_$;
            """);
    assertThat(schema.findings()).isEmpty();
    assertThat(schema.tables()).extracting(Table::name).containsExactly("shelf");
    var shelf = schema.tables().getFirst();
    assertThat(shelf.says()).isEqualTo("Holds books.");
    assertThat(shelf.key()).containsExactly("id");
    assertThat(shelf.uniques()).containsExactly(List.of("code"));
    assertThat(shelf.indexes())
        .extracting(index -> index.where())
        .containsExactly(null, "mood = 'calm'");
    assertThat(shelf.columns().stream().map(SqlReaderTest::told))
        .containsExactly(
            "id int required generated = nextval('public.shelf_id_seq'::regclass)",
            "mood calm | cross = 'calm'::public.mood",
            "code string(..6)");
    assertThat(shelf.columns().get(1).says()).isEqualTo("How it's kept.");
    assertThat(schema.unread())
        .extracting(one -> one.sentence().split(" ", 3)[1])
        .containsExactly("SEQUENCE", "public.shelf", "FUNCTION");
  }

  @Test
  void migrations_are_carried_out_in_their_order() {
    var schema =
        SqlReader.read(
            List.of(
                new SourceText("1.sql", "CREATE TABLE a (id int PRIMARY KEY, x text, gone int);"),
                new SourceText(
                    "2.sql",
                    """
                    ALTER TABLE a ADD COLUMN IF NOT EXISTS y int NOT NULL DEFAULT 0, DROP COLUMN gone;
                    ALTER TABLE a ALTER COLUMN x TYPE varchar(9), ALTER x SET NOT NULL;
                    ALTER TABLE a RENAME COLUMN y TO z;
                    DO $$
                    BEGIN
                      IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'm') THEN
                        CREATE TYPE m AS ENUM ('p', 'q');
                      END IF;
                      ALTER TABLE a ADD COLUMN kind m;
                    EXCEPTION WHEN duplicate_object THEN NULL;
                    END $$;
                    ALTER TABLE a ADD CONSTRAINT one UNIQUE (x, z);
                    """),
                new SourceText(
                    "3.sql",
                    "ALTER TABLE a DROP CONSTRAINT one; ALTER TABLE a RENAME TO b; CREATE TABLE c (id int); DROP TABLE c;")));
    assertThat(schema.findings()).isEmpty();
    assertThat(schema.tables()).extracting(Table::name).containsExactly("b");
    var table = schema.tables().getFirst();
    assertThat(table.columns().stream().map(SqlReaderTest::told))
        .containsExactly(
            "id int required", "x string(..9) required", "z int required = 0", "kind p | q");
    assertThat(table.uniques()).isEmpty();
    assertThat(table.columns().get(3).evidence().place().toString()).isEqualTo("2.sql:9:28");
  }

  @Test
  void other_databases_write_the_same_otherwise() {
    var schema =
        read(
            """
            # a line of MySQL
            CREATE TABLE `loans` (
              `id` INT(4) UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
              `open` TINYINT(1) DEFAULT 1 COMMENT 'whether it is out',
              `book_id` BIGINT,
              INDEX (`open`),
              KEY by_book (book_id),
              UNIQUE KEY one (book_id, `open`),
              CONSTRAINT fk FOREIGN KEY (book_id) REFERENCES books(id) ON DELETE CASCADE
            ) ENGINE=InnoDB COMMENT='Loans; open and closed';
            CREATE TABLE [dbo].[Fees] ([Id] uniqueidentifier NOT NULL, [Sum] money, [At] datetime2);
            CREATE TABLE {{ index .Options "Space" }}.seats (id uuid NOT NULL PRIMARY KEY);
            """);
    assertThat(schema.findings()).isEmpty();
    var loans = schema.tables().getFirst();
    assertThat(loans.says()).isEqualTo("Loans; open and closed");
    assertThat(loans.columns().stream().map(SqlReaderTest::told))
        .containsExactly("id int required generated", "open boolean = 1", "book_id long");
    assertThat(loans.columns().get(1).says()).isEqualTo("whether it is out");
    assertThat(loans.indexes()).hasSize(2);
    assertThat(loans.uniques()).containsExactly(List.of("book_id", "open"));
    assertThat(loans.references().getFirst().onDelete()).isEqualTo("CASCADE");
    assertThat(schema.tables().get(1).columns().stream().map(SqlReaderTest::told))
        .containsExactly("Id uuid required", "Sum decimal(19,2)", "At timestamp");
    assertThat(schema.tables().get(2).key()).containsExactly("id");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE TABLE a (x tsvector);|SQL005|1:17",
        "ALTER TABLE a ADD x int;|SQL002|1:13",
        "CREATE TABLE a (x int, x int);|SQL003|1:24",
        "CREATE TABLE a (x int); CREATE TABLE a (y int);|SQL003|1:38",
        "CREATE TABLE a (x int, 5);|SQL004|1:24",
        "CREATE TABLE a (x text DEFAULT 'open|SQL001|1:32",
        "CREATE TABLE a (x int); /* a comment|SQL001|1:25",
        "SELECT $tag$ no end|SQL001|1:8",
        "CREATE TABLE a (id int,|SQL001|1:1",
      })
  void what_is_wrong_is_told_with_its_place(String sql, String id, String place) {
    assertThat(read(sql).findings())
        .filteredOn(finding -> finding.id().equals(id))
        .extracting(finding -> String.valueOf(finding.span()))
        .containsExactly("a.sql:" + place);
  }

  @Test
  void no_text_ends_in_an_exception() {
    var random = new Random(3);
    for (var i = 0; i < 20_000; i++) {
      var text = new StringBuilder(random.nextBoolean() ? "CREATE TABLE a (" : "ALTER TABLE a ");
      for (var j = 0; j < random.nextInt(14); j++) {
        text.append(PIECES.get(random.nextInt(PIECES.size())))
            .append(random.nextBoolean() ? " " : "");
      }
      assertThat(read(text.toString()).files()).as(text.toString()).hasSize(1);
    }
  }

  @Test
  void a_great_table_is_read_once() {
    var columns = new ArrayList<String>();
    for (var i = 0; i < 100_000; i++) {
      columns.add("c%d int NOT NULL DEFAULT %d".formatted(i, i));
    }
    var schema = read("CREATE TABLE a (" + String.join(",\n", columns) + ");");
    assertThat(schema.tables().getFirst().columns()).hasSize(100_000);
    assertThat(schema.tables().getFirst().columns().getLast().evidence().place().line())
        .isEqualTo(100_000);
    assertThat(read("[".repeat(500_000)).tables()).isEmpty();
    assertThat(read("(".repeat(500_000)).tables()).isEmpty();
    assertThat(read("/*".repeat(300_000)).findings())
        .extracting(Finding::id)
        .containsExactly("SQL001");
    assertThat(read("{{".repeat(300_000)).tables()).isEmpty();
    assertThat(read("CREATE TABLE a (x " + "(".repeat(300_000)).tables()).hasSize(1);
  }

  private static SqlSchema read(String sql) {
    return SqlReader.read(List.of(new SourceText("a.sql", sql)));
  }
}
