package dev.newel.serve.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration LASTS = Duration.ofMinutes(15);

  private static AccessTokens tokens() {
    return new AccessTokens(SigningKeys.ephemeral("ES256"), "shop", LASTS);
  }

  @Test
  void a_token_that_was_judged_before_counts_no_longer_than_another() {
    var tokens = tokens();
    var token = tokens.issue("7", "seven", Map.of(), NOW);

    assertThat(tokens.person(token, NOW.minusSeconds(1))).isNull();
    assertThat(tokens.person(token, NOW)).isEqualTo("7");
    assertThat(tokens.person(token, NOW.plus(LASTS).minusSeconds(1))).isEqualTo("7");
    assertThat(tokens.person(token, NOW.plus(LASTS))).isNull();
  }

  @Test
  void a_token_beside_one_that_was_judged_is_judged_itself() {
    var tokens = tokens();
    var token = tokens.issue("7", "seven", Map.of(), NOW);
    assertThat(tokens.person(token, NOW)).isEqualTo("7");

    assertThat(tokens.person(token.substring(0, token.length() - 4) + "AAAA", NOW)).isNull();
    assertThat(tokens.person(tokens().issue("7", "seven", Map.of(), NOW), NOW)).isNull();
    assertThat(tokens.person(token, NOW)).isEqualTo("7");
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .claim("uid", "7")
        .subject("seven")
        .issuer("shop")
        .audience("shop")
        .notBeforeTime(Date.from(NOW))
        .expirationTime(Date.from(NOW.plus(LASTS)));
  }

  private static String signed(SigningKeys keys, JWTClaimsSet claims) throws JOSEException {
    var key = keys.current(NOW);
    var token =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.id()).build(), claims);
    token.sign(key.signer());
    return token.serialize();
  }

  /// RFC 8725: what is signed rightly and says something else counts as little as a forgery.
  @Test
  void only_what_is_ours_and_for_us_counts() throws Exception {
    var keys = SigningKeys.ephemeral("ES256");
    var tokens = new AccessTokens(keys, "shop", LASTS);
    assertThat(tokens.person(signed(keys, claims().build()), NOW)).isEqualTo("7");

    assertThat(tokens.person(signed(keys, claims().issuer("other").build()), NOW)).isNull();
    assertThat(tokens.person(signed(keys, claims().audience("other").build()), NOW)).isNull();
    assertThat(tokens.person(signed(keys, claims().expirationTime(null).build()), NOW)).isNull();
    assertThat(tokens.person(signed(keys, claims().claim("uid", null).build()), NOW)).isNull();
    assertThat(tokens.person(new PlainJWT(claims().build()).serialize(), NOW)).isNull();
    assertThat(tokens.person(withPublicKeyAsSecret(keys), NOW)).isNull();
    assertThat(tokens.person("a".repeat(10_000), NOW)).isNull();
  }

  /// A token signed by HS256 with what everybody knows: the public key.
  private static String withPublicKeyAsSecret(SigningKeys keys) throws JOSEException {
    var key = keys.current(NOW);
    var everybodys = key.jwk().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
    var token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.id()).build(), claims().build());
    token.sign(new MACSigner(everybodys));
    return token.serialize();
  }
}
