package dev.newel.text;

import java.util.regex.Pattern;

/// Builds a text of indented lines. Lines end with LF; an empty line stays empty, so nothing ends
/// in spaces.
public final class Indented {
  private static final Pattern LINE_BREAK = Pattern.compile("\r\n|[\r\n]");

  private final StringBuilder text = new StringBuilder();
  private final String unit;
  private int depth;

  /// Two spaces per level.
  public Indented() {
    this("  ");
  }

  public Indented(String unit) {
    this.unit = unit;
  }

  /// Adds `lines`, each at the present depth; it may hold line breaks of its own, of any kind.
  public Indented line(String lines) {
    for (var line : LINE_BREAK.split(lines, -1)) {
      text.append(line.isEmpty() ? "" : unit.repeat(depth)).append(line).append('\n');
    }
    return this;
  }

  /// Adds an empty line.
  public Indented line() {
    text.append('\n');
    return this;
  }

  /// Whatever `body` adds to this text stands one level deeper.
  public Indented deeper(Runnable body) {
    depth++;
    try {
      body.run();
    } finally {
      depth--;
    }
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
