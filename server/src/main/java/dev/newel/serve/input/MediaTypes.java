package dev.newel.serve.input;

import java.util.List;
import java.util.Locale;

/// Media types in `Accept` and `Content-Type` (RFC 9110, sections 8.3 and 12.5.1).
public final class MediaTypes {
  private MediaTypes() {}

  /// Whether a client that sent these `Accept` headers takes `media`. The most specific range
  /// decides.
  public static boolean accepts(List<String> accept, String media) {
    if (accept.isEmpty()) {
      return true;
    }
    var best = -1;
    var quality = 0.0;
    for (var header : accept) {
      for (var range : header.split(",", -1)) {
        var parts = range.strip().toLowerCase(Locale.ROOT).split(";", -1);
        var fit = fit(parts[0].strip(), media);
        if (fit > best) {
          best = fit;
          quality = quality(parts);
        }
      }
    }
    return best >= 0 && quality > 0;
  }

  private static int fit(String range, String media) {
    if (range.equals(media)) {
      return 2;
    }
    if (range.equals("*/*")) {
      return 0;
    }
    return range.endsWith("/*") && media.startsWith(range.substring(0, range.length() - 1))
        ? 1
        : -1;
  }

  private static double quality(String[] parts) {
    for (var part : parts) {
      var text = part.strip();
      if (text.startsWith("q=")) {
        try {
          return Double.parseDouble(text.substring(2));
        } catch (NumberFormatException e) {
          return 1;
        }
      }
    }
    return 1;
  }

  /// Whether a body of this type is JSON that an input of `media` takes; a merge patch may also
  /// come as plain JSON.
  public static boolean isJson(String contentType, String media) {
    var type = contentType.split(";", -1)[0].strip().toLowerCase(Locale.ROOT);
    var charset = contentType.toLowerCase(Locale.ROOT).replace("\"", "").replace(" ", "");
    var utf8 = !charset.contains("charset=") || charset.contains("charset=utf-8");
    return utf8
        && (type.equals(media) || (media.endsWith("json") && type.equals("application/json")));
  }
}
