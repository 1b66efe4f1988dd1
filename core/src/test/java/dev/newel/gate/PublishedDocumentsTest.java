package dev.newel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import dev.newel.publish.document.Rendering;
import dev.newel.publish.document.SeededDesign;
import dev.newel.read.profile.ProfileReader;
import dev.newel.testing.TextTree;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Everything that Newel publishes passes the gate without a waiver; all that it may say is that a
/// question is open, and of a design of any size that a document is too long or too short for its
/// budget, which the publisher tells too.
class PublishedDocumentsTest {
  @TestFactory
  Stream<DynamicTest> whatIsPublishedFromTheExamplesPasses() {
    var tests = new ArrayList<DynamicTest>();
    for (var example : Rendering.examples().toList()) {
      for (var profile : ProfileReader.SHIPPED) {
        tests.add(
            DynamicTest.dynamicTest(
                example + " " + profile,
                () ->
                    assertThat(told(Rendering.of(example), profile, DocumentRule.OPEN_QUESTION))
                        .isEmpty()));
      }
    }
    return tests.stream();
  }

  /// Examples that leave most of what `workflow` asks open: short documents, and nothing else.
  @ParameterizedTest
  @ValueSource(strings = {"conduit", "newel"})
  void whatIsPublishedOfAnExampleInFeaturesPasses(String example) {
    var rendering = Rendering.inFeatures(example);
    assertThat(rendering.publish("workflow", path -> null).documents()).isNotEmpty();
    assertThat(told(rendering, "workflow", DocumentRule.OPEN_QUESTION, DocumentRule.OFF_BUDGET))
        .isEmpty();
  }

  @ParameterizedTest(name = "seed {0}: {1} operations in {2} features")
  @CsvSource({"21, 3, 1", "22, 14, 2", "23, 60, 6", "24, 300, 30"})
  void whatIsPublishedFromGeneratedDesignsPasses(long seed, int operations, int features) {
    var read = TextTree.of(SeededDesign.of(seed, operations, features)).design();
    var rendering = Rendering.of(read);
    for (var profile : ProfileReader.SHIPPED) {
      assertThat(told(rendering, profile, DocumentRule.OPEN_QUESTION, DocumentRule.OFF_BUDGET))
          .as(profile)
          .isEmpty();
    }
  }

  private static List<String> told(Rendering rendering, String profile, DocumentRule... mayBe) {
    var ids = Stream.of(mayBe).map(DocumentRule::id).toList();
    return findings(rendering, profile).stream()
        .filter(finding -> !ids.contains(finding.id()))
        .map(finding -> finding.span() + " " + finding.id() + " " + finding.message())
        .toList();
  }

  private static List<Finding> findings(Rendering rendering, String profile) {
    var papers =
        new Papers()
            .against(
                DesignNames.of(
                    rendering.design(),
                    rendering.requirements().keySet(),
                    rendering.decisions().keySet()));
    for (var document : rendering.publish(profile, path -> null).documents()) {
      papers.with(document.output().path(), document.output().content());
    }
    return papers.findings(List.of(ProfileReader.shipped(profile)), null, false, null);
  }
}
