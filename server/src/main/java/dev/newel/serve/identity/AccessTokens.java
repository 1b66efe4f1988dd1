package dev.newel.serve.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes and judges access tokens: signed JSON Web Tokens (RFC 7519) by the rules of RFC 8725.
public final class AccessTokens {
  /// A claim of ours: the key of the person, whatever `sub` shows.
  private static final String KEY = "uid";
  private static final int LONGEST = 8_192;
  /// Tokens whose signature is remembered.
  private static final int KNOWN = 10_000;

  private final SigningKeys keys;
  private final String issuer;
  private final Duration lasts;
  /// A signature stays right, and judging it costs more than all else of a request; nobody but us
  /// can fill this. The times are judged at every request.
  private final Cache<String, Genuine> known = Caffeine.newBuilder().maximumSize(KNOWN).build();

  /// @param issuer the name of the system: `iss` and `aud`
  public AccessTokens(SigningKeys keys, String issuer, Duration lasts) {
    this.keys = keys;
    this.issuer = issuer;
    this.lasts = lasts;
  }

  /// How long a token is valid.
  public Duration lasts() {
    return lasts;
  }

  /// A token for the person with the key `person`.
  ///
  /// @param claims fields of the person, by name
  public String issue(String person, String subject, Map<String, Object> claims, Instant now) {
    var set = new JWTClaimsSet.Builder();
    claims.forEach(set::claim);
    set.claim(KEY, person)
        .subject(subject)
        .issuer(issuer)
        .audience(issuer)
        .issueTime(Date.from(now))
        .notBeforeTime(Date.from(now))
        .expirationTime(Date.from(now.plus(lasts)))
        .jwtID(UUID.randomUUID().toString());
    var key = keys.current(now);
    var token =
        new SignedJWT(
            new JWSHeader.Builder(key.algorithm()).type(JOSEObjectType.JWT).keyID(key.id()).build(),
            set.build());
    try {
      token.sign(key.signer());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  /// The key of the person whom a token is for; null where the token is not ours, altered, expired
  /// or not valid yet.
  public @Nullable String person(String token, Instant now) {
    if (token.length() > LONGEST) {
      return null;
    }
    var genuine = known.getIfPresent(token);
    if (genuine == null) {
      genuine = genuine(token);
      if (genuine == null) {
        return null;
      }
      known.put(token, genuine);
    }
    // A key that was taken away ends its tokens.
    var counts = genuine.isValidAt(now) && keys.byId(genuine.key()) != null;
    return counts ? genuine.person() : null;
  }

  /// What a token says that we have signed; null where we have not.
  private @Nullable Genuine genuine(String token) {
    try {
      var parsed = SignedJWT.parse(token);
      var header = parsed.getHeader();
      var key = keys.byId(header.getKeyID());
      // The algorithm is ours to say, never the token's (RFC 8725, section 3.1).
      if (key == null
          || !header.getAlgorithm().equals(keys.algorithm())
          || !parsed.verify(key.verifier())) {
        return null;
      }
      var claims = parsed.getJWTClaimsSet();
      var person = claims.getStringClaim(KEY);
      var expires = claims.getExpirationTime();
      var begins = claims.getNotBeforeTime();
      if (person == null
          || expires == null
          || !issuer.equals(claims.getIssuer())
          || !claims.getAudience().contains(issuer)) {
        return null;
      }
      return new Genuine(
          key.id(), person, begins == null ? Instant.MIN : begins.toInstant(), expires.toInstant());
    } catch (ParseException | JOSEException e) {
      return null;
    }
  }

  /// What counts of a token whose signature is ours.
  private record Genuine(String key, String person, Instant begins, Instant expires) {
    boolean isValidAt(Instant now) {
      return expires.isAfter(now) && !begins.isAfter(now);
    }
  }
}
