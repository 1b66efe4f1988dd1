package dev.newel.write.reference;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.language.Grammar;
import dev.newel.language.Kept;
import dev.newel.testing.Golden;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the language calls published is exactly what an emitter, a rule or a record of a decision
/// reads, and what it calls later is read by none: the compiled code says so.
///
/// A keyword is read where code that one of these reaches calls the accessor behind it, or that of
/// the record that carries it after elaboration. Whether what is read is said well is for
/// the tests of the documents to see.
class KeptTest {
  /// The record of the resolved design that carries the components of a written one, under the same
  /// name unless `CARRIED` says otherwise.
  private static final Map<String, String> CARRIERS =
      table(
          """
          language.ApiText                  design.api.Api
          language.ApiText$Versions         design.api.Api
          language.Effects                  design.flow.Effects
          language.EntityText               design.data.Entity
          language.ErrorText                design.api.ErrorCode
          language.EventText                design.flow.Event
          language.Identity                 design.access.Identity
          language.Identity$Access          design.access.Identity$AccessToken
          language.Identity$Role            design.access.Role
          language.JobText                  design.flow.Job
          language.OperationText            design.api.Operation
          language.OperationText$BulkText   design.api.Operation$Bulk
          language.ResourceText             design.api.Resource
          language.ValueText                design.data.ValueType
          language.ViewText                 design.data.View
          language.WorkflowText             design.flow.Workflow
          language.WorkflowText$StepText    design.flow.Workflow$Step
          language.WorkflowText$WaitText    design.flow.Workflow$Wait
          """);

  /// Components that elaboration carries under another name.
  private static final Map<String, String> CARRIED =
      table(
          """
          language.ApiText$IdempotencyText.header  design.api.Api.idempotencyHeader
          language.ApiText$IdempotencyText.keep    design.api.Api.idempotencyKept
          language.ApiText$Versions.current        design.api.Api.versions
          language.ApiText$Versions.header         design.api.Api.deprecationHeader
          language.ApiText$Versions.old            design.api.Api$Version.text
          language.ApiText.idempotency             design.api.Api.idempotencyKept
          language.Effects.calls                   design.flow.Effects.call
          language.Effects.keeps                   design.flow.Effects$Call.keeps
          language.Effects.with                    design.flow.Effects$Call.with
          language.OperationText$BulkText.http     design.api.Operation.http
          language.OperationText$BulkText.status   design.api.Answer.status
          language.OperationText.audit             design.api.Operation.audited
          language.OperationText.fails             design.api.Operation.failures
          language.SystemInfo.decisions            publish.document.Request.decisions
          language.WorkflowText$StepText.in        design.flow.Workflow$Step.component
          language.WorkflowText$StepText.step      design.flow.Workflow$Step.name
          language.WorkflowText$UndoText.effects   design.flow.Workflow$Step.undo
          language.WorkflowText$UndoText.step      design.flow.Workflow$Step.undoName
          """);

  /// Every `satisfies`, wherever it stands.
  private static final String SATISFIED = "design.Prose.satisfied";

  /// What the reader itself does: the files that it names become part of the design.
  private static final String INCLUDED = "language.Written.include";

  private static final Set<String> READ =
      Calls.reachedFrom(
          Golden.root().resolve("core/target/classes/dev"),
          "dev.newel.publish",
          "dev.newel.check",
          "dev.newel.decide");

  @Test
  void what_is_published_is_read_by_an_emitter_or_a_rule() {
    assertThat(marked(Kept.PUBLISHED, keyword -> !isRead(keyword)))
        .as("marked as published, and no emitter and no rule reads it: mark it as later")
        .isEmpty();
  }

  @Test
  void what_comes_later_is_read_by_none() {
    assertThat(marked(Kept.LATER, KeptTest::isRead))
        .as("marked as later, and an emitter or a rule reads it: mark it as published")
        .isEmpty();
    assertThat(marked(Kept.LATER, _ -> true)).isNotEmpty();
  }

  @Test
  void every_carrier_is_a_component_and_carries_one() {
    CARRIERS.forEach(
        (written, resolved) ->
            assertThat(componentsOf(written).stream().anyMatch(componentsOf(resolved)::contains))
                .as(written)
                .isTrue());
    Stream.concat(
            CARRIED.keySet().stream(), Stream.concat(CARRIED.values().stream(), extra().stream()))
        .forEach(
            name ->
                assertThat(componentsOf(name.substring(0, name.lastIndexOf('.'))))
                    .as(name)
                    .contains(name.substring(name.lastIndexOf('.') + 1)));
  }

  private static Set<String> extra() {
    return Set.of(SATISFIED, INCLUDED);
  }

  private static TreeSet<String> marked(Kept kept, Predicate<Grammar.Keyword> chosen) {
    return Grammar.NEWEL.mappings().stream()
        .flatMap(
            mapping ->
                mapping.keywords().stream()
                    .filter(keyword -> keyword.kept() == kept && chosen.test(keyword))
                    .map(keyword -> mapping.name() + "/" + keyword.name()))
        .collect(toCollection(TreeSet::new));
  }

  private static boolean isRead(Grammar.Keyword keyword) {
    return keyword.name().equals("satisfies")
        ? READ.contains(SATISFIED)
        : keyword.path().stream().allMatch(KeptTest::isRead);
  }

  private static boolean isRead(RecordComponent component) {
    var record = name(component.getDeclaringRecord());
    var written = record + "." + component.getName();
    var carrier = CARRIERS.get(record);
    return written.equals(INCLUDED)
        || Stream.of(
                written,
                CARRIED.getOrDefault(written, written),
                carrier + "." + component.getName(),
                // The keys of the file are parts of the design, resolved or as they were written.
                written.replaceFirst("^language\\.Written\\.", "design.Design."),
                written.replaceFirst("^language\\.Written\\.", "design.Prose."))
            .anyMatch(READ::contains);
  }

  private static String name(Class<?> type) {
    return type.getName().substring("dev.newel.".length());
  }

  private static Set<String> componentsOf(String record) {
    try {
      return Arrays.stream(Class.forName("dev.newel." + record).getRecordComponents())
          .map(RecordComponent::getName)
          .collect(toSet());
    } catch (ClassNotFoundException e) {
      return new HashSet<>();
    }
  }

  private static Map<String, String> table(String lines) {
    var table = new HashMap<String, String>();
    lines.lines().map(line -> line.split(" +", -1)).forEach(parts -> table.put(parts[0], parts[1]));
    return table;
  }
}
