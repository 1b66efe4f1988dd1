package dev.newel.read.yaml;

import dev.newel.finding.Finding;
import dev.newel.source.SourceText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/// Builds the tree from the library's events with a stack of its own, so that depth is a count and
/// no stack overflow.
final class TreeBuilder {
  /// A node with what it costs when every alias in it is followed.
  private record Built(YamlNode node, long nodes, int height) {}

  private static final class Frame {
    final boolean mapping;
    final boolean flow;
    final int start;
    final @Nullable String anchor;
    final List<YamlNode> items = new ArrayList<>();
    final List<YamlNode.Entry> entries = new ArrayList<>();
    boolean valueNext;
    /// Null while a value is awaited whose key was no text.
    YamlNode.@Nullable Scalar key;
    int lastEnd;
    long nodes = 1;
    int height = 1;

    Frame(boolean mapping, boolean flow, int start, int end, @Nullable String anchor) {
      this.mapping = mapping;
      this.flow = flow;
      this.start = start;
      this.lastEnd = end;
      this.anchor = anchor;
    }
  }

  private final SourceText text;
  private final YamlLimits limits;
  private final List<Finding> findings;
  private final Deque<Frame> open = new ArrayDeque<>();
  private final Map<String, Built> anchors = new HashMap<>();
  private final List<Comments.Token> tokens = new ArrayList<>();
  private long allNodes;
  private @Nullable YamlNode root;
  private boolean documentSeen;
  private boolean stopped;

  TreeBuilder(SourceText text, YamlLimits limits, List<Finding> findings) {
    this.text = text;
    this.limits = limits;
    this.findings = findings;
  }

  /// The tree; null after a fault that leaves none.
  @Nullable YamlNode root() {
    if (root == null && !stopped) {
      return new YamlNode.Missing(text.span(0, 0), 0, 0);
    }
    return root;
  }

  boolean stoppedEarly() {
    return stopped;
  }

  /// The last scalar; an empty one at the beginning where there is none.
  Comments.Token lastToken() {
    return tokens.isEmpty() ? new Comments.Token(0, 0, true) : tokens.getLast();
  }

  List<Comments.Token> tokens() {
    return tokens;
  }

  /// Takes one event; false where reading has to end.
  boolean accept(Event event) {
    switch (event.getEventId()) {
      case DocumentStart -> startDocument((DocumentStartEvent) event);
      case Scalar -> scalar((ScalarEvent) event);
      case Alias -> alias((AliasEvent) event);
      case MappingStart, SequenceStart -> startCollection((CollectionStartEvent) event);
      case MappingEnd, SequenceEnd -> endCollection(event);
      case StreamStart, StreamEnd, DocumentEnd, Comment -> {}
    }
    return !stopped;
  }

  private void startDocument(DocumentStartEvent event) {
    var start = start(event);
    if (documentSeen) {
      stopped = true;
      error(
          ReadId.SEVERAL_DOCUMENTS,
          start,
          Math.min(start + 3, text.text().length()),
          "A second YAML document begins here, expected one in a file.",
          "Write it to a file of its own and name that under `include`.");
    }
    documentSeen = true;
    if (!event.getTags().isEmpty() && !stopped && text.text().contains("%TAG")) {
      var at = text.text().indexOf("%TAG");
      error(
          ReadId.TAG,
          at,
          at + 4,
          "A `%TAG` directive declares YAML tags, which the language does not use.",
          "Remove the line.");
    }
  }

  private void scalar(ScalarEvent event) {
    var start = start(event);
    var end = end(event);
    refuseTag(event.getTag(), start, end);
    var style = style(event);
    if (style == YamlNode.Style.PLAIN && start == end) {
      add(new Built(new YamlNode.Missing(text.span(start, start), start, start), 1, 0));
      return;
    }
    if (style == YamlNode.Style.LITERAL || style == YamlNode.Style.FOLDED) {
      end = endOfBlock(start, end);
    } else {
      tokens.add(new Comments.Token(start, end, style == YamlNode.Style.PLAIN));
    }
    var value = event.getValue();
    refuseMissingCharacters(value, start, end);
    var built =
        new Built(new YamlNode.Scalar(value, style, text.span(start, end), start, end), 1, 0);
    remember(event.getAnchor().map(Anchor::getValue).orElse(null), built);
    add(built);
  }

  /// The end without blank lines. The line that opens the block may carry a comment, the lines of
  /// text may not.
  private int endOfBlock(int start, int end) {
    var trimmed = end;
    while (trimmed > start && Character.isWhitespace(text.text().charAt(trimmed - 1))) {
      trimmed--;
    }
    var body = Math.min(text.lineEnd(text.lineOf(start)), end);
    tokens.add(new Comments.Token(start, start + 1, false));
    tokens.add(new Comments.Token(body, Math.max(body, end), false));
    return trimmed;
  }

  private void alias(AliasEvent event) {
    var start = start(event);
    var end = end(event);
    var name = event.getAlias().getValue();
    var built = anchors.get(name);
    if (built == null) {
      var inside = open.stream().anyMatch(frame -> name.equals(frame.anchor));
      error(
          ReadId.ALIAS,
          start,
          end,
          inside
              ? "`*%s` stands inside the value that it names.".formatted(name)
              : "`*%s` names no anchor: no `&%s` stands above.".formatted(name, name),
          inside ? "Write the value out." : "Put the text in quotes: `\"*%s\"`.".formatted(name));
    } else if (allNodes + built.nodes > limits.nodes()) {
      error(
          ReadId.ALIAS,
          start,
          end,
          "The aliases of this file unfold into more than %,d nodes.".formatted(limits.nodes()),
          "Write the values out, or repeat less.");
      stopped = true;
      return;
    } else if (open.size() + built.height > limits.depth()) {
      tooDeep(start, end);
      return;
    }
    if (built == null || open.isEmpty()) {
      add(new Built(new YamlNode.Missing(text.span(start, end), start, end), 1, 0));
    } else {
      add(built);
    }
  }

  private void startCollection(CollectionStartEvent event) {
    var start = start(event);
    refuseTag(event.getTag(), start, Math.max(end(event), start));
    if (open.size() >= limits.depth()) {
      tooDeep(start, start);
      return;
    }
    var isMapping = event.getEventId() == Event.ID.MappingStart;
    open.push(
        new Frame(
            isMapping,
            event.isFlow(),
            start,
            end(event),
            event.getAnchor().map(Anchor::getValue).orElse(null)));
  }

  private void tooDeep(int start, int end) {
    error(
        ReadId.TOO_DEEP,
        start,
        end,
        "Mappings and lists nest deeper than %d levels.".formatted(limits.depth()),
        "Flatten this part.");
    stopped = true;
  }

  private void endCollection(Event event) {
    var frame = open.pop();
    var end = frame.flow ? Math.max(end(event), frame.lastEnd) : frame.lastEnd;
    YamlNode node;
    if (frame.mapping) {
      var entries =
          frame.flow ? CommaSplit.inMapping(frame.entries, text, findings) : frame.entries;
      node =
          new YamlNode.Mapping(
              EntryChecks.unique(entries, text, findings),
              frame.flow,
              text.span(frame.start, end),
              frame.start,
              end);
    } else {
      var items = frame.flow ? CommaSplit.inSequence(frame.items, text, findings) : frame.items;
      node =
          new YamlNode.Sequence(items, frame.flow, text.span(frame.start, end), frame.start, end);
    }
    var built = new Built(node, frame.nodes, frame.height);
    remember(frame.anchor, built);
    // What it holds is counted already, piece by piece.
    allNodes -= frame.nodes - 1;
    add(built);
  }

  private void remember(@Nullable String anchor, Built built) {
    if (anchor != null) {
      anchors.put(anchor, built);
    }
  }

  private void add(Built built) {
    allNodes += built.nodes;
    var frame = open.peek();
    if (frame == null) {
      root = root == null ? built.node : root;
      return;
    }
    frame.nodes += built.nodes;
    frame.height = Math.max(frame.height, built.height + 1);
    if (!frame.mapping) {
      frame.items.add(built.node);
    } else if (frame.valueNext) {
      if (frame.key != null) {
        frame.entries.add(new YamlNode.Entry(frame.key, built.node));
      }
      frame.valueNext = false;
    } else {
      frame.key = EntryChecks.key(built.node, text, findings);
      frame.valueNext = true;
    }
    if (built.node.start() >= frame.start) {
      frame.lastEnd = Math.max(frame.lastEnd, built.node.end());
    }
  }

  private void refuseTag(Optional<String> tag, int start, int end) {
    if (tag.isPresent()) {
      var stop = text.text().indexOf(' ', start);
      error(
          ReadId.TAG,
          start,
          stop > start && stop < end ? stop : end,
          "A YAML tag, `!...`, stands before the value; types come from the language.",
          "Remove the tag, or put the value in quotes when the `!` belongs to it.");
    }
  }

  private void refuseMissingCharacters(String value, int start, int end) {
    for (var i = 0; i < value.length(); i++) {
      var unit = value.charAt(i);
      var pair =
          Character.isHighSurrogate(unit)
              && i + 1 < value.length()
              && Character.isLowSurrogate(value.charAt(i + 1));
      if (pair) {
        i++;
      } else if (unit == '\0' || Character.isSurrogate(unit)) {
        error(
            ReadId.NO_CHARACTER,
            start,
            end,
            "The escape `\\u%04x` stands for %s."
                .formatted(
                    (int) unit,
                    unit == '\0'
                        ? "NUL, which no text can store"
                        : "half a character, a lone surrogate"),
            "Remove it, or write the whole character.");
        return;
      }
    }
  }

  private static YamlNode.Style style(ScalarEvent event) {
    return switch (event.getScalarStyle()) {
      case SINGLE_QUOTED -> YamlNode.Style.SINGLE;
      case DOUBLE_QUOTED, JSON_SCALAR_STYLE -> YamlNode.Style.DOUBLE;
      case LITERAL -> YamlNode.Style.LITERAL;
      case FOLDED -> YamlNode.Style.FOLDED;
      case PLAIN -> YamlNode.Style.PLAIN;
    };
  }

  private int start(Event event) {
    return event.getStartMark().map(mark -> text.offsetOfCodePoint(mark.getIndex())).orElse(0);
  }

  private int end(Event event) {
    return event.getEndMark().map(mark -> text.offsetOfCodePoint(mark.getIndex())).orElse(0);
  }

  private void error(ReadId id, int start, int end, String message, String hint) {
    findings.add(YamlReader.error(id, text, start, end, message, hint));
  }
}
