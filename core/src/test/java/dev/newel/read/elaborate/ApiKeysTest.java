package dev.newel.read.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.TextTree;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A row that is an API key has a secret, and a tenant where there are tenants.
class ApiKeysTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      nullValues = "-",
      value = {
        "key: secret(32), of: Company tenant; -; -",
        "key: secret(32), by: Member parent; -; -",
        "of: Company tenant; `ApiKey` holds API keys and has no field of type `secret`.;"
            + " Add `key: secret(32)`.",
        "a: secret(32), b: secret(32), of: Company tenant;"
            + " `ApiKey` holds API keys and has 2 fields of type `secret`: `a`, `b`, expected one.;"
            + " Keep the one that is the key.",
        "key: secret(32);"
            + " `ApiKey` holds API keys and has no `tenant` field, so that a key works for nobody.;"
            + " Add `company: Company tenant`.",
      })
  void what_a_key_needs_is_there(String fields, @Nullable String message, @Nullable String hint) {
    var read =
        TextTree.of(
                """
                newel: 1
                system: { name: shop }
                entities:
                  Company: { id: uuid key }
                  Member: { id: uuid key, company: Company tenant, email: email unique }
                  ApiKey: { id: uuid key, %s }
                tenancy: { of: Company, from: token }
                identity:
                  users: Member
                  login: email
                  roles: { service: {} }
                  keys: { of: ApiKey, role: service }
                """
                    .formatted(fields))
            .design();
    if (message == null) {
      assertThat(read.findings()).isEmpty();
    } else {
      assertThat(read.findings())
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.id()).isEqualTo("LINK009");
                assertThat(finding.at()).hasToString("identity/keys/of");
                assertThat(finding.message()).isEqualTo(message);
                assertThat(finding.hint()).isEqualTo(hint);
              });
    }
  }
}
