package dev.newel.read.yaml;

import dev.newel.finding.Finding;
import dev.newel.source.Address;
import dev.newel.source.SourceText;
import dev.newel.source.Span;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Bytes to text: UTF-8 with or without a byte order mark. What is no UTF-8 becomes U+FFFD and a
/// finding.
public final class TextDecoder {
  private static final int MOST_REPORTED = 10;
  private static final char REPLACEMENT = '\uFFFD';

  /// What the bytes say.
  ///
  /// @param readable whether it makes sense to parse the text
  public record Decoded(SourceText text, boolean readable, List<Finding> findings) {}

  private TextDecoder() {}

  /// Reads `bytes`, which are called `file` in spans and messages.
  public static Decoded decode(String file, byte[] bytes, YamlLimits limits) {
    if (bytes.length > limits.bytes()) {
      return unreadable(
          file,
          ReadId.TOO_LARGE,
          "`%s` has more than %,d bytes.".formatted(file, limits.bytes()),
          "Split it over several files with `include`.");
    }
    var wide = wideEncoding(bytes);
    if (!wide.isEmpty()) {
      return unreadable(
          file,
          ReadId.NOT_UTF8_BUT_UTF16,
          "`%s` is written in %s, expected UTF-8.".formatted(file, wide),
          "Save it as UTF-8.");
    }
    var from =
        bytes.length >= 3
                && bytes[0] == (byte) 0xEF
                && bytes[1] == (byte) 0xBB
                && bytes[2] == (byte) 0xBF
            ? 3
            : 0;
    var badBytes = new ArrayList<int[]>();
    var text = new SourceText(file, decodeUtf8(bytes, from, badBytes));
    if (text.text().indexOf('\0') >= 0) {
      var line = text.lineOf(text.text().indexOf('\0'));
      return unreadable(
          file,
          ReadId.CONTROL_CHARACTER,
          "`%s` holds a NUL character in line %d, so it is no text.".formatted(file, line),
          "Remove the NUL characters, or name a text file.");
    }
    var findings = new ArrayList<Finding>();
    reportBadBytes(text, bytes, badBytes, findings);
    reportControls(text, findings);
    findings.addAll(SuspectText.of(text, badBytes.isEmpty()));
    return new Decoded(text, true, findings);
  }

  /// The text for the parser: the same length, forbidden characters replaced.
  static String parseable(String text) {
    var firstForbidden = 0;
    while (firstForbidden < text.length() && !isForbidden(text.charAt(firstForbidden))) {
      firstForbidden++;
    }
    if (firstForbidden == text.length()) {
      return text;
    }
    var units = text.toCharArray();
    for (var i = firstForbidden; i < units.length; i++) {
      units[i] = isForbidden(units[i]) ? REPLACEMENT : units[i];
    }
    return new String(units);
  }

  private static Decoded unreadable(String file, ReadId id, String message, String hint) {
    var finding = Finding.error(id.id(), Address.ROOT, Span.point(file, 1, 1), message, hint);
    return new Decoded(new SourceText(file, ""), false, List.of(finding));
  }

  private static String wideEncoding(byte[] bytes) {
    if (bytes.length < 2) {
      return "";
    }
    var first = bytes[0] & 0xFF;
    var second = bytes[1] & 0xFF;
    if (bytes.length >= 4
        && ((first | second) == 0 || (bytes[2] | bytes[3]) == 0)
        && bytes.length % 4 == 0) {
      return "UTF-32";
    }
    var marked = (first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE);
    return marked || (first == 0) != (second == 0) ? "UTF-16" : "";
  }

  private static String decodeUtf8(byte[] bytes, int from, List<int[]> badBytes) {
    var text = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
    return text.indexOf(REPLACEMENT) < 0 ? text : decodeSlowly(bytes, from, badBytes);
  }

  /// Tells what is no UTF-8 from a U+FFFD that the file itself holds.
  private static String decodeSlowly(byte[] bytes, int from, List<int[]> badBytes) {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var in = ByteBuffer.wrap(bytes, from, bytes.length - from);
    var out = CharBuffer.allocate(bytes.length - from + 1);
    var result = CoderResult.UNDERFLOW;
    do {
      result = decoder.decode(in, out, true);
      if (result.isError()) {
        badBytes.add(new int[] {in.position(), out.position()});
        in.position(in.position() + result.length());
        out.put(REPLACEMENT);
      }
    } while (result.isError());
    return out.flip().toString();
  }

  private static void reportBadBytes(
      SourceText text, byte[] bytes, List<int[]> badBytes, List<Finding> findings) {
    for (var place : badBytes.subList(0, Math.min(badBytes.size(), MOST_REPORTED))) {
      findings.add(
          Finding.error(
              ReadId.NOT_UTF8.id(),
              Address.ROOT,
              text.span(place[1], place[1] + 1),
              "The byte `0x%02X` at offset %d of line %d is no UTF-8%s."
                  .formatted(
                      bytes[place[0]],
                      place[0],
                      text.lineOf(place[1]),
                      more(badBytes.size(), place == badBytes.getFirst())),
              "Save `%s` as UTF-8.".formatted(text.file())));
    }
  }

  private static void reportControls(SourceText text, List<Finding> findings) {
    var reported = 0;
    var units = text.text().toCharArray();
    for (var i = 0; i < units.length && reported < MOST_REPORTED; i++) {
      var unit = units[i];
      if (isForbidden(unit)) {
        reported++;
        findings.add(
            Finding.error(
                ReadId.CONTROL_CHARACTER.id(),
                Address.ROOT,
                text.span(i, i + 1),
                "The character `U+%04X` may not stand in YAML text.".formatted((int) unit),
                "Remove it, or write it as `\"\\u%04x\"`.".formatted((int) unit)));
      }
    }
  }

  private static String more(int all, boolean first) {
    return first && all > MOST_REPORTED ? " (the first of %d such places)".formatted(all) : "";
  }

  /// YAML 1.2.2, production [1] `c-printable`, less the line separators of Unicode, which editors
  /// count differently.
  private static boolean isForbidden(char unit) {
    if (unit >= ' ' && unit < 0x7F) {
      return false;
    }
    return switch (unit) {
      case '\t', '\n', '\r' -> false;
      case '\u2028', '\u2029', '\uFEFF', '\uFFFE', '\uFFFF' -> true;
      default -> unit < 0x20 || (unit >= 0x7F && unit < 0xA0);
    };
  }
}
