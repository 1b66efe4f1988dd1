package dev.newel.read.brief;

import dev.newel.read.markdown.Block;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands around a piece of a document.
///
/// @param path the headings above it, outermost first
/// @param label the line above it that names it, without its colon: `Response time`; empty where
///     none does
/// @param own what the label says it is about, or the nearest heading where there is no label; null
///     where it says nothing
/// @param topics what it is about, the nearest first: of its label, then of its headings
record Scene(List<Block.Heading> path, String label, List<Topic> topics, @Nullable Topic own) {
  private static final int LONGEST_NAME = 5;

  Scene {
    path = List.copyOf(path);
    topics = List.copyOf(topics);
  }

  static Scene of(List<Block.Heading> path, String label, boolean requirementsHold) {
    var topics = new ArrayList<Topic>();
    for (var index = path.size() - 1; index >= 0; index--) {
      var topic = Topic.of(path.get(index).text().flat());
      // The title of the document says what all of it is for, not what a part is about.
      if (topic != null
          && (index > 0 || path.getFirst().level() > 1 || isChapter(path.getFirst(), topic))) {
        topics.add(topic);
      }
    }
    var own = label.isEmpty() || isSentence(label) ? null : Topic.of(label);
    var requiring = !topics.isEmpty() && Topic.REQUIRING.contains(topics.getFirst());
    if (own != null && !(requiring && requirementsHold && isAspect(own))) {
      topics.addFirst(own);
    }
    var name = label.isEmpty() && !path.isEmpty() ? path.getLast().text().flat() : label;
    return new Scene(path, label, topics, isSentence(name) ? null : Topic.of(name));
  }

  /// Below a heading of requirements a label like `Constraints and validation:` or `Performance:`
  /// only groups them.
  private static boolean isAspect(Topic topic) {
    return switch (topic) {
      case EXCLUSIONS,
          ASSUMPTIONS,
          RISKS,
          QUESTIONS,
          ACCEPTANCE,
          NON_FUNCTIONAL,
          FUNCTIONAL,
          STORIES,
          GLOSSARY,
          EXAMPLE ->
          false;
      default -> true;
    };
  }

  /// A file may be one chapter of a longer document: `6 Functional requirements`.
  private static boolean isChapter(Block.Heading title, Topic topic) {
    return (topic == Topic.FUNCTIONAL || topic == Topic.NON_FUNCTIONAL)
        && Topic.lower(title.text().flat()).matches("[\\d.\\s]*(?:non-?)?functional.*");
  }

  /// A sentence before a list names no part of the document, unless it speaks of roles and rights.
  private static boolean isSentence(String label) {
    var topic = Topic.of(label);
    return topic != null
        && (Topic.REQUIRING.contains(topic)
            || topic == Topic.GOALS
            || topic == Topic.ENTITIES
            || topic == Topic.STEPS)
        && label.split("\\s+").length > LONGEST_NAME;
  }

  /// The nearest topic, null where nothing says one.
  @Nullable Topic topic() {
    return topics.isEmpty() ? null : topics.getFirst();
  }

  boolean is(Topic topic) {
    return topic() == topic;
  }

  boolean within(Topic topic) {
    return topics.contains(topic);
  }

  boolean beside() {
    return topics.stream().anyMatch(Topic.BESIDE::contains);
  }

  /// The words of the nearest heading, empty before the first.
  String heading() {
    return path.isEmpty() ? "" : path.getLast().text().flat();
  }

  /// The words of the label, else of the nearest heading.
  String name() {
    return label.isEmpty() ? heading() : label;
  }

  String trail() {
    return String.join(" > ", path.stream().map(heading -> heading.text().flat()).toList());
  }
}
