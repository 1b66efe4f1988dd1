package dev.newel.serve.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/// A key that access tokens are signed with.
final class SigningKey {
  private final JWSAlgorithm algorithm;
  private final JWK key;

  private SigningKey(JWSAlgorithm algorithm, JWK key) {
    this.algorithm = algorithm;
    this.key = key;
  }

  /// A key that was kept.
  static SigningKey of(JWSAlgorithm algorithm, JWK key) {
    return new SigningKey(algorithm, key);
  }

  /// A new key for `algorithm` (RFC 7518: ES256, RS256, HS256).
  static SigningKey generate(JWSAlgorithm algorithm, Instant now) {
    var made = Date.from(now);
    try {
      if (algorithm.equals(JWSAlgorithm.ES256)) {
        return new SigningKey(
            algorithm,
            new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).issueTime(made).generate());
      }
      if (algorithm.equals(JWSAlgorithm.RS256)) {
        return new SigningKey(
            algorithm,
            new RSAKeyGenerator(3072).keyIDFromThumbprint(true).issueTime(made).generate());
      }
      if (algorithm.equals(JWSAlgorithm.HS256)) {
        return new SigningKey(
            algorithm,
            new OctetSequenceKeyGenerator(256)
                .keyIDFromThumbprint(true)
                .issueTime(made)
                .generate());
      }
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    throw new IllegalArgumentException(
        "tokens are signed with ES256, RS256 or HS256, not " + algorithm);
  }

  JWSAlgorithm algorithm() {
    return algorithm;
  }

  String id() {
    return key.getKeyID();
  }

  /// When it was made; null where nobody has noted that.
  @Nullable Instant made() {
    var made = key.getIssueTime();
    return made == null ? null : made.toInstant();
  }

  /// The key with what is secret of it.
  JWK jwk() {
    return key;
  }

  JWSSigner signer() throws JOSEException {
    return switch (key) {
      case ECKey ec -> new ECDSASigner(ec);
      case RSAKey rsa -> new RSASSASigner(rsa);
      case OctetSequenceKey secret -> new MACSigner(secret);
      default -> throw new IllegalStateException("no key to sign with");
    };
  }

  JWSVerifier verifier() throws JOSEException {
    return switch (key) {
      case ECKey ec -> new ECDSAVerifier(ec.toPublicJWK());
      case RSAKey rsa -> new RSASSAVerifier(rsa.toPublicJWK());
      case OctetSequenceKey secret -> new MACVerifier(secret);
      default -> throw new IllegalStateException("no key to verify with");
    };
  }
}
