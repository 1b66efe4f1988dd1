package dev.newel.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportFormatTest {
  @ParameterizedTest
  @EnumSource
  void renders_as_the_golden_file(ReportFormat format) {
    matches(format.word() + ".golden", format.render(Sample.report(false, false)));
  }

  @ParameterizedTest
  @EnumSource
  void renders_no_findings_as_the_golden_file(ReportFormat format) {
    matches(format.word() + "-clean.golden", format.render(Sample.clean()));
  }

  @Test
  void accepted_findings_are_shown_on_request() {
    matches("text-accepted.golden", ReportFormat.TEXT.render(Sample.report(false, true)));
  }

  @Test
  void colour_adds_escapes_and_nothing_else() {
    var coloured = ReportFormat.TEXT.render(Sample.report(true, true));
    assertThat(coloured).contains("\u001B[1;31merror API004\u001B[0m");
    assertThat(coloured.replaceAll("\u001B\\[[0-9;]*m", ""))
        .isEqualTo(ReportFormat.TEXT.render(Sample.report(false, true)));
  }

  @ParameterizedTest
  @EnumSource
  void a_format_is_found_by_its_word(ReportFormat format) {
    assertThat(ReportFormat.named(format.word())).contains(format);
    assertThat(ReportFormat.words()).contains(format.word());
    assertThat(ReportFormat.named("xml")).isEmpty();
  }

  private static void matches(String name, String actual) {
    Golden.assertMatches(
        Golden.root().resolve("core/src/test/resources/report").resolve(name), actual);
  }
}
