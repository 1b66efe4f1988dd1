package dev.newel.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.Designs;
import dev.newel.source.Address;
import dev.newel.source.Origin;
import dev.newel.testing.TextTree;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each dependency that is called has a setting with its address, declared or by convention.
class DependencyAddressesTest {
  private static final String OFFERS = "offers: { send: { http: POST /mails } }";

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "emailProvider: { OFFERS }; A_KEY; A_KEY EMAIL_PROVIDER_URL",
        "email-provider: { kind: service, OFFERS }; A_KEY; A_KEY EMAIL_PROVIDER_URL",
        "redis: { kind: cache, protocol: RESP }; A_KEY; A_KEY REDIS_URL",
        "images: { kind: storage }; A_KEY; A_KEY IMAGES_URL",
        "bus: { kind: queue }; A_KEY; A_KEY BUS_URL",
        "old: { kind: database }; A_KEY; A_KEY OLD_URL",
        // The store that the system runs on has its setting.
        "postgres: { kind: database }; DATABASE_URL; DATABASE_URL",
        "redis: { kind: cache }; REDIS_URL; REDIS_URL",
        "redis: { kind: cache }; REDIS_HOST; REDIS_HOST",
        "redis: { kind: cache }; REDIS_KEY; REDIS_KEY REDIS_URL",
        // It calls us.
        "bank: { protocol: webhook }; A_KEY; A_KEY",
        "other: { kind: other }; A_KEY; A_KEY",
      })
  void theSettingsOfADesign(String dependency, String declared, String expected) {
    var design =
        Designs.of(
            "dependencies: { %s }\nsettings: { %s: x }\n"
                .formatted(dependency.replace("OFFERS", OFFERS), declared));
    assertThat(design.prose().settings().keySet()).containsExactly(expected.split(" "));
  }

  @Test
  void itSaysWhereItComesFrom() {
    var read =
        TextTree.of(
                "newel: 1\nsystem: { name: shop }\ndependencies: { mailer: { title: Mail service, "
                    + OFFERS
                    + " } }\n")
            .design();
    var setting = Address.of("settings", "MAILER_URL");
    assertThat(Objects.requireNonNull(read.design()).prose().settings().get("MAILER_URL"))
        .satisfies(
            each ->
                assertThat(Objects.requireNonNull(each).doc())
                    .isEqualTo("The address of Mail service."));
    assertThat(read.sources().origin(setting))
        .isEqualTo(
            new Origin.Convention(
                "dependency-address",
                "no setting names where `mailer` answers",
                Address.of("dependencies", "mailer")));
  }

  /// What convention adds again is not written.
  @Test
  void itIsNotWrittenOut() {
    var design = Designs.example("storefront");
    assertThat(design.prose().settings())
        .containsKeys("PAYMENTS_URL", "CARRIER_URL", "MAILER_URL", "REDIS_URL", "IMAGES_URL");
    assertThat(
            DependencyAddresses.without(design.prose().dependencies(), design.prose().settings()))
        .containsOnlyKeys("DATABASE_URL", "PAYMENTS_URL", "PAYMENTS_KEY", "MAILER_KEY");
  }
}
