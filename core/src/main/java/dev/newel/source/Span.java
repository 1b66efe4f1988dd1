package dev.newel.source;

/// A stretch of one file. Lines and columns count from 1; a column counts Unicode code points, as
/// SARIF's `unicodeCodePoints` does. The end is exclusive: `endColumn` is the column after the last
/// character.
///
/// @param file the path as the user named it, with `/` between its parts, relative to the workspace
///     where it can be
public record Span(String file, int line, int column, int endLine, int endColumn)
    implements Comparable<Span> {
  /// A span of no width, for a fault that has a place but no extent.
  public static Span point(String file, int line, int column) {
    return new Span(file, line, column, line, column);
  }

  /// From the beginning of this span to the end of `last`.
  public Span to(Span last) {
    return new Span(file, line, column, last.endLine, last.endColumn);
  }

  @Override
  public int compareTo(Span other) {
    var byFile = file.compareTo(other.file);
    if (byFile != 0) {
      return byFile;
    }
    return line != other.line
        ? Integer.compare(line, other.line)
        : Integer.compare(column, other.column);
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
