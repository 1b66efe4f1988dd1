package dev.newel.publish.document.sections.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.document.Rendering;
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
}
