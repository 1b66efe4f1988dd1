package dev.newel.language;

import java.util.regex.Pattern;

/// An amount of data: `64KB`, `1MB`, `2GB`; a kilobyte is 1,024 bytes.
@Line(
    says = "An amount of data; a kilobyte is 1,024 bytes.",
    pattern = "^\\d{1,9}\\s*(B|KB|MB|GB|TB)$",
    eg = {"1MB", "64KB", "2GB"})
public record Size(long bytes) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*(B|KB|MB|GB|TB)");

  /// The greatest amount: one pebibyte, far below what a `long` counts.
  private static final long MOST = 1L << 50;

  public static Reading<Size> read(String text) {
    var matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      return Reading.fault(
          text, "`%s` is no amount of data.".formatted(text), "Write `64KB`, `1MB` or `2GB`.");
    }
    var power = "B KB MB GB TB".split(" ");
    var bytes = Long.parseLong(matcher.group(1));
    for (var i = 0; !power[i].equals(matcher.group(2)) && bytes <= MOST; i++) {
      bytes *= 1024;
    }
    if (bytes > MOST) {
      return Reading.fault(
          text, "`%s` is more than 1024TB.".formatted(text.strip()), "Write at most `1024TB`.");
    }
    return Reading.of(new Size(bytes));
  }

  @Override
  public String toString() {
    var units = "B KB MB GB TB".split(" ");
    var n = bytes;
    var i = 0;
    while (n != 0 && n % 1024 == 0 && i < units.length - 1) {
      n /= 1024;
      i++;
    }
    return n + units[i];
  }
}
