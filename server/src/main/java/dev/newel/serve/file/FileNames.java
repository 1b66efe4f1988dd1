package dev.newel.serve.file;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Names of files, which are told again and never used to find one.
final class FileNames {
  private static final int LONGEST = 120;

  /// What stands in a path, in a header or on a screen for something else, and what turns the
  /// direction of writing around.
  private static final Pattern UNSAFE =
      Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}<>:\"|?*]+");

  /// The endings that a system opens as the type that the file has, the usual one first.
  private static final Map<String, List<String>> ENDINGS =
      Map.ofEntries(
          Map.entry("image/png", List.of(".png")),
          Map.entry("image/jpeg", List.of(".jpg", ".jpeg")),
          Map.entry("image/gif", List.of(".gif")),
          Map.entry("image/webp", List.of(".webp")),
          Map.entry("image/svg+xml", List.of(".svg")),
          Map.entry("application/pdf", List.of(".pdf")),
          Map.entry("application/zip", List.of(".zip")),
          Map.entry("application/json", List.of(".json")),
          Map.entry("text/csv", List.of(".csv")),
          Map.entry("text/plain", List.of(".txt")));

  private FileNames() {}

  /// The last part of a path, without what is not to be told again.
  static String clean(String given) {
    var last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    var safe =
        UNSAFE
            .matcher(Normalizer.normalize(last, Normalizer.Form.NFC))
            .replaceAll("_")
            .strip()
            .replaceAll("^\\.+", "");
    var points = safe.codePointCount(0, safe.length());
    var cut =
        points <= LONGEST
            ? safe
            : safe.substring(safe.offsetByCodePoints(0, points - LONGEST)).strip();
    return cut.isEmpty() ? "file" : cut;
  }

  /// How an answer with a file names it (RFC 6266 and RFC 8187): with the ending of its type, so
  /// that who saves it does not save something else.
  static String disposition(String name, String media) {
    var endings = ENDINGS.getOrDefault(media, List.of());
    var lower = name.toLowerCase(Locale.ROOT);
    var whole =
        endings.isEmpty() || endings.stream().anyMatch(lower::endsWith)
            ? name
            : name + endings.getFirst();
    var plain = whole.replaceAll("[^\\x20-\\x7e]", "_").replaceAll("[\\\\\"%]", "_");
    var encoded =
        URLEncoder.encode(whole, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    return "attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(plain, encoded);
  }
}
