package dev.newel.read.yaml;

import dev.newel.finding.Finding;
import dev.newel.source.SourceText;
import java.util.ArrayList;
import java.util.List;

/// Finds the comments of a text as what begins with `#` between the scalars. The library's own
/// comments are not used: it hands the comment after the last child of a mapping to the next key.
final class Comments {
  /// A stretch of text that is a scalar, so that a `#` in it is no comment.
  record Token(int start, int end, boolean plain) {}

  private final SourceText source;
  private final String text;
  private final List<Finding> findings;
  private final List<YamlComment> comments = new ArrayList<>();

  private Comments(SourceText source, List<Finding> findings) {
    this.source = source;
    this.text = source.text();
    this.findings = findings;
  }

  static List<YamlComment> scan(SourceText source, List<Token> tokens, List<Finding> findings) {
    var scan = new Comments(source, findings);
    var previous = new Token(0, 0, false);
    for (var token : tokens) {
      scan.gap(previous, token.start);
      previous = token;
    }
    scan.gap(previous, source.text().length());
    return scan.comments;
  }

  private void gap(Token before, int end) {
    var at = before.end;
    while (at < end && (at = text.indexOf('#', at, end)) >= 0) {
      if (at > 0 && "\t\n\r ,[]{}".indexOf(text.charAt(at - 1)) < 0) {
        at++;
        continue;
      }
      var line = source.lineOf(at);
      var comment = comment(at, line);
      comments.add(comment);
      if (!comment.ownLine()) {
        warnOfCutText(before, comment, line);
      }
      at = source.lineEnd(line);
    }
  }

  private YamlComment comment(int start, int line) {
    var content = text.substring(start, source.lineEnd(line)).stripTrailing();
    var ownLine = text.substring(source.lineStart(line), start).isBlank();
    var end = start + content.length();
    return new YamlComment(content, ownLine, source.span(start, end), start, end);
  }

  private void warnOfCutText(Token before, YamlComment comment, int line) {
    var content = comment.text();
    if (content.length() < 2 || !Character.isLetterOrDigit(content.codePointAt(1))) {
      return;
    }
    var sameLine = before.end > source.lineStart(line);
    var between =
        text.substring(Math.max(before.end, source.lineStart(line)), comment.start()).strip();
    var endsText = between.isEmpty() && sameLine && before.plain;
    if (!endsText && !between.equals(":") && !between.endsWith("-")) {
      return;
    }
    var whole = (endsText ? text.substring(before.start, comment.start()) : "") + content;
    findings.add(
        YamlReader.warning(
            ReadId.TEXT_CUT_BY_COMMENT,
            source,
            comment.start(),
            comment.end(),
            "`%s` is a comment and not part of the text before it."
                .formatted(Quoting.shorten(content)),
            "Write `%s` to keep it, or `# %s` for a comment."
                .formatted(
                    Quoting.shorten(Quoting.quote(whole)), Quoting.shorten(comment.content()))));
  }
}
