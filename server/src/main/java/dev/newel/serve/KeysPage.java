package dev.newel.serve;

import dev.newel.design.Design;
import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.identity.SigningKeys;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Tells everybody the keys that tokens of this server are verified by: a JWK Set (RFC 7517).
final class KeysPage implements OwnPage {
  /// Where it is looked for (RFC 8615).
  static final String PATH = "/.well-known/jwks.json";

  private static final String MEDIA = "application/jwk-set+json";

  private final @Nullable SigningKeys keys;

  /// @param keys null where nobody gets a token here
  KeysPage(Design design, @Nullable SigningKeys keys) {
    var taken =
        design.operations().stream()
            .anyMatch(each -> each.http() != null && each.http().path().equals(PATH));
    this.keys = taken || keys == null || keys.publicSet() == null ? null : keys;
  }

  @Override
  public boolean isAt(String path) {
    return keys != null && path.equals(PATH);
  }

  @Override
  public HttpAnswer content(String path) {
    var set = keys == null ? null : keys.publicSet();
    // Not for long: who meets a key that it does not know asks again.
    return HttpAnswer.of(200, MEDIA, String.valueOf(set).getBytes(StandardCharsets.UTF_8))
        .with("Cache-Control", "public, max-age=300");
  }
}
