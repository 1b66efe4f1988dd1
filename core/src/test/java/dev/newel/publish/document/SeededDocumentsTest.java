package dev.newel.publish.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.profile.Budget;
import dev.newel.read.profile.ProfileReader;
import dev.newel.testing.TextTree;
import dev.newel.text.MarkdownText;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What holds of the documents of any design: budgets are kept or a finding proposes the split,
/// every link leads to a heading, no section is empty, and a second time nothing changes.
class SeededDocumentsTest {
  private static final List<String> PROFILES =
      List.of("workflow", "gobuildme", "agent", "design-document", "skill");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]*)\\)");

  @ParameterizedTest(name = "seed {0}: {1} operations in {2} features")
  @CsvSource({
    "1, 3, 1",
    "2, 3, 1",
    "3, 5, 1",
    "4, 5, 2",
    "5, 8, 1",
    "6, 14, 1",
    "7, 14, 3",
    "8, 30, 2",
    "9, 60, 1",
    "10, 60, 6",
    "11, 120, 12",
    "12, 300, 30",
  })
  void holds(long seed, int operations, int features) {
    var read = TextTree.of(SeededDesign.of(seed, operations, features)).design();
    assertThat(read.design()).as(() -> String.valueOf(read.findings())).isNotNull();
    for (var profile : PROFILES) {
      var published = Rendering.of(read).publish(profile, path -> null);
      var texts =
          published.documents().stream()
              .map(Publication.Written::output)
              .collect(
                  Collectors.toMap(
                      output -> output.path(),
                      output -> output.content(),
                      (one, other) -> one,
                      LinkedHashMap::new));
      budgetsHold(profile, published);
      texts.forEach((path, text) -> noSectionIsEmpty(path, text));
      linksResolve(texts);
      var again = Rendering.of(read).publish(profile, texts::get);
      assertThat(again.documents())
          .as(profile)
          .allSatisfy(
              written ->
                  assertThat(written.output().content())
                      .isEqualTo(texts.get(written.output().path())));
    }
  }

  @Test
  void aFeatureThatIsTooLargeIsProposedToBeSplitAndASmallerOneIsNot() {
    var large = Rendering.of(TextTree.of(SeededDesign.of(9, 60, 1)).design());
    assertThat(large.publish("workflow", path -> null).findings())
        .filteredOn(finding -> finding.id().equals(PublishId.TOO_LONG.id()))
        .isNotEmpty()
        .allSatisfy(
            finding ->
                assertThat(finding.hint())
                    .startsWith("Split the feature in two: one that covers `things0`"));
    var small = Rendering.of(TextTree.of(SeededDesign.of(7, 14, 3)).design());
    assertThat(small.publish("workflow", path -> null).findings())
        .noneMatch(finding -> finding.id().equals(PublishId.TOO_LONG.id()));
  }

  @Test
  void aProfileForFeaturesSaysThatThereAreNone() {
    var design = TextTree.of("newel: 1\nsystem: { name: bare }\n").design();
    assertThat(Rendering.of(design).publish("workflow", path -> null).findings())
        .extracting(finding -> finding.id())
        .containsExactly("PUB208");
    assertThat(Rendering.of(design).publish("skill", path -> null).findings()).isEmpty();
  }

  private static void budgetsHold(String profile, Publication published) {
    var specs = ProfileReader.shipped(profile).documents();
    for (var written : published.documents()) {
      var name = written.document().substring(profile.length() + 1);
      var spec = specs.get(name);
      var budget = spec == null || spec.isEntry() ? null : spec.lines();
      if (budget == null) {
        continue;
      }
      var lines = (int) written.output().content().lines().count();
      var path = written.output().path();
      var split =
          published.findings().stream()
              .filter(finding -> finding.id().equals(PublishId.TOO_LONG.id()))
              .filter(finding -> finding.message().contains("`" + path + "`"))
              .toList();
      assertThat(split).as("%s has %d lines", path, lines).hasSize(lines > budget.most() ? 1 : 0);
      assertThat(split)
          .allSatisfy(finding -> assertThat(finding.hint()).matches("(Split|Give) .*"));
      var little = lines < budget.least() && budget.judge(lines) == Budget.Verdict.ERROR;
      assertThat(published.findings())
          .as("%s has %d lines: %s", path, lines, written.cuts())
          .filteredOn(finding -> finding.id().equals(PublishId.TOO_SHORT.id()))
          .filteredOn(finding -> finding.message().contains("`" + path + "`"))
          .hasSize(little ? 1 : 0);
      assertThat(!little || written.cuts().stream().allMatch(cut -> cut.level() == 0))
          .as("%s is short with every section in full", path)
          .isTrue();
    }
  }

  private static void noSectionIsEmpty(String path, String text) {
    var lines = text.lines().toList();
    var headings = Headings.of(lines);
    for (var i = 0; i < headings.size(); i++) {
      var heading = headings.get(i);
      var next = i + 1 < headings.size() ? headings.get(i + 1) : null;
      if (next != null && next.depth() > heading.depth()) {
        continue;
      }
      var end = next == null ? lines.size() : next.line();
      assertThat(lines.subList(heading.line() + 1, end))
          .as("%s: %s", path, heading.text())
          .anyMatch(line -> !line.isBlank() && !line.startsWith("<!--"));
    }
  }

  private static void linksResolve(Map<String, String> texts) {
    Map<String, Set<String>> anchors = new LinkedHashMap<>();
    texts.forEach(
        (path, text) -> {
          var made = new MarkdownText.Anchors();
          var own = new HashSet<String>();
          Headings.of(text.lines().toList()).forEach(each -> own.add(made.next(each.text())));
          anchors.put(path, own);
        });
    texts.forEach(
        (path, text) ->
            LINK.matcher(text)
                .results()
                .map(match -> match.group(1))
                .filter(target -> !target.contains(":"))
                .forEach(
                    target -> {
                      var hash = target.indexOf('#');
                      var to =
                          hash == 0
                              ? path
                              : Path.of(path)
                                  .resolveSibling(target.substring(0, hash))
                                  .normalize()
                                  .toString();
                      assertThat(anchors.get(to)).as("%s: %s", path, target).isNotNull();
                      assertThat(anchors.get(to))
                          .as("%s: %s", path, target)
                          .contains(target.substring(hash + 1));
                    }));
  }
}
