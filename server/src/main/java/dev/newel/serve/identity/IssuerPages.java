package dev.newel.serve.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Reads what an issuer publishes: its metadata (OpenID Connect Discovery 1.0) and its keys (RFC
/// 7517).
final class IssuerPages {
  private static final String PLACE = "/.well-known/openid-configuration";
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(3);
  private static final int LONGEST = 256 * 1024;

  private final URI discovery;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /// What an issuer has published.
  ///
  /// @param issuer its name, as tokens bear it
  record Published(String issuer, JWKSet keys) {}

  IssuerPages(URI discovery) {
    this.discovery = discovery;
  }

  /// Whether an address is one to trust for keys: nobody on the way can change what comes from it.
  static boolean isTrusted(URI address) {
    var host = address.getHost();
    return "https".equals(address.getScheme())
        || ("http".equals(address.getScheme())
            && host != null
            && (host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.")));
  }

  Published read() throws IOException {
    try {
      var metadata = JSONObjectUtils.parse(text(discovery));
      var issuer = JSONObjectUtils.getString(metadata, "issuer");
      if (issuer == null || !discovery.toString().equals(place(issuer))) {
        throw new IOException("the metadata at `%s` are of `%s`".formatted(discovery, issuer));
      }
      var keys = new URI(String.valueOf(JSONObjectUtils.getString(metadata, "jwks_uri")));
      return new Published(issuer, JWKSet.parse(text(keys)).toPublicJWKSet());
    } catch (ParseException | URISyntaxException e) {
      throw new IOException("`%s` publishes no keys".formatted(discovery), e);
    }
  }

  private static String place(@Nullable String issuer) {
    var name = String.valueOf(issuer);
    return (name.endsWith("/") ? name.substring(0, name.length() - 1) : name) + PLACE;
  }

  private String text(URI address) throws IOException {
    if (!isTrusted(address)) {
      throw new IOException("`%s` is not to be trusted: anybody may change it".formatted(address));
    }
    var request =
        HttpRequest.newBuilder(address)
            .timeout(ANSWER)
            .header("Accept", "application/json")
            .GET()
            .build();
    try {
      var answer = client.send(request, BodyHandlers.ofInputStream());
      try (var body = answer.body()) {
        if (answer.statusCode() != 200) {
          throw new IOException("`%s` answers %d".formatted(address, answer.statusCode()));
        }
        return text(body, address);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while `%s` was read".formatted(address), e);
    } catch (IllegalArgumentException e) {
      throw new IOException("`%s` is no address".formatted(address), e);
    }
  }

  private static String text(InputStream body, URI address) throws IOException {
    var bytes = body.readNBytes(LONGEST + 1);
    if (bytes.length > LONGEST) {
      throw new IOException("`%s` is longer than keys are".formatted(address));
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
