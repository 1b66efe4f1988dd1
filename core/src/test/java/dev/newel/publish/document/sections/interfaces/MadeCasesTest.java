package dev.newel.publish.document.sections.interfaces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.document.Rendering;
import dev.newel.testing.TextTree;
import org.junit.jupiter.api.Test;

/// Edge cases of what is kept otherwise than it was sent.
class MadeCasesTest {
  private static String cases(String fields) {
    var design =
        """
        newel: 1
        system: { name: site }
        entities:
          Page:
        %s
        resources:
          pages: { of: Page, lookup: slug, create: public, update: public }
        """
            .formatted(fields.indent(4));
    return Rendering.of(TextTree.of(design).design())
        .section("endpoints-in-full", 0, null)
        .replaceAll("\\s*\\n +", " ");
  }

  @Test
  void aSlugThatIsTakenGetsANumberAndARenewedOneMoves() {
    var slug = "id: uuid key\nslug: slug unique from title%s\ntitle: string(1..80)\n";
    assertThat(cases(slug.formatted(" renewed")))
        .contains("Where `title` makes a `slug` that another row has, a number is put behind it")
        .contains(
            "A new `title` makes a new `slug`, and by the old one the row is not found any more.");
    assertThat(cases(slug.formatted("")))
        .contains("A new `title` leaves `slug` as it is.")
        .doesNotContain("a new `slug`");
  }

  @Test
  void aListIsTidiedKeptEmptiedOrRefused() {
    var page = "id: uuid key\nslug: slug unique\ntags: string(1..9)[%s%s\n";
    assertThat(cases(page.formatted("] deduped sorted", " = []")))
        .contains("Equal items of `tags` become one and the items are put in ascending order")
        .contains("an item of `tags` of 0 or 10 characters")
        .contains(
            "A body without `tags` keeps the list, `[]` empties it and `null` in its place is");
    assertThat(cases(page.formatted("1..3]", "")))
        .contains("A body without `tags` keeps the list and `null` in its place is refused with")
        .doesNotContain("empties", "Equal items");
  }
}
