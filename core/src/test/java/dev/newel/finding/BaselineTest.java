package dev.newel.finding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.source.Address;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineTest {
  private static final Baseline TWO =
      Baseline.of(
          List.of(
              finding("B001", "goals/0", "Goal has no number."),
              finding("A001", "api/a~1b", "Says \"é\" on line 7."),
              finding("A001", "api/a~1b", "Says \"é\" on line 12.")));

  @Test
  void is_written_one_entry_per_line_and_sorted() {
    assertThat(TWO.toJson())
        .isEqualTo(
            """
            {
              "version": 1,
              "findings": [
                {"id":"A001","at":"api/a~1b","message":"Says \\"é\\" on line #.","count":2},
                {"id":"B001","at":"goals/0","message":"Goal has no number.","count":1}
              ]
            }
            """);
    assertThat(Baseline.EMPTY.toJson()).isEqualTo("{\n  \"version\": 1,\n  \"findings\": []\n}\n");
  }

  @Test
  void reads_back_what_it_wrote() {
    for (var baseline : List.of(TWO, Baseline.EMPTY)) {
      var reading = Baseline.fromJson("newel-baseline.json", baseline.toJson());
      assertThat(reading.findings()).isEmpty();
      assertThat(reading.baseline()).isEqualTo(baseline);
    }
    assertThat(
            Baseline.fromJson("b.json", "\uFEFF" + TWO.toJson().replace("\n", "\r\n")).baseline())
        .isEqualTo(TWO);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "It repeats line 3.; It repeats line 9.; true",
        "It repeats lines 3-5, column 2.; It repeats lines 13-15, column 44.; true",
        "First is `shop.yaml:3:7`.; First is `shop.yaml:12:1`.; true",
        "It has 3 fields.; It has 4 fields.; false",
        "Port is `:8080`.; Port is `:9090`.; false"
      })
  void only_line_and_column_numbers_are_ignored(String one, String other, boolean same) {
    var baseline = Baseline.of(List.of(finding("A001", "a", one)));
    assertThat(baseline.count(Baseline.Entry.of(finding("A001", "a", other))) == 1).isEqualTo(same);
    assertThat(baseline.count(Baseline.Entry.of(finding("A002", "a", one)))).isZero();
    assertThat(baseline.count(Baseline.Entry.of(finding("A001", "b", one)))).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"version\": 2, \"findings\": []}",
        "{\"version\": 1}",
        "{\"version\": 1, ",
        "{\"version\": 1, \"findings\": {}}",
        "{\"version\": 1, \"version\": 1, \"findings\": []}",
        "<<<<<<< HEAD",
        "{\"version\": 1, \"findings\": []} trailing",
        "\u0000",
        "version: 1"
      })
  void what_is_no_baseline_accepts_nothing_and_is_one_finding(String text) {
    var reading = Baseline.fromJson("newel-baseline.json", text);
    assertThat(reading.baseline()).isEqualTo(Baseline.EMPTY);
    assertThat(reading.findings()).hasSize(1);
    var finding = reading.findings().getFirst();
    assertThat(finding.id()).isEqualTo("BASE001");
    assertThat(finding.span()).isNotNull();
    assertThat(finding.message()).doesNotContain("..").endsWith(".");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7",
        "{\"id\":\"A001\",\"at\":\"a\",\"count\":1}",
        "{\"id\":\"A001\",\"at\":\"a\",\"message\":\"m\"}",
        "{\"id\":\"A001\",\"at\":\"a\",\"message\":\"m\",\"count\":0}",
        "{\"id\":\"A001\",\"at\":\"a\",\"message\":\"m\",\"count\":\"1\"}",
        "{\"id\":\"A001\",\"at\":\"a\",\"message\":\"m\",\"count\":99999999999}"
      })
  void a_broken_item_leaves_the_others(String item) {
    var text =
        """
        {"version": 1, "findings": [%s, {"id":"B001","at":"b","message":"m","count":1}]}
        """;
    var reading = Baseline.fromJson("newel-baseline.json", text.formatted(item));
    assertThat(reading.baseline()).isEqualTo(Baseline.of(List.of(finding("B001", "b", "m"))));
    assertThat(reading.findings()).hasSize(1);
    assertThat(reading.findings().getFirst().message()).startsWith("Item 0 of `findings` needs");
  }

  @Test
  void bytes_that_are_no_text_and_too_many_are_a_finding() {
    for (var bytes :
        List.of(
            new byte[] {(byte) 0xC3, 0x28},
            new byte[0],
            new byte[Baseline.MOST_BYTES],
            new byte[Baseline.MOST_BYTES + 1])) {
      var reading = Baseline.fromBytes("b.json", bytes);
      assertThat(reading.baseline()).isEqualTo(Baseline.EMPTY);
      assertThat(reading.findings()).extracting(Finding::id).containsExactly("BASE001");
    }
    assertThat(Baseline.fromBytes("b.json", new byte[Baseline.MOST_BYTES + 1]).findings())
        .extracting(Finding::message)
        .containsExactly("The baseline is longer than 16 MB.");
    var many =
        "{\"id\":\"A001\",\"at\":\"a\",\"message\":\"m\",\"count\":1},".repeat(200_000)
            + "{\"id\":\"A001\",\"at\":\"a\",\"message\":\"m\",\"count\":1}";
    var huge = "{\"version\": 1, \"findings\": [" + many + "]}";
    assertThat(Baseline.fromBytes("b.json", huge.getBytes(UTF_8)).baseline().size())
        .isEqualTo(200_001);
  }

  @Test
  void deep_nesting_is_a_finding() {
    assertThat(Baseline.fromJson("b.json", "[".repeat(100_000)).findings()).hasSize(1);
  }

  private static Finding finding(String id, String at, String message) {
    return Finding.error(id, new Address(at), null, message, null);
  }
}
