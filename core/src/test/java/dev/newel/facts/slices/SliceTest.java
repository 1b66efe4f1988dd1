package dev.newel.facts.slices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.design.Design;
import dev.newel.source.Address;
import dev.newel.testing.TextTree;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A feature is what it covers; one that stands alone and says nothing of that is the whole.
class SliceTest {
  private static final String SYSTEM =
      """
      newel: 1
      system: { name: shelf, updated: 2027-03-01 }
      entities:
        Book: { id: uuid key, title: string }
        Loan: { id: uuid key, note: string }
      resources:
        books: { of: Book, list: public }
      features:
      """;

  @Test
  void aLoneFeatureThatNamesNothingIsTheWholeSystem() {
    var slice = Slice.of(design("  E01-F01: { title: Lend books }\n"), "E01-F01");
    assertThat(slice.entities()).containsOnlyKeys("Book", "Loan");
    assertThat(slice.operations()).hasSize(1);
    assertThat(slice.isWhole()).isFalse();
    assertThat(slice.epic()).isEqualTo("E01");
  }

  @Test
  void aLoneFeatureThatNamesSomethingIsThat() {
    var slice = Slice.of(design("  E01-F01: { title: Lend books, covers: [books] }\n"), "E01-F01");
    assertThat(slice.entities()).containsOnlyKeys("Book");
  }

  @Test
  void oneOfSeveralFeaturesThatNamesNothingIsEmpty() {
    var slice =
        Slice.of(
            design(
                "  E01-F01: { title: Lend books }\n  E01-F02: { title: Find books, covers: [books] }\n"),
            "E01-F01");
    assertThat(slice.entities()).isEmpty();
    assertThat(slice.operations()).isEmpty();
  }

  /// Its answers come from there, whether or not a component names it.
  @Test
  void aFeatureWhoseAnswersAreKeptCallsTheCache() {
    var text =
        SYSTEM.replace(
                "books: { of: Book, list: public }",
                "books: { of: Book, list: { access: public, cache: 5m } }\n  loans: { of: Loan, list: public }")
            + "  F1: { title: Find books, covers: [books] }\n  F2: { title: Lend books, covers: [loans] }\n"
            + "dependencies:\n  redis: { kind: cache, protocol: RESP }\n  mail: { kind: service, protocol: REST }\n";
    assertThat(Slice.of(whole(text), "F1").dependencies()).containsOnlyKeys("redis");
    assertThat(Slice.of(whole(text), "F2").dependencies()).isEmpty();
  }

  /// Like an event that is received: whoever looks after the rows wants to know what changes them.
  @Test
  void aJobThatNoFeatureNamesBelongsToThoseWhoseRowsItGoesThrough() {
    var text =
        SYSTEM.replace(
                "resources:\n",
                "jobs: { sweep: { every: 1h, each: Book, sets: { title: \"'gone'\" } } }\nresources:\n")
            + "  F1: { title: Lend books, covers: [books] }\n  F2: { title: Loans, covers: [%s] }\n";
    var unnamed = whole(text.formatted(""));
    assertThat(Slice.of(unnamed, "F1").jobs()).containsOnlyKeys("sweep");
    assertThat(Slice.of(unnamed, "F2").jobs()).isEmpty();
    var named = whole(text.formatted("sweep"));
    assertThat(Slice.of(named, "F1").jobs()).isEmpty();
    assertThat(Slice.of(named, "F2").jobs()).containsOnlyKeys("sweep");
  }

  @ParameterizedTest
  @CsvSource({
    "resources/books, true",
    "resources/books/list/access, true",
    "entities/Book, true",
    "resources/loans/create, false",
    "entities/Loan, false",
    // Nobody knows yet whose a whole part will be.
    "entities, true",
    "goals/reads/p99, true",
    "goals/writes, false",
    "goals/availability, true",
    "goals/operations/books.list, true",
    "goals/operations/loans.create, false",
    "identity/operations/login, false",
    "observability/log, true",
    "storage/backup, true"
  })
  void aPlaceConcernsAFeatureThatHasItOrThatHasNoneOfItsOwn(String place, boolean concerns) {
    var slice = Slice.of(design("  E01-F01: { title: Lend books, covers: [books] }\n"), "E01-F01");
    assertThat(slice.concerns(new Address(place))).isEqualTo(concerns);
    assertThat(Slice.whole(design("  E01-F01: { title: All }\n")).concerns(new Address(place)))
        .isTrue();
  }

  private static Design design(String features) {
    return whole(SYSTEM + features);
  }

  private static Design whole(String text) {
    return Objects.requireNonNull(TextTree.of(text).design().design());
  }
}
