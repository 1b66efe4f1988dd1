package dev.newel.read.bind;

import dev.newel.finding.Finding;
import dev.newel.language.Grammar;
import dev.newel.read.yaml.YamlNode;
import dev.newel.source.Address;
import dev.newel.source.SourceText;
import dev.newel.source.Span;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Binds the nodes of a design to the records of the language. The annotations of the records say
/// how; only what has a shape of its own (fields, grants, bodies, JSON) has code of its own.
///
/// Whatever stands in the nodes, the answer is records and findings, never an exception. The work
/// is linear in the number of nodes.
public final class Binder {
  private Binder() {}

  /// @param root all top-level keys of a design
  /// @param files the files that the nodes come from
  /// @param complete whether all files could be read, so that a top-level key that nobody wrote is
  ///     missing
  public static Bound bind(YamlNode.Mapping root, Collection<SourceText> files, boolean complete) {
    var ledger = ledger(files, "design");
    return ledger.bound(keywords(ledger, Grammar.NEWEL, root, complete));
  }

  /// Another kind of file than a design, of one file.
  ///
  /// @param whole what messages call it: "profile"
  public static Other bind(YamlNode.Mapping root, SourceText file, Grammar grammar, String whole) {
    Plan.learn(grammar);
    var ledger = ledger(List.of(file), whole);
    var value = keywords(ledger, grammar, root, true);
    return new Other(value, ledger.spans(), ledger.findings());
  }

  /// A file that is no design.
  ///
  /// @param value a record of the grammar's root; null where it cannot be made
  /// @param spans where every keyword, name and list item stands
  public record Other(@Nullable Object value, Map<Address, Span> spans, List<Finding> findings) {}

  private static Ledger ledger(Collection<SourceText> files, String whole) {
    var texts = new HashMap<String, SourceText>();
    files.forEach(file -> texts.put(file.file(), file));
    return new Ledger(texts, whole);
  }

  private static @Nullable Object keywords(
      Ledger ledger, Grammar grammar, YamlNode.Mapping root, boolean complete) {
    ledger.place(Address.ROOT, root);
    var plan = Plan.of(grammar.root().of());
    return new Values(ledger).mappings().keywords(plan, root, Address.ROOT, null, complete);
  }
}
