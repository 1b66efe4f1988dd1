package dev.newel.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.design.trace.Requirement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A requirement is named as its document writes it, a criterion by its number under it.
class SatisfiedTest {
  private static final Map<String, Requirement> KNOWN = known("Requirement 4", "FR-001", "US-7");

  private static Map<String, Requirement> known(String... ids) {
    var known = new LinkedHashMap<String, Requirement>();
    for (var id : ids) {
      known.put(
          id,
          new Requirement(
              id,
              "Title",
              "",
              Requirement.Kind.FUNCTIONAL,
              Requirement.State.ACTIVE,
              null,
              List.of("one", "two", "three"),
              List.of(),
              List.of()));
    }
    return known;
  }

  @ParameterizedTest
  @CsvSource({
    "Requirement 4, Requirement 4",
    "4.3, Requirement 4",
    "Requirement 4.1, Requirement 4",
    "US-7.2, US-7",
    "FR-001, FR-001",
  })
  void it_is_found(String id, String requirement) {
    assertThat(Satisfied.requirement(id, KNOWN)).isSameAs(KNOWN.get(requirement));
    assertThat(KNOWN).containsKey(requirement);
  }

  @ParameterizedTest
  @CsvSource({"4.4", "4.0", "5.1", "14.1", "4", "R4.1", "FR-1"})
  void what_no_document_states_is_not(String id) {
    assertThat(Satisfied.requirement(id, KNOWN)).isNull();
  }
}
