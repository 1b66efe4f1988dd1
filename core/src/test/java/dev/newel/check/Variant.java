package dev.newel.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// An edit of a design, and the boxes that it is to change.
///
/// @param boxes the boxes, which share one demand
/// @param state what becomes of them: `unticked` or `undecided`
/// @param because why several boxes change by one edit; empty where it is one
record Variant(TreeSet<String> boxes, String state, String because, List<Change> changes) {
  /// @param file the file of the design
  /// @param old what stands there once
  record Change(String file, String old, String text) {}

  /// The entries of a table: paragraphs, of which lines with `#` are comments.
  static List<Variant> table(String text) {
    var variants = new ArrayList<Variant>();
    for (var paragraph : text.split("\n\n+")) {
      var lines = paragraph.lines().filter(line -> !line.startsWith("#")).toList();
      if (!lines.isEmpty()) {
        variants.add(entry(lines));
      }
    }
    return variants;
  }

  private static Variant entry(List<String> lines) {
    var head = lines.getFirst().split(" -> ");
    var because = "";
    var file = "";
    var changes = new ArrayList<Change>();
    var old = new ArrayList<String>();
    var text = new ArrayList<String>();
    for (var line : lines.subList(1, lines.size())) {
      var words = line.substring(2);
      if (words.startsWith("- ") && !text.isEmpty() || isFile(words)) {
        take(file, old, text, changes);
      }
      if (words.startsWith("- ")) {
        old.add(words.substring(2));
      } else if (words.startsWith("+")) {
        text.add(words.length() < 2 ? "" : words.substring(2));
      } else if (words.startsWith("because ")) {
        because = words;
      } else {
        file = words;
      }
    }
    take(file, old, text, changes);
    return new Variant(new TreeSet<>(List.of(head[0].split(", "))), head[1], because, changes);
  }

  private static boolean isFile(String words) {
    return !words.startsWith("-") && !words.startsWith("+");
  }

  private static void take(String file, List<String> old, List<String> text, List<Change> changes) {
    if (!old.isEmpty()) {
      // A whole line goes with its end.
      var whole = text.isEmpty();
      changes.add(
          new Change(
              file,
              String.join("\n", old) + (whole ? "\n" : ""),
              text.stream().collect(Collectors.joining("\n"))));
    }
    old.clear();
    text.clear();
  }

  /// The design after the edit; each old text stands in its file exactly once, however wide its
  /// gaps are; `...` is the rest of a line, or what stands between two texts on it.
  Map<String, String> applied(Map<String, String> files) {
    var edited = new LinkedHashMap<>(files);
    for (var change : changes) {
      var before = Objects.requireNonNull(edited.get(change.file()), change.file());
      var words =
          Arrays.stream(change.old().split(" +", -1))
              .map(word -> Pattern.quote(word).replace("...", "\\E[^\n]*\\Q"))
              .collect(Collectors.joining(" +"));
      var places = Pattern.compile(words).matcher(before).results().toList();
      if (places.size() != 1) {
        throw new AssertionError(
            "%s: `%s` stands %d times in %s"
                .formatted(boxes, change.old(), places.size(), change.file()));
      }
      var place = places.getFirst();
      edited.put(
          change.file(),
          before.substring(0, place.start()) + change.text() + before.substring(place.end()));
    }
    return edited;
  }
}
