package dev.newel.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.check.boxes.Box;
import dev.newel.check.boxes.Boxes;
import dev.newel.check.boxes.Checklist;
import dev.newel.check.boxes.Checklist.State;
import dev.newel.cli.StartingDocuments;
import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.testing.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// For each box there is a variant of storefront with that thing removed, one for each thing that
/// it asks for, which changes that box and no other but those that say why.
class BoxVariantsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final Map<String, String> STOREFRONT = Pages.example("storefront");
  private static final Map<String, State> BEFORE = states(STOREFRONT);
  private static final List<Variant> VARIANTS = variants();

  @TestFactory
  Stream<DynamicTest> the_variant_changes_its_box_and_no_other() {
    return VARIANTS.stream()
        .map(
            variant ->
                DynamicTest.dynamicTest(
                    String.join(", ", variant.boxes()) + " " + variant.state(),
                    () -> {
                      var after = states(variant.applied(STOREFRONT));
                      var changed = new TreeMap<>(after);
                      changed.entrySet().removeIf(one -> one.getValue().equals(state(one)));
                      assertThat(changed.keySet())
                          .as(changed.toString())
                          .isEqualTo(variant.boxes());
                      assertThat(changed.values())
                          .hasOnlyElementsOfType(
                              variant.state().equals("undecided")
                                  ? State.Undecided.class
                                  : State.Unticked.class);
                    }));
  }

  private static State state(Map.Entry<String, State> one) {
    return Objects.requireNonNull(BEFORE.get(one.getKey()));
  }

  @Test
  void every_box_for_rules_is_ticked_and_has_a_variant_that_unticks_it() {
    var asked = new TreeSet<String>();
    for (var box : Boxes.ALL) {
      if (box.kind() == Box.Kind.RULE) {
        asked.add(box.id());
        assertThat(BEFORE.get(box.id())).as(box.id()).isEqualTo(new State.Ticked());
      }
    }
    assertThat(boxes("unticked")).isEqualTo(asked);
  }

  @Test
  void every_box_that_is_compared_has_a_variant_that_leaves_it_undecided() {
    var asked = new TreeSet<String>();
    Boxes.ALL.stream().filter(box -> box.input() != null).forEach(box -> asked.add(box.id()));
    assertThat(boxes("undecided")).isEqualTo(asked);
  }

  @Test
  void boxes_that_change_together_say_why() {
    for (var variant : VARIANTS) {
      assertThat(variant.because().isEmpty())
          .as(variant.boxes().toString())
          .isEqualTo(variant.boxes().size() == 1);
    }
  }

  @Test
  void storefront_passes_without_a_finding() {
    assertThat(findings(STOREFRONT)).extracting(Finding::message).isEmpty();
  }

  private static TreeSet<String> boxes(String state) {
    var boxes = new TreeSet<String>();
    for (var variant : VARIANTS) {
      if (variant.state().equals(state)) {
        boxes.addAll(variant.boxes());
      }
    }
    return boxes;
  }

  private static List<Finding> findings(Map<String, String> files) {
    var read = Pages.read(files);
    assertThat(read.findings().stream().filter(one -> one.severity() == Severity.ERROR))
        .as("the reader's own errors")
        .isEmpty();
    var findings = new ArrayList<>(read.findings());
    findings.addAll(Checker.all().findings(Pages.subject(read, TODAY)));
    findings.addAll(StartingDocuments.findings(read));
    return findings;
  }

  private static Map<String, State> states(Map<String, String> files) {
    var states = new TreeMap<String, State>();
    Checklist.compute(Pages.subject(Pages.read(files), TODAY), findings(files))
        .lines()
        .forEach(line -> states.put(line.box().id(), line.state()));
    return states;
  }

  private static List<Variant> variants() {
    try {
      return Variant.table(
          Files.readString(Golden.root().resolve("core/src/test/boxes/storefront.txt")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
