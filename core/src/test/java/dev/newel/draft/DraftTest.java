package dev.newel.draft;

import static dev.newel.draft.Drafted.at;
import static dev.newel.draft.Drafted.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import dev.newel.foreign.Evidence;
import dev.newel.foreign.brief.Attribute.Presence;
import dev.newel.foreign.brief.Brief;
import dev.newel.foreign.brief.Item;
import dev.newel.source.Address;
import dev.newel.source.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftTest {
  private static final String KEPT = "Which things does the system keep, and with which fields?";
  private static final String OFFERED = "Which operations does the system offer, and to whom?";

  private final Briefs prd = new Briefs("prd.md", Brief.Kind.REQUIREMENTS);
  private final Briefs data = new Briefs("03-data-design.md", Brief.Kind.DATA);

  @Test
  void a_table_of_fields_becomes_an_entity_with_its_origins() {
    var draft =
        draft(
            prd.brief(
                prd.entity(
                    "library_books",
                    prd.attribute("id", "uuid key"),
                    prd.attribute("full_title", "string(1..200)"),
                    prd.attribute("isbn", "string(13)", Presence.OPTIONAL, null))));
    assertThat(at(draft, "entities", "LibraryBook"))
        .isEqualTo(Map.of("id", "uuid key", "fullTitle", "string(1..200)", "isbn", "string(13)?"));
    assertThat(lines(draft, "entities", "LibraryBook", "fullTitle")).containsExactly("prd.md:2");
  }

  @Test
  void a_foreign_key_becomes_a_reference() {
    var draft =
        draft(
            prd.brief(
                prd.entity("Books", prd.attribute("id", "uuid key")),
                prd.entity(
                    "Loan",
                    prd.attribute("book_id", "uuid", Presence.REQUIRED, "books(id)"),
                    prd.attribute("desk", "uuid", Presence.OPTIONAL, "desks(id)"))));
    assertThat(at(draft, "entities", "Loan", "book")).isEqualTo("Book");
    assertThat(at(draft, "entities", "Loan", "desk"))
        .as("nobody describes desks")
        .isEqualTo("uuid?");
    assertThat(at(draft, "entities", "Loan", "id")).isEqualTo("uuid key");
  }

  @ParameterizedTest
  @CsvSource({
    "string(..30), string(1..), string(1..30), ''",
    "string(..30), string(1..30), string(1..30), ''",
    "text, string(1..255), string(1..255), ''",
    "text, string, text, ''",
    "string(..30) unique, string(2..), string(2..30) unique, ''",
    "string(..30), string(1..20), string(..30), DRF001",
    "string(..5), string(8..), string(..5), DRF001",
    "string(..30), int, string(..30), DRF001",
    "string(..30)[], string(1..30), string(..30)[], DRF001",
  })
  void bounds_that_two_places_give_of_one_text_hold_both(
      String one, String other, String drafted, String id) {
    var draft =
        draft(
            prd.brief(prd.entity("Book", prd.attribute("title", one))),
            data.brief(data.entity("books", data.attribute("title", other))));
    assertThat(at(draft, "entities", "Book", "title")).isEqualTo(drafted);
    assertThat(draft.findings())
        .extracting(Finding::id)
        .isEqualTo(id.isEmpty() ? List.of() : List.of(id));
  }

  @Test
  void two_documents_agree_or_contradict_each_other_with_both_places() {
    var draft =
        draft(
            prd.brief(
                prd.entity(
                    "Book", prd.attribute("title", "string(80)"), prd.attribute("pages", "int"))),
            data.brief(
                data.entity(
                    "books",
                    data.attribute("Title", "string(120)"),
                    data.attribute("pages", "int"))));
    assertThat(at(draft, "entities", "Book", "title")).isEqualTo("string(80)");
    assertThat(lines(draft, "entities", "Book", "pages"))
        .containsExactly("prd.md:2", "03-data-design.md:2");
    assertThat(draft.findings()).extracting(Finding::id).containsExactly("DRF001");
    assertThat(draft.findings().getFirst().message())
        .isEqualTo("`entities/Book/title` is `string(80)` by prd.md:1, here it is `string(120)`.");
    assertThat(draft.findings().getFirst().span()).isEqualTo(Span.point("03-data-design.md", 1, 1));
  }

  @Test
  void what_is_inferred_is_asked_and_no_fact() {
    var guess =
        new Item.Entity(
            "Ghost",
            null,
            "",
            List.of(prd.attribute("id", "uuid key")),
            Evidence.inferred(Span.point("prd.md", 9, 1), "Ghosts may come."));
    var hinted = draft(prd.brief(guess, guess));
    assertThat(hinted.design()).doesNotContainKey("entities");
    assertThat(questions(hinted)).containsExactly(KEPT, "Is `Ghost` kept, with id?", OFFERED);
    assertThat(
            questions(
                draft(prd.brief(guess, prd.entity("ghosts", prd.attribute("id", "uuid key"))))))
        .as("what another document says plainly is asked no more")
        .noneMatch(ask -> ask.contains("`Ghost` kept"));
    var named = draft(prd.brief(prd.entity("Shelf")));
    assertThat(named.design()).doesNotContainKey("entities");
    assertThat(questions(named))
        .containsExactly(KEPT, "Is `Shelf` kept, and with which fields?", OFFERED);
  }

  @Test
  void hints_at_one_thing_are_one_question() {
    var first = hint("fish market", "a b c d e");
    var second = hint("FishMarkets", "E f g h i j");
    assertThat(questions(draft(prd.brief(first, second))))
        .containsExactly(
            KEPT, "Is `fish market` kept, with a, b, c, d, e, f, g, h and 2 more?", OFFERED);
    assertThat(questions(draft(prd.brief(hint("quay", "")))))
        .contains("Is `quay` kept, and with which fields?");
  }

  private Item.Entity hint(String name, String fields) {
    return new Item.Entity(
        name,
        null,
        "",
        java.util.Arrays.stream(fields.split(" "))
            .filter(each -> !each.isEmpty())
            .map(each -> prd.attribute(each, ""))
            .toList(),
        Evidence.inferred(Span.point("prd.md", 9, 1), "They may come."));
  }

  @Test
  void a_field_without_a_type_is_a_question() {
    var draft = draft(prd.brief(prd.entity("Book", prd.attribute("cover", ""))));
    assertThat(questions(draft))
        .contains("What type has `cover` of `Book`?")
        .contains("Which operations does the system offer on `Book`, and to whom?");
  }

  @Test
  void endpoints_become_standard_methods_and_actions() {
    var draft =
        draft(
            prd.brief(
                new Item.Actor("Librarian", "Lends.", prd.said("Librarian")),
                prd.entity("Book", prd.attribute("id", "uuid key")),
                prd.endpoint("GET", "/api/v1/books", "none"),
                prd.endpoint("POST", "/api/v1/books", "Librarian"),
                prd.endpoint("GET", "/api/v1/books/{id}", "public"),
                prd.endpoint("PUT", "/api/v1/books/:id", "librarians only"),
                prd.endpoint("POST", "/api/v1/books/{id}/lend-out", "Librarian"),
                prd.endpoint("GET", "/api/v1/moods", "Librarian")));
    assertThat(at(draft, "api", "base")).isEqualTo("/api/v1");
    assertThat(at(draft, "resources", "books", "of")).isEqualTo("Book");
    assertThat(at(draft, "resources", "books", "list", "access")).isEqualTo("public");
    assertThat(at(draft, "resources", "books", "create", "access")).isEqualTo("librarian");
    assertThat(at(draft, "resources", "books", "replace", "access")).isEqualTo("librarian");
    assertThat(at(draft, "resources", "books", "actions", "lendOut", "access"))
        .isEqualTo("librarian");
    assertThat(at(draft, "api", "access")).as("each operation says who may").isNull();
    assertThat(draft.findings()).extracting(Finding::id).containsExactly("DRF003");
    assertThat(draft.findings().getFirst().message())
        .isEqualTo("`GET /api/v1/moods` is about no entity that a document describes.");
    assertThat(questions(draft)).contains("What is kept behind `GET /api/v1/moods`?");
  }

  @Test
  void a_path_without_a_method_is_asked_for_and_is_no_operation() {
    var book = prd.entity("Book", prd.attribute("id", "uuid key"));
    var bare = prd.endpoint("", "/books", null);
    var draft = draft(prd.brief(book, bare, prd.endpoint("", "/login", null)));
    assertThat(draft.design()).doesNotContainKey("resources");
    assertThat(questions(draft))
        .contains(
            "What can clients do at `/books`, `/login`?",
            "Which operations does the system offer on `Book`, and to whom?");
    assertThat(questions(draft(prd.brief(book, bare, prd.endpoint("GET", "/books", null)))))
        .noneMatch(ask -> ask.startsWith("What can clients do"));
  }

  @Test
  void where_nobody_says_who_may_everybody_with_a_role_may_until_somebody_answers() {
    var draft =
        draft(
            prd.brief(
                prd.entity("Book", prd.attribute("id", "uuid key")),
                prd.endpoint("GET", "/books", null)));
    assertThat(at(draft, "api", "access")).isEqualTo("user");
    assertThat(questions(draft))
        .contains("Who may call the operations of which no document says it?");
  }

  @Test
  void quality_targets_become_goals_where_the_language_has_a_place() {
    var draft =
        draft(
            prd.brief(
                prd.latency("200", "ms", 95, "read requests"),
                prd.latency("0.5", "s", null, "writes"),
                prd.latency("3", "s", 95, "start of the server's browser page"),
                prd.latency("250", "ms", 95, "read requests"),
                prd.latency("400", "ms", 95, "search queries")));
    assertThat(at(draft, "goals", "reads")).isEqualTo(Map.of("p95", "200ms"));
    assertThat(at(draft, "goals", "writes")).isEqualTo(Map.of("p95", "500ms"));
    assertThat(questions(draft))
        .containsExactly(KEPT, OFFERED, "For which share of the requests must `500ms` hold?");
    assertThat(draft.findings())
        .extracting(Finding::message)
        .as("two numbers of one scope contradict each other, one of another scope does not")
        .containsExactly("`goals/reads/p95` is `200ms` by prd.md:1, here it is `250ms`.");
    assertThat(at(draft, "constraints")).asString().contains("search queries answers in 400 ms");
  }

  @Test
  void a_goal_names_only_requirements_that_a_document_states() {
    var target =
        new Item.Target(
            Item.Measure.AVAILABILITY,
            Item.Comparison.AT_LEAST,
            new BigDecimal("99.9"),
            "%",
            null,
            "",
            "the-shelf-is-up",
            prd.said("The shelf is up 99.9 % of the time."));
    assertThat(at(draft(prd.brief(target)), "goals")).isEqualTo(Map.of("availability", "99.9%"));
  }

  @Test
  void a_statement_that_a_design_cannot_hold_goes_with_a_finding() {
    var draft =
        draft(
            prd.brief(
                prd.entity(
                    "Book", prd.attribute("id", "uuid key"), prd.attribute("fee", "Money"))));
    assertThat(at(draft, "entities", "Book", "fee")).isEqualTo("Money");
    var less = draft.without(Address.of("entities", "Book", "fee"), "There is no type `Money`.");
    assertThat(at(less, "entities", "Book")).isEqualTo(Map.of("id", "uuid key"));
    assertThat(less.findings()).extracting(Finding::id).containsExactly("DRF004");
    assertThat(less.findings().getFirst().message())
        .isEqualTo("`Money` of the sources is left out: There is no type `Money`.");
    assertThat(less.findings().getFirst().span()).isEqualTo(Span.point("prd.md", 2, 1));
    assertThat(less.origins()).doesNotContainKey(Address.of("entities", "Book", "fee"));
    assertThat(draft.without(Address.of("nowhere", "at"), "No.")).isEqualTo(draft);
    assertThat(draft.without(Address.of("system", "name"), "No.")).isEqualTo(draft);
  }

  @Test
  void nothing_at_all_is_still_a_design() {
    var draft = Draft.of(new Sources(List.of()));
    assertThat(draft.design()).containsOnlyKeys("newel", "system", "questions");
    assertThat(at(draft, "system")).isEqualTo(Map.of("name", "system"));
    assertThat(questions(draft)).containsExactly(KEPT, OFFERED);
  }

  @Test
  void theOnlyFeatureIsAllOfIt() {
    var draft = Draft.of(new Sources(List.of()));
    assertThat(at(draft.asFeature("E01-F01", "E01"), "features"))
        .isEqualTo(Map.of("E01-F01", Map.of("title", "system", "epic", "E01")));
    assertThat(at(draft.asFeature("", null), "features"))
        .isEqualTo(Map.of("system", Map.of("title", "system")));
  }

  @ParameterizedTest
  @CsvSource({
    "created_at, timestamp, timestamp created",
    "created_at, timestamp = now, timestamp created",
    "updatedAt, timestamp?, timestamp updated",
    "created_at, date, date",
    "returned_at, timestamp, timestamp",
    "password_hash, string(..255), string(..255) unlisted",
    "password, text, text unlisted",
    "mfaSecret, string?, string? unlisted",
    "refresh_token_hash, string, string unlisted",
    "secretary, string, string",
    "password_changed_at, timestamp, timestamp",
    "passwordless, boolean, boolean",
  })
  void a_name_says_who_fills_a_field_and_who_sees_it(String name, String type, String drafted) {
    var draft = draft(prd.brief(prd.entity("User", prd.attribute(name, type))));
    assertThat(at(draft, "entities", "User", Names.field(name))).isEqualTo(drafted);
  }

  @ParameterizedTest
  @CsvSource({
    "librarian, librarian",
    "Store managers, storeManager",
    "admin only, admin",
    "Bearer token, user",
    "Bearer, user",
    "JWT, user",
    "owner, user",
    "yes, user",
    "order, user",
    "librarian or admin, librarian;admin",
    "Admin / Store manager, admin;storeManager",
    "'librarian, admin and owner', librarian;admin",
  })
  void a_role_may_be_named_where_operations_are_listed_alone(String access, String roles) {
    var draft =
        draft(
            prd.brief(
                prd.entity("Book", prd.attribute("title", "string")),
                prd.endpoint("GET", "/books", access)));
    assertThat(at(draft, "identity", "roles"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsOnlyKeys((Object[]) roles.split(";"));
  }

  @ParameterizedTest
  @CsvSource({
    "JSON fields, snake_case, snake_case",
    "JSON fields, camelCase, ''",
    "tables, snake_case, ''",
  })
  void names_on_the_wire_are_spelled_as_the_project_does(
      String what, String pattern, String names) {
    var draft =
        draft(
            prd.brief(
                prd.entity("Book", prd.attribute("dueOn", "date")),
                prd.endpoint("GET", "/books", null),
                new Item.Naming(what, pattern, List.of(), prd.said(pattern))));
    assertThat(at(draft, "api", "names")).isEqualTo(names.isEmpty() ? null : names);
  }

  @Test
  void a_field_called_id_is_the_key_where_no_other_is() {
    var draft = draft(prd.brief(prd.entity("Book", prd.attribute("Id", "long"))));
    assertThat(at(draft, "entities", "Book")).isEqualTo(Map.of("id", "long key"));
    assertThat(draft.findings()).isEmpty();
  }

  @Test
  void names_in_other_scripts_are_told() {
    var draft = draft(prd.brief(prd.entity("図書", prd.attribute("id", "uuid key"))));
    assertThat(draft.findings()).extracting(Finding::id).containsExactly("DRF002");
  }

  private static Draft draft(Brief... briefs) {
    return Draft.of(new Sources(List.of(briefs)));
  }

  private static List<String> questions(Draft draft) {
    return at(draft, "questions") instanceof List<?> list
        ? list.stream().map(one -> String.valueOf(((Map<?, ?>) one).get("ask"))).toList()
        : List.of();
  }
}
