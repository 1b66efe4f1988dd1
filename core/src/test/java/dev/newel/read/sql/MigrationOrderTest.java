package dev.newel.read.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationOrderTest {
  private static List<String> sorted(String... names) {
    return Stream.of(names).sorted(new MigrationOrder()).toList();
  }

  @Test
  void versions_are_numbers() {
    assertThat(
            sorted(
                "db/V10__ten.sql",
                "db/V1_1__one.sql",
                "db/V2__two.sql",
                "db/V1__all.sql",
                "db/V1.2__dot.sql"))
        .containsExactly(
            "db/V1__all.sql",
            "db/V1.2__dot.sql",
            "db/V1_1__one.sql",
            "db/V2__two.sql",
            "db/V10__ten.sql");
    assertThat(sorted("2-b.sql", "10-a.sql", "1-c.sql"))
        .containsExactly("1-c.sql", "2-b.sql", "10-a.sql");
  }

  @Test
  void what_is_no_number_is_a_text() {
    assertThat(sorted("b.sql", "a/z.sql", "a.sql")).containsExactly("a.sql", "a/z.sql", "b.sql");
    assertThat(sorted("20240101000000_a.sql", "99999999999999999999999999_b.sql", "1_c.sql"))
        .containsExactly("1_c.sql", "20240101000000_a.sql", "99999999999999999999999999_b.sql");
  }

  @Test
  void equal_numbers_are_still_two_names() {
    assertThat(new MigrationOrder().compare("01.sql", "1.sql")).isNotZero();
    assertThat(new MigrationOrder().compare("1.sql", "1.sql")).isZero();
  }
}
