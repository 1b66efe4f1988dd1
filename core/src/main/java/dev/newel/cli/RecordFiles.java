package dev.newel.cli;

import dev.newel.decide.Choice;
import dev.newel.decide.RecordText;
import dev.newel.read.ReadDesign;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes the records of decisions into the folder that the design names for them.
final class RecordFiles {
  private static final String FOLDER = "decisions/";
  private static final Pattern NUMBER = Pattern.compile("^(?:ADR-)?(\\d{1,6})-");

  private final Console console;
  private final String design;
  private final ReadDesign read;

  RecordFiles(Console console, String design, ReadDesign read) {
    this.console = console;
    this.design = design;
    this.read = read;
  }

  /// Writes the records and returns their files.
  ///
  /// @param choices those of one topic each
  List<String> write(List<List<Choice>> choices, LocalDate day) throws IOException {
    var there = there();
    var next = last(there) + 1;
    var files = new LinkedHashMap<String, String>();
    for (var topic : choices) {
      var words = RecordText.file("", topic.getFirst().topic());
      if (there.stream().anyMatch(file -> file.endsWith(words))) {
        continue;
      }
      var id = "ADR-%03d".formatted(next++);
      files.put(
          folder() + RecordText.file(id, topic.getFirst().topic()), RecordText.of(id, topic, day));
    }
    FileRewrite.replace(console, files);
    return List.copyOf(files.keySet());
  }

  /// The records in the folder, whether the design names it or not.
  private List<String> there() throws IOException {
    var folder = console.path(folder());
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  /// The highest number that a record bears.
  private int last(List<String> there) {
    var last = 0;
    for (var file : there) {
      var number = NUMBER.matcher(file);
      last = number.find() ? Math.max(last, Integer.parseInt(number.group(1))) : last;
    }
    for (var decision : read.documents().decisions().values()) {
      last = decision.number() == null ? last : Math.max(last, decision.number());
    }
    return last;
  }

  private @Nullable String named() {
    var whole = read.design();
    return whole == null ? null : whole.prose().system().decisions();
  }

  /// The folder as the user sees it, with a `/` at its end.
  private String folder() {
    var path = console.path(design);
    var parent = path.getParent();
    var base = Files.isDirectory(path) || parent == null ? path : parent;
    var named = named();
    return console.shown(base.resolve(named == null ? FOLDER : named)) + "/";
  }
}
