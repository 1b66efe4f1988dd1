package dev.newel.serve.file;

/// Whether bytes are a text in some encoding that holds ASCII, or in UTF-16 that says so: none is a
/// binary data byte (WHATWG MIME Sniffing, section 3).
final class TextCheck {
  private static final int BINARY;

  static {
    var binary = 0;
    for (var each = 0; each < 32; each++) {
      if (each <= 0x08 || each == 0x0B || (each >= 0x0E && each <= 0x1A) || each >= 0x1C) {
        binary |= 1 << each;
      }
    }
    BINARY = binary;
  }

  private boolean isText = true;
  private boolean isWide;
  private boolean begun;

  /// Looks at the next bytes.
  void look(byte[] bytes, int length) {
    if (!begun && length > 0) {
      begun = true;
      isWide =
          length > 1
              && ((bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
                  || (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF));
    }
    for (var at = 0; at < length && isText && !isWide; at++) {
      var each = bytes[at];
      isText = each < 0 || each >= 32 || (BINARY >> each & 1) == 0;
    }
  }

  boolean isText() {
    return isText;
  }
}
