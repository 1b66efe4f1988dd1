package dev.newel.publish;

import dev.newel.design.Design;
import dev.newel.finding.Finding;
import java.util.List;

/// Makes files of one kind from a design: same design, same bytes.
public interface Emitter {
  /// What a user calls it: `openapi`, `sql`.
  String name();

  Emission emit(Design design);

  /// What came of it.
  ///
  /// @param findings what the target cannot express
  record Emission(List<Output> outputs, List<Finding> findings) {
    public Emission {
      outputs = List.copyOf(outputs);
      findings = List.copyOf(findings);
    }
  }

  /// A file.
  ///
  /// @param path relative to where the user wants it, with `/` between its parts
  record Output(String path, String content) {}
}
