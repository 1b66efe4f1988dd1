package dev.newel.serve.observe;

import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The trace that a request belongs to, and the span that it is in it (W3C Trace Context, level 1).
///
/// @param id 32 lower-case hexadecimal digits, not all zero
/// @param span of this request: 16 such digits
/// @param parent the caller's span; null where the trace begins here
/// @param sampled whether the caller records it, or we do where it begins here
public record Trace(String id, String span, @Nullable String parent, boolean sampled) {
  /// The header that carries it.
  public static final String HEADER = "traceparent";

  private static final Pattern FORM =
      Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

  /// The trace that the header continues; a new one where there is no header, or none that counts.
  ///
  /// @param headers all values of the header
  /// @param sampled whether a trace that begins here is recorded
  public static Trace of(List<String> headers, boolean sampled) {
    var form = headers.size() == 1 ? FORM.matcher(headers.getFirst().strip()) : null;
    if (form == null || !form.matches() || !counts(form.group(1), form.group(5))) {
      return new Trace(random(16), random(8), null, sampled);
    }
    var id = form.group(2);
    var parent = form.group(3);
    if (isZero(id) || isZero(parent)) {
      return new Trace(random(16), random(8), null, sampled);
    }
    return new Trace(id, random(8), parent, (Integer.parseInt(form.group(4), 16) & 1) == 1);
  }

  /// Version 00 ends with its flags; a later one may go on behind them, and ff is none.
  private static boolean counts(String version, @Nullable String rest) {
    return version.equals("00") ? rest == null : !version.equals("ff");
  }

  private static boolean isZero(String digits) {
    for (var i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) != '0') {
        return false;
      }
    }
    return true;
  }

  private static String random(int bytes) {
    var id = new byte[bytes];
    String digits;
    do {
      ThreadLocalRandom.current().nextBytes(id);
      digits = HexFormat.of().formatHex(id);
    } while (isZero(digits));
    return digits;
  }

  /// The header's value with the span of this request.
  public String header() {
    return "00-" + id + "-" + span + (sampled ? "-01" : "-00");
  }
}
