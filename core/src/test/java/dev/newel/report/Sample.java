package dev.newel.report;

import dev.newel.finding.Baseline;
import dev.newel.finding.Edit;
import dev.newel.finding.Finding;
import dev.newel.finding.Gate;
import dev.newel.finding.Judgement;
import dev.newel.finding.RuleInfo;
import dev.newel.finding.Severity;
import dev.newel.finding.Waiver;
import dev.newel.source.Address;
import dev.newel.source.SourceMap;
import dev.newel.source.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One run with a finding of every kind, for the golden files of all formats.
final class Sample {
  static final SourceTexts SOURCES =
      new SourceTexts(
          Map.of(
              "design/shop.yaml",
              """
              name: shop
              resources:
                products:
              \tlist: all   # größe 漢字
                  get:
                    errors: [NOT_FOUND,
                      GONE]
              """));

  private static final List<RuleInfo> RULES =
      List.of(
          new RuleInfo(
              "API004",
              "unpaged-list",
              Severity.ERROR,
              "A list has no page.",
              "https://example.org/API004"),
          new RuleInfo("API009", "split-list", Severity.WARNING, "A list is split over lines."),
          new RuleInfo("GOAL001", "goal-without-number", Severity.INFO, "A goal has no number."));

  private Sample() {}

  static Report report(boolean colour, boolean accepted) {
    return new Report(
        judgement(), SOURCES, RULES, new ReportOptions("0.1.0", colour, accepted, 120));
  }

  static Report clean() {
    var judgement = Gate.plain(LocalDate.of(2026, 6, 15)).judge(List.of());
    return new Report(judgement, SOURCES, RULES, ReportOptions.plain("0.1.0"));
  }

  private static Judgement judgement() {
    var list = Address.of("resources", "products", "list");
    var get = Address.of("resources", "products", "get");
    var edit = new Edit(new Span("design/shop.yaml", 4, 8, 4, 11), "{ page: 20 }");
    var unpaged =
        Finding.error(
            "API004",
            list,
            span(4, 8, 4, 11),
            "`list` has no `page`, 100% of it: a, b.",
            "Add `page: 20`.");
    var split =
        Finding.warning("API009", get, span(6, 15, 7, 12), "`errors` is split over 2 lines.", null);
    var nowhere =
        new Finding(
            "GOAL001", Severity.INFO, Address.of("goals", "0"), null, "No number.", null, null);
    var old =
        Finding.error("API004", get, span(5, 5, 5, 8), "`get` has <no> \"page\" & more.", null);
    var accepted =
        Finding.error("NEW001", Address.ROOT, span(1, 1, 1, 1), "Something is new.", null);
    var waiver =
        new Waiver(
            "API009",
            get,
            "Legacy clients",
            "catalog-team",
            LocalDate.of(2026, 12, 31),
            Address.of("waivers", "0"),
            null);
    var unused =
        new Waiver(
            "GOAL001", list, "r", "catalog-team", LocalDate.MAX, Address.of("waivers", "1"), null);
    var gate =
        new Gate(
            List.of(waiver, unused),
            Baseline.of(
                List.of(
                    old, nowhere.withEdit(edit), Finding.error("GONE1", get, null, "Gone.", null))),
            Severity.ERROR,
            LocalDate.of(2026, 6, 15),
            Set.of("API004", "API009", "GOAL001", "NEW001"),
            SourceMap.EMPTY);
    return gate.judge(List.of(nowhere, nowhere, unpaged.withEdit(edit), split, old, accepted));
  }

  private static Span span(int line, int column, int endLine, int endColumn) {
    return new Span("design/shop.yaml", line, column, endLine, endColumn);
  }
}
