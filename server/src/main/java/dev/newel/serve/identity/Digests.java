package dev.newel.serve.identity;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// SHA-256, which every Java has.
public final class Digests {
  private Digests() {}

  public static byte[] sha256(byte[] bytes) {
    return sha256().digest(bytes);
  }

  /// Of bytes that come one after the other.
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
