package dev.newel.read.format;

import dev.newel.read.yaml.YamlFile;
import dev.newel.read.yaml.YamlNode;
import dev.newel.source.SourceText;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.regex.Pattern;

/// The lines that go on with what a line above has begun: a text of several lines, or brackets that
/// are not closed yet.
final class Continuations {
  /// The head of a block whose blank lines at the end belong to the text (YAML 1.2.2, 8.1.1.2).
  private static final Pattern KEEPS = Pattern.compile("(?:&\\S+\\s+)?[|>]\\d?\\+\\d?");

  private final SourceText text;
  /// By line, from 1: the line in which the outermost such thing begins; 0 where none goes on.
  private final int[] begun;
  private final boolean[] inText;
  private final Set<YamlNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private Continuations(SourceText text) {
    this.text = text;
    this.begun = new int[text.lines() + 2];
    this.inText = new boolean[text.lines() + 2];
  }

  static Continuations of(YamlFile file) {
    var found = new Continuations(file.text());
    var root = file.root();
    if (root != null) {
      found.visit(root);
    }
    return found;
  }

  /// The line in which begins what goes on in `line`; 0 where `line` begins by itself.
  int begin(int line) {
    return begun[line];
  }

  /// Whether the line is part of a text of several lines, so that its blanks may count.
  boolean isText(int line) {
    return inText[line];
  }

  private void visit(YamlNode node) {
    if (!seen.add(node)) {
      return;
    }
    switch (node) {
      case YamlNode.Mapping mapping -> {
        if (mapping.flow()) {
          mark(mapping, false);
        }
        for (var entry : mapping.entries()) {
          visit(entry.key());
          visit(entry.value());
        }
      }
      case YamlNode.Sequence sequence -> {
        if (sequence.flow()) {
          mark(sequence, false);
        }
        sequence.items().forEach(this::visit);
      }
      case YamlNode.Scalar scalar -> {
        mark(scalar, true);
        if (isBlock(scalar)) {
          keepBlanks(scalar);
        } else if (text.lineOf(scalar.start()) < text.lineOf(scalar.end())) {
          inText[text.lineOf(scalar.start())] = true;
        }
      }
      case YamlNode.Missing missing -> {}
    }
  }

  private void mark(YamlNode node, boolean isText) {
    var first = text.lineOf(node.start());
    var last = text.lineOf(node.end());
    for (var line = first + 1; line <= last; line++) {
      begun[line] = begun[line] == 0 ? first : Math.min(begun[line], first);
      inText[line] |= isText;
    }
  }

  private static boolean isBlock(YamlNode.Scalar scalar) {
    return scalar.style() == YamlNode.Style.LITERAL || scalar.style() == YamlNode.Style.FOLDED;
  }

  private void keepBlanks(YamlNode.Scalar scalar) {
    if (!KEEPS.matcher(text.text()).region(scalar.start(), scalar.end()).lookingAt()) {
      return;
    }
    var first = text.lineOf(scalar.start());
    for (var line = text.lineOf(scalar.end()) + 1;
        line <= text.lines() && text.line(line).isBlank();
        line++) {
      begun[line] = first;
      inText[line] = true;
    }
  }
}
