package dev.newel.read.brief;

import dev.newel.foreign.Evidence;
import dev.newel.foreign.brief.Item;
import dev.newel.read.markdown.Block;
import dev.newel.source.Span;
import java.util.List;
import java.util.regex.Pattern;

/// Finds what is to be done: steps with their boxes, files, settings.
final class WorkExtractor implements Extractor {
  private static final Pattern FILE =
      Pattern.compile(
          "`?((?:[\\w.@\\[\\]{}()*-]+/)*[\\w.@\\[\\]{}()*-]+\\.(?:[a-z]{1,8}|[A-Z]{2,4})|(?:[\\w.@\\[\\]{}-]+/)+[\\w.@\\[\\]{}*-]*)`?(?:[:#]L?(\\d+))?");
  private static final Pattern CHANGE =
      Pattern.compile(
          "(?i)\\b(new|creat\\w*|add\\w*|modif\\w+|chang\\w+|updat\\w+|edit\\w*|delet\\w+|remov\\w+|read|extend\\w*|refactor\\w*)\\b");
  private static final Pattern VARIABLE =
      Pattern.compile("^\\s*(?:export\\s+)?([A-Z][A-Z0-9_]{2,60})\\s*=\\s*(.*)$");
  private static final Pattern NAME =
      Pattern.compile("[A-Z][A-Z0-9_]{2,60}|[a-z][\\w-]*(?:\\.[\\w-]+)+");

  @Override
  public void read(Passage passage, Harvest harvest) {
    var scene = passage.scene();
    switch (passage.block()) {
      case Block.Items list -> list(list, scene, harvest);
      case Block.Table table -> table(new Columns(table), scene, harvest);
      case Block.Code code -> code(code, scene, harvest);
      default -> {}
    }
  }

  private static void list(Block.Items list, Scene scene, Harvest harvest) {
    if (scene.within(Topic.EXAMPLE)
        || scene.within(Topic.CONTENTS)
        || scene.within(Topic.HISTORY)) {
      return;
    }
    var boxes = list.items().stream().anyMatch(item -> item.ticked() != null);
    var requires =
        scene.topics().stream()
            .anyMatch(
                topic ->
                    Topic.REQUIRING.contains(topic)
                        || topic == Topic.GOALS
                        || topic == Topic.QUESTIONS);
    for (var entry : Entry.of(list)) {
      if (scene.is(Topic.FILES) || isFileList(scene)) {
        file(entry, scene, harvest);
      } else if (scene.is(Topic.SETTINGS)) {
        setting(entry, harvest);
      } else if ((boxes && !requires) || scene.own() == Topic.STEPS) {
        harvest.add(new Item.Step(entry.flat(), entry.ticked(), entry.explicit()));
        nested(entry, harvest);
      }
    }
  }

  private static void nested(Entry entry, Harvest harvest) {
    for (var block : entry.below()) {
      if (block instanceof Block.Items inner
          && inner.items().stream().anyMatch(item -> item.ticked() != null)) {
        for (var each : Entry.of(inner)) {
          harvest.add(new Item.Step(each.flat(), each.ticked(), each.explicit()));
        }
      }
    }
  }

  private static boolean isFileList(Scene scene) {
    return scene.topics().contains(Topic.FILES);
  }

  private static void file(Entry entry, Scene scene, Harvest harvest) {
    var words = entry.flat();
    var path = FILE.matcher(words);
    if (!path.find() || path.start() > 60 || !isPath(path.group(1))) {
      return;
    }
    harvest.add(
        new Item.WorkFile(
            path.group(1),
            change(words.substring(0, path.start()) + " " + words.substring(path.end()), scene),
            says(words, path.end()),
            entry.explicit()));
  }

  /// `API/Docs` are two things and no path.
  private static boolean isPath(String words) {
    return !words.startsWith("(")
        && (words.contains(".")
            || words.endsWith("/")
            || words.indexOf('/') != words.lastIndexOf('/'));
  }

  private static String says(String words, int from) {
    return words
        .substring(Math.min(from, words.length()))
        .replaceAll("^[`*\\s:(–—-]+|[)\\s]+$", "");
  }

  private static String change(String words, Scene scene) {
    for (var said : List.of(scene.label(), scene.heading(), words)) {
      var match = CHANGE.matcher(said);
      // A title that names several says nothing about one file.
      if (match.find()
          && !said.matches(
              "(?i).*(?:modified|changed) ?/ ?(?:created|new).*|.*(?:created|new) ?(?:/|and|or|&) ?(?:modified|changed).*")) {
        return kind(match.group(1).toLowerCase(java.util.Locale.ROOT));
      }
    }
    return "";
  }

  private static String kind(String word) {
    return word.startsWith("new") || word.startsWith("creat") || word.startsWith("add")
        ? "create"
        : word.startsWith("delet") || word.startsWith("remov")
            ? "delete"
            : word.equals("read") ? "read" : "modify";
  }

  private static void setting(Entry entry, Harvest harvest) {
    var words = entry.flat();
    var name = NAME.matcher(words.replace("`", ""));
    if (entry.label() != null && NAME.matcher(entry.name().replace("`", "")).matches()) {
      harvest.add(
          new Item.Setting(entry.name().replace("`", ""), null, entry.rest(), entry.explicit()));
    } else if (name.lookingAt()) {
      var assigned = VARIABLE.matcher(words.replace("`", ""));
      harvest.add(
          new Item.Setting(
              name.group(), assigned.matches() ? assigned.group(2) : null, "", entry.explicit()));
    }
  }

  private static void table(Columns columns, Scene scene, Harvest harvest) {
    var name =
        columns.find(
            "(?:environment |env )?(?:variables?|settings?|keys?|parameters?|names?|options?|property|config(?:uration)?(?: key)?)");
    var initial = columns.find("defaults?(?: value)?");
    if (name >= 0
        && ((scene.is(Topic.SETTINGS) && !columns.has("method|path"))
            || columns.heads().get(name).matches("(?i)(?:environment |env )variables?|setting"))) {
      columns.rows(
          row -> {
            if (!row.said(name).isEmpty()) {
              harvest.add(
                  new Item.Setting(
                      row.get(name).replaceAll("[`*]", ""),
                      row.orNull(initial),
                      row.said(columns.find("descriptions?|purpose|meaning|notes?")),
                      row.explicit()));
            }
          });
      return;
    }
    var file = columns.find("files?(?: path)?|paths?");
    if (file >= 0 && (scene.is(Topic.FILES) || columns.has("change|action|modification|changes"))) {
      columns.rows(
          row -> {
            var path = FILE.matcher(row.get(file));
            if (path.find()) {
              harvest.add(
                  new Item.WorkFile(
                      path.group(1),
                      change(row.get(columns.find("change|action|modification|changes")), scene),
                      row.said(columns.find("descriptions?|purpose|notes?|changes")),
                      row.explicit()));
            }
          });
    }
  }

  private static void code(Block.Code code, Scene scene, Harvest harvest) {
    var env =
        code.language().matches("env|dotenv|properties|ini")
            || (scene.within(Topic.SETTINGS) && code.language().matches("|bash|sh|shell|text"));
    if (!env) {
      return;
    }
    var lines = code.literal().split("\n", -1);
    for (var index = 0; index < lines.length; index++) {
      var variable = VARIABLE.matcher(lines[index]);
      if (variable.matches()) {
        var number = code.span().line() + 1 + index;
        var width = lines[index].codePointCount(0, lines[index].length());
        var span =
            new Span(
                code.span().file(),
                number,
                code.span().column(),
                number,
                code.span().column() + width);
        var value = variable.group(2).replaceAll("\\s+#.*$", "").strip();
        harvest.add(
            new Item.Setting(
                variable.group(1),
                value.isEmpty() ? null : value,
                "",
                Evidence.explicit(span, lines[index])));
      }
    }
  }
}
