package dev.newel.bench;

import dev.newel.profile.Budget;
import dev.newel.publish.document.Publication;
import dev.newel.publish.document.Rendering;
import dev.newel.publish.document.SeededDesign;
import dev.newel.read.profile.ProfileReader;
import dev.newel.testing.TextTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Prints how many lines each section takes at each level, for features of several sizes:
/// `bench/sizes.sh [PROFILE[/DOCUMENT]...]`.
///
/// A table for each document: a row for each section and those like it, a column for each size,
/// in a cell the lines at level 0, 1 and so on with the chosen ones in brackets. Below them the
/// lines of the document, with `!` where it is longer than its budget and `?` where it is
/// shorter.
public final class Sizes {
  /// The operations of the one feature of each design.
  private static final List<Integer> OPERATIONS = List.of(3, 5, 14, 60, 300);

  private static final long SEED = 6;

  private final List<Map<String, Publication.Sizes>> designs = new ArrayList<>();

  private Sizes() {}

  /// @param arguments the profiles and documents that are wanted; all where there is none
  public static void main(String[] arguments) {
    var sizes = new Sizes();
    var names = new ArrayList<String>();
    for (var operations : OPERATIONS) {
      var design = Rendering.of(TextTree.of(SeededDesign.full(SEED, operations)).design());
      var documents = new LinkedHashMap<String, Publication.Sizes>();
      for (var profile : ProfileReader.SHIPPED) {
        if (isWanted(profile, arguments)) {
          for (var each : design.sizes(profile)) {
            // Of documents that are alike, such as those of two components, the first one.
            documents.putIfAbsent(each.document(), each);
          }
        }
      }
      documents.keySet().stream().filter(name -> !names.contains(name)).forEach(names::add);
      sizes.designs.add(documents);
    }
    for (var name : names) {
      if (isWanted(name, arguments)) {
        System.out.print(sizes.table(name));
      }
    }
  }

  /// @param name of a profile, or of a document after its profile
  private static boolean isWanted(String name, String... arguments) {
    return arguments.length == 0
        || List.of(arguments).stream()
            .anyMatch(
                word ->
                    word.equals(name)
                        || name.startsWith(word + "/")
                        || word.startsWith(name + "/"));
  }

  private String table(String name) {
    var documents = designs.stream().map(design -> design.get(name)).toList();
    var rows = new LinkedHashMap<String, List<String>>();
    var head = new ArrayList<String>();
    head.add(name + budget(documents));
    OPERATIONS.forEach(operations -> head.add(operations + " operations"));
    for (var document : documents) {
      if (document != null) {
        for (var part : document.parts()) {
          rows.computeIfAbsent(key(part), key -> new ArrayList<>(List.of(label(part))));
        }
      }
    }
    for (var row : rows.entrySet()) {
      for (var document : documents) {
        row.getValue().add(document == null ? "" : lines(document, row.getKey()));
      }
    }
    var total = new ArrayList<String>();
    total.add("  all of it");
    documents.forEach(document -> total.add(document == null ? "" : total(document)));
    var all = new ArrayList<List<String>>();
    all.add(head);
    all.addAll(rows.values());
    all.add(total);
    return text(all) + "\n";
  }

  /// Sections that are repeated, such as those of each component, are one.
  private static String key(Publication.Part part) {
    return part.renders().isEmpty() ? "headings" : String.join(", ", part.renders());
  }

  private static String label(Publication.Part part) {
    return part.renders().isEmpty()
        ? "  (headings)"
        : "  " + (part.heading().isEmpty() ? "(head)" : part.heading());
  }

  private static String budget(List<Publication.@Nullable Sizes> documents) {
    var budget =
        documents.stream()
            .filter(Objects::nonNull)
            .map(Publication.Sizes::budget)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return budget == null ? "" : " (%d..%d)".formatted(budget.least(), budget.most());
  }

  private static String lines(Publication.Sizes document, String key) {
    var parts = document.parts().stream().filter(part -> key(part).equals(key)).toList();
    if (parts.isEmpty()) {
      return "";
    }
    var first = parts.getFirst();
    return IntStream.range(0, first.lines().size())
        .mapToObj(
            at ->
                (at == first.level() ? "[%d]" : "%d")
                    .formatted(parts.stream().mapToInt(part -> part.lines().get(at)).sum()))
        .collect(Collectors.joining(" "));
  }

  private static String total(Publication.Sizes document) {
    var budget = document.budget();
    return document.lines() + (budget == null ? "" : sign(budget, document.lines()));
  }

  private static String sign(Budget budget, int lines) {
    return lines > budget.most() ? " !" : lines < budget.least() ? " ?" : "";
  }

  private static String text(List<List<String>> rows) {
    var widths = new ArrayList<Integer>();
    for (var column = 0; column < rows.getFirst().size(); column++) {
      var at = column;
      widths.add(rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(1));
    }
    var out = new StringBuilder();
    for (var row : rows) {
      var line = new StringBuilder();
      for (var column = 0; column < row.size(); column++) {
        line.append(String.format(Locale.ROOT, "%-" + widths.get(column) + "s  ", row.get(column)));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }
}
