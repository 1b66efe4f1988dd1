package dev.newel.read.adr;

import dev.newel.design.trace.Decision;
import dev.newel.read.markdown.Block;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The facts that `newel decide` writes below a decision: a table of `Fact` and `Value`.
final class FactTable {
  private FactTable() {}

  /// @param topic null where the record names none; then it rests on no facts
  /// @param blocks those of the section `Facts`
  static Decision.@Nullable Basis basis(@Nullable String topic, List<Block> blocks) {
    if (topic == null) {
      return null;
    }
    var facts = new LinkedHashMap<String, String>();
    for (var block : blocks) {
      if (block instanceof Block.Table table) {
        for (var row : table.rows()) {
          if (row.size() > 1) {
            facts.put(row.getFirst().text().flat(), row.get(1).text().flat());
          }
        }
      }
    }
    return new Decision.Basis(topic, facts);
  }
}
