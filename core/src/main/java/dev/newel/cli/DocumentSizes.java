package dev.newel.cli;

import dev.newel.publish.document.Publication;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Tells how long documents are: a line for each section with the lines that it takes at each of
/// its levels, the fullest first and the chosen one in brackets.
final class DocumentSizes {
  private DocumentSizes() {}

  static String text(List<Publication.Sizes> documents) {
    var out = new StringBuilder();
    for (var document : documents) {
      var budget = document.budget();
      out.append(
              "%s %s: %d lines".formatted(document.document(), document.item(), document.lines()))
          .append(budget == null ? "" : " of %d..%d".formatted(budget.least(), budget.most()))
          .append('\n');
      for (var part : document.parts()) {
        out.append("  %-14s  %s".formatted(lines(part), part.heading()).stripTrailing())
            .append('\n');
      }
    }
    return out.toString();
  }

  private static String lines(Publication.Part part) {
    return IntStream.range(0, part.lines().size())
        .mapToObj(at -> (at == part.level() ? "[%d]" : "%d").formatted(part.lines().get(at)))
        .collect(Collectors.joining(" "));
  }
}
