package dev.newel.serve.file;

import java.util.List;
import java.util.regex.Pattern;

/// Which bytes a request asks for (RFC 9110, section 14): one stretch. A request for several, or in
/// a unit that nobody knows, gets all of them, as the standard allows.
public sealed interface ByteRange {
  /// All bytes.
  ByteRange WHOLE = new Whole();

  Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /// All bytes.
  record Whole() implements ByteRange {}

  /// The bytes `from` to `to`, both included, from 0.
  record Part(long from, long to) implements ByteRange {}

  /// None: it begins behind the end.
  record Beyond() implements ByteRange {}

  /// What `Range` asks for of so many bytes.
  static ByteRange of(List<String> headers, long size) {
    var range = headers.size() == 1 ? ONE.matcher(headers.getFirst().strip()) : null;
    if (range == null || !range.matches() || range.group().endsWith("=-")) {
      return WHOLE;
    }
    if (range.group(1).isEmpty()) {
      var last = Long.parseLong(range.group(2));
      return last == 0 ? new Beyond() : new Part(Math.max(0, size - last), size - 1);
    }
    var from = Long.parseLong(range.group(1));
    var to = range.group(2).isEmpty() ? size - 1 : Long.parseLong(range.group(2));
    if (to < from && !range.group(2).isEmpty()) {
      return WHOLE;
    }
    return from >= size ? new Beyond() : new Part(from, Math.min(to, size - 1));
  }
}
