package dev.newel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.RuleInfo;
import dev.newel.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// The page of the gate names every rule with its severity and summary.
class DocumentRulesPageTest {
  @Test
  void everyRuleHasItsRow() throws IOException {
    var page = Files.readString(Golden.root().resolve("docs/gate/documents.md"));
    for (var rule : DocumentRule.infos()) {
      assertThat(page)
          .contains(
              "| %s | %s | %s | %s |"
                  .formatted(
                      rule.id(),
                      rule.name(),
                      rule.severity().name().toLowerCase(Locale.ROOT),
                      rule.summary()));
    }
  }

  @Test
  void idsAreUniqueAndNumbered() {
    assertThat(DocumentRule.infos()).extracting(RuleInfo::id).doesNotHaveDuplicates().isSorted();
    assertThat(DocumentRule.infos()).allSatisfy(rule -> assertThat(rule.id()).matches("DOC\\d{3}"));
  }
}
