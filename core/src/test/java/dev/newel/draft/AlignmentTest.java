package dev.newel.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import dev.newel.read.brief.BriefReader;
import dev.newel.testing.TextTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A design and the documents that it starts from say the same, or each difference is told.
class AlignmentTest {
  private static final String DESIGN =
      """
      newel: 1
      system: { name: shelf }
      features:
        E01-F01: { title: Books, covers: [books] }
        E01-F02: { title: Loans, covers: [loans] }
      stack: { database: PostgreSQL 17, cache: none }
      entities:
        Book: { id: uuid key, title: "string(..200)", pages: int, shelf: Shelf, state: "lent | free" }
        Shelf: { id: uuid key, label: string }
        Loan: { id: uuid key, book: Book, dueOn: date }
      api: { access: public, base: /api/v1 }
      resources:
        books: { of: Book, list: {}, get: {} }
        loans: { of: Loan, create: {} }
      goals: { reads: { p95: 200ms }, writes: { p99: 1s } }
      """;

  private static final String BOOK =
      """
      ### Book

      | Field | Type | Required |
      |---|---|---|
      | id | uuid | yes |
      | title | varchar(200) | yes |
      | pages | integer | yes |
      | shelf_id | uuid | yes |
      | state | string | yes |
      """;

  private static final String DATA =
      "# Data design\n\n## Entities\n\n"
          + BOOK
          + "\n### Shelf\n\n| Field | Type |\n|---|---|\n| id | uuid |\n| label | text |\n"
          + "\n### Loan\n\n| Field | Type |\n|---|---|\n| id | uuid |\n| book_id | uuid |\n| due_on | date |\n";

  private static List<String> found(AlignId of, String feature, String document) {
    var read = TextTree.of(DESIGN).design();
    assertThat(read.findings()).isEmpty();
    var brief = BriefReader.read("doc.md", document.getBytes(StandardCharsets.UTF_8));
    var held =
        Alignment.of(
            Objects.requireNonNull(read.written()),
            Objects.requireNonNull(read.design()),
            read.sources()::locate,
            new Alignment.Source(of, feature.isEmpty() ? null : feature, brief));
    return Held.together(List.of(held)).stream().map(AlignmentTest::told).toList();
  }

  private static String told(Finding finding) {
    return "%s %s:%d %s"
        .formatted(
            finding.id(),
            Objects.requireNonNull(finding.span()).file(),
            finding.span().line(),
            finding.message());
  }

  @Test
  void whatAgreesIsNotTold() {
    assertThat(found(AlignId.DATA_DESIGN, "", DATA)).isEmpty();
    assertThat(found(AlignId.REQUIREMENTS, "", DATA)).isEmpty();
    assertThat(found(AlignId.CONTRACTS, "", "# Contracts\n\nNothing in particular.\n")).isEmpty();
  }

  @Test
  void aFieldThatOneOfTheTwoLacksIsTold() {
    assertThat(found(AlignId.DATA_DESIGN, "", DATA.replace("| pages |", "| sheets |")))
        .containsExactly(
            "ALN002 doc.md:11 `Book` has no `sheets`, which the data design tells of.",
            "ALN002 design.yaml:8 `Book` has `pages`, which the data design does not tell of.");
    assertThat(found(AlignId.REQUIREMENTS, "", DATA.replace("| pages | integer | yes |\n", "")))
        .as("requirements need not tell of all")
        .isEmpty();
  }

  @Test
  void anEntityThatOneOfTheTwoLacksIsTold() {
    assertThat(found(AlignId.DATA_DESIGN, "", DATA.replace("### Shelf", "### Room")))
        .containsExactly(
            "ALN002 doc.md:15 `Room` of the data design is no entity of the design.",
            "ALN002 design.yaml:9 `Shelf` is an entity of the design and stands not in the data design.");
  }

  @Test
  void aDocumentOfAFeatureTellsOfItsPartAlone() {
    var books = DATA.substring(0, DATA.indexOf("### Loan"));
    assertThat(found(AlignId.DATA_DESIGN, "", books)).hasSize(1);
    assertThat(found(AlignId.DATA_DESIGN, "E01-F01", books)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "pages | integer, pages | bigint, ''",
    "pages | integer, pages | varchar(10), int string(..10)",
    "pages | integer, pages | boolean, int boolean",
    "title | varchar(200), title | text, ''",
    "title | varchar(200), title | uuid, ''",
    "title | varchar(200), title | integer, string(..200) int",
    "state | string, state | lent \\| free, ''",
    "state | string, state | lent \\| sold, lent | free lent | sold",
  })
  void anotherTypeIsToldWhereTheTwoCannotBeOne(String before, String after, String types) {
    var found = found(AlignId.DATA_DESIGN, "", DATA.replace(before, after));
    if (types.isEmpty()) {
      assertThat(found).isEmpty();
    } else {
      assertThat(found).hasSize(1);
      assertThat(found.getFirst()).contains("in the design, in the data design it is `");
    }
  }

  @Test
  void operationsAreHeldAgainstTheContractsBothWays() {
    var contracts =
        """
        # Interface contracts

        | Method | Path | Description |
        |---|---|---|
        | GET | /books | All books |
        | GET | /api/v1/books/:id | One book |
        | DELETE | /books/{bookId} | Takes a book away |

        All endpoints (except /login) want a token.
        """;
    assertThat(found(AlignId.CONTRACTS, "", contracts))
        .containsExactly(
            "ALN001 doc.md:7 `DELETE /books/{bookId}` of the interface contracts is no operation of the design.",
            "ALN001 design.yaml:14 `POST /api/v1/loans` is an operation of the design and stands not in the interface contracts.");
    assertThat(found(AlignId.CONTRACTS, "E01-F01", contracts)).hasSize(1);
    assertThat(found(AlignId.REQUIREMENTS, "", contracts))
        .singleElement()
        .asString()
        .startsWith("ALN003 doc.md:7");
  }

  @Test
  void aStructureThatShowsAnEntityMayLackFields() {
    var structure =
        """
        # Interface contracts

        ### NewBook

        | Field | Type | Required |
        |---|---|---|
        | title | integer | yes |
        | note | string | no |
        """;
    assertThat(found(AlignId.CONTRACTS, "", structure))
        .singleElement()
        .asString()
        .contains("`entities/Book/title` is `string(..200)` in the design");
  }

  @Test
  void anotherNumberThanTheRequirementsIsTold() {
    var prd =
        """
        # PRD: Shelf

        ## Non-functional requirements

        - **NFR-001**: Read requests must answer within 300 ms for 95% of requests.
        - **NFR-002**: Write requests must answer within 1000 ms for 99% of requests.
        """;
    assertThat(found(AlignId.REQUIREMENTS, "", prd))
        .containsExactly(
            "ALN003 doc.md:5 `goals/reads/p95` is `200ms` in the design, in the requirements it is `300ms`.");
    assertThat(found(AlignId.REQUIREMENTS, "", prd.replace("300 ms", "0.2 s"))).isEmpty();
    assertThat(found(AlignId.REQUIREMENTS, "", prd.replace(" for 95% of requests", "")))
        .as("no percentile is written")
        .isEmpty();
  }

  @Test
  void anotherTechnologyThanTheResearchIsTold() {
    var report =
        """
        # Research report

        ## Technology stack

        | Layer | Technology | Version |
        |---|---|---|
        | Database | MySQL | 8 |
        """;
    assertThat(found(AlignId.RESEARCH, "", report))
        .containsExactly(
            "ALN004 doc.md:7 `stack/database` is `PostgreSQL 17` in the design, in the research report it is `MySQL 8`.");
    assertThat(found(AlignId.RESEARCH, "", report.replace("MySQL | 8", "PostgreSQL | 15")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Tables; singular, snake_case; ''; ''",
        "Tables; plural, `snake_case`; tables are named in the plural; `book`, `shelf`, `loan`",
        "Columns; `snake_case`, such as `shelf_id`; ''; ''",
        "JSON fields; `camelCase`; ''; ''",
        "JSON fields; snake_case; members of JSON are named in snake_case; `dueOn`",
        "JSON fields; `camelCase`, never `snake_case`; ''; ''",
        "Paths; kebab-case; ''; ''",
        "URLs; PascalCase; paths are named in PascalCase; `api`, `v1`, `books` and 1 more",
        "Enums; UPPER_SNAKE_CASE; words of enumerations are named in UPPER_SNAKE_CASE; `lent`, `free`",
        "Enum values; `LENT`, `GIVEN_BACK`; words of enumerations are named in UPPER_SNAKE_CASE; `lent`, `free`",
        "Classes; PascalCase; ''; ''",
        "Tables; short and to the point; ''; ''",
        "Tables; `snake_case`, never `camelCase`; ''; ''",
      })
  void namesAreHeldToTheConventionsOfTheProject(
      String what, String pattern, String told, String names) {
    var report =
        "# Research report\n\n## Naming conventions\n\n- **%s**: %s\n".formatted(what, pattern);
    var found = found(AlignId.RESEARCH, "", report);
    if (told.isEmpty()) {
      assertThat(found).isEmpty();
    } else {
      assertThat(found)
          .containsExactly(
              "ALN004 doc.md:5 By the research report %s; in the design there are %s."
                  .formatted(told, names));
    }
  }
}
