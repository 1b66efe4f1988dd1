package dev.newel.gate;

import dev.newel.read.markdown.Block;
import dev.newel.read.markdown.Markdown;
import dev.newel.read.markdown.Run;
import dev.newel.read.markdown.Section;
import dev.newel.read.markdown.Text;
import dev.newel.source.SourceText;
import dev.newel.source.Span;
import dev.newel.text.MarkdownText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A document as the rules see it.
///
/// @param prose its text with everything blanked that is no prose: code, comments, front matter;
///     offsets are those of the source
/// @param told its text with blocks of code, comments and front matter blanked
/// @param sections what stands under each heading, in order
/// @param anchors what links may name, in lower case
record ReadDocument(
    SourceText source,
    Markdown markdown,
    String prose,
    String told,
    List<Section> sections,
    Set<String> anchors) {
  /// A larger file is no document.
  static final int MOST_BYTES = 4 * 1024 * 1024;

  private static final String COMMENT = "<!--";
  private static final String COMMENT_END = "-->";
  private static final Pattern NAMED =
      Pattern.compile("\\b(?:id|name)\\s{0,9}=\\s{0,9}[\"']([^\"'\\n]{1,200})[\"']");
  private static final Pattern CUSTOM = Pattern.compile("\\{#([\\w.:-]{1,200})}\\s*$");

  /// Reads a document; null where it is none, and then the report says why.
  static @Nullable ReadDocument of(String path, byte[] bytes, DocumentReport report) {
    var start = Span.point(path, 1, 1);
    if (bytes.length > MOST_BYTES) {
      report.at(
          DocumentRule.UNREADABLE,
          start,
          "`%s` has more than %,d bytes.".formatted(path, MOST_BYTES),
          "Split it.");
      return null;
    }
    var text = decode(bytes);
    if (text == null) {
      report.at(
          DocumentRule.UNREADABLE, start, "`%s` is no UTF-8.".formatted(path), "Save it as UTF-8.");
      text = new String(bytes, StandardCharsets.UTF_8);
    }
    if (text.indexOf('\0') >= 0) {
      report.at(
          DocumentRule.UNREADABLE,
          start,
          "`%s` holds NUL characters, so it is no text.".formatted(path),
          "Name a Markdown file.");
      return null;
    }
    var source = new SourceText(path, text.startsWith("\uFEFF") ? text.substring(1) : text);
    var document = of(source);
    document.markdown.findings().forEach(report::add);
    return document;
  }

  private static ReadDocument of(SourceText source) {
    var markdown = Markdown.parse(source.file(), source.text());
    var told = source.text().toCharArray();
    var front = markdown.frontMatter();
    if (front != null) {
      blank(told, 0, source.lineEnd(front.lines()));
    }
    walk(markdown.blocks(), block -> blankCode(block, source, told));
    blankComments(told);
    var prose = told.clone();
    walk(markdown.blocks(), block -> texts(block).forEach(text -> blankSpans(text, source, prose)));
    return new ReadDocument(
        source,
        markdown,
        new String(prose),
        new String(told),
        markdown.sections(),
        anchors(source.text(), markdown));
  }

  private static @Nullable String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  String path() {
    return source.file();
  }

  Span start() {
    return Span.point(path(), 1, 1);
  }

  /// Every block, those within others too, outermost first.
  static void walk(List<Block> blocks, Consumer<Block> visit) {
    for (var block : blocks) {
      visit.accept(block);
      switch (block) {
        case Block.Quote quote -> walk(quote.blocks(), visit);
        case Block.Items items -> items.items().forEach(item -> walk(item.blocks(), visit));
        default -> {}
      }
    }
  }

  /// The words that stand in a block itself.
  private static List<Text> texts(Block block) {
    return switch (block) {
      case Block.Heading heading -> List.of(heading.text());
      case Block.Paragraph paragraph -> List.of(paragraph.text());
      case Block.Table table -> {
        var texts = new ArrayList<Text>();
        table.header().forEach(cell -> texts.add(cell.text()));
        table.rows().forEach(row -> row.forEach(cell -> texts.add(cell.text())));
        yield texts;
      }
      default -> List.of();
    };
  }

  private static void blankCode(Block block, SourceText source, char[] text) {
    if (block instanceof Block.Code(_, _, _, var span)) {
      blank(text, source.lineStart(span.line()), source.lineEnd(span.endLine()));
    }
  }

  private static void blankSpans(Text text, SourceText source, char[] prose) {
    for (Run run : text.runs()) {
      if (run.code()) {
        var span = run.span();
        var start = source.offset(span.line(), span.column());
        blank(prose, start, source.offset(span.endLine(), span.endColumn()));
      }
    }
  }

  private static void blankComments(char[] text) {
    var all = new String(text);
    var from = all.indexOf(COMMENT);
    while (from >= 0) {
      var end = all.indexOf(COMMENT_END, from + COMMENT.length());
      if (end < 0) {
        return;
      }
      blank(text, from, end + COMMENT_END.length());
      from = all.indexOf(COMMENT, end);
    }
  }

  private static void blank(char[] text, int from, int to) {
    for (var i = from; i < to; i++) {
      text[i] = text[i] == '\n' || text[i] == '\r' ? text[i] : ' ';
    }
  }

  private static Set<String> anchors(String text, Markdown markdown) {
    var anchors = new HashSet<String>();
    var slugs = new MarkdownText.Anchors();
    walk(
        markdown.blocks(),
        block -> {
          if (block instanceof Block.Heading heading) {
            var words = heading.text().plain();
            anchors.add(slugs.next(words).toLowerCase(Locale.ROOT));
            var custom = CUSTOM.matcher(words);
            if (custom.find()) {
              anchors.add(custom.group(1).toLowerCase(Locale.ROOT));
            }
          }
        });
    var named = NAMED.matcher(text);
    while (named.find()) {
      anchors.add(named.group(1).toLowerCase(Locale.ROOT));
    }
    anchors.addAll(Arrays.asList("", "top"));
    return Set.copyOf(anchors);
  }
}
