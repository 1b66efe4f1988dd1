package dev.newel.serve.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// An issuer of tokens, as an identity provider is one, on a free port of this machine.
public final class Issuer implements AutoCloseable {
  private final HttpServer server;
  private final AtomicInteger asked = new AtomicInteger();
  private volatile boolean away;
  private volatile String name;
  private volatile String padding = "";
  private volatile List<JWK> published = List.of();
  private volatile ECKey key;

  public Issuer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    name = "http://127.0.0.1:" + server.getAddress().getPort();
    key = newKey("first");
    published = List.of(key);
    server.createContext("/.well-known/openid-configuration", this::metadata);
    server.createContext("/keys", this::keys);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  private void metadata(HttpExchange exchange) throws IOException {
    var place = "http://127.0.0.1:" + server.getAddress().getPort();
    answer(exchange, "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(name, place));
  }

  private void keys(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    answer(exchange, new JWKSet(published).toString(true) + padding);
  }

  private void answer(HttpExchange exchange, String text) throws IOException {
    var bytes = (away ? "away" : text).getBytes(UTF_8);
    exchange.sendResponseHeaders(away ? 500 : 200, bytes.length);
    try (var body = exchange.getResponseBody()) {
      body.write(bytes);
    }
  }

  public String discovery() {
    return "http://127.0.0.1:"
        + server.getAddress().getPort()
        + "/.well-known/openid-configuration";
  }

  public String name() {
    return name;
  }

  /// Says another name of itself from now on.
  public void named(String other) {
    name = other;
  }

  /// How often its keys were asked for.
  public int asked() {
    return asked.get();
  }

  /// Whether it fails from now on.
  public void away(boolean fails) {
    away = fails;
  }

  /// Adds that to what it publishes.
  public void padded(String more) {
    padding = more;
  }

  public ECKey key() {
    return key;
  }

  /// Publishes these keys from now on.
  public void publishes(JWK... keys) {
    published = List.of(keys);
  }

  /// Signs with a new key from now on, and publishes it alone.
  public void rotate(String kid) {
    key = newKey(kid);
    published = List.of(key);
  }

  public static ECKey newKey(String kid) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  /// The claims of a token that counts for an hour.
  public JWTClaimsSet.Builder claims(String email) {
    var now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(name)
        .subject("subject of " + email)
        .audience("site")
        .issueTime(Date.from(now))
        .notBeforeTime(Date.from(now))
        .expirationTime(Date.from(now.plus(Duration.ofHours(1))))
        .claim("email", email);
  }

  /// A token that counts.
  public String token(String email) {
    return token(email, claims -> {});
  }

  /// A token whose claims are changed before it is signed.
  public String token(String email, Consumer<JWTClaimsSet.Builder> change) {
    var claims = claims(email);
    change.accept(claims);
    return signed(header(JWSAlgorithm.ES256, key.getKeyID()).build(), claims.build(), signer(key));
  }

  public static JWSHeader.Builder header(JWSAlgorithm algorithm, String kid) {
    return new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).keyID(kid);
  }

  public static JWSSigner signer(ECKey key) {
    try {
      return new ECDSASigner(key);
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  public static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) {
    try {
      var token = new SignedJWT(header, claims);
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
