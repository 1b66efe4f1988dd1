package dev.newel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import dev.newel.read.profile.ProfileReader;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Who asks for some of the rules gets what these find when all are asked, and nothing else.
class AskedRulesTest {
  private static final String FAULTY =
      """
      # Architecture

      See [above](#nowhere) and [the part][part], as section 41.7 says.

      ### Empty

      ## TODO

      Key: AKIA2345678901234567.

      ## TODO

      | Name | Does | Owner |
      | --- | --- | --- |
      | a | - | x |
      | b |

      **Owner:** [Name/Team]

      ```mermaid
      flowchart TD
        a -->
      ```

      ```sql
      SELECT id FROM orders WHERE id = 1;
      ```

      ## Answer

      N/A

      ```java
      class A {}
      """;

  @Test
  void aRuleFindsAloneWhatItFindsAmongAll() {
    var all = found(DocumentRule.IDS);
    assertThat(all)
        .extracting(Finding::id)
        .contains(
            "DOC003", "DOC004", "DOC005", "DOC006", "DOC012", "DOC013", "DOC014", "DOC016",
            "DOC020", "DOC021");
    for (var id : DocumentRule.IDS) {
      assertThat(found(Set.of(id)))
          .as(id)
          .isEqualTo(all.stream().filter(finding -> finding.id().equals(id)).toList());
    }
  }

  private static List<Finding> found(Set<String> rules) {
    var profiles = List.of(ProfileReader.shipped("workflow"));
    return DocumentGate.alone(profiles, "workflow/architecture", "a.md", FAULTY, rules);
  }
}
