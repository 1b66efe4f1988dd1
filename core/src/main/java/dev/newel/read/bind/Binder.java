package dev.newel.read.bind;

import dev.newel.language.Grammar;
import dev.newel.read.yaml.YamlNode;
import dev.newel.source.Address;
import dev.newel.source.SourceText;
import java.util.Collection;
import java.util.HashMap;

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
    var texts = new HashMap<String, SourceText>();
    files.forEach(file -> texts.put(file.file(), file));
    var ledger = new Ledger(texts);
    ledger.place(Address.ROOT, root);
    var mappings = new Values(ledger).mappings();
    var plan = Plan.of(Grammar.NEWEL.root().of());
    return ledger.bound(mappings.keywords(plan, root, Address.ROOT, null, complete));
  }
}
