package dev.newel.publish.document;

import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where the places of a design are told, in documents that are published together.
///
/// A text links to a place by `[words](newel:ADDRESS)`. The link leads to the heading that tells
/// of the place or of what holds it: in the same document if there is one, or else in one of the
/// same folder, or else in the first other one. Without words it reads as that heading's number
/// or text. Where no document tells of the place, the words stand without a
/// link, or the address where there are none.
final class Links {
  /// What stands in a text that has links to resolve.
  static final String UNRESOLVED = "](newel:";

  /// No document is there yet.
  static final Links NONE = new Links(Map.of());

  /// The words of a link: code as it is, and no bracket that is not escaped.
  private static final String WORDS = "((?:`[^`]*`|[^\\[\\]\\\\`]|\\\\.)*+)";

  private static final Pattern LINK = Pattern.compile("\\[" + WORDS + "]\\(newel:([^)]*)\\)");
  private static final Pattern TWICE =
      Pattern.compile("(\\[" + WORDS + "]\\([^)]*\\))(?:(?:, | and )\\1)+");
  private static final Pattern NUMBER =
      Pattern.compile("^([0-9]+(?:\\.[0-9]+)*|[A-Z]\\.[0-9]+)\\.? ");

  private final Map<Address, List<Target>> targets;

  private Links(Map<Address, List<Target>> targets) {
    this.targets = targets;
  }

  /// A heading.
  ///
  /// @param path the document's
  /// @param anchor as in a link after `#`
  /// @param section the number of the section that it stands in, `4.3`; empty where none has one
  /// @param whole whether the document is about all of the system, or else about a part of it
  /// @param exact whether it tells of the place itself, or else of all places of its kind
  record Target(
      String path, String anchor, String heading, String section, boolean whole, boolean exact) {
    /// Whether both are one heading.
    boolean isSame(Target other) {
      return path.equals(other.path) && anchor.equals(other.anchor);
    }
  }

  /// The targets of several documents, the first one's first.
  static Links of(List<Map<Address, Target>> documents) {
    var all = new LinkedHashMap<Address, List<Target>>();
    documents.forEach(
        document ->
            document.forEach(
                (address, target) ->
                    all.computeIfAbsent(address, key -> new ArrayList<>()).add(target)));
    return new Links(all);
  }

  /// `markdown` with the targets of its links.
  ///
  /// @param from the path of the document that it stands in
  /// @param under the places that the heading above it tells of: a link to that heading is none
  String resolve(String markdown, String from, List<Address> under) {
    if (!markdown.contains(UNRESOLVED)) {
      return markdown;
    }
    var here = under.stream().map(targets::get).filter(Objects::nonNull).toList();
    var linked =
        LINK.matcher(markdown)
            .replaceAll(
                match ->
                    Matcher.quoteReplacement(link(match.group(1), match.group(2), from, here)));
    return TWICE.matcher(linked).replaceAll("$1");
  }

  private String link(String words, String address, String from, List<List<Target>> here) {
    var target = find(new Address(address), from);
    if (target == null) {
      return words.isEmpty() ? MarkdownText.code(address) : words;
    }
    var text = words.isEmpty() ? numbered(target) : words;
    if (here.stream().anyMatch(targets -> targets.stream().anyMatch(target::isSame))) {
      return text;
    }
    return "[%s](%s#%s)".formatted(text, relative(from, target.path()), target.anchor());
  }

  private static String numbered(Target target) {
    var number = number(target.heading());
    if (!number.isEmpty()) {
      return "§" + number;
    }
    return target.section().isEmpty()
        ? target.heading()
        : "§%s, %s".formatted(target.section(), target.heading());
  }

  /// The number that a heading begins with; empty where it has none.
  static String number(String heading) {
    var number = NUMBER.matcher(heading + " ");
    return number.find() ? number.group(1) : "";
  }

  private @Nullable Target find(Address address, String from) {
    for (var at = address; !at.isRoot(); at = at.parent()) {
      // A part of the system tells of its own things alone: what it does not name is not there.
      var own = at.equals(address) || at.path().indexOf('/') >= 0;
      var found =
          targets.getOrDefault(at, List.of()).stream().filter(t -> own || t.whole()).toList();
      if (!found.isEmpty()) {
        return found.stream()
            .sorted(
                Comparator.<Target>comparingInt(target -> target.exact() ? 0 : 1)
                    .thenComparingInt(target -> -nearness(target.path(), from)))
            .findFirst()
            .orElse(null);
      }
    }
    return null;
  }

  /// How near a document is: the same one, one in the same folder, or another. Of equally near ones
  /// the first counts.
  private static int nearness(String path, String from) {
    if (path.equals(from)) {
      return 2;
    }
    return folder(path).equals(folder(from)) ? 1 : 0;
  }

  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  /// The way from one document to another; empty where they are the same.
  static String relative(String from, String to) {
    if (from.equals(to)) {
      return "";
    }
    var here = List.of(from.split("/"));
    var there = List.of(to.split("/"));
    var shared = 0;
    while (shared < here.size() - 1
        && shared < there.size() - 1
        && here.get(shared).equals(there.get(shared))) {
      shared++;
    }
    return "../".repeat(here.size() - 1 - shared)
        + String.join("/", there.subList(shared, there.size()));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Links links && targets.equals(links.targets);
  }

  @Override
  public int hashCode() {
    return targets.hashCode();
  }
}
