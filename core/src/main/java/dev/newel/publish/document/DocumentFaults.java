package dev.newel.publish.document;

import dev.newel.finding.Finding;
import dev.newel.source.Address;
import dev.newel.source.Span;
import java.util.List;

/// What keeps a document from being written over the one that is there.
final class DocumentFaults {
  private DocumentFaults() {}

  /// Reports them; answers whether there is one that forbids to write.
  ///
  /// @param lines the new document
  static boolean report(
      String path,
      Previous previous,
      List<String> lines,
      boolean overwrite,
      List<Finding> findings) {
    if (previous.unclosed() > 0) {
      findings.add(
          error(
              PublishId.UNCLOSED,
              path,
              previous.unclosed(),
              "A hand-written region of `%s` begins in line %d and does not end."
                  .formatted(path, previous.unclosed()),
              "Close it with `%s`.".formatted(Previous.END)));
      return true;
    }
    if (previous.mark() == null && !overwrite) {
      findings.add(
          error(
              PublishId.FOREIGN,
              path,
              1,
              "`%s` is there and was not written by Newel.".formatted(path),
              "Move it away, publish elsewhere with `--to`, or replace it with `--overwrite`."));
      return true;
    }
    var homeless = homeless(previous, lines);
    for (var section : homeless) {
      findings.add(
          error(
              PublishId.HOMELESS,
              path,
              1,
              "A hand-written region of `%s` stands in `%s`, which the document has no more."
                  .formatted(path, section),
              "Move the region into another section."));
    }
    if (!overwrite) {
      for (var section : previous.edited()) {
        findings.add(edited(path, section));
      }
    }
    return !homeless.isEmpty() || (!overwrite && !previous.edited().isEmpty());
  }

  private static Finding edited(String path, String section) {
    var where =
        section.isEmpty()
            ? "The beginning of `%s`".formatted(path)
            : "`%s` of `%s`".formatted(section, path);
    return error(
        PublishId.EDITED,
        path,
        1,
        where + " was changed by hand since it was published.",
        "Change the design instead, keep the words between `%s` and `%s`, or lose them with `--overwrite`."
            .formatted(Previous.BEGIN, Previous.END));
  }

  private static List<String> homeless(Previous previous, List<String> lines) {
    var headings =
        Headings.of(lines).stream()
            .filter(heading -> heading.depth() == 2)
            .map(Headings.Heading::text)
            .toList();
    return previous.kept().keySet().stream()
        .filter(heading -> !heading.isEmpty() && !headings.contains(heading))
        .toList();
  }

  private static Finding error(PublishId id, String path, int line, String message, String hint) {
    return Finding.error(id.id(), Address.ROOT, Span.point(path, line, 1), message, hint);
  }
}
