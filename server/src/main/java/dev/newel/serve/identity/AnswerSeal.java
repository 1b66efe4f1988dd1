package dev.newel.serve.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/// What one idempotency key becomes: a name under which an answer is kept, and a secret that
/// enciphers it (AES-256-GCM). Both are derived from the key and from who asks for what (HKDF, RFC
/// 5869), neither leads back to the key or to the other, and the key itself is kept nowhere: who
/// has the database alone reads no answer.
public final class AnswerSeal {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String name;
  private final SecretKey secret;

  private AnswerSeal(String name, SecretKey secret) {
    this.name = name;
    this.secret = secret;
  }

  /// @param scope who asks, and for what
  /// @param key as the client sent it
  public static AnswerSeal of(String scope, String key) {
    try {
      var kdf = KDF.getInstance("HKDF-SHA256");
      return new AnswerSeal(
          HexFormat.of().formatHex(kdf.deriveData(derived(scope, key, "newel: name of an answer"))),
          kdf.deriveKey("AES", derived(scope, key, "newel: seal of an answer")));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HKDFParameterSpec derived(String scope, String key, String info) {
    return HKDFParameterSpec.ofExtract()
        .addSalt(scope.getBytes(UTF_8))
        .addIKM(key.getBytes(UTF_8))
        .thenExpand(info.getBytes(UTF_8), 32);
  }

  /// The name under which the answer is kept: 64 hexadecimal digits.
  public String name() {
    return name;
  }

  /// Enciphers an answer.
  ///
  /// @param bound what it belongs to; it opens with nothing else
  public byte[] seal(byte[] clear, byte[] bound) {
    var nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    var sealed = crypt(Cipher.ENCRYPT_MODE, nonce, clear, bound);
    var whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
    System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
    return whole;
  }

  /// Deciphers what `seal` has made.
  ///
  /// @throws IllegalStateException where it is not what was sealed
  public byte[] open(byte[] sealed, byte[] bound) {
    return crypt(
        Cipher.DECRYPT_MODE,
        Arrays.copyOf(sealed, NONCE_BYTES),
        Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length),
        bound);
  }

  private byte[] crypt(int mode, byte[] nonce, byte[] bytes, byte[] bound) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, secret, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(bound);
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an answer that was kept cannot be read", e);
    }
  }
}
