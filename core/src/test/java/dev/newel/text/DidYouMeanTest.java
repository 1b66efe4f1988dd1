package dev.newel.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {
  private static final List<String> KEYS =
      List.of("paging", "filter", "sort", "resources", "createdAt", "id", "API004");

  @ParameterizedTest
  @CsvSource({
    "pagin, paging",
    "pagnig, paging",
    "Paging, paging",
    "filters, filter",
    "srot, sort",
    "resorces, resources",
    "created_at, createdAt",
    "createdat, createdAt",
    "API040, API004",
    "i, id"
  })
  void a_slip_finds_the_name(String wrong, String meant) {
    assertThat(DidYouMean.closest(wrong, KEYS)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"colour", "x", "ab", "''", "sources-of-truth", "\uD83D\uDE00"})
  void what_is_not_close_finds_nothing(String wrong) {
    assertThat(DidYouMean.closest(wrong, KEYS)).isEmpty();
    assertThat(DidYouMean.hint(wrong, KEYS)).isNull();
  }

  @Test
  void ties_do_not_depend_on_the_order_of_the_names() {
    assertThat(DidYouMean.closest("bat", List.of("cat", "bar", "hat"))).contains("bar");
    assertThat(DidYouMean.closest("bat", List.of("hat", "cat", "bar"))).contains("bar");
    assertThat(DidYouMean.closest("Sort", List.of("sort", "Sorf"))).contains("sort");
    assertThat(DidYouMean.closest("Sor", List.of("sort", "Sort"))).contains("Sort");
  }

  @ParameterizedTest
  @CsvSource({
    "ca, abc, 3",
    "ab, ba, 1",
    "kitten, sitting, 3",
    "'', abc, 3",
    "a\uD83D\uDE00, \uD83D\uDE00a, 1"
  })
  void distance_counts_edits(String one, String other, int edits) {
    assertThat(DidYouMean.distance(one, other)).isEqualTo(edits);
    assertThat(DidYouMean.distance(other, one)).isEqualTo(edits);
  }

  @Test
  void a_name_too_long_to_be_mistyped_is_compared_for_equality_alone() {
    var endless = "x".repeat(1_000_000);
    assertThat(DidYouMean.closest(endless, List.of(endless + "y", "x"))).isEmpty();
    assertThat(DidYouMean.closest(endless, List.of(endless))).contains(endless);
  }

  @Test
  void the_hint_asks() {
    assertThat(DidYouMean.hint("pagin", KEYS)).isEqualTo("Did you mean `paging`?");
  }
}
