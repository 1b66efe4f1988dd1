package dev.newel.read.brief;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import dev.newel.foreign.brief.Attribute;
import dev.newel.foreign.brief.Brief;
import dev.newel.foreign.brief.Item;
import dev.newel.foreign.brief.Stated;
import dev.newel.foreign.brief.Unread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BriefReaderTest {
  private static final Path FIXTURES =
      Path.of(System.getProperty("newel.root"), "core/src/test/resources/foreign/brief");

  private static Brief fixture(String name) throws IOException {
    return BriefReader.read(name, Files.readAllBytes(FIXTURES.resolve(name)));
  }

  private static Brief read(String text) {
    return BriefReader.read("prd.md", text);
  }

  @ParameterizedTest
  @CsvSource({
    "harbour.prd.md, REQUIREMENTS, PRD: Berth booking",
    "seeds.spec.md, REQUIREMENTS, Feature Specification: Seed library",
    "observatory.requirements.md, REQUIREMENTS, Requirements Document",
    "garden.functional.md, REQUIREMENTS, 5 Functional Requirements",
    "repair.research-report.md, RESEARCH, Research report: bicycle repair desk",
    "repair.interface-contracts.md, INTERFACES, Interface contracts: bicycle repair desk",
    "repair.data-design.md, DATA, Data design: bicycle repair desk",
    "lamp.task.md, TASK, Task: Let the street lamps report faults"
  })
  void a_document_says_what_it_is_for(String file, Brief.Kind kind, String title)
      throws IOException {
    assertThat(fixture(file).kind()).isEqualTo(kind);
    assertThat(fixture(file).title()).isEqualTo(title);
  }

  @Test
  void a_document_of_any_name_is_known_by_what_it_holds() {
    var text =
        "# Bicycle desk\n\n## Entities\n\n### Order\n\n| Field | Type |\n|---|---|\n| a | int |\n| b | text |\n\n### Part\n\n| Field | Type |\n|---|---|\n| c | int |\n";
    assertThat(BriefReader.read("notes.md", text).kind()).isEqualTo(Brief.Kind.DATA);
  }

  @Test
  void rights_keep_their_conditions() throws IOException {
    var rights = fixture("harbour.prd.md").items(Item.Permission.class);
    assertThat(rights)
        .filteredOn(
            right -> right.action().equals("Refund a fee") && right.actor().equals("Cashier"))
        .singleElement()
        .satisfies(
            right -> {
              assertThat(right.allowed()).isTrue();
              assertThat(right.condition()).isEqualTo("own bookings only");
            });
    assertThat(
            read("# PRD\n\n## Roles\n\n- **Clerk**: can change orders only if they are open\n")
                .items(Item.Permission.class))
        .singleElement()
        .satisfies(right -> assertThat(right.condition()).isEqualTo("only if they are open"));
  }

  @Test
  void a_matrix_may_have_its_roles_in_the_rows() {
    var brief =
        read(
            "# PRD\n\n| Role | Open sluice | Set fees |\n|---|---|---|\n| Warden | yes | no |\n| Skipper | own boat only | ✗ |\n");
    assertThat(brief.items(Item.Actor.class))
        .extracting(Item.Actor::name)
        .containsExactly("Warden", "Skipper");
    assertThat(brief.items(Item.Permission.class))
        .extracting(Item.Permission::allowed)
        .containsExactly(true, false, true, false);
    assertThat(brief.items(Item.Permission.class).get(2).condition()).isEqualTo("own boat only");
  }

  @Test
  void an_endpoint_collects_what_stands_below_it() throws IOException {
    var endpoint =
        fixture("repair.interface-contracts.md").items(Item.Endpoint.class).stream()
            .filter(one -> one.path().equals("/orders/{id}") && one.method().equals("GET"))
            .findFirst()
            .orElseThrow();
    assertThat(endpoint.says()).isEqualTo("one order with its parts");
    assertThat(endpoint.access()).isEqualTo("bearer token");
    assertThat(endpoint.inputs())
        .singleElement()
        .satisfies(input -> assertThat(input.in()).isEqualTo("query"));
    assertThat(endpoint.answers()).extracting(Item.Answer::status).containsExactly(200, 404);
  }

  @Test
  void an_event_has_its_payload_and_who_reads_it() throws IOException {
    assertThat(fixture("repair.interface-contracts.md").items(Item.Event.class))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.payload())
                  .extracting(Attribute::name)
                  .containsExactly("orderId", "price");
              assertThat(event.consumers()).containsExactly("till", "mailer");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "VARCHAR(40); NOT NULL, UNIQUE; string(..40) unique",
        "integer; PK; int key",
        "NUMERIC(10,2); NULL; decimal(10,2)?",
        "ENUM('red','green'); NOT NULL; red | green",
        "'a' | 'b'; required; a | b",
        "string[]; optional; string[]?",
        "List<String>; required; string[]",
        "timestamp with time zone; NOT NULL DEFAULT now(); timestamp = now",
        "BOOLEAN; NOT NULL DEFAULT false; boolean = false",
        "string; required, max 80; string(..80)",
        "string; required, 3-20 characters; string(3..20)",
        "UUID; NOT NULL REFERENCES spare_parts(id); SparePart",
        "str | null; ; string?",
        "email; required; email",
        "Money; ; decimal"
      })
  void types_are_told_in_our_language(String type, String constraints, String expected) {
    var text =
        "# Data\n\n## Entities\n\n### Part\n\n| Field | Type | Constraints |\n|---|---|---|\n| x | %s | %s |\n"
            .formatted(type.replace("|", "\\|"), constraints == null ? "" : constraints);
    var field = read(text).items(Item.Entity.class).getFirst().attributes().getFirst();
    assertThat(field.field()).as("%s", field).isNotNull();
    assertThat(Objects.requireNonNull(field.field()).toString()).isEqualTo(expected);
  }

  @Test
  void a_type_that_nobody_knows_is_said() {
    var brief =
        read(
            "# Data\n\n## Entities\n\n### Part\n\n| Field | Type |\n|---|---|\n| x | quux-7! |\n| y | int |\n");
    assertThat(brief.items(Item.Entity.class).getFirst().attributes().getFirst().field()).isNull();
    assertThat(brief.findings()).extracting(Finding::id).contains(BriefId.TYPE.id());
  }

  @Test
  void a_requirement_without_an_id_gets_one() throws IOException {
    var stated = fixture("garden.functional.md").requirements();
    assertThat(stated).allMatch(Stated::ours);
    assertThat(stated.getFirst().requirement().priority()).isEqualTo("REQUIRED");
    assertThat(stated).extracting(one -> one.requirement().id()).doesNotHaveDuplicates();
    assertThat(stated.get(1).requirement().id()).isEqualTo("plot-not-let-twice-in-same");
    assertThat(stated.getFirst().requirement().section()).endsWith("5.1 Plot management");
  }

  @Test
  void a_target_knows_its_requirement() throws IOException {
    var target = fixture("harbour.prd.md").items(Item.Target.class).getFirst();
    assertThat(target.requirement()).isEqualTo("NFR-001");
    assertThat(target.evidence().place().line()).isEqualTo(42);
    assertThat(target.evidence().isExplicit()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Users can register in 5 minutes",
        "Reduce support calls by 30%",
        "New clerks are trained within 2 days",
        "A report runs every 60 seconds",
        "The team has 8 years of experience",
        "Passwords have at least 12 characters"
      })
  void look_alikes_are_no_targets(String sentence) {
    assertThat(read("# PRD\n\n## Requirements\n\n- " + sentence + "\n").items(Item.Target.class))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Reads answer within 200 ms (p95); LATENCY AT_MOST 200 ms 95",
        "95% of queries return in under 2 seconds; LATENCY BELOW 2 s 95",
        "99th percentile latency ≤ 1.5s for writes; LATENCY AT_MOST 1.5 s 99",
        "Availability of at least 99.95%; AVAILABILITY AT_LEAST 99.95 % null",
        "Support up to 10k concurrent users; CONCURRENCY AT_LEAST 10000 users null",
        "Handle 1,500 requests per second; THROUGHPUT AT_LEAST 1500 /s null",
        "Error rate below 0.1%; ERROR_RATE BELOW 0.1 % null",
        "Logs are retained for 90 days; RETENTION EXACTLY 90 d null",
        "RTO of 4 hours; RECOVERY_TIME AT_MOST 4 h null",
        "RPO: 15 minutes; RECOVERY_POINT AT_MOST 15 min null",
        "Uploads are limited to 10 MB; SIZE AT_MOST 10 MB null",
        "Access tokens are valid for 15 minutes; LIFETIME EXACTLY 15 min null"
      })
  void targets_have_their_parts(String sentence, String expected) {
    var target =
        read("# PRD\n\n## Non-functional requirements\n\n- " + sentence + "\n")
            .items(Item.Target.class);
    assertThat(target)
        .singleElement()
        .satisfies(
            one ->
                assertThat(
                        "%s %s %s %s %s"
                            .formatted(
                                one.measure(),
                                one.comparison(),
                                one.number().toPlainString(),
                                one.unit(),
                                one.percentile()))
                    .isEqualTo(expected));
  }

  @Test
  void text_of_a_template_is_said_and_not_read() throws IOException {
    var brief = fixture("lamp.task.md");
    assertThat(brief.findings())
        .filteredOn(one -> one.id().equals(BriefId.LEFT_OVER.id()))
        .hasSize(2);
    assertThat(brief.requirements()).hasSize(4);
  }

  @Test
  void code_is_kept_for_its_reader() {
    var brief =
        read(
            "# Data\n\n```sql\ncreate table a (b int);\n```\n\n```\nCREATE TABLE c (d int);\n```\n");
    assertThat(brief.items(Item.Snippet.class))
        .extracting(Item.Snippet::language)
        .containsExactly("sql", "sql");
  }

  @Test
  void what_is_not_understood_is_listed() {
    var brief =
        read(
            "# PRD\n\n## Colours\n\nThe quay is grey.\n\n| Month | Gulls |\n|---|---|\n| May | many |\n");
    assertThat(brief.unread()).extracting(Unread::form).containsExactly("paragraph", "table");
    assertThat(brief.unread().getFirst().section()).isEqualTo("PRD > Colours");
  }

  @Test
  void questions_know_owner_and_day() throws IOException {
    var questions = fixture("harbour.prd.md").items(Item.Question.class);
    assertThat(questions.getFirst().owner()).isEqualTo("harbour office");
    assertThat(questions.getFirst().due()).isEqualTo("2027-03-01");
    assertThat(questions.getLast().answer()).isEqualTo("no, they lie on the beach.");
  }

  @Test
  void the_page_on_documents_names_every_finding() throws IOException {
    var page = Files.readString(Path.of(System.getProperty("newel.root"), "docs/read/briefs.md"));
    for (var id : BriefId.values()) {
      assertThat(page).contains("| " + id.id() + " | " + id.meaning().replaceAll("[.]$", ""));
    }
  }

  @Test
  void a_title_with_a_level_states_a_requirement() {
    var brief =
        read(
            "# 5 Cross-cutting requirements\n\n## 5.1 Requirements\n\n### 5.1.1 Log of the sluice"
                + " (REQUIRED)\n\nThe sluice must log every boat.\n");
    assertThat(brief.requirements())
        .singleElement()
        .satisfies(
            stated -> {
              assertThat(stated.requirement().title()).contains("Log of the sluice");
              assertThat(stated.requirement().priority()).isEqualTo("REQUIRED");
              assertThat(stated.evidence().place().line()).isEqualTo(5);
            });
  }

  @Test
  void an_entity_is_not_called_by_the_id_of_its_requirement() {
    var brief =
        read(
            "# PRD\n\n### DATA-001: Boat entity\n\n| Field | Type | Constraints | Description |\n|---|---|---|---|\n| kind | ENUM | NOT NULL | sail, motor |\n| name | TEXT | NULL | |\n");
    assertThat(brief.items(Item.Entity.class))
        .singleElement()
        .satisfies(
            entity -> {
              assertThat(entity.name()).isEqualTo("Boat");
              assertThat(
                      Objects.requireNonNull(entity.attributes().getFirst().field()).type().words())
                  .containsExactly("sail", "motor");
            });
  }

  @Test
  void roles_in_brackets_are_actors() {
    var brief =
        read(
            "# PRD\n\n## Functional requirements\n\n- Role-based access (skipper, warden)\n- Skippers shall be able to leave\n");
    assertThat(brief.items(Item.Actor.class))
        .extracting(Item.Actor::name)
        .containsExactly("skipper", "warden");
    assertThat(brief.items(Item.Permission.class))
        .extracting(Item.Permission::actor)
        .containsExactly("Skippers");
  }

  @Test
  void the_same_bytes_give_the_same_brief() throws IOException {
    assertThat(fixture("harbour.prd.md")).isEqualTo(fixture("harbour.prd.md"));
  }
}
