package dev.newel.publish.document.sections.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.document.Rendering;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallersTest {
  private static String document(String example, String profile, String name) {
    return Rendering.of(example).publish(profile, path -> null).documents().stream()
        .filter(written -> written.output().path().endsWith(name))
        .findFirst()
        .orElseThrow()
        .output()
        .content();
  }

  @Test
  void anOperationOfIdentityLeadsToItsRoute() {
    assertThat(document("storefront", "gobuildme", "security-architecture.md"))
        .contains("| [`POST /api/v1/auth/register`](patterns/api-design.md#routes) |")
        .doesNotContain("](#authentication-flow)");
    assertThat(document("storefront", "gobuildme", "architecture-summary.md"))
        .contains("[`identity`](patterns/api-design.md#routes)");
    assertThat(document("storefront", "design-document", ".md"))
        .contains("[`identity`](#43-endpoints)");
  }

  @Test
  void programsAndThoseWhoCallBackAreToldOnce() {
    for (var name : new String[] {"api-design.md", "security-architecture.md"}) {
      assertThat(document("b2b", "gobuildme", name))
          .containsOnlyOnce("an API key in the header `X-API-Key`")
          .contains(
              "**Bank calls back:** `POST /api/v2/hooks/bank`, signed with `hmac-sha256 BANK_SECRET"
                  + " in X-Signature`.");
    }
  }

  @Test
  void tokensOfAProviderAreSignedByIt() {
    assertThat(Rendering.of("b2b").section("token-strategy", 0, null))
        .contains("Signature: the provider's, checked with its published keys.")
        .contains("who needs another access token gets it from the provider.");
    assertThat(Rendering.of("b2b").section("encryption", 0, null))
        .contains("**Tokens:** signed by the provider and not encrypted");
    assertThat(Rendering.of("conduit").section("token-strategy", 0, null))
        .contains("Signature: `ES256`, with a private key that the server alone has.");
  }

  /// A program is no viewer: what asks who the viewer is allows it nothing.
  @Test
  void aKeyOwnsNoRow() {
    var matrix = Rendering.of("b2b").section("access-matrix", 0, null);
    var header = cells(matrix.lines().filter(line -> line.startsWith("| Endpoint")).findFirst());
    var service = header.indexOf("Service");
    var manager = header.indexOf("Member");
    assertThat(service).isPositive();
    assertThat(manager).isPositive();
    var rows =
        matrix
            .lines()
            .filter(line -> line.startsWith("| ["))
            .map(Optional::of)
            .map(CallersTest::cells);
    var own = rows.toList();
    assertThat(own).noneMatch(row -> row.get(service).equals("own"));
    assertThat(own).anyMatch(row -> row.get(manager).equals("own"));
  }

  private static List<String> cells(Optional<String> row) {
    return Arrays.stream(row.orElseThrow().split("\\|", -1)).map(String::strip).toList();
  }
}
