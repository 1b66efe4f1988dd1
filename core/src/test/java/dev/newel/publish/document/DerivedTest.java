package dev.newel.publish.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.facts.tables.Tables;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class DerivedTest {
  private final Derived derived = new Derived(Rendering.of("storefront").design());

  private record Count(int operations) {}

  private record Twice(Count count) {}

  @Test
  void aThingIsDerivedOnce() {
    var asked = new ArrayList<String>();
    for (var i = 0; i < 3; i++) {
      derived.get(
          Count.class,
          design -> {
            asked.add(design.prose().system().name());
            return new Count(design.operations().size());
          });
    }

    assertThat(asked).containsExactly("storefront");
  }

  @Test
  void aThingMayBeDerivedFromAnother() {
    var twice =
        derived.get(
            Twice.class,
            design ->
                new Twice(derived.get(Count.class, same -> new Count(same.operations().size()))));

    assertThat(twice.count().operations()).isEqualTo(derived.design().operations().size());
  }

  @Test
  void theTablesAreThoseOfTheDesign() {
    assertThat(derived.tables().tables().keySet())
        .isEqualTo(Tables.of(derived.design()).tables().keySet())
        .isNotEmpty();
    assertThat(derived.tables()).isSameAs(derived.tables());
  }
}
