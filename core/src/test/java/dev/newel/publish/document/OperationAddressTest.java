package dev.newel.publish.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.Designs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// No two operations are told in one place.
class OperationAddressTest {
  static final List<String> EXAMPLES = Designs.EXAMPLES;

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void eachOperationHasItsOwnWithinItsStatement(String example) {
    var operations = Designs.example(example).operations();
    assertThat(operations.stream().map(OperationAddress::of)).doesNotHaveDuplicates();
    assertThat(operations)
        .allMatch(operation -> OperationAddress.of(operation).isWithin(operation.address()));
  }

  @Test
  void theSecondOfAStatementStandsBelowIt() {
    var addresses =
        Designs.example("conduit").operations().stream()
            .map(OperationAddress::of)
            .map(address -> address.path())
            .toList();
    assertThat(addresses)
        .contains(
            "resources/profiles/actions/follow", "resources/profiles/actions/follow/unfollow");
  }
}
