package dev.newel.serve.input;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Percent-encoded texts (RFC 3986, section 2.1), read strictly as UTF-8.
public final class Percent {
  private Percent() {}

  /// The text of a part of a path.
  ///
  /// @throws IllegalArgumentException where it is not well encoded or no UTF-8
  public static String ofPath(String text) {
    return isPlain(text) ? text : decoded(text.replace("+", "%2B"));
  }

  /// A text as a segment of a path.
  public static String inPath(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// The text of a name or value in a query, where `+` is a space.
  ///
  /// @throws IllegalArgumentException where it is not well encoded or no UTF-8
  public static String ofQuery(String text) {
    return isPlain(text) && text.indexOf('+') < 0 ? text : decoded(text);
  }

  /// Whether a text of ASCII stands for itself, as most do.
  private static boolean isPlain(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '%' || text.charAt(i) > 0x7E) {
        return false;
      }
    }
    return true;
  }

  private static String decoded(String text) {
    // Octets first: a decoder for UTF-8 would put U+FFFD where there is none.
    var octets = URLDecoder.decode(text, StandardCharsets.ISO_8859_1);
    if (octets.chars().anyMatch(octet -> octet > 0xFF)) {
      throw new IllegalArgumentException("a character stands unencoded");
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
