package dev.newel.read.brief;

import dev.newel.finding.Finding;
import dev.newel.read.yaml.SuspectText;
import dev.newel.source.Address;
import dev.newel.source.SourceText;
import dev.newel.source.Span;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The text of a document's bytes. What is no UTF-8 is read as UTF-16 where a byte order mark or
/// empty bytes say so, else as Windows-1252, with a finding.
public record DecodedText(String text, List<Finding> findings) {
  public DecodedText {
    findings = List.copyOf(findings);
  }

  /// A longer document is a dump.
  static final int MOST_BYTES = 64 * 1024 * 1024;

  /// @param file as findings name it
  public static DecodedText of(String file, byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      return new DecodedText(
          "",
          List.of(
              warning(
                  BriefId.TOO_LARGE,
                  file,
                  "`%s` has %,d bytes, and at most %,d are read."
                      .formatted(file, bytes.length, MOST_BYTES),
                  "Split it.")));
    }
    var wide = wide(bytes);
    if (wide != null) {
      return new DecodedText(strip(new String(bytes, wide)), List.of(encoding(file, wide.name())));
    }
    try {
      var text =
          strip(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
      return new DecodedText(text, SuspectText.of(new SourceText(file, text), true));
    } catch (CharacterCodingException notUtf8) {
      var text = new String(bytes, Charset.forName("windows-1252"));
      var findings = new ArrayList<Finding>();
      findings.add(encoding(file, "Windows-1252 or the like"));
      return new DecodedText(text, findings);
    }
  }

  private static @org.jspecify.annotations.Nullable Charset wide(byte[] bytes) {
    if (bytes.length < 2) {
      return null;
    }
    var first = bytes[0] & 0xFF;
    var second = bytes[1] & 0xFF;
    if ((first == 0xFE && second == 0xFF) || (first == 0 && second != 0)) {
      return StandardCharsets.UTF_16BE;
    }
    return (first == 0xFF && second == 0xFE) || (first != 0 && second == 0)
        ? StandardCharsets.UTF_16LE
        : null;
  }

  private static String strip(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static Finding encoding(String file, String found) {
    return warning(
        BriefId.NOT_UTF8,
        file,
        "`%s` is no UTF-8 and is read as %s.".formatted(file, found),
        "Save it as UTF-8.");
  }

  private static Finding warning(BriefId id, String file, String message, String hint) {
    return Finding.warning(id.id(), Address.ROOT, Span.point(file, 1, 1), message, hint);
  }
}
