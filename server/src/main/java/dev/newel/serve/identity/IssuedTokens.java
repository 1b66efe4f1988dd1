package dev.newel.serve.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Judges the tokens of an external issuer by its public keys (RFC 7519, RFC 8725, RFC 9068).
public final class IssuedTokens {
  /// Asymmetric all: whoever can verify a token cannot make one.
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  /// A token of another type is for something else: it logs somebody out, or answers a question.
  private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

  /// How far the clocks of two servers may be apart.
  private static final Duration LEEWAY = Duration.ofSeconds(30);

  private static final int LONGEST = 8_192;
  private static final int LEAST_RSA_BITS = 2_048;

  private final IssuerKeys keys;
  private final String audience;

  private IssuedTokens(IssuerKeys keys, String audience) {
    this.keys = keys;
    this.audience = audience;
  }

  /// @param discovery where the issuer publishes its metadata
  /// @param audience whom tokens must be for
  /// @param told hears when the issuer does not answer as it must
  public static IssuedTokens of(URI discovery, String audience, Consumer<IOException> told) {
    return new IssuedTokens(new IssuerKeys(new IssuerPages(discovery), told), audience);
  }

  /// Whether keys may be read from an address: over TLS, or from this machine.
  public static boolean isTrusted(URI discovery) {
    return IssuerPages.isTrusted(discovery);
  }

  /// The issuer does not answer, and no key of it is known.
  public static final class AwayException extends Exception {
    private static final long serialVersionUID = 1L;

    AwayException(Throwable cause) {
      super(cause);
    }
  }

  /// The claims of a token; null where the issuer did not sign it, or it is not for us, or not now.
  public @Nullable Map<String, Object> claims(String token, Instant now) throws AwayException {
    if (token.length() > LONGEST) {
      return null;
    }
    try {
      var parsed = SignedJWT.parse(token);
      var header = parsed.getHeader();
      if (!ALGORITHMS.contains(header.getAlgorithm()) || !isForAccess(header)) {
        return null;
      }
      var known = keys.candidates(header.getKeyID(), now);
      var claims = parsed.getJWTClaimsSet();
      return isSigned(parsed, known) && isGood(claims, known.issuer(), now)
          ? claims.getClaims()
          : null;
    } catch (ParseException | JOSEException e) {
      return null;
    } catch (IssuerKeys.AwayException e) {
      throw new AwayException(e);
    }
  }

  private static boolean isForAccess(JWSHeader header) {
    var type = header.getType();
    return type == null || TYPES.contains(type.getType().toLowerCase(Locale.ROOT));
  }

  /// Which key it is must be told, or be plain.
  private static boolean isSigned(SignedJWT token, IssuerKeys.Candidates known)
      throws JOSEException {
    var algorithm = token.getHeader().getAlgorithm();
    var fitting = known.keys().stream().filter(key -> fits(key, algorithm)).toList();
    if (fitting.size() != 1) {
      return false;
    }
    var verifier = verifier(fitting.getFirst());
    return verifier != null && token.verify(verifier);
  }

  /// A key is used as its owner says, and for one kind of algorithm (RFC 8725, section 3.1).
  private static boolean fits(JWK key, JWSAlgorithm algorithm) {
    if ((key.getKeyUse() != null && !key.getKeyUse().equals(KeyUse.SIGNATURE))
        || (key.getAlgorithm() != null && !key.getAlgorithm().equals(algorithm))) {
      return false;
    }
    return switch (key) {
      case RSAKey rsa ->
          JWSAlgorithm.Family.RSA.contains(algorithm) && rsa.size() >= LEAST_RSA_BITS;
      case ECKey ec ->
          com.nimbusds.jose.jwk.Curve.forJWSAlgorithm(algorithm) != null
              && com.nimbusds.jose.jwk.Curve.forJWSAlgorithm(algorithm).contains(ec.getCurve());
      default -> false;
    };
  }

  private static @Nullable JWSVerifier verifier(JWK key) throws JOSEException {
    return switch (key) {
      case RSAKey rsa -> new RSASSAVerifier(rsa);
      case ECKey ec -> new ECDSAVerifier(ec);
      default -> null;
    };
  }

  private boolean isGood(JWTClaimsSet claims, String issuer, Instant now) {
    var expires = claims.getExpirationTime();
    var begins = claims.getNotBeforeTime();
    return expires != null
        && expires.toInstant().plus(LEEWAY).isAfter(now)
        && (begins == null || !begins.toInstant().minus(LEEWAY).isAfter(now))
        && issuer.equals(claims.getIssuer())
        && claims.getAudience().contains(audience);
  }
}
