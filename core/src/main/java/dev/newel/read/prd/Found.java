package dev.newel.read.prd;

import dev.newel.read.markdown.Block;
import dev.newel.read.markdown.Text;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A place that defines an id, and what belongs to it. Grows while the document is walked.
final class Found {
  /// How a definition is written; the first forms say more than the last.
  enum Form {
    HEADING,
    PARAGRAPH,
    ITEM,
    ROW
  }

  final Id id;
  final Form form;
  final Span span;
  final List<String> trail;
  /// Whether it defines the id only where no other place does.
  final boolean weak;
  /// The definition it stands in, null where it stands for itself.
  final @Nullable Found owner;
  final List<Block> body = new ArrayList<>();
  final List<String> acceptance = new ArrayList<>();
  String title = "";
  final StringBuilder text = new StringBuilder();
  @Nullable String priority;
  String category = "";
  boolean removed;

  Found(Id id, Form form, Span span, List<String> trail, boolean weak, @Nullable Found owner) {
    this.id = id;
    this.form = form;
    this.span = span;
    this.trail = List.copyOf(trail);
    this.weak = weak;
    this.owner = owner;
  }

  /// The definition at the beginning of `words`; strong letters after the id are the title.
  static Found at(
      Lead lead, Text words, Form form, Span block, Place place, @Nullable Found owner) {
    var span = words.span(lead.start(), lead.start() + lead.id().text().length(), block);
    var found = new Found(lead.id(), form, span, place.trail(), place.weak(), owner);
    found.removed = words.part(lead.start(), lead.start() + lead.id().text().length()).struck();
    var rest = words.from(lead.rest());
    var strong = form == Form.HEADING ? rest.length() : rest.strongLead();
    if (form == Form.ROW) {
      found.say(rest.flat());
    } else if (!rest.part(0, strong).flat().replaceAll("[\\p{P}\\s]", "").isEmpty()) {
      found.title = rest.part(0, strong).flat().replaceAll("(?<![:.–—-])[:.–—-]++$", "").strip();
      found.say(rest.from(strong).flat().replaceAll("^[:–—-]+\\s*", ""));
    } else {
      found.say(rest.from(strong).flat().replaceAll("^[:–—-]+\\s*", ""));
    }
    return found;
  }

  void say(String words) {
    if (!words.isBlank()) {
      text.append(text.isEmpty() ? "" : " ").append(words.strip());
    }
  }
}
