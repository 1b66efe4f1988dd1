package dev.newel.cli;

import dev.newel.testing.Golden;
import dev.newel.testing.Scenarios;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every file under `core/src/test/scenarios/<command>/` is a session that must go as written.
class ScenariosTest {
  @TestFactory
  Stream<DynamicTest> scenarios() {
    return Scenarios.in(Golden.root().resolve("core/src/test/scenarios"));
  }
}
