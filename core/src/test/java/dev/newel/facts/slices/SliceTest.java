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
    return Objects.requireNonNull(TextTree.of(SYSTEM + features).design().design());
  }
}
