package dev.newel.gate;

import dev.newel.profile.Stated;
import dev.newel.read.markdown.Block;
import dev.newel.read.markdown.Section;
import dev.newel.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Looks at headings and at whether anything stands below them.
final class SectionCheck {
  private static final Pattern BARE =
      Pattern.compile("(?:-{1,3}|[–—]|\\?{1,3}|\\.{3}|…|(?i:n/?a|n\\.a\\.|not applicable))\\.?");
  private static final Pattern BARE_FIELD =
      Pattern.compile(
          "(?m)^ {0,8}(?:[-*+] {1,4})?\\*\\*([^*\\n]{1,60}?):?\\*\\*:?[ \\t]{1,20}(-{1,3}|[–—]|\\?{1,3}|(?i:n/?a))[ \\t]{0,20}$");

  private SectionCheck() {}

  static void check(ReadDocument document, DocumentReport report) {
    var sections = document.sections();
    var first = sections.isEmpty() ? null : sections.getFirst();
    for (var i = 0; i < sections.size(); i++) {
      var section = sections.get(i);
      var heading = section.heading();
      if (heading == null) {
        continue;
      }
      var next = i + 1 < sections.size() ? sections.get(i + 1).heading() : null;
      // A title stands for the document, whatever the level of what follows.
      if (next == null || !section.equals(first)) {
        empty(section, heading, next, report);
      }
      bare(section, heading, report);
      open(section, heading, report);
      if (next != null && next.level() > heading.level() + 1) {
        report.at(
            DocumentRule.SKIPPED_LEVEL,
            next.span(),
            "`%s` is a heading of level %d below one of level %d."
                .formatted(next.text().flat(), next.level(), heading.level()),
            "Make it level %d.".formatted(heading.level() + 1));
      }
    }
    twins(sections, report);
    bareFields(document, report);
  }

  private static void empty(
      Section section, Block.Heading heading, Block.@Nullable Heading next, DocumentReport report) {
    var within = next != null && next.level() > heading.level();
    if (!within && section.blocks().stream().allMatch(SectionCheck::saysNothing)) {
      report.at(
          DocumentRule.EMPTY_SECTION,
          heading.span(),
          "The section `%s` is empty.".formatted(heading.text().flat()),
          "Write it, take it out, or say `%s` and why.".formatted(Stated.NOT_APPLICABLE.strip()));
    }
  }

  /// Whether a block shows nothing: a comment or a line across.
  static boolean saysNothing(Block block) {
    return switch (block) {
      case Block.Line _ -> true;
      case Block.Html html -> html.literal().strip().startsWith("<!--");
      default -> false;
    };
  }

  private static void bare(Section section, Block.Heading heading, DocumentReport report) {
    var said = section.blocks().stream().filter(block -> !saysNothing(block)).toList();
    if (said.size() != 1) {
      return;
    }
    var words =
        switch (said.getFirst()) {
          case Block.Paragraph paragraph -> paragraph.text().flat();
          // A dash alone is, to a reader of Markdown, an item with nothing in it.
          case Block.Items items when items.items().size() == 1 ->
              items.items().getFirst().blocks().isEmpty()
                  ? "-"
                  : items.items().getFirst().lead().flat();
          default -> "";
        };
    if (BARE.matcher(words).matches()) {
      report.at(
          DocumentRule.BARE_ANSWER,
          said.getFirst().span(),
          "All that `%s` says is `%s`.".formatted(heading.text().flat(), words),
          reason());
    }
  }

  private static void bareFields(ReadDocument document, DocumentReport report) {
    var field = BARE_FIELD.matcher(document.prose());
    while (field.find()) {
      report.at(
          DocumentRule.BARE_ANSWER,
          document.source().span(field.start(2), field.end(2)),
          "All that `%s` says is `%s`.".formatted(field.group(1), field.group(2)),
          reason());
    }
  }

  private static String reason() {
    return "Give the reason: `%s...`.".formatted(Stated.NOT_APPLICABLE);
  }

  /// A list of questions is no section that waits for one.
  private static void open(Section section, Block.Heading heading, DocumentReport report) {
    if (heading.text().flat().toLowerCase(Locale.ROOT).contains("question")) {
      return;
    }
    for (var block : section.blocks()) {
      if (block instanceof Block.Paragraph(var text, var span)
          && text.plain().startsWith(Stated.OPEN_QUESTION)) {
        report.at(
            DocumentRule.OPEN_QUESTION,
            Span.point(span.file(), span.line(), span.column()),
            "The section `%s` waits for an answer.".formatted(heading.text().flat()),
            "Answer the question, in the design where the document is made of one.");
      }
    }
  }

  private static void twins(List<Section> sections, DocumentReport report) {
    var seen = new HashMap<List<Object>, Block.Heading>();
    for (var section : sections) {
      var heading = section.heading();
      if (heading == null) {
        continue;
      }
      var above =
          section.path().size() < 2 ? "" : section.path().get(section.path().size() - 2).span();
      var words = heading.text().flat();
      var twin = seen.putIfAbsent(List.of(above, words), heading);
      if (twin != null) {
        report.at(
            DocumentRule.TWIN_HEADINGS,
            heading.span(),
            "`%s` is also the heading in line %d, beside this one."
                .formatted(words, twin.span().line()),
            "Say in the heading what tells them apart, or join the two.");
      }
    }
  }
}
