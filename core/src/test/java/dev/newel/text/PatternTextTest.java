package dev.newel.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "^[A-Z]{2}\\d{3}$ AA111",
        "(ab|cd)+x? ab",
        "[^b-z]\\w.[\\d-] aaa1",
        "a{2,}b* aa",
        "\\.\\S{2} .SS",
      })
  void the_shortest_is_of_first_choices(String pattern, String text) {
    assertThat(PatternText.shortest(pattern)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"^[A-Z]{2}-\\d{3,5}$", "(ab|cd)+x?", "[^a-y]+", "(?:\\w{2}){1,3}", "[y-\uffff]"})
  void a_chosen_one_matches_whatever_is_chosen(String pattern) {
    var random = new SplittableRandom(7);
    for (var i = 0; i < 100; i++) {
      var text = PatternText.chosen(pattern, random::nextInt);
      assertThat(text).matches(pattern);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[a", "a{x}", "a{1", "\\"})
  void what_is_not_understood_has_no_text(String pattern) {
    assertThat(PatternText.shortest(pattern)).isNull();
  }
}
