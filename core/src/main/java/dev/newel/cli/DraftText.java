package dev.newel.cli;

import dev.newel.draft.Draft;
import dev.newel.facts.tables.NameClash;
import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.foreign.Evidence;
import dev.newel.foreign.http.HttpApi;
import dev.newel.read.DesignReader;
import dev.newel.read.FileTree;
import dev.newel.read.ReadDesign;
import dev.newel.read.Workspace;
import dev.newel.read.yaml.YamlLimits;
import dev.newel.source.Address;
import dev.newel.write.YamlText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A draft as the text of a design that can be read: what the reader refuses is left out and told,
/// and each line says where it comes from.
///
/// @param text with the origins as comments
/// @param findings of the draft, and what was left out
/// @param draft what the text says
public record DraftText(String text, List<Finding> findings, Draft draft) {
  /// How often the reader is asked; each time at least one statement goes.
  private static final int MOST_READINGS = 50;

  /// How many origins a line names.
  private static final int MOST_ORIGINS = 3;

  public DraftText {
    findings = List.copyOf(findings);
  }

  /// @param around the files that the draft names, such as its requirements
  /// @param name the file that the draft becomes
  /// @param given the descriptions that the draft is made of: what is published of it shall equal a
  ///     lone one for clients; of several is told where it does not
  public static DraftText of(Draft draft, FileTree around, String name, List<HttpApi> given) {
    var first = of(draft, around, name);
    if (given.isEmpty()) {
      return first;
    }
    var restoring =
        new DraftRestoring(
            one -> YamlText.of(one.design(), Map.of(), DraftText::apart),
            one -> read(YamlText.of(one.design(), Map.of(), DraftText::apart), around, name));
    var whole = restoring.of(first.draft(), given);
    var text = YamlText.of(whole.design(), Map.of(), DraftText::apart);
    return new DraftText(commented(text, whole, read(text, around, name)), whole.findings(), whole);
  }

  /// The draft as it is, without a description to equal.
  public static DraftText of(Draft draft, FileTree around, String name) {
    var now = draft;
    for (var i = 0; i < MOST_READINGS; i++) {
      var text = YamlText.of(now.design(), Map.of(), DraftText::apart);
      var read = read(text, around, name);
      var errors =
          read.findings().stream().filter(one -> one.severity() == Severity.ERROR).toList();
      var next = now;
      for (var error : errors) {
        next = next.without(statement(error, now, read), error.message());
      }
      for (var clash : clashes(read)) {
        next =
            next.without(
                clash.at(),
                "It would be the %s `%s`, which is that of %s already."
                    .formatted(clash.kind(), clash.name(), clash.first()));
      }
      if (next.design().equals(now.design())) {
        return new DraftText(commented(text, now, read), now.findings(), now);
      }
      now = next;
    }
    return new DraftText(
        YamlText.of(now.design(), Map.of(), DraftText::apart), now.findings(), now);
  }

  /// Names that the reader takes and a database does not: `order` as a reference to a row with the
  /// key `reference`, beside `orderReference`.
  private static List<NameClash> clashes(ReadDesign read) {
    var design = read.design();
    return design == null || read.hasErrors() ? List.of() : NameClash.of(design);
  }

  /// The statement that a finding is about: the innermost one on its line, or the place it names.
  private static Address statement(Finding error, Draft draft, ReadDesign read) {
    var span = error.span();
    Address best = null;
    for (var at : draft.origins().keySet()) {
      var own = read.sources().locate(at);
      if (span != null
          && own != null
          && own.line() == span.line()
          && (best == null || at.names().size() > best.names().size())) {
        best = at;
      }
    }
    return best == null ? error.at() : best;
  }

  /// Which mappings have a line for each name: so that each line can say where it comes from.
  private static boolean apart(Address at) {
    return at.names().size() <= 2;
  }

  private static ReadDesign read(String text, FileTree around, String name) {
    var tree = new WithFile(around, name, text);
    return DesignReader.read(tree, Workspace.read(tree, name, YamlLimits.DESIGN));
  }

  /// A directory with one file more, or with another text of it.
  private record WithFile(FileTree tree, String name, String text) implements FileTree {
    @Override
    public Content read(String path, int most) {
      return path.equals(name)
          ? new Content.Bytes(text.getBytes(StandardCharsets.UTF_8))
          : tree.read(path, most);
    }

    @Override
    public List<String> files() {
      return tree.files();
    }

    @Override
    public String shown(String path) {
      return tree.shown(path);
    }
  }

  private static String commented(String text, Draft draft, ReadDesign read) {
    var byLine = new LinkedHashMap<Integer, Set<String>>();
    draft
        .origins()
        .forEach(
            (at, all) -> {
              var span = read.sources().locate(at);
              if (span != null) {
                var line = byLine.computeIfAbsent(span.line(), key -> new LinkedHashSet<>());
                all.forEach(one -> line.add(origin(one)));
              }
            });
    var lines = new ArrayList<String>();
    var number = 1;
    for (var line : text.lines().toList()) {
      var origins = byLine.getOrDefault(number++, Set.of());
      lines.add(origins.isEmpty() || line.isBlank() ? line : line + "  # " + joined(origins));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String joined(Set<String> origins) {
    var shown = origins.stream().limit(MOST_ORIGINS).toList();
    var more = origins.size() - shown.size();
    return String.join(", ", shown) + (more == 0 ? "" : " and %d more".formatted(more));
  }

  private static String origin(Evidence evidence) {
    return "%s:%d%s"
        .formatted(
            evidence.place().file(),
            evidence.place().line(),
            evidence.isExplicit() ? "" : " (inferred)");
  }
}
