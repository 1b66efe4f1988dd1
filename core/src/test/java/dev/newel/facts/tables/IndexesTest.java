package dev.newel.facts.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.Designs;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// An index that only begins another one costs every write and serves no read.
class IndexesTest {
  private static List<String> of(String storage, String fields, String resources) {
    var design =
        Designs.of(
            """
            storage: { indexes: { Item: %s } }
            entities:
              Box: { id: uuid key }
              Item: %s
            resources:
              items: { of: Item, list: { access: public, filter: [box, size], order: [-at] } }
              %s
            """
                .formatted(storage, fields, resources));
    var table = Objects.requireNonNull(Tables.of(design).tables().get("item"));
    return table.indexes().values().stream()
        .map(index -> index.keys() + (index.where() == null ? "" : " where " + index.where()))
        .toList();
  }

  private static final String PLAIN = "{ id: uuid key, box: Box, size: int, at: timestamp }";
  private static final String SOFT =
      "{ id: uuid key, box: Box, size: int, at: timestamp, gone: timestamp? deleted }";
  private static final String NONE = "# no others";
  private static final String REMOVED = "boxes: { of: Box, delete: public }";

  @Test
  void theWiderOneServesFiltersAndReferences() {
    assertThat(of("[[box, -at]]", PLAIN, NONE))
        .containsExactly("[box_id, -at]", "[-at, id]", "[size]");
    assertThat(of("[[size, at]]", PLAIN, NONE))
        .containsExactly("[size, at]", "[-at, id]", "[box_id]");
  }

  /// It is read from both ends.
  @Test
  void anOppositeOrderIsTheSame() {
    assertThat(of("[[-size, box]]", PLAIN, NONE))
        .containsExactly("[-size, box_id]", "[-at, id]", "[box_id]");
    assertThat(of("[[at, -id, size]]", PLAIN, NONE))
        .containsExactly("[at, -id, size]", "[box_id]", "[size]");
    assertThat(of("[[at, id, size]]", PLAIN, NONE)).contains("[at, id, size]", "[-at, id]");
  }

  @Test
  void whatTheDesignAsksForStays() {
    assertThat(of("[[size, at], [size]]", PLAIN, NONE)).contains("[size, at]", "[size]");
    assertThat(of("[[size], [size, at]]", PLAIN, NONE)).contains("[size, at]", "[size]");
  }

  /// The database looks for all rows that refer to one that goes; one that leaves some out is no
  /// help.
  @Test
  void anIndexOfSomeRowsDoesNotServeTheReferenceOfAll() {
    assertThat(of("[[box, -at]]", SOFT, NONE))
        .contains("[box_id, -at] where \"gone\" IS NULL")
        .noneMatch(index -> index.startsWith("[box_id]"));
    assertThat(of("[[box, -at]]", SOFT, REMOVED))
        .contains("[box_id, -at] where \"gone\" IS NULL", "[box_id]");
    // The filter has an index of its own name: one of all rows serves both.
    assertThat(of("[[size]]", SOFT, REMOVED))
        .contains("[box_id]")
        .doesNotContain("[box_id] where \"gone\" IS NULL");
    assertThat(of("[[size]]", SOFT, NONE)).contains("[box_id] where \"gone\" IS NULL");
  }

  @Test
  void anEffectThatDeletesSomewhereStandsForAll() {
    var purged =
        "boxes: { of: Box, list: public }\njobs: { sweep: { every: 1h, each: Item, purges: this } }";
    assertThat(of("[[box, -at]]", SOFT, purged)).contains("[box_id]");
  }
}
