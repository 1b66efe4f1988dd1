package dev.newel.publish.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The last line of a document that Newel wrote: what it is, of which day, and a fingerprint of
/// each of its sections, so that a change by hand is seen.
///
/// `<!-- newel: workflow/architecture E01-F02 2027-01-15 1f0c9a77 ... -->`
///
/// @param document the profile and the document's name in it: `workflow/architecture`
/// @param item the feature, component or decision that it is about; `-` for the whole system
/// @param date the day that it bears
/// @param prints a fingerprint of what stands before the first section, then one of each section
public record Mark(String document, String item, String date, List<String> prints) {
  private static final Pattern FORM =
      Pattern.compile("<!-- newel: (\\S+/\\S+) (\\S+) (\\S+)((?: [0-9a-f]{8})+) -->");

  public Mark {
    prints = List.copyOf(prints);
  }

  /// The mark of a document; null where Newel did not write it.
  public static @Nullable Mark of(String document) {
    var text = document.strip();
    return read(text.substring(text.lastIndexOf('\n') + 1));
  }

  /// The mark in a line; null where it is none.
  public static @Nullable Mark read(String line) {
    var mark = FORM.matcher(line.strip());
    return mark.matches()
        ? new Mark(
            mark.group(1), mark.group(2), mark.group(3), List.of(mark.group(4).strip().split(" ")))
        : null;
  }

  /// The line.
  String line() {
    return "<!-- newel: %s %s %s %s -->".formatted(document, item, date, String.join(" ", prints));
  }

  /// A fingerprint of a text: the first 32 bits of its SHA-256, in hexadecimal digits.
  static String print(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("a Java without SHA-256", e);
    }
  }
}
