package dev.newel.gate;

import dev.newel.read.markdown.Link;
import dev.newel.source.Span;
import dev.newel.text.DidYouMean;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Follows the links of documents: those within the repository, to their files and headings. What
/// has a scheme is somebody else's, and where `/` leads only the host of the documents knows.
final class LinkCheck {
  private static final Pattern ELSEWHERE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{0,30}:.*|/.*");
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?<![\\w\\]\\\\])\\[[^\\[\\]\\n]{1,200}]\\[([^\\[\\]\\n]{1,100})](?![\\[(])");
  private static final Pattern DEFINITION =
      Pattern.compile("(?m)^[ >\\t]{0,12}\\[([^\\[\\]\\n]{1,100})]:");
  private static final Pattern MARKDOWN = Pattern.compile("(?i).*\\.(?:md|markdown)");

  private final Surroundings around;
  private final Map<String, Set<String>> anchors = new HashMap<>();

  LinkCheck(Surroundings around) {
    this.around = around;
  }

  void check(ReadDocument document, DocumentReport report) {
    anchors.put(normal(document.path()), document.anchors());
    for (var link : document.markdown().links()) {
      follow(document, link, report);
    }
    var defined = new HashSet<String>();
    DEFINITION
        .matcher(document.source().text())
        .results()
        .forEach(found -> defined.add(label(found.group(1))));
    var reference = REFERENCE.matcher(document.prose());
    while (reference.find()) {
      if (defined.contains(label(reference.group(1)))) {
        continue;
      }
      report.at(
          DocumentRule.UNDEFINED_REFERENCE,
          document.source().span(reference.start(), reference.end()),
          "The link names the target `%s`, which is nowhere defined.".formatted(reference.group(1)),
          "Define it on a line of its own, `[%s]: TARGET`, or write the target in place."
              .formatted(reference.group(1)));
    }
  }

  private void follow(ReadDocument document, Link link, DocumentReport report) {
    var target = link.target();
    if (ELSEWHERE.matcher(target).matches()) {
      return;
    }
    if (target.isBlank()) {
      report.at(
          DocumentRule.BROKEN_LINK,
          link.span(),
          "The %s leads nowhere: its target is empty.".formatted(what(link)),
          "Write the target between the parentheses.");
      return;
    }
    var hash = target.indexOf('#');
    var file = decoded(hash < 0 ? target : target.substring(0, hash));
    var query = file.indexOf('?');
    file = query < 0 ? file : file.substring(0, query);
    var path = file.isEmpty() ? normal(document.path()) : resolve(document.path(), file);
    if (!file.isEmpty() && !around.exists(path)) {
      report.at(
          DocumentRule.BROKEN_LINK,
          link.span(),
          "The %s leads to `%s`, and there is no `%s`.".formatted(what(link), target, path),
          near(path));
      return;
    }
    if (hash >= 0 && (file.isEmpty() || MARKDOWN.matcher(file).matches())) {
      anchored(path, decoded(target.substring(hash + 1)), link.span(), report);
    }
  }

  private void anchored(String path, String wanted, Span span, DocumentReport report) {
    var there = anchors.computeIfAbsent(path, this::read);
    if (there.isEmpty() || there.contains(wanted.toLowerCase(Locale.ROOT))) {
      return;
    }
    report.at(
        DocumentRule.BROKEN_ANCHOR,
        span,
        "The link leads to `#%s`, and `%s` has no such heading.".formatted(wanted, path),
        DidYouMean.closest(wanted, there)
            .map("Did you mean `#%s`?"::formatted)
            .orElse("Link to the anchor of a heading: lower case, a hyphen per space."));
  }

  /// The anchors of a document that is not judged itself; empty where it cannot be read.
  private Set<String> read(String path) {
    var bytes = around.read(path);
    var document = bytes == null ? null : ReadDocument.of(path, bytes, new DocumentReport());
    return document == null ? Set.of() : document.anchors();
  }

  private @Nullable String near(String path) {
    var slash = path.lastIndexOf('/');
    var folder = slash < 0 ? "" : path.substring(0, slash);
    return DidYouMean.hint(path.substring(slash + 1), around.names(folder));
  }

  /// Labels are compared without letter case and with single spaces (CommonMark section 4.7).
  private static String label(String written) {
    return written.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  private static String what(Link link) {
    return link.picture() ? "picture" : "link";
  }

  private static String decoded(String written) {
    try {
      return URLDecoder.decode(written.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return written;
    }
  }

  private static String resolve(String from, String target) {
    var slash = from.lastIndexOf('/');
    return normal(slash < 0 ? target : from.substring(0, slash + 1) + target);
  }

  /// A path without `.`, and without `..` as far as it can be known.
  static String normal(String path) {
    var parts = new ArrayDeque<String>();
    for (var part : path.split("/", -1)) {
      if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
        parts.removeLast();
      } else if (!part.equals(".") && !(part.isEmpty() && !parts.isEmpty())) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }
}
