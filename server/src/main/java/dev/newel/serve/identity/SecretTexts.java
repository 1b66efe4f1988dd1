package dev.newel.serve.identity;

import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Secrets that the server makes: random texts, of which the database keeps a digest and the time
/// at which they were made.
///
/// They are random in all their characters, so a fast digest keeps them as well as a slow one keeps
/// a password.
public final class SecretTexts {
  private static final String CHARACTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int USUAL = 32;
  private static final int MOST = 128;
  private static final char BETWEEN = '.';
  private static final SecureRandom RANDOM = new SecureRandom();

  private SecretTexts() {}

  /// Whether a field is a secret that the server makes.
  public static boolean isSecret(Field field) {
    return field.type() instanceof Type.Text text && text.kind() == Type.Text.Kind.SECRET;
  }

  /// A new secret, as long as its field lets it be, up to 128 characters.
  public static String make(Field field) {
    var type = (Type.Text) field.type();
    var max = type.max() == null ? Math.max(USUAL, type.min()) : type.max();
    var secret = new StringBuilder();
    for (var i = 0; i < Math.max(type.min(), Math.min(max, MOST)); i++) {
      secret.append(CHARACTERS.charAt(RANDOM.nextInt(CHARACTERS.length())));
    }
    return secret.toString();
  }

  /// What is kept of a secret.
  public static String kept(String secret, Instant now) {
    return digest(secret) + BETWEEN + now.getEpochSecond();
  }

  /// What is kept of a secret, whenever it was made.
  static String digest(String secret) {
    return HexFormat.of().formatHex(Digests.sha256(secret.getBytes(StandardCharsets.UTF_8)));
  }

  /// When a secret was made, by what is kept of it; null where that is none of ours.
  static @Nullable Instant made(String kept) {
    var between = kept.indexOf(BETWEEN);
    try {
      return between < 0
          ? null
          : Instant.ofEpochSecond(Long.parseLong(kept.substring(between + 1)));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /// The digest in a column, as SQL says it.
  static String digestIn(String column) {
    return "split_part(%s, '%s', 1)".formatted(column, BETWEEN);
  }
}
