package dev.newel.publish.document;

import dev.newel.finding.Finding;
import dev.newel.publish.document.Subject.CheckedBox;
import dev.newel.publish.document.Subject.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What is wrong with composed documents by the rules of the boxes that speak of them. Within a
/// publication a text is judged once, however many boxes, checklists and entries tell of it.
final class Judged {
  private final Judge judge;
  private final Set<String> rules;
  private final Map<Text, List<Finding>> found = new HashMap<>();

  private record Text(String document, String path, String text) {}

  /// @param boxes those that are to be decided
  Judged(Judge judge, List<CheckedBox> boxes) {
    this.judge = judge;
    this.rules =
        boxes.stream()
            .filter(box -> box.state() == State.FOR_DOCUMENT)
            .flatMap(box -> box.by().stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  List<Finding> findings(Plan plan, String text) {
    return found.computeIfAbsent(
        new Text(plan.name(), plan.path(), text),
        key -> judge.judge(key.document(), key.path(), key.text(), rules));
  }
}
