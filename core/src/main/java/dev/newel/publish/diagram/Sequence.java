package dev.newel.publish.diagram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Who says what to whom, in order.
final class Sequence {
  private final Map<String, String> participants = new LinkedHashMap<>();
  private final List<String> lines = new ArrayList<>();
  private int depth;

  /// Names somebody; those named first stand on the left.
  void participant(String name, String label) {
    participants.putIfAbsent(name, label);
  }

  void call(String from, String to, String message) {
    line(
        "%s->>%s: %s"
            .formatted(MermaidText.id(from), MermaidText.id(to), MermaidText.message(message)));
  }

  void answer(String from, String to, String message) {
    line(
        "%s-->>%s: %s"
            .formatted(MermaidText.id(from), MermaidText.id(to), MermaidText.message(message)));
  }

  void note(String over, String words) {
    line("Note over %s: %s".formatted(MermaidText.id(over), MermaidText.note(words)));
  }

  /// Begins a block: `alt`, `opt`, `loop`.
  void begin(String word, String condition) {
    line(word + " " + MermaidText.message(condition));
    depth++;
  }

  /// The other branch of an `alt`.
  void otherwise(String condition) {
    depth--;
    line("else " + MermaidText.message(condition));
    depth++;
  }

  void end() {
    depth--;
    line("end");
  }

  private void line(String text) {
    lines.add("    ".repeat(depth + 1) + text);
  }

  String text() {
    var out = new StringBuilder("sequenceDiagram\n");
    participants.forEach(
        (name, label) ->
            out.append(
                "    participant %s as %s\n"
                    .formatted(MermaidText.id(name), MermaidText.message(label))));
    lines.forEach(line -> out.append(line).append('\n'));
    return out.toString();
  }
}
