package dev.newel.publish.document.sections.interfaces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.document.Rendering;
import org.junit.jupiter.api.Test;

class BodyFormsTest {
  private static String forms(String example) {
    return Rendering.of(example).section("response-formats", 0, null).replaceAll("\\s+", " ");
  }

  @Test
  void requestsAndAnswersSayUnderWhichKeyTheyStand() {
    assertThat(forms("conduit"))
        .contains(
            "**A request:** `{ \"user\": {item} }`, as in the request of `POST /api/users`; the key"
                + " is `user`, `article` or `comment`.",
            "**One row:** `{ \"user\": {item} }`, as in the answer of `POST /api/users`; the key is"
                + " `user`, `profile`, `article` or `comment`.");
    assertThat(forms("storefront"))
        .contains("**A request:** `{item}`,", "the key is `product`, `user` or `order`.");
  }

  @Test
  void bodiesThatDifferInMoreThanTheirKeyAreToldApart() {
    assertThat(forms("conduit"))
        .contains(
            "**A page of rows:** `{ \"articles\": {items}, \"articlesCount\": {total} }`",
            "**All rows:** `{ \"comments\": {items} }`",
            "**Values:** `{ \"tags\": {items} }`",
            "**Nothing:** no body");
  }

  @Test
  void documentsAndManyRowsHaveTheirOwnForms() {
    assertThat(forms("b2b"))
        .contains(
            "**Many rows in a request:** `{items}`",
            "**An outcome for each row:** `{items}`",
            "**A document:** the document alone, as in the answer of `GET /api/v2/invoices/export`.");
  }

  @Test
  void theDesignOfAnInterfaceInPatternsTellsThem() {
    assertThat(
            Rendering.of("conduit").publish("gobuildme", path -> null).documents().stream()
                .filter(written -> written.output().path().endsWith("api-design.md"))
                .map(written -> written.output().content()))
        .singleElement()
        .asString()
        .contains("**One row:** `{ \"user\": {item} }`");
  }
}
