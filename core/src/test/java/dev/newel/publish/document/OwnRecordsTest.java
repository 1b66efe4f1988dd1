package dev.newel.publish.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.TextTree;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a store keeps beside entities is told where the design promises what needs it, and nowhere
/// else.
class OwnRecordsTest {
  private static String storefront(@Nullable String feature) {
    return plain(Rendering.of("storefront").section("own-records", 0, feature));
  }

  private static String plain(String text) {
    return text.replaceAll("\\s+", " ");
  }

  @Test
  void eachSaysWhatItIsItsKeyAndItsEnd() {
    assertThat(storefront(null))
        .contains(
            "**Sessions:** one record for each refresh token, by its hash, with its person; those of one login"
                + " are a family; a token ends after 7 days, and the family at a logout or the second use of one token.")
        .contains(
            "**Idempotency keys:** one record for each key of a caller at"
                + " [`orders.create`](newel:resources/orders/create), with a digest of the request and its answer;"
                + " it ends after 1 day.")
        .contains("goes to the dead letters, which stay for 14 days.")
        .contains(
            "[`payment.completed`](newel:events/payment.completed) by its id and"
                + " [`shipment.delivered`](newel:events/shipment.delivered) by `event.id`")
        .contains("each run of [`placeOrder`](newel:workflows/placeOrder)");
  }

  @Test
  void aFeatureHasThoseOfWhatItCovers() {
    assertThat(storefront("E01-F01")).isEmpty();
    assertThat(storefront("E01-F02"))
        .contains("Idempotency keys", "Outbox", "Inbox", "Runs of workflows")
        .doesNotContain("Sessions");
    assertThat(storefront("E01-F03"))
        .contains("Sessions", "Outbox")
        .doesNotContain("Inbox", "Idempotency keys");
  }

  @Test
  void whatADesignDoesNotPromiseIsNotTold() {
    assertThat(Rendering.of("petclinic").section("own-records", 0, null)).isEmpty();
    var text =
        """
        newel: 1
        system: { name: club }
        entities: { Member: { id: uuid key, email: email unique, password: password } }
        identity:
          users: Member
          login: email
          roles: [member]
          tokens: { refresh: { for: 1h, rotate: never } }
          operations: { logout: off, password: off }
        """;
    var read = Rendering.of(TextTree.of(text).design());
    assertThat(plain(read.section("own-records", 0, null)))
        .contains("a token ends after 1 hour.")
        .doesNotContain("family at", "Outbox", "Inbox");
    assertThat(plain(read.section("encryption", 0, null))).contains("**Sessions:** one record");
  }

  @Test
  void theStorageNamesThemWhereTheyAreToldElsewhere() {
    assertThat(plain(Rendering.of("storefront").section("storage-overview", 0, "E01-F03")))
        .contains(
            "**Beside the entities:** [records](newel:storage/records): sessions (7 days) and outbox.");
    assertThat(Rendering.of("storefront").section("storage-overview", 0, "E01-F01"))
        .doesNotContain("Beside the entities");
  }
}
