package dev.newel.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.design.Design;
import dev.newel.design.api.Operation;
import dev.newel.publish.Designs;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What answers depend on and what writes change, over a design in which rows reach each other in
/// every way.
class DependenceTest {
  private static final Design DESIGN =
      Designs.of(
          """
          entities:
            Shelf: { id: uuid key, name: string }
            Author:
              id: uuid key
              name: string
              books: Book[] via author
              title: string := name + '!'
            Book:
              id: uuid key
              shelf: Shelf parent
              author: Author
              sequel: Book? cleared
              name: string
              pages: int
              thick: boolean := pages > 500
              fame: int := author.books.size()
              readers: User[]
              mine: boolean := viewer in readers
              secret: string read(librarian)
            Loan: { id: uuid key, book: Book parent, until: timestamp }
            Mark: { id: uuid key, loan: Loan parent, shelf: Shelf? cleared }
            User: { id: uuid key, email: email unique, password: password(8..), role: role = reader, seen: timestamp? }
          views:
            Plain: { of: Book, fields: [id, name, thick, author] }
            Famed: { of: Book, fields: [id, fame] }
            Mine: { of: Book, fields: [id, mine] }
            Shown: { of: Book, fields: [id, author: Writer] }
            Writer: { of: Author, fields: [id, title] }
            Secret: { of: Book, fields: [id, secret] }
            Person: { of: User, fields: [id, email] }
          identity:
            users: User
            login: email
            roles: { anonymous: {}, reader: {}, librarian: { is: reader } }
            operations: { login: { sets: { seen: now } } }
          api: { access: reader }
          resources:
            books:
              of: Book
              list: { answers: Plain, filter: [shelf: shelf.name == value] }
              get: { answers: Plain, cache: { for: 1m, how: through } }
              create: { sets: { author.name: name } }
              update: {}
              delete: {}
              actions: { read: { adds: { readers: viewer } } }
            famed: { of: Book, get: { answers: Famed, cache: 1m } }
            mine: { of: Book, get: { answers: Mine, cache: 1m } }
            shown: { of: Book, get: { answers: Shown } }
            secrets: { of: Book, get: { answers: Secret, cache: 1m } }
            shelves: { of: Shelf, delete: {} }
            parts: { of: Loan, in: books, path: /loans, list: {} }
            borrowed: { of: Loan, list: { access: [{ reader: until > now }] } }
            me: { of: User, path: /me, row: viewer, view: Person, get: {}, update: { accepts: [email] } }
          """);

  private static Operation operation(String id) {
    return DESIGN.operations().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Dependence of(String id) {
    return Dependence.of(operation(id), DESIGN);
  }

  @Test
  void a_row_that_shows_what_it_holds_depends_on_itself_alone() {
    var plain = of("books.get");
    assertThat(plain.entities()).containsExactlyInAnyOrder("Book");
    assertThat(plain.rowAlone()).isTrue();
    assertThat(List.of(plain.viewer(), plain.roles(), plain.request())).containsOnly(false);
  }

  @Test
  void other_rows_count_by_whatever_way_they_are_reached() {
    assertThat(of("books.list").entities()).containsExactlyInAnyOrder("Book", "Shelf");
    assertThat(of("famed.get").entities()).containsExactlyInAnyOrder("Book", "Author");
    assertThat(of("famed.get").rowAlone()).as("it counts other books").isFalse();
    assertThat(of("shown.get").entities()).containsExactlyInAnyOrder("Book", "Author");
    assertThat(of("shown.get").rowAlone()).isTrue();
    assertThat(of("parts.list").entities()).contains("Loan", "Book");
  }

  @Test
  void who_asks_counts_where_it_changes_the_answer() {
    assertThat(of("mine.get").viewer()).isTrue();
    assertThat(of("mine.get").entities()).contains("User");
    assertThat(of("secrets.get").roles()).isTrue();
    assertThat(of("secrets.get").viewer()).isFalse();
    assertThat(of("borrowed.list").viewer()).as("not everybody sees every row").isTrue();
    assertThat(operation("mine.get").cacheKey()).isEqualTo("book:{id}:{viewer}");
    assertThat(operation("secrets.get").cacheKey()).isEqualTo("book:{id}:{role}");
    assertThat(operation("famed.get").cacheKey()).isEqualTo("book:{id}");
    assertThat(of("me.get").viewer()).isTrue();
    assertThat(of("me.get").rowAlone()).isTrue();
  }

  @Test
  void a_delete_writes_what_goes_with_it_and_what_refers_to_it() {
    var gone = Written.by(operation("books.delete"), DESIGN);
    assertThat(gone.own()).isEqualTo("Book");
    assertThat(gone.others()).containsExactlyInAnyOrder("Book", "Loan", "Mark");
    assertThat(Written.by(operation("shelves.delete"), DESIGN).others())
        .containsExactlyInAnyOrder("Book", "Loan", "Mark");
  }

  @Test
  void a_write_of_its_row_is_no_write_of_others() {
    assertThat(Written.by(operation("books.update"), DESIGN))
        .isEqualTo(new Written("Book", Set.of()));
    assertThat(Written.by(operation("books.read"), DESIGN))
        .isEqualTo(new Written("Book", Set.of()));
    assertThat(Written.by(operation("books.get"), DESIGN)).isEqualTo(new Written(null, Set.of()));
    assertThat(Written.by(operation("identity.login"), DESIGN))
        .isEqualTo(new Written("User", Set.of()));
    assertThat(Written.by(operation("books.create"), DESIGN).others()).contains("Author");
  }

  @Test
  void what_is_written_through_is_renewed_with_its_row_and_ended_with_others() {
    var updated = KeptAnswers.of(operation("books.update"), DESIGN);
    assertThat(updated.renewed()).extracting(Operation::id).containsExactly("books.get");
    assertThat(updated.ended())
        .extracting(Operation::id)
        .containsExactly("famed.get", "mine.get", "secrets.get");
    var gone = KeptAnswers.of(operation("books.delete"), DESIGN);
    assertThat(gone.renewed()).isEmpty();
    assertThat(gone.ended())
        .extracting(Operation::id)
        .containsExactly("books.get", "famed.get", "mine.get", "secrets.get");
  }
}
