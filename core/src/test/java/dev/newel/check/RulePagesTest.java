package dev.newel.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every rule has a page: its Fails block trips it on exactly the marked lines, its Passes block
/// trips nothing at all.
class RulePagesTest {
  @TestFactory
  Stream<DynamicTest> fails() {
    return BuiltInRules.ALL.stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.info().id(),
                    () -> {
                      var id = rule.info().id();
                      var yaml = Pages.block(RulePages.of(id), "Fails");
                      var beside = Pages.beside(RulePages.of(id), "Fails");
                      var findings = Pages.findings(Pages.read(yaml, beside));
                      var marked = Pages.marked("design.yaml", yaml, id);
                      beside.forEach((file, text) -> marked.addAll(Pages.marked(file, text, id)));
                      assertThat(findings)
                          .as("the reader's own")
                          .noneMatch(finding -> finding.id().startsWith("LINK"));
                      assertThat(marked).as("marked lines").isNotEmpty();
                      assertThat(Pages.flagged(findings, id)).isEqualTo(marked);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> passes() {
    return BuiltInRules.ALL.stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.info().id(),
                    () -> {
                      var page = RulePages.of(rule.info().id());
                      var read =
                          Pages.read(Pages.block(page, "Passes"), Pages.beside(page, "Passes"));
                      assertThat(Pages.findings(read)).isEmpty();
                    }));
  }

  @TestFactory
  Stream<DynamicTest> forms() {
    return BuiltInRules.ALL.stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.info().id(),
                    () -> {
                      var info = rule.info();
                      assertThat(RulePages.of(info.id()))
                          .startsWith(
                              "# %s %s\n\n%s\n".formatted(info.id(), info.name(), info.summary()))
                          .containsSubsequence(
                              "## Why it matters", "## Fails", "## Passes", "## When to allow it");
                    }));
  }

  @Test
  void a_page_names_the_risks_of_its_rule_and_no_other() {
    for (var rule : BuiltInRules.ALL) {
      var named =
          Pattern.compile("API\\d+:2023")
              .matcher(RulePages.of(rule.info().id()))
              .results()
              .map(MatchResult::group)
              .toList();
      assertThat(named)
          .as(rule.info().id())
          .containsExactlyElementsOf(rule.info().risks().stream().map(Risk::label).toList());
    }
  }

  @Test
  void ids_are_unique_and_sorted() {
    List<String> ids = BuiltInRules.ALL.stream().map(rule -> rule.info().id()).toList();
    assertThat(ids).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void no_rule_and_no_page_is_forgotten() throws IOException {
    assertThat(names("core/src/main/java/dev/newel/check/rules", ".java"))
        .isEqualTo(
            new TreeSet<>(
                BuiltInRules.ALL.stream().map(rule -> rule.getClass().getSimpleName()).toList()));
    assertThat(names("core/src/main/resources/rules", ".md"))
        .isEqualTo(new TreeSet<>(BuiltInRules.ALL.stream().map(rule -> rule.info().id()).toList()));
  }

  private static TreeSet<String> names(String folder, String ending) throws IOException {
    try (var files = Files.walk(Golden.root().resolve(folder))) {
      return new TreeSet<>(
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(ending) && !name.equals("package-info.java"))
              .map(name -> name.substring(0, name.length() - ending.length()))
              .toList());
    }
  }
}
