package dev.newel.read.markdown;

import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.jspecify.annotations.Nullable;

/// Turns the inline nodes of one block into a [Text]. Walks by links between nodes and not by
/// recursion: their depth is the writer's choice.
final class InlineReader {
  private static final Pattern ENTITY = Pattern.compile("&#?\\w{1,31};");
  private static final Set<String> AMPERSANDS =
      Set.of("&amp;", "&AMP;", "&#38;", "&#x26;", "&#X26;");
  /// What looks like a tag and is the argument of a type: `List<String>`.
  private static final Pattern TYPE = Pattern.compile("<(?:[A-Z][a-z]\\w*|UUID)>");
  private static final Pattern STRIKE_TAG = Pattern.compile("<(/?)(?:del|s|strike)\\b[^>]*>");

  private final Lines lines;
  private final List<Link> links;
  private final List<Run> runs = new ArrayList<>();
  private int strong;
  private int struck;
  private @Nullable String link;

  private InlineReader(Lines lines, List<Link> links) {
    this.lines = lines;
    this.links = links;
  }

  /// The text inside `block`; `place` is where a node without a place of its own is said to stand.
  ///
  /// @param links where links and pictures are taken down
  static Text read(Node block, Lines lines, Span place, List<Link> links) {
    var reader = new InlineReader(lines, links);
    var node = block.getFirstChild();
    while (node != null) {
      reader.enter(node, place);
      if (node.getFirstChild() != null) {
        node = node.getFirstChild();
        continue;
      }
      while (node != block && node.getNext() == null) {
        reader.leave(node);
        node = node.getParent();
      }
      if (node == block) {
        break;
      }
      reader.leave(node);
      node = node.getNext();
    }
    return new Text(withTildes(reader.runs));
  }

  private void enter(Node node, Span place) {
    switch (node) {
      case org.commonmark.node.Text text ->
          addLiteral(text.getLiteral(), text.getSourceSpans(), place);
      case Code code -> addCode(code, place);
      case SoftLineBreak ignored -> addBreak(place);
      case HardLineBreak ignored -> addBreak(place);
      case StrongEmphasis ignored -> strong++;
      case org.commonmark.node.Link target -> follow(target, target.getDestination(), false, place);
      case Image target -> follow(target, target.getDestination(), true, place);
      case HtmlInline html -> {
        var tag = STRIKE_TAG.matcher(html.getLiteral().toLowerCase(Locale.ROOT));
        if (tag.matches()) {
          struck = Math.max(0, struck + (tag.group(1).isEmpty() ? 1 : -1));
        } else if (TYPE.matcher(html.getLiteral()).matches()) {
          addLiteral(html.getLiteral(), html.getSourceSpans(), place);
        }
      }
      default -> {}
    }
  }

  private void follow(Node node, @Nullable String target, boolean picture, Span place) {
    var destination = target == null ? "" : target;
    var spans = node.getSourceSpans();
    links.add(new Link(destination, picture, spans.isEmpty() ? place : lines.span(spans)));
    link = destination;
  }

  private void leave(Node node) {
    switch (node) {
      case StrongEmphasis ignored -> strong--;
      case org.commonmark.node.Link ignored -> link = null;
      case Image ignored -> link = null;
      default -> {}
    }
  }

  private void addBreak(Span place) {
    var last = runs.isEmpty() ? place : runs.getLast().span();
    add("\n", false, Span.point(last.file(), last.endLine(), last.endColumn()));
  }

  private void addCode(Code code, Span place) {
    var spans = code.getSourceSpans();
    var literal = code.getLiteral();
    if (spans.size() == 1) {
      var source = lines.source(spans.getFirst());
      var start = source.indexOf(literal);
      if (start >= 0) {
        var first = spans.getFirst().getColumnIndex() + start;
        add(
            literal,
            true,
            lines.span(spans.getFirst().getLineIndex(), first, first + literal.length()));
        return;
      }
    }
    add(literal, true, spans.isEmpty() ? place : lines.span(spans));
  }

  private void addLiteral(String literal, List<SourceSpan> spans, Span place) {
    if (spans.size() != 1) {
      add(literal, false, spans.isEmpty() ? place : lines.span(spans));
      return;
    }
    var span = spans.getFirst();
    var source = lines.source(span);
    var line = span.getLineIndex();
    var at = 0;
    var from = 0;
    var start = 0;
    for (var index = 0; index < literal.length(); index++) {
      var skip = escape(source, at, literal.charAt(index));
      var stands = at < source.length() && source.charAt(at) == '\\' ? at + skip : at;
      if (stands - start != index - from) {
        addPart(literal, from, index, line, span.getColumnIndex() + start);
        from = index;
        start = stands;
      }
      at += skip + 1;
    }
    addPart(literal, from, literal.length(), line, span.getColumnIndex() + start);
  }

  /// How many characters more than one the source at `at` takes to say `wanted`: by a backslash, or
  /// by an entity.
  private static int escape(String source, int at, char wanted) {
    if (at >= source.length()) {
      return 0;
    }
    var found = source.charAt(at);
    if (found == '&') {
      var entity = ENTITY.matcher(source).region(at, source.length());
      return entity.lookingAt() && (wanted != '&' || AMPERSANDS.contains(entity.group()))
          ? entity.end() - at - 1
          : 0;
    }
    return found == '\\' && (wanted != '\\' || source.startsWith("\\\\", at)) ? 1 : 0;
  }

  private void addPart(String literal, int from, int to, int line, int column) {
    if (from < to) {
      add(literal.substring(from, to), false, lines.span(line, column, column + to - from));
    }
  }

  private void add(String text, boolean code, Span span) {
    if (!text.isEmpty()) {
      runs.add(new Run(text, strong > 0, code, struck > 0, link, span));
    }
  }

  /// The runs between two `~~` become struck and the tildes go; one alone stays what it is.
  private static List<Run> withTildes(List<Run> runs) {
    var marks =
        (int) runs.stream().filter(run -> !run.code()).mapToLong(run -> count(run.text())).sum();
    if (marks < 2) {
      return runs;
    }
    var left = marks - marks % 2;
    var open = false;
    var result = new ArrayList<Run>();
    for (var run : runs) {
      var from = 0;
      var mark = run.code() ? -1 : run.text().indexOf("~~");
      while (mark >= 0 && left > 0) {
        addStruck(result, run, from, mark, open);
        open = !open;
        left--;
        from = mark + 2;
        mark = run.text().indexOf("~~", from);
      }
      addStruck(result, run, from, run.text().length(), open);
    }
    return result;
  }

  private static void addStruck(List<Run> result, Run run, int from, int to, boolean struck) {
    if (from < to) {
      var part = run.part(from, to);
      result.add(struck ? part.asStruck() : part);
    }
  }

  private static long count(String text) {
    var count = 0L;
    for (var at = text.indexOf("~~"); at >= 0; at = text.indexOf("~~", at + 2)) {
      count++;
    }
    return count;
  }
}
