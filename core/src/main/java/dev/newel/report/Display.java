package dev.newel.report;

/// How text looks on a terminal of fixed cells, and how it is kept from commanding the terminal.
///
/// Widths approximate Unicode Standard Annex 11 (East Asian Width) with emoji: wide and full-width
/// characters take two cells, combining ones none.
final class Display {
  private static final int[][] WIDE = {
    {0x1100, 0x115F},
    {0x231A, 0x231B},
    {0x2329, 0x232A},
    {0x23E9, 0x23EC},
    {0x23F0, 0x23F0},
    {0x23F3, 0x23F3},
    {0x25FD, 0x25FE},
    {0x2614, 0x2615},
    {0x2648, 0x2653},
    {0x267F, 0x267F},
    {0x2693, 0x2693},
    {0x26A1, 0x26A1},
    {0x26AA, 0x26AB},
    {0x26BD, 0x26BE},
    {0x26C4, 0x26C5},
    {0x26CE, 0x26CE},
    {0x26D4, 0x26D4},
    {0x26EA, 0x26EA},
    {0x26F2, 0x26F3},
    {0x26F5, 0x26F5},
    {0x26FA, 0x26FA},
    {0x26FD, 0x26FD},
    {0x2705, 0x2705},
    {0x270A, 0x270B},
    {0x2728, 0x2728},
    {0x274C, 0x274C},
    {0x274E, 0x274E},
    {0x2753, 0x2755},
    {0x2757, 0x2757},
    {0x2795, 0x2797},
    {0x27B0, 0x27B0},
    {0x27BF, 0x27BF},
    {0x2B1B, 0x2B1C},
    {0x2B50, 0x2B50},
    {0x2B55, 0x2B55},
    {0x2E80, 0x303E},
    {0x3041, 0x33FF},
    {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF},
    {0xA000, 0xA4CF},
    {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF01, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x1F004, 0x1F004},
    {0x1F0CF, 0x1F0CF},
    {0x1F18E, 0x1F18E},
    {0x1F191, 0x1F19A},
    {0x1F200, 0x1F320},
    {0x1F32D, 0x1F335},
    {0x1F337, 0x1F37C},
    {0x1F37E, 0x1F393},
    {0x1F3A0, 0x1F3CA},
    {0x1F3CF, 0x1F3D3},
    {0x1F3E0, 0x1F3F0},
    {0x1F3F4, 0x1F3F4},
    {0x1F3F8, 0x1F43E},
    {0x1F440, 0x1F440},
    {0x1F442, 0x1F4FC},
    {0x1F4FF, 0x1F53D},
    {0x1F54B, 0x1F567},
    {0x1F57A, 0x1F57A},
    {0x1F595, 0x1F596},
    {0x1F5A4, 0x1F5A4},
    {0x1F5FB, 0x1F64F},
    {0x1F680, 0x1F6C5},
    {0x1F6CC, 0x1F6CC},
    {0x1F6D0, 0x1F6D2},
    {0x1F6D5, 0x1F6DF},
    {0x1F6EB, 0x1F6EC},
    {0x1F6F4, 0x1F6FC},
    {0x1F7E0, 0x1F7EB},
    {0x1F90C, 0x1F9FF},
    {0x1FA70, 0x1FAFF},
    {0x20000, 0x3FFFD}
  };

  private Display() {}

  /// The cells that a visible code point takes: 0, 1 or 2.
  static int width(int codePoint) {
    if (codePoint < 0x300) {
      return codePoint == 0xAD ? 0 : 1;
    }
    var kind = Character.getType(codePoint);
    if (kind == Character.NON_SPACING_MARK
        || kind == Character.ENCLOSING_MARK
        || kind == Character.FORMAT) {
      return 0;
    }
    var low = 0;
    var high = WIDE.length - 1;
    while (low <= high) {
      var middle = (low + high) / 2;
      if (codePoint > WIDE[middle][1]) {
        low = middle + 1;
      } else if (codePoint < WIDE[middle][0]) {
        high = middle - 1;
      } else {
        return 2;
      }
    }
    return 1;
  }

  /// The code point that stands for one that a terminal would obey or hide: a control picture for a
  /// control character, U+FFFD for other controls, half surrogates and marks that reorder text
  /// (Unicode Technical Report 36, section 3).
  static int visible(int codePoint) {
    if (codePoint < 0x20) {
      return 0x2400 + codePoint;
    }
    if (codePoint == 0x7F) {
      return 0x2421;
    }
    var reorders =
        (codePoint >= 0x202A && codePoint <= 0x202E)
            || (codePoint >= 0x2066 && codePoint <= 0x2069);
    var breaks = codePoint == 0x2028 || codePoint == 0x2029;
    var control = codePoint >= 0x80 && codePoint <= 0x9F;
    var half = codePoint >= 0xD800 && codePoint <= 0xDFFF;
    return reorders || breaks || control || half ? 0xFFFD : codePoint;
  }

  /// The text with every code point visible.
  static String visible(String text) {
    var visible = new StringBuilder(text.length());
    text.codePoints().map(Display::visible).forEach(visible::appendCodePoint);
    return visible.toString();
  }
}
