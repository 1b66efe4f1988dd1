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

  private static final String REFERRED =
      """
      newel: 1
      system: { name: shelf, updated: 2027-03-01 }
      entities:
        Building: { id: uuid key, name: string }
        Shelf: { id: uuid key, name: string, building: Building }
        Paper: { id: uuid key, name: string }
        Tag: { id: uuid key, name: string }
        Book: { id: uuid key, title: string, shelf: Shelf, cover: Cover, tags: "Tag[]" }
        Loan: { id: uuid key, book: Book }
      values:
        Cover: { paper: Paper }
      resources:
        books: { of: Book, list: public, create: public }
        loans: { of: Loan, list: public }
      """;

  private static final String TWO =
      "features:\n  F1: { title: Books, covers: [books] }\n  F2: { title: Loans, covers: [loans] }\n";

  /// Else no data design would have their tables, though rows cannot be without them.
  @Test
  void anEntityThatNoFeatureCoversBelongsToThoseThatReferToIt() {
    var design = whole(REFERRED + TWO);
    var books = Slice.of(design, "F1");
    assertThat(books.entities()).containsOnlyKeys("Building", "Shelf", "Paper", "Tag", "Book");
    assertThat(books.referred()).containsOnly("Building", "Shelf", "Paper", "Tag");
    // A book has a feature of its own, and what only books refer to is told there.
    var loans = Slice.of(design, "F2");
    assertThat(loans.entities()).containsOnlyKeys("Loan");
    assertThat(loans.referred()).isEmpty();
    assertThat(Slice.whole(design).referred()).isEqualTo(books.referred());
  }

  @Test
  void anEntityThatAFeatureCoversIsNotTakenInByAnother() {
    var text = REFERRED;
    var shelves = text.replace("  loans: {", "  shelves: { of: Shelf, list: public }\n  loans: {");
    var design = whole(shelves + TWO.replace("[loans]", "[loans, shelves]"));
    assertThat(Slice.of(design, "F1").referred()).containsOnly("Paper", "Tag");
    assertThat(Slice.of(design, "F2").entities()).containsOnlyKeys("Building", "Shelf", "Loan");
    assertThat(Slice.of(design, "F2").referred()).containsOnly("Building");
    assertThat(Slice.whole(whole(shelves)).referred()).containsOnly("Building", "Paper", "Tag");
  }

  /// It comes along all the same, with what changes it.
  @Test
  void anEntityThatAJobChangesIsMoreThanReferredTo() {
    var text =
        REFERRED.replace(
            "resources:\n",
            "jobs: { sweep: { every: 1h, each: Shelf, sets: { name: \"'old'\" } } }\nresources:\n");
    var books = Slice.of(whole(text + TWO), "F1");
    assertThat(books.entities()).containsKeys("Building", "Shelf");
    assertThat(books.jobs()).containsOnlyKeys("sweep");
    assertThat(books.referred()).containsOnly("Building", "Paper", "Tag");
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
