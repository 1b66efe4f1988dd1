package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.newel.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/// Every promise on the page of promises is proved by tests that are there.
class PromisesTest {
  private static final Pattern PROOF = Pattern.compile("`([A-Z]\\w*Test\\.\\w+)`");
  private static final String HEADING = "| **";

  private record Row(String text, List<String> proofs) {}

  private static List<Row> rows() throws IOException {
    var rows = new ArrayList<Row>();
    for (var line : Files.readAllLines(Golden.root().resolve("docs/promises.md"))) {
      if (line.startsWith("| ") && line.endsWith(" |") && !line.startsWith(HEADING)) {
        var cells = line.substring(1).split("\\|", -1);
        if (cells[2].strip().equals("proof")) {
          continue;
        }
        rows.add(
            new Row(
                cells[0].strip(),
                PROOF.matcher(cells[2]).results().map(found -> found.group(1)).toList()));
      }
    }
    return rows;
  }

  private static boolean isTest(JavaMethod method) {
    return method.isAnnotatedWith(Test.class) || method.isAnnotatedWith(ParameterizedTest.class);
  }

  /// The tests of this module, as `Class.method`.
  private static Set<String> tests() {
    var tests = new TreeSet<String>();
    for (var type :
        new ClassFileImporter().importPaths(Golden.root().resolve("server/target/test-classes"))) {
      type.getMethods().stream()
          .filter(PromisesTest::isTest)
          .forEach(method -> tests.add(type.getSimpleName() + "." + method.getName()));
    }
    return tests;
  }

  @Test
  void every_promise_has_a_proof_and_every_proof_is_a_test() throws IOException {
    var rows = rows();
    assertThat(rows)
        .hasSizeGreaterThan(60)
        .allSatisfy(row -> assertThat(row.proofs()).isNotEmpty());
    var named = new TreeSet<String>();
    rows.forEach(row -> named.addAll(row.proofs()));
    named.removeAll(tests());
    assertThat(named).as("tests that are not there").isEmpty();
  }
}
