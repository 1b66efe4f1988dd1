package dev.newel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.document.Rendering;
import dev.newel.read.profile.ProfileReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Everything that Newel publishes from the examples passes the gate without a waiver; all that it
/// may say is that a question is open, and where operations bear the same title, that they do.
class PublishedDocumentsTest {
  private static final Set<String> MAY_SAY =
      Set.of(DocumentRule.OPEN_QUESTION.id(), DocumentRule.TWIN_HEADINGS.id());

  @TestFactory
  Stream<DynamicTest> whatIsPublishedPasses() {
    var tests = new ArrayList<DynamicTest>();
    for (var example : Rendering.examples().toList()) {
      for (var profile : ProfileReader.SHIPPED) {
        tests.add(DynamicTest.dynamicTest(example + " " + profile, () -> judge(example, profile)));
      }
    }
    return tests.stream();
  }

  private static void judge(String example, String profile) {
    var rendering = Rendering.of(example);
    var papers =
        new Papers().against(DesignNames.of(rendering.design(), rendering.requirements().keySet()));
    for (var document : rendering.publish(profile, path -> null).documents()) {
      papers.with(document.output().path(), document.output().content());
    }
    var findings =
        papers.findings(List.of(ProfileReader.shipped(profile)), null, false, null).stream()
            .filter(finding -> !MAY_SAY.contains(finding.id()))
            .map(finding -> finding.span() + " " + finding.id() + " " + finding.message())
            .toList();
    assertThat(findings).isEmpty();
  }
}
