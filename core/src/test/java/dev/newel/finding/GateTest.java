package dev.newel.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.newel.finding.Judgement.InBaseline;
import dev.newel.finding.Judgement.Judged;
import dev.newel.finding.Judgement.Open;
import dev.newel.finding.Judgement.Waived;
import dev.newel.source.Address;
import dev.newel.source.Origin;
import dev.newel.source.SourceMap;
import dev.newel.source.Span;
import dev.newel.testing.Proves;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Proves({"the file/waivers", "the file/gate"})
class GateTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
  private static final Finding LIST = finding("API004", Severity.ERROR, "api/products/list", 3);
  private static final Finding SEARCH = finding("API004", Severity.ERROR, "api/productsearch", 9);
  private static final Finding GOAL = finding("GOAL001", Severity.WARNING, "goals/0", 20);

  @Test
  void without_waivers_every_finding_is_open() {
    var judgement = Gate.plain(TODAY).judge(List.of(GOAL, SEARCH, LIST));
    assertThat(judgement.open()).containsExactly(LIST, SEARCH, GOAL);
    assertThat(judgement.compared()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'', ERROR, PASS, false",
    "INFO, ERROR, PASS, false",
    "WARNING, ERROR, PASS_WITH_WARNINGS, false",
    "ERROR, ERROR, FAIL, true",
    "WARNING, WARNING, FAIL, true",
    "INFO, WARNING, PASS, false",
    "INFO, INFO, FAIL, true"
  })
  void the_verdict_follows_from_the_open_findings(
      String severity, Severity failOn, Verdict verdict, boolean fails) {
    var findings =
        severity.isEmpty()
            ? List.<Finding>of()
            : List.of(finding("X001", Severity.valueOf(severity), "a", 1));
    var judgement = gate(List.of(), Baseline.EMPTY, failOn).judge(findings);
    assertThat(judgement.verdict()).isEqualTo(verdict);
    assertThat(judgement.fails()).isEqualTo(fails);
  }

  @Test
  void a_waiver_covers_its_scope_and_what_is_inside_but_no_similar_name() {
    var waiver = waiver("API004", "api/products", "2026-12-31", 0);
    var judgement = gate(waiver).judge(List.of(LIST, SEARCH));
    assertThat(judgement.findings())
        .containsExactly(new Judged(LIST, new Waived(waiver)), new Judged(SEARCH, new Open()));
    assertThat(judgement.waived()).isEqualTo(1);
  }

  @Test
  void a_star_covers_everything_of_its_rule() {
    var judgement = gate(waiver("API004", "*", "2026-12-31", 0)).judge(List.of(LIST, SEARCH, GOAL));
    assertThat(judgement.open()).containsExactly(GOAL);
    assertThat(judgement.verdict()).isEqualTo(Verdict.PASS_WITH_WARNINGS);
  }

  @Test
  void the_narrower_waiver_wins_and_of_equal_ones_the_first() {
    var wide = waiver("API004", "*", "2026-12-31", 0);
    var narrow = waiver("API004", "api/products", "2026-12-31", 1);
    var again = waiver("API004", "api/products", "2026-12-31", 2);
    var judgement = gate(wide, narrow, again).judge(List.of(LIST, SEARCH));
    assertThat(judgement.findings())
        .startsWith(new Judged(LIST, new Waived(narrow)), new Judged(SEARCH, new Waived(wide)));
    assertThat(judgement.open())
        .extracting(Finding::id, f -> f.at().path())
        .containsExactly(tuple("WAIVE001", "waivers/2"));
  }

  @Test
  void a_waiver_counts_through_its_last_day() {
    assertThat(gate(waiver("API004", "*", "2026-06-15", 0)).judge(List.of(LIST)).open()).isEmpty();
    var expired = gate(waiver("API004", "*", "2026-06-14", 0)).judge(List.of(LIST));
    assertThat(expired.open()).extracting(Finding::id).containsExactly("API004", "WAIVE002");
    assertThat(expired.open().get(1).message())
        .isEqualTo(
            "The waiver of `API004` everywhere is past its last day, 2026-06-14, so it waives nothing.");
    assertThat(expired.open().get(1).hint())
        .isEqualTo("Mend what it waived (1), or agree with its owner on a later `until`.");
  }

  @Test
  void an_expired_waiver_that_nothing_needs_is_to_be_removed() {
    var judgement = gate(waiver("API004", "*", "2020-01-01", 0)).judge(List.of());
    assertThat(judgement.open()).extracting(Finding::id).containsExactly("WAIVE002");
    assertThat(judgement.open().getFirst().hint())
        .isEqualTo("Remove the waiver: nothing needs it any more.");
  }

  @Test
  void an_unused_waiver_is_a_warning_that_knows_a_similar_place() {
    var judgement =
        gate(waiver("API004", "api/products/lst", "2026-12-31", 0)).judge(List.of(LIST));
    var unused = judgement.open().getLast();
    assertThat(unused.id()).isEqualTo("WAIVE001");
    assertThat(unused.severity()).isEqualTo(Severity.WARNING);
    assertThat(unused.message())
        .isEqualTo("The waiver of `API004` at `api/products/lst` matches no finding.");
    assertThat(unused.hint()).isEqualTo("Did you mean `api/products/list`?");
  }

  @Test
  void a_waiver_of_what_another_accepts_names_that_one() {
    var twice =
        gate(
                waiver("API004", "api/products/list", "2026-12-31", 0),
                waiver("API004", "api/products/list", "2027-12-31", 1),
                waiver("API004", "api/products", "2026-12-31", 2))
            .judge(List.of(LIST));
    assertThat(twice.open())
        .extracting(Finding::message, Finding::hint)
        .containsExactly(
            tuple(
                "The waiver of `API004` at `api/products/list` matches only what the waiver `waivers/0` accepts already.",
                "Remove one of the two."),
            tuple(
                "The waiver of `API004` at `api/products` matches only what the waiver `waivers/0` accepts already.",
                "Remove one of the two."));
  }

  @Test
  void an_incomplete_waiver_waives_nothing() {
    var bare =
        new Waiver("API004", Address.ROOT, " ", null, null, Address.of("waivers", "0"), null);
    var judgement = gate(bare).judge(List.of(LIST));
    assertThat(judgement.open()).extracting(Finding::id).containsExactly("API004", "WAIVE003");
    assertThat(judgement.open().get(1).message())
        .isEqualTo(
            "The waiver of `API004` everywhere has no `reason` and no `owner` and no `until`, so it waives nothing.");
  }

  @Test
  void an_unknown_id_is_named_with_the_closest_known_one() {
    var judgement =
        gate(waiver("API04", "*", "2020-01-01", 0))
            .judge(List.of(finding("API04", Severity.INFO, "a", 1)));
    assertThat(judgement.waived()).isZero();
    assertThat(judgement.open())
        .extracting(Finding::id)
        .containsExactlyInAnyOrder("API04", "WAIVE002", "WAIVE004");
    assertThat(judgement.open()).extracting(Finding::hint).contains("Did you mean `API004`?");
  }

  @Test
  void what_the_gate_says_of_waivers_cannot_be_waived() {
    var judgement =
        gate(waiver("API004", "*", "2026-12-31", 0), waiver("WAIVE001", "*", "2026-12-31", 1))
            .judge(List.of());
    assertThat(judgement.open()).extracting(Finding::id).containsExactly("WAIVE001", "WAIVE001");
  }

  @Test
  void the_baseline_accepts_as_many_equal_findings_as_it_counts_and_no_waived_ones() {
    var later = finding("API004", Severity.ERROR, "api/products/list", 30);
    var baseline = Baseline.of(List.of(LIST, GOAL));
    var judgement = gate(List.of(), baseline, Severity.ERROR).judge(List.of(later, LIST));
    assertThat(judgement.findings())
        .containsExactly(new Judged(LIST, new InBaseline()), new Judged(later, new Open()));
    assertThat(judgement.mended()).isEqualTo(Baseline.of(List.of(GOAL)));
    assertThat(judgement.compared()).isTrue();
    assertThat(judgement.fails()).isTrue();

    var waiver = waiver("API004", "*", "2026-12-31", 0);
    var waived = gate(List.of(waiver), baseline, Severity.ERROR).judge(List.of(LIST));
    assertThat(waived.findings()).containsExactly(new Judged(LIST, new Waived(waiver)));
    assertThat(waived.mended().size()).isEqualTo(2);
  }

  @Test
  void the_baseline_of_a_judgement_accepts_all_that_no_waiver_does() {
    var gate =
        gate(List.of(waiver("GOAL001", "*", "2026-12-31", 0)), Baseline.EMPTY, Severity.ERROR);
    var drawn = gate.judge(List.of(LIST, LIST, SEARCH, GOAL)).baseline();
    assertThat(drawn.size()).isEqualTo(3);
    assertThat(gate(List.of(), drawn, Severity.INFO).judge(List.of(LIST, LIST, SEARCH)).verdict())
        .isEqualTo(Verdict.PASS);
  }

  @Test
  void a_finding_without_a_span_gets_the_one_of_its_address() {
    var span = Span.point("shop.yaml", 4, 2);
    var places = new SourceMap(Map.of(Address.of("goals"), new Origin.Written(span)));
    var gate = new Gate(List.of(), Baseline.EMPTY, Severity.ERROR, TODAY, Set.of(), places);
    var judgement =
        gate.judge(List.of(Finding.error("X001", Address.of("goals", "0"), null, "A.", null)));
    assertThat(judgement.open().getFirst().span()).isEqualTo(span);
  }

  @Test
  void findings_are_sorted_by_place_whatever_order_they_come_in() {
    var nowhere = Finding.error("A001", Address.of("a"), null, "A.", null);
    var other =
        new Finding(
            "A001", Severity.ERROR, Address.ROOT, Span.point("a.yaml", 90, 1), "A.", null, null);
    var judgement = Gate.plain(TODAY).judge(List.of(nowhere, GOAL, SEARCH, LIST, other));
    assertThat(judgement.open()).containsExactly(other, LIST, SEARCH, GOAL, nowhere);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "*, ''",
        "'', ''",
        "api/products, api/products",
        "api/products/*, api/products",
        "NULL, ''"
      },
      nullValues = "NULL")
  void a_scope_is_written_as_an_address_or_a_star(@Nullable String written, String path) {
    assertThat(Waiver.scopeOf(written).path()).isEqualTo(path);
  }

  private static Gate gate(Waiver... waivers) {
    return gate(List.of(waivers), Baseline.EMPTY, Severity.ERROR);
  }

  private static Gate gate(List<Waiver> waivers, Baseline baseline, Severity failOn) {
    return new Gate(waivers, baseline, failOn, TODAY, Set.of("API004", "GOAL001"), SourceMap.EMPTY);
  }

  private static Waiver waiver(String id, String scope, String until, int index) {
    var at = Address.of("waivers").at(index);
    return new Waiver(
        id,
        Waiver.scopeOf(scope),
        "Legacy clients",
        "catalog-team",
        LocalDate.parse(until),
        at,
        null);
  }

  private static Finding finding(String id, Severity severity, String at, int line) {
    return new Finding(
        id,
        severity,
        new Address(at),
        Span.point("shop.yaml", line, 1),
        "It is wrong.",
        null,
        null);
  }
}
