package dev.newel.read.format;

import dev.newel.read.yaml.YamlFile;
import dev.newel.read.yaml.YamlNode;
import dev.newel.text.YamlScalar;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Quotes only where they are needed, and the spaces inside `{ a: 1, b: 2 }` and `[a, b]`.
///
/// What stands on two lines stays on two lines; what has an anchor stays as it is.
final class Spelling {
  private static final Pattern COMMA = Pattern.compile("[ \\t]*,[ \\t]*");
  private static final Pattern COLON = Pattern.compile("[ \\t]*:[ \\t]*");
  private static final Pattern BLANK = Pattern.compile("[ \\t]*");
  private static final Pattern LAST = Pattern.compile("[ \\t]*(,[ \\t]*)?");

  private final String text;
  private final Changes changes;
  private final Set<YamlNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private Spelling(String text) {
    this.text = text;
    this.changes = new Changes(text);
  }

  static String apply(YamlFile file) {
    var root = file.root();
    if (root == null) {
      return file.text().text();
    }
    var work = new Spelling(file.text().text());
    work.visit(root, false);
    return work.changes.applied();
  }

  private void visit(YamlNode node, boolean flow) {
    if (!seen.add(node)) {
      return;
    }
    switch (node) {
      case YamlNode.Scalar scalar -> scalar(scalar, flow);
      case YamlNode.Missing missing -> {}
      case YamlNode.Mapping mapping -> {
        if (mapping.flow()) {
          mapping(mapping);
        }
        for (var entry : mapping.entries()) {
          visit(entry.key(), flow || mapping.flow());
          visit(entry.value(), flow || mapping.flow());
        }
      }
      case YamlNode.Sequence sequence -> {
        if (sequence.flow()) {
          sequence(sequence);
        }
        sequence.items().forEach(item -> visit(item, flow || sequence.flow()));
      }
    }
  }

  private void scalar(YamlNode.Scalar scalar, boolean flow) {
    var isQuoted =
        scalar.style() == YamlNode.Style.SINGLE || scalar.style() == YamlNode.Style.DOUBLE;
    if (!isQuoted || "'\"".indexOf(text.charAt(scalar.start())) < 0) {
      return;
    }
    var written = text.substring(scalar.start() + 1, scalar.end() - 1);
    var value = scalar.value();
    if (written.equals(value) && !YamlScalar.needsQuotes(value, flow)) {
      changes.replace(scalar.start(), scalar.end(), value);
    } else if (scalar.style() == YamlNode.Style.SINGLE
        && written.replace("''", "'").equals(value)
        && value.indexOf('"') < 0
        && value.indexOf('\\') < 0
        && YamlScalar.isPrintable(value)) {
      changes.replace(scalar.start(), scalar.end(), "\"" + value + "\"");
    }
  }

  private void mapping(YamlNode.Mapping mapping) {
    var entries = mapping.entries();
    var braces = text.startsWith("{", mapping.start()) && text.startsWith("}", mapping.end() - 1);
    if (entries.isEmpty()) {
      inside(mapping.start(), mapping.end(), braces);
      return;
    }
    var end = mapping.start() + 1;
    for (var entry : entries) {
      var key = entry.key();
      var value = entry.value();
      if (entry != entries.getFirst()) {
        gap(end, key.start(), COMMA, ", ");
      } else if (braces) {
        gap(end, key.start(), BLANK, " ");
      }
      if (!(value instanceof YamlNode.Missing)) {
        gap(key.end(), value.start(), COLON, ": ");
      }
      // Where nothing or an alias stands, the next gap is not known and stays as it is.
      end =
          value instanceof YamlNode.Missing || value.start() < key.end()
              ? Integer.MAX_VALUE
              : value.end();
    }
    if (braces) {
      gap(end, mapping.end() - 1, LAST, " ");
    }
  }

  private void sequence(YamlNode.Sequence sequence) {
    var items = sequence.items();
    if (!text.startsWith("[", sequence.start()) || !text.startsWith("]", sequence.end() - 1)) {
      return;
    }
    if (items.isEmpty()) {
      inside(sequence.start(), sequence.end(), true);
      return;
    }
    var end = sequence.start() + 1;
    for (var item : items) {
      var isFirst = end == sequence.start() + 1;
      var here = item.start() >= end && item.end() <= sequence.end();
      if (here && !(item instanceof YamlNode.Missing)) {
        gap(end, item.start(), isFirst ? BLANK : COMMA, isFirst ? opening(items) : ", ");
        end = item.end();
      } else {
        end = Integer.MAX_VALUE;
      }
    }
    gap(end, sequence.end() - 1, LAST, opening(items));
  }

  /// A list that is braces alone has room around them: `[ { a: 1 } ]`.
  private static String opening(List<YamlNode> items) {
    return items.stream().allMatch(Spelling::isBraced) ? " " : "";
  }

  private static boolean isBraced(YamlNode node) {
    return node instanceof YamlNode.Mapping mapping && mapping.flow();
  }

  private void inside(int start, int end, boolean closed) {
    if (closed) {
      gap(start + 1, end - 1, BLANK, "");
    }
  }

  /// Replaces what stands from `start` to `end` where it is what `expected` says and on one line.
  private void gap(int start, int end, Pattern expected, String replacement) {
    if (start <= end
        && end <= text.length()
        && expected.matcher(text).region(start, end).matches()) {
      changes.replace(start, end, replacement);
    }
  }
}
