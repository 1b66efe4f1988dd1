package dev.newel.draft;

import static dev.newel.draft.Drafted.at;
import static dev.newel.draft.Drafted.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import dev.newel.foreign.brief.Brief;
import dev.newel.foreign.code.CodeBase;
import dev.newel.foreign.tables.SqlSchema;
import dev.newel.read.code.CodeReader;
import dev.newel.read.sql.SqlReader;
import dev.newel.source.SourceText;
import dev.newel.testing.BytesTree;
import dev.newel.testing.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CodeDraftTest {
  private final Draft apiary = draft(List.of(), List.of(), apiary());

  @Test
  void entities_of_code_are_entities_of_the_draft() {
    assertThat(at(apiary, "entities", "Hive"))
        .isEqualTo(
            Map.of(
                "keeperMail", "email",
                "id", "uuid key",
                "label", "string(..40) unique",
                "weight", "decimal(6,2)",
                "mood", "CALM | CROSS | QUEENLESS = CALM",
                "frames", "int = 10",
                "since", "date",
                "stand", "Stand",
                "keepers", "Keeper[]",
                "createdAt", "timestamp created"));
    assertThat(lines(apiary, "entities", "Hive", "stand"))
        .containsExactly("src/main/java/apiary/hive/Hive.java:34");
  }

  @Test
  void methods_of_controllers_are_operations_for_the_roles_that_they_name() {
    assertThat(at(apiary, "api", "base")).isEqualTo("/bees/api");
    assertThat(at(apiary, "identity", "roles"))
        .isEqualTo(
            Map.of("keeper", Map.of("doc", "keeper"), "headKeeper", Map.of("doc", "head keeper")));
    assertThat(at(apiary, "resources", "hives"))
        .isEqualTo(
            Map.of(
                "of", "Hive",
                "list",
                    Map.of(
                        "doc", "Lists the hives of all stands.",
                        "access", "public",
                        "filter", List.of("mood")),
                "get", Map.of("access", List.of("keeper", "headKeeper")),
                "create", Map.of("access", List.of("keeper", "headKeeper")),
                "delete", Map.of("access", "headKeeper"),
                "actions",
                    Map.of(
                        "calm", Map.of("access", List.of("keeper", "headKeeper")),
                        "soothe", Map.of("access", List.of("keeper", "headKeeper")))));
    assertThat(at(apiary, "errors")).isEqualTo(Map.of("JAR_SOLD", "409 The jar is sold."));
  }

  @Test
  void what_happens_without_a_request_is_told() {
    assertThat(at(apiary, "jobs"))
        .isEqualTo(
            Map.of(
                "weigh",
                    Map.of(
                        "doc", "Weighs every hive.",
                        "every", "30 5 * * * Europe/Berlin",
                        "handler", "weigh"),
                "look", Map.of("every", "15m", "handler", "look")));
    assertThat(at(apiary, "events"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsOnlyKeys(
            "hive.swarmed", "visit.planned", "warning.frost", "warning.storm", "honey.order");
    assertThat(at(apiary, "events", "honey.order"))
        .isEqualTo(Map.of("payload", Map.of("jars", "int", "to", "Address"), "source", "rabbit"));
    assertThat(at(apiary, "messaging", "groups"))
        .isEqualTo(Map.of("warning.frost", "apiary", "warning.storm", "apiary"));
    assertThat(at(apiary, "values"))
        .isEqualTo(Map.of("Address", Map.of("street", "string", "town", "string")));
  }

  @Test
  void the_build_file_tells_the_stack() {
    assertThat(at(apiary, "stack"))
        .isEqualTo(
            Map.of(
                "language", "Java 21",
                "framework", "Spring Boot 3.5.7",
                "messaging", "Kafka",
                "database", "PostgreSQL",
                "cache", "Caffeine"));
    assertThat(at(apiary, "system", "title")).isEqualTo("Apiary service");
  }

  @Test
  void what_has_no_place_is_told() {
    assertThat(apiary.findings())
        .extracting(Finding::message)
        .containsExactly(
            "The draft has no place for query parameters; one is left out: `limit` of `GET /bees/api/hives`.",
            "The draft has no place for headers; 2 are left out: `X-Smoke` of `POST /bees/api/hives/{id}/calm`, `X-Smoke` of `POST /bees/api/hives/{id}/soothe`.");
  }

  @Test
  void tables_documents_and_code_are_one_entity() {
    var sql =
        SqlReader.read(
            List.of(
                new SourceText(
                    "schema.sql",
                    """
                    CREATE TABLE stand (id bigint PRIMARY KEY, place text NOT NULL);
                    CREATE TABLE beehives (id uuid PRIMARY KEY, label varchar(40) NOT NULL, set_up timestamptz,
                      stand_id bigint NOT NULL REFERENCES stand (id));
                    """)));
    var prd = new Briefs("prd.md", Brief.Kind.REQUIREMENTS);
    var brief = prd.brief(prd.entity("Hive", prd.attribute("frames", "string")));
    var draft = draft(List.of(brief), List.of(sql), apiary());
    assertThat(at(draft, "entities"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsOnlyKeys("Hive", "Stand", "Keeper", "Harvest");
    assertThat(at(draft, "entities", "Hive", "stand")).isEqualTo("Stand");
    assertThat(lines(draft, "entities", "Hive", "stand"))
        .containsExactly("schema.sql:3", "src/main/java/apiary/hive/Hive.java:34");
    assertThat(draft.findings())
        .extracting(Finding::message)
        .contains(
            "`entities/Hive/setUp` is `timestamp` by schema.sql:2, here it is `date`.",
            "`entities/Hive/frames` is `int` by src/main/java/apiary/hive/Hive.java:28, here it is `string`.");
  }

  private static CodeBase code(String text) {
    return CodeReader.read(new BytesTree(Map.of("A.java", text.getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void clients_of_other_systems_are_dependencies() {
    var code =
        code(
            """
            @FeignClient(name = "tide-tables", fallback = Still.class)
            interface Tides { @GetMapping("/tides/{day}") String of(@PathVariable String day); }
            """);
    assertThat(at(draft(List.of(), List.of(), code), "dependencies", "tideTables"))
        .isEqualTo(
            Map.of(
                "title", "tide tables",
                "doc", "The application calls GET /tides/{day}.",
                "protocol", "HTTP",
                "unavailable", "`Still` answers instead."));
  }

  private static final String LINKED =
      """
      @Entity class Jar { @Id Long id; @ManyToMany @JoinTable(name = "jar_lids") Set<Lid> lids; }
      @Entity class Lid { @Id Long id; @ManyToMany(mappedBy = "lids") Set<Jar> jars; }
      """;

  private static SqlSchema tables(String more) {
    var text =
        "CREATE TABLE jar (id bigint PRIMARY KEY, a text); CREATE TABLE lid (id bigint PRIMARY KEY, a text);";
    return SqlReader.read(List.of(new SourceText("schema.sql", text + more)));
  }

  @Test
  void links_of_many_to_many_are_a_field_of_their_owner_or_the_table_that_holds_them() {
    var alone = draft(List.of(), List.of(), code(LINKED));
    assertThat(at(alone, "entities", "Jar", "lids")).isEqualTo("Lid[]");
    assertThat(at(alone, "entities", "Lid")).isEqualTo(Map.of("id", "long key"));
    var links =
        "CREATE TABLE jar_lids (jar_id bigint REFERENCES jar, lids_id bigint REFERENCES lid);";
    var held = draft(List.of(), List.of(tables(links)), code(LINKED));
    assertThat(at(held, "entities", "Jar", "lids")).isNull();
    assertThat(held.findings()).extracting(Finding::message).isEmpty();
    assertThat(draft(List.of(), List.of(tables("")), code(LINKED)).findings())
        .extracting(Finding::message)
        .containsExactly(
            "The draft has no place for relations of many rows to many; one is left out.");
  }

  @Test
  void a_status_beside_the_usual_one_stands_at_its_operation() {
    var code =
        CodeReader.read(
            new BytesTree(
                Map.of(
                    "Jars.java",
                    """
                    @Entity class Jar { @Id Long id; }
                    @RestController class Jars {
                      @PutMapping("/jars/{id}") @ResponseStatus(HttpStatus.NO_CONTENT) void put(@PathVariable long id) {}
                      @PostMapping("/jars") @ResponseStatus(HttpStatus.CREATED) Jar add() { return null; }
                      @PostMapping("/jars/{id}/seal") ResponseEntity<Void> seal(@PathVariable long id) {
                        return ResponseEntity.status(HttpStatus.ACCEPTED).build();
                      }
                    }
                    """
                        .getBytes(StandardCharsets.UTF_8))));
    assertThat(at(draft(List.of(), List.of(), code), "resources", "jars"))
        .isEqualTo(
            Map.of(
                "of", "Jar",
                "replace", Map.of("status", 204, "answers", "nothing"),
                "create", Map.of(),
                "actions", Map.of("seal", Map.of("status", 202))));
  }

  @Test
  void the_least_length_of_a_check_and_the_greatest_of_a_column_are_no_contradiction() {
    var sql =
        SqlReader.read(
            List.of(
                new SourceText(
                    "schema.sql", "CREATE TABLE jar (id bigint PRIMARY KEY, shelf varchar(9));")));
    var code =
        CodeReader.read(
            new BytesTree(
                Map.of(
                    "Jar.java",
                    "@Entity class Jar { @Id Long id; @NotBlank String shelf; }"
                        .getBytes(StandardCharsets.UTF_8))));
    var draft = draft(List.of(), List.of(sql), code);
    assertThat(draft.findings()).extracting(Finding::message).isEmpty();
    assertThat(lines(draft, "entities", "Jar", "shelf"))
        .containsExactly("schema.sql:1", "Jar.java:1");
  }

  @Test
  void a_document_that_leaves_the_version_out_does_not_contradict_the_build() {
    var prd = new Briefs("prd.md", Brief.Kind.RESEARCH);
    var brief =
        prd.brief(
            new dev.newel.foreign.brief.Item.Technology(
                "Framework", "Spring Boot", "", "", prd.entity("x").evidence()));
    var draft = draft(List.of(brief), List.of(), apiary());
    assertThat(at(draft, "stack", "framework")).isEqualTo("Spring Boot");
    assertThat(draft.findings()).extracting(Finding::id).doesNotContain("DRF001");
    assertThat(lines(draft, "stack", "framework")).contains("pom.xml:4");
  }

  private static Draft draft(List<Brief> briefs, List<SqlSchema> schemas, CodeBase code) {
    return Draft.of(new Sources(briefs, schemas, List.of(), List.of(), List.of(code)));
  }

  private static CodeBase apiary() {
    var folder = Golden.root().resolve("core/src/test/resources/foreign/code/apiary");
    var files = new TreeMap<String, byte[]>();
    try (var all = Files.walk(folder)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return CodeReader.read(new BytesTree(files));
  }
}
