package dev.newel.draft;

import static dev.newel.draft.Drafted.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import dev.newel.foreign.brief.Brief;
import dev.newel.foreign.brief.Item;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What requests carry, who may call and how fast answers are, by documents.
class WrittenDraftTest {
  private final Briefs prd = new Briefs("prd.md", Brief.Kind.REQUIREMENTS);

  @Test
  void what_changes_rows_is_open_to_nobody_until_somebody_says_so() {
    var draft =
        draft(
            prd.brief(
                prd.entity("Book", prd.attribute("id", "uuid key")),
                prd.endpoint("POST", "/books", "public"),
                prd.endpoint("DELETE", "/books/{id}", "public")));
    assertThat(at(draft, "resources", "books", "create", "access")).isEqualTo("public");
    assertThat(at(draft, "resources", "books", "delete", "access")).isEqualTo("user");
    assertThat(Drafted.asked(draft))
        .contains("Who may call `books.delete`? What is written lets anybody.");
  }

  @Test
  void what_a_request_carries_narrows_a_list_or_is_told() {
    var list =
        new Item.Endpoint(
            "GET",
            "/books",
            "",
            "none",
            List.of(
                new Item.Input("query", prd.attribute("title", "string")),
                new Item.Input("header", prd.attribute("X-Desk", "string"))),
            List.of(),
            prd.said("`GET /books?shelf={shelf}&title=&mood=calm`: all books"));
    var create =
        new Item.Endpoint(
            "POST",
            "/books",
            "",
            "none",
            List.of(
                new Item.Input("body", prd.attribute("title", "string")),
                new Item.Input("body", prd.attribute("gift", "boolean"))),
            List.of(),
            prd.said("POST /books"));
    var draft =
        draft(
            prd.brief(
                prd.entity(
                    "Book",
                    prd.attribute("id", "uuid key"),
                    prd.attribute("title", "string"),
                    prd.attribute("shelf", "string")),
                list,
                create));
    assertThat(at(draft, "resources", "books", "list"))
        .isEqualTo(Map.of("access", "public", "filter", List.of("title", "shelf")));
    assertThat(draft.findings())
        .extracting(Finding::message)
        .containsExactly(
            "The draft has no place for these headers; one is left out: `X-Desk` of `GET /books`.",
            "The draft has no place for these query parameters; one is left out: `mood` of `GET"
                + " /books`.",
            "The draft has no place for these members of requests; one is left out: `gift` of"
                + " `POST /books`.");
  }

  @Test
  void more_answers_in_less_time_are_a_contradiction_of_one_scope_and_a_constraint_of_another() {
    var draft =
        draft(
            prd.brief(
                prd.latency("200", "ms", 95, "list"),
                prd.latency("100", "ms", 99, "list"),
                prd.latency("300", "ms", 50, "List"),
                prd.latency("1", "ms", 99, "read by key"),
                prd.latency("1", "s", 99, "list")));
    assertThat(at(draft, "goals", "reads")).isEqualTo(Map.of("p95", "200ms", "p99", "1s"));
    assertThat(draft.findings())
        .extracting(Finding::message)
        .containsExactly(
            "`goals/reads/p95` is `200ms` by prd.md:1, here it is `p99 100ms`.",
            "`goals/reads/p95` is `200ms` by prd.md:1, here it is `p50 300ms`.");
    assertThat(String.valueOf(at(draft, "constraints"))).contains("read by key answers in 1 ms");
  }

  private static Draft draft(Brief brief) {
    return Draft.of(new Sources(List.of(brief)));
  }
}
