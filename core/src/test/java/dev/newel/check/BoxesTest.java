package dev.newel.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.check.boxes.Box;
import dev.newel.check.boxes.Boxes;
import dev.newel.check.boxes.Checklist;
import dev.newel.check.boxes.Checklist.State;
import dev.newel.draft.AlignId;
import dev.newel.finding.Finding;
import dev.newel.finding.RuleInfo;
import dev.newel.gate.DocumentRule;
import dev.newel.testing.Golden;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The boxes of checklists.
class BoxesTest {
  private static final String SMALL = "newel: 1\nsystem: { name: shop, purpose: Sells things. }\n";

  private static Map<String, State> states(String yaml, List<Finding> findings) {
    var states = new TreeMap<String, State>();
    Checklist.compute(Pages.subject(Pages.read(yaml)), findings)
        .lines()
        .forEach(line -> states.put(line.box().id(), line.state()));
    return states;
  }

  @Test
  void a_box_without_the_document_that_it_is_compared_with_is_undecided() {
    assertThat(states(SMALL, List.of()).get("trace-01"))
        .isEqualTo(new State.Undecided("no `requirements` is named"));
    var named = SMALL.replace("things. }", "things., requirements: prd.md }");
    assertThat(states(named, List.of()).get("trace-01")).isEqualTo(new State.Ticked());
    assertThat(states(named, Pages.findings(named)).get("trace-01"))
        .isEqualTo(new State.Unticked(List.of("TRACE002")));
  }

  @Test
  void a_design_that_says_nothing_ticks_nothing() {
    assertThat(states("newel: 1\nsystem: { name: shop }\n", List.of()))
        .containsEntry("quality-01", new State.Undecided("there are no operations"))
        .containsEntry("accept-10", new State.Undecided("there are no `settings`"))
        .doesNotContainValue(new State.Ticked());
  }

  @Test
  void what_the_design_does_not_say_unticks() {
    assertThat(states(SMALL, List.of()).get("accept-06")).isInstanceOf(State.Unticked.class);
    var fast = SMALL + "goals: { reads: { p99: 150ms } }\n";
    assertThat(states(fast, Pages.findings(fast)).get("accept-06")).isEqualTo(new State.Ticked());
    var wordy = SMALL + "goals: { reads: { measured: At the gateway. } }\n";
    assertThat(states(wordy, Pages.findings(wordy)).get("accept-06"))
        .isEqualTo(new State.Unticked(List.of("GOAL001")));
  }

  @Test
  void the_fails_page_of_a_rule_unticks_exactly_the_boxes_that_name_it() {
    for (var rule : BuiltInRules.ALL) {
      var id = rule.info().id();
      var yaml = Pages.block(RulePages.of(id), "Fails");
      var beside = Pages.beside(RulePages.of(id), "Fails");
      var findings =
          Pages.findings(Pages.read(yaml, beside)).stream()
              .filter(finding -> finding.id().equals(id))
              .toList();
      var before = states(yaml, List.of());
      var after = states(yaml, findings);
      for (var box : Boxes.ALL) {
        var names = box.kind() == Box.Kind.RULE && box.rules().contains(id);
        assertThat(Objects.equals(after.get(box.id()), before.get(box.id())))
            .as(id + " and " + box.id())
            .isEqualTo(!names);
      }
    }
  }

  @Test
  void every_box_names_rules_that_exist_and_only_boxes_for_rules_do() {
    var ofDesigns =
        Stream.concat(
                BuiltInRules.ALL.stream().map(rule -> rule.info().id()),
                Stream.of(AlignId.values()).map(AlignId::id))
            .toList();
    var ofDocuments = DocumentRule.infos().stream().map(RuleInfo::id).toList();
    assertThat(Boxes.ALL).extracting(Box::id).doesNotHaveDuplicates();
    // Decided by what one run writes.
    var written = List.of("accept-12", "guard-01", "guard-02");
    for (var box : Boxes.ALL) {
      var ofText = box.kind() == Box.Kind.DOCUMENT;
      assertThat(ofText ? ofDocuments : ofDesigns).as(box.id()).containsAll(box.rules());
      var decides = !box.rules().isEmpty() || box.demand() != null;
      assertThat(decides)
          .as(box.id())
          .isEqualTo((ofText && !written.contains(box.id())) || box.kind() == Box.Kind.RULE);
    }
  }

  @Test
  void the_page_of_boxes_is_generated() {
    var page =
        new StringBuilder(
            "# Boxes\n\nEvery box of the checklists, who decides it and by what. `newel check --boxes` ticks those that rules\ndecide. `newel publish` ticks those of documents too, and leaves open whatever a document tells in short.\n\n"
                + "| box | text | who decides | rules | demands | compared with | undecided where |\n|---|---|---|---|---|---|---|\n");
    for (var box : Boxes.ALL) {
      var demand = box.demand();
      var input = box.input();
      var matter = box.matter();
      page.append(
          "| %s | %s | %s | %s | %s | %s | %s |\n"
              .formatted(
                  box.id(),
                  box.text(),
                  box.kind().name().toLowerCase(Locale.ROOT),
                  String.join(", ", box.rules()),
                  demand == null ? "" : demand.says(),
                  input == null ? "" : input,
                  matter == null ? "" : matter.none()));
    }
    var counts =
        Boxes.ALL.stream()
            .collect(
                Collectors.groupingBy(
                    box -> box.kind().name().toLowerCase(Locale.ROOT),
                    TreeMap::new,
                    Collectors.counting()));
    page.append(
        "\nBoxes by who decides: %s.\n"
            .formatted(counts.toString().replaceAll("[{}]", "").replace("=", " ")));
    Golden.assertMatches(Golden.root().resolve("docs/boxes.md"), page.toString());
  }

  @Test
  void the_index_of_rules_is_generated() {
    var page =
        new StringBuilder(
            "# Rules\n\n`newel explain ID` prints the page of a rule.\n\n| rule | name | severity | what it says |\n|---|---|---|---|\n");
    for (var rule : BuiltInRules.ALL) {
      var info = rule.info();
      page.append(
          "| [%s](../../core/src/main/resources/rules/%s.md) | %s | %s | %s |\n"
              .formatted(
                  info.id(),
                  info.id(),
                  info.name(),
                  info.severity().name().toLowerCase(Locale.ROOT),
                  info.summary()));
    }
    page.append(
        "\n## OWASP API Security Top 10 (2023)\n\nThe rules against each risk, as far as a design shows it.\n\n"
            + "| risk | name | rules |\n|---|---|---|\n");
    for (var risk : Risk.values()) {
      var rules =
          BuiltInRules.ALL.stream()
              .map(Rule::info)
              .filter(info -> info.risks().contains(risk))
              .map(Rule.Info::id)
              .toList();
      assertThat(rules).as(risk.label()).isNotEmpty();
      page.append(
          "| %s | %s | %s |\n".formatted(risk.label(), risk.title(), String.join(", ", rules)));
    }
    Golden.assertMatches(Golden.root().resolve("docs/rules/README.md"), page.toString());
  }
}
