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
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.Locale;
import java.util.Set;

/// The key that access tokens are signed with. It is made at the first start and kept in a file
/// that only its owner reads.
public final class SigningKey {
  private final JWSAlgorithm algorithm;
  private final JWK key;

  private SigningKey(JWSAlgorithm algorithm, JWK key) {
    this.algorithm = algorithm;
    this.key = key;
  }

  /// The key for `algorithm` (RFC 7518: ES256, RS256, HS256) kept in `directory`; made where there
  /// is none.
  public static SigningKey in(Path directory, String algorithm) throws IOException {
    var file = directory.resolve("token-key-" + algorithm.toLowerCase(Locale.ROOT) + ".jwk");
    var wanted = JWSAlgorithm.parse(algorithm);
    if (!Files.exists(file)) {
      Files.createDirectories(directory);
      create(file, generate(wanted).toJSONString());
    }
    try {
      return new SigningKey(wanted, JWK.parse(Files.readString(file)));
    } catch (ParseException e) {
      throw new IOException("`" + file + "` holds no key (RFC 7517)", e);
    }
  }

  /// A key for one run, kept nowhere.
  public static SigningKey ephemeral(String algorithm) {
    var wanted = JWSAlgorithm.parse(algorithm);
    return new SigningKey(wanted, generate(wanted));
  }

  private static void create(Path file, String text) throws IOException {
    var posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] owner =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try (var channel =
        Files.newByteChannel(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner)) {
      channel.write(
          java.nio.ByteBuffer.wrap(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    } catch (FileAlreadyExistsException e) {
      // Another start of ours was faster: its key is as good.
    }
  }

  private static JWK generate(JWSAlgorithm algorithm) {
    try {
      if (algorithm.equals(JWSAlgorithm.ES256)) {
        return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
      }
      if (algorithm.equals(JWSAlgorithm.RS256)) {
        return new RSAKeyGenerator(3072).keyIDFromThumbprint(true).generate();
      }
      if (algorithm.equals(JWSAlgorithm.HS256)) {
        return new OctetSequenceKeyGenerator(256).keyIDFromThumbprint(true).generate();
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
