package dev.newel.cli;

import dev.newel.draft.Draft;
import dev.newel.draft.Sources;
import dev.newel.read.FileTree;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The files that a draft names as its contracts and its data design, so that `newel check` holds
/// the design and its sources against each other from then on.
final class NamedSources {
  private static final String ELSEWHERE = "It lies outside the folder of the design.";

  private final FileTree around;

  private NamedSources(FileTree around) {
    this.around = around;
  }

  /// @param around the folder of the design; what lies outside it the draft cannot keep
  static Draft in(Draft draft, Sources sources, FileTree around) {
    var interfaces =
        Stream.concat(
                sources.descriptions().stream().map(each -> each.file()),
                sources.messages().stream().map(each -> each.file()))
            .toList();
    var statements = sources.schemas().stream().flatMap(each -> each.files().stream()).toList();
    var names = new NamedSources(around);
    return names.inside(draft.startingFrom(interfaces, names.folded(statements, "")));
  }

  /// The draft without the names of files that lie elsewhere.
  private Draft inside(Draft draft) {
    var now = draft;
    for (var kind : Draft.STARTING) {
      var at = Address.of("system", kind);
      var said = now.said(at);
      if (said instanceof List<?> list) {
        for (var i = list.size() - 1; i >= 0; i--) {
          now = isInside(list.get(i)) ? now : now.without(at.at(i), ELSEWHERE);
        }
      } else if (said != null && !isInside(said)) {
        now = now.without(at, ELSEWHERE);
      }
    }
    return now;
  }

  private boolean isInside(Object name) {
    var path = String.valueOf(name);
    return path.endsWith("/") || around.read(path, 1) instanceof FileTree.Content.Bytes;
  }

  /// The files, or their folder where all SQL in it is among them.
  private List<String> folded(List<String> files, String folder) {
    var parts = new LinkedHashMap<String, List<String>>();
    for (var file : files) {
      var end = file.indexOf('/', folder.length());
      var part = end < 0 ? file : file.substring(0, end + 1);
      parts.computeIfAbsent(part, key -> new ArrayList<>()).add(file);
    }
    var names = new ArrayList<String>();
    parts.forEach(
        (part, all) -> {
          if (all.size() == 1) {
            names.addAll(all);
          } else if (all.equals(statements(part))) {
            names.add(deepest(all));
          } else {
            names.addAll(folded(all, part));
          }
        });
    return names;
  }

  /// The folder next to the files that holds them all.
  private static String deepest(List<String> files) {
    var folder = files.getFirst();
    for (var file : files) {
      while (!file.startsWith(folder) || !folder.endsWith("/")) {
        folder = folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
      }
    }
    return folder;
  }

  private List<String> statements(String folder) {
    return around.files().stream()
        .filter(file -> file.startsWith(folder))
        .filter(file -> file.toLowerCase(Locale.ROOT).endsWith(".sql"))
        .toList();
  }
}
