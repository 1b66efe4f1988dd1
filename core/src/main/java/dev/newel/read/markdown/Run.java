package dev.newel.read.markdown;

import dev.newel.source.Span;
import org.jspecify.annotations.Nullable;

/// Characters of one style that stand in the source side by side, letter by letter; an escape or an
/// entity begins a new run, so that an offset into the text is an offset into the line.
///
/// @param text the characters without markup; a line break is a run of its own, `\n`
/// @param struck between `~~` or inside `del`, `s` or `strike`
/// @param link the target of the link around it, as written
/// @param span where the characters stand, without the markup around them
public record Run(
    String text, boolean strong, boolean code, boolean struck, @Nullable String link, Span span) {
  Run part(int from, int to) {
    var start = span.column() + text.codePointCount(0, from);
    var width = text.codePointCount(from, to);
    var place =
        to == text.length() && from == 0
            ? span
            : new Span(span.file(), span.line(), start, span.line(), start + width);
    return new Run(text.substring(from, to), strong, code, struck, link, place);
  }

  Run asStruck() {
    return new Run(text, strong, code, true, link, span);
  }
}
