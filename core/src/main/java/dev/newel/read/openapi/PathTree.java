package dev.newel.read.openapi;

import dev.newel.foreign.http.HttpApi;
import dev.newel.foreign.http.HttpApi.PathItem;
import dev.newel.foreign.http.Operation;
import dev.newel.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The paths of a description as a tree of their words.
final class PathTree {
  private static final Pattern VERB_OF_ROW = Pattern.compile("(\\{[^}]+}):(.+)");
  private static final Pattern VERSION = Pattern.compile("v\\d+(\\.\\d+)*((alpha|beta)\\d*)?");

  /// What follows so many words is one word.
  private static final int MOST_WORDS = 40;

  final String word;
  /// What it stands below; null for the root.
  final @Nullable PathTree up;
  /// Up to here, as written in the first path that has it.
  final String path;
  final Span place;
  final Map<String, PathTree> words = new LinkedHashMap<>();
  @Nullable PathTree parameter;
  final List<Operation> operations = new ArrayList<>();

  private PathTree(String word, @Nullable PathTree up, String path, Span place) {
    this.word = word;
    this.up = up;
    this.path = path;
    this.place = place;
  }

  static PathTree of(HttpApi api) {
    var root = new PathTree("", null, "", Span.point(api.file(), 1, 1));
    for (var item : api.paths()) {
      root.add(item);
    }
    return root;
  }

  private void add(PathItem item) {
    var now = this;
    var path = "";
    for (var part : item.path().split("/", MOST_WORDS)) {
      if (part.isEmpty()) {
        continue;
      }
      var verb = VERB_OF_ROW.matcher(part);
      if (verb.matches()) {
        now = now.next(verb.group(1), path + "/" + verb.group(1), item.place());
        path = path + "/" + part;
        now = now.next(verb.group(2), path, item.place());
      } else {
        path = path + "/" + part;
        now = now.next(part, path, item.place());
      }
    }
    now.operations.addAll(item.operations());
  }

  private PathTree next(String part, String path, Span place) {
    if (part.startsWith("{")) {
      var known = parameter;
      if (known == null) {
        known = new PathTree(part, this, path, place);
        parameter = known;
      }
      return known;
    }
    return words.computeIfAbsent(part, word -> new PathTree(word, this, path, place));
  }

  /// The words between another node and this one, this one's included, without parameters.
  String wordsBelow(PathTree other) {
    var words = new ArrayDeque<String>();
    for (PathTree now = this; now != null && now != other; now = now.up) {
      if (!now.word.startsWith("{") && !now.word.isEmpty()) {
        words.addFirst(now.word);
      }
    }
    return String.join("/", words);
  }

  /// The node below which all paths stand, so that the way to it is no resource.
  PathTree base() {
    var now = this;
    while (now.words.size() == 1 && now.parameter == null && now.operations.isEmpty()) {
      var only = now.words.values().iterator().next();
      if (!only.operations.isEmpty() || only.parameter != null || only.words.isEmpty()) {
        return now;
      }
      now = only;
    }
    return now;
  }

  /// Whether an operation stands here or below.
  boolean hasOperations() {
    var rows = parameter;
    return !operations.isEmpty()
        || (rows != null && rows.hasOperations())
        || words.values().stream().anyMatch(PathTree::hasOperations);
  }

  boolean isVersion() {
    return VERSION.matcher(word).matches();
  }

  /// The operation of a method here; null where there is none.
  @Nullable Operation operation(String method) {
    return operations.stream()
        .filter(each -> each.method().equals(method))
        .findFirst()
        .orElse(null);
  }

  boolean has(String method) {
    return operation(method) != null;
  }
}
