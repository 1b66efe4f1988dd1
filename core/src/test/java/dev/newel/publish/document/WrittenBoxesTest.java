package dev.newel.publish.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.profile.Profile;
import dev.newel.read.profile.ProfileReader;
import dev.newel.testing.TextTree;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Boxes that the composed documents decide.
class WrittenBoxesTest {
  private static final String VALIDATION = "docs/check.md";

  /// A profile with an architecture document and a checklist beside it.
  private static Profile house(String ofArchitecture, String list) {
    var text =
        """
        profile: house
        documents:
          architecture:
            path: docs/architecture.md
            title: Architecture
        %s    sections:
              - { heading: Notes, fragment: notes.md }
          validation:
            path: docs/check.md
            title: Check
            sections:
              - { heading: Quality Checklist, renders: [checklist-%s] }
        """
            .formatted(ofArchitecture.isEmpty() ? "" : ofArchitecture.indent(4), list);
    var read = ProfileReader.read("house.yaml", text.getBytes(StandardCharsets.UTF_8));
    assertThat(read.findings()).isEmpty();
    return Objects.requireNonNull(read.profile());
  }

  private static String checklist(String ofArchitecture, String notes) {
    return checklist(ofArchitecture, notes, "workflow");
  }

  private static String checklist(String ofArchitecture, String notes, String list) {
    var publication =
        Rendering.of("storefront")
            .publish(
                List.of(house(ofArchitecture, list)),
                Map.of("house/notes.md", notes),
                path -> null);
    return Objects.requireNonNull(texts(publication).get(VALIDATION));
  }

  private static Map<String, String> texts(Publication publication) {
    var texts = new HashMap<String, String>();
    publication
        .documents()
        .forEach(each -> texts.put(each.output().path(), each.output().content()));
    return texts;
  }

  /// The entry of the write zone is of the same run, and no run writes the task.
  @Test
  void whatTheRunItselfWritesDecides() {
    var work =
        texts(Rendering.of("storefront").publish("agent", path -> null)).get(".claude/work.md");
    assertThat(flat(work))
        .contains(
            "- [x] The summary for the others is written (accept-12): the entry is written with this document.",
            "- [x] The task's own text is not edited (guard-01): `newel publish` reads it and never writes it.",
            "- [x] Only the places given for it are written (guard-02): `newel publish` writes",
            "| Acceptance criteria | 12 of 12 | none | PASS |");
    var alone = checklist("", "All is said.", "accept");
    assertThat(flat(alone))
        .contains(
            "- [ ] The summary for the others is written (accept-12): open, no entry is written");
  }

  @Test
  void aBoxIsTickedWhileItsRulesFindNothingInTheDocuments() {
    assertThat(checklist("lines: 1..20\nforbids: [code, sql, definitions]\n", "All is said."))
        .contains("- [x] The architecture document keeps its line budget (workflow-02): held by")
        .contains("- [x] Documents hold no SQL (workflow-08): held by `DOC020`.");
  }

  @Test
  void aFindingLeavesTheBoxOpenAndIsNamedWithItsPlace() {
    var statement = "First.\n\n```sql\nSELECT id FROM orders WHERE id = 1;\n```\n";
    assertThat(checklist("lines: 40..50\nforbids: [sql]\n", statement))
        .contains("(workflow-02): open, `DOC014` at")
        .contains("`docs/architecture.md:1`.")
        .contains("(workflow-08): open, `DOC020` at `docs/architecture.md:7`.")
        .contains("- [ ] Diagrams only show (workflow-11)");
  }

  @Test
  void whatNoDocumentOrProfileSpeaksOfStaysUndecided() {
    assertThat(checklist("", "All is said."))
        .contains("(workflow-02): not decided, for the profile asks")
        .contains("(workflow-03): not decided, for there is no")
        .contains("(workflow-07): not decided, for the profile asks")
        .doesNotContain("`newel check` of the written documents decides");
  }

  @Test
  void aBoxWhoseMatterWasCutIsOpenAndLeadsToTheFullForm() {
    var texts = texts(Rendering.of("storefront").publish("workflow", path -> null));
    var first = flat(texts.get("docs/plan/E01/E01-F01/design-validation-report.md"));
    assertThat(first)
        .contains(
            "- [ ] Every interface is fully specified (workflow-05): open, told in short in"
                + " [04-backend-design.md, API Endpoints](04-backend-design.md#api-endpoints), in full in"
                + " [04-backend-design-reference.md, API Endpoints](04-backend-design-reference.md#api-endpoints).");
    var small =
        """
        newel: 1
        system: { name: notes, title: Notes }
        features: { E01-F01: { title: Read notes, covers: [notes] } }
        entities: { Note: { id: uuid key, text: string(1..200) } }
        resources: { notes: { of: Note, get: public } }
        """;
    texts = texts(Rendering.of(TextTree.of(small).design()).publish("workflow", path -> null));
    assertThat(flat(texts.get("docs/plan/E01/E01-F01/design-validation-report.md")))
        .contains("- [x] Every interface is fully specified (workflow-05)");
  }

  private static String flat(@Nullable String text) {
    return Objects.requireNonNull(text).replaceAll("\\s+", " ");
  }

  @Test
  void publishingTwiceChangesNoByte() {
    for (var profile : List.of("workflow", "agent")) {
      var once = texts(Rendering.of("storefront").publish(profile, path -> null));
      assertThat(texts(Rendering.of("storefront").publish(profile, once::get))).isEqualTo(once);
    }
  }
}
