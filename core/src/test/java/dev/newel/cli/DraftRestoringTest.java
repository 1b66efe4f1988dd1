package dev.newel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.draft.Draft;
import dev.newel.draft.DraftId;
import dev.newel.draft.Sources;
import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.foreign.http.Equivalence;
import dev.newel.foreign.http.HttpApi;
import dev.newel.publish.Designs;
import dev.newel.publish.openapi.OpenApiEmitter;
import dev.newel.read.openapi.OpenApiReader;
import dev.newel.testing.Golden;
import dev.newel.testing.TextTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraftRestoringTest {
  @ParameterizedTest
  @ValueSource(strings = {"storefront", "conduit", "petclinic"})
  void what_is_published_of_a_design_is_published_again_of_its_draft(String example) {
    assertPublishedAgain(api(published(Designs.example(example))));
  }

  @Test
  void a_description_of_others_is_published_again() throws IOException {
    var text =
        Files.readString(
            Golden.root().resolve("core/src/test/resources/foreign/http/harbour.yaml"));
    var draft = assertPublishedAgain(api(text));
    assertThat(draft.text())
        .as("the language has no operation without an entity")
        .contains("/tides:")
        .as("what holds for most is said once")
        .containsOnlyOnce("\"503\": null");
  }

  @Test
  void what_cannot_be_said_is_told_once_a_kind_with_its_number() {
    var other =
        """
        openapi: 3.1.0
        info: { title: Odd, version: 1.0.0 }
        servers: [ { url: /a } ]
        paths:
          /x: { trace: { responses: { '200': { description: X. } } } }
          /x/{id}: { trace: { responses: { '200': { description: X. } } } }
        """;
    var given = api(other);
    var lost =
        DraftRestoring.losses(given, Equivalence.between(given, api(other.replace("/x", "/y"))));
    assertThat(lost).extracting(Finding::id).containsExactly(DraftId.LOST.id());
    assertThat(lost.getFirst().message())
        .isEqualTo(
            "What is published of the draft differs from `given.yaml` in 4 operations, first at `TRACE /a/x`: `there` there, `absent` here.");
    assertThat(lost.getFirst().span()).isNotNull();
    assertPublishedAgain(given);
  }

  private static DraftText assertPublishedAgain(HttpApi given) {
    var draft = draft(given);
    assertThat(draft.findings())
        .extracting(Finding::id)
        .doesNotContain(DraftId.LOST.id(), DraftId.NOT_SAYABLE.id());
    var read = TextTree.of(draft.text()).design();
    assertThat(read.findings()).noneMatch(one -> one.severity() == Severity.ERROR);
    var again = api(published(Objects.requireNonNull(read.design())));
    assertThat(Equivalence.between(given, again)).isEmpty();
    return draft;
  }

  private static DraftText draft(HttpApi given) {
    var draft = Draft.of(new Sources(List.of(), List.of(), List.of(given)));
    return DraftText.of(draft, TextTree.of(""), "design.yaml", List.of(given));
  }

  private static String published(dev.newel.design.Design design) {
    return new OpenApiEmitter(OpenApiEmitter.Format.YAML)
        .emit(design)
        .outputs()
        .getFirst()
        .content();
  }

  private static HttpApi api(String text) {
    var read = OpenApiReader.read("given.yaml", text.getBytes(StandardCharsets.UTF_8));
    return Objects.requireNonNull(read.api());
  }
}
