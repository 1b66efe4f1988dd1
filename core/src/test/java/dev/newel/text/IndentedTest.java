package dev.newel.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IndentedTest {
  @Test
  void nests_and_keeps_empty_lines_empty() {
    var text = new Indented();
    text.line("a:")
        .deeper(() -> text.line("b:").deeper(() -> text.line("c: 1\n\nd: 2")).line())
        .line("e: 3");
    assertThat(text.toString())
        .isEqualTo(
            """
            a:
              b:
                c: 1

                d: 2

            e: 3
            """);
  }
}
