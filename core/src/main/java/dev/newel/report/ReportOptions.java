package dev.newel.report;

/// What the reader of a report wants.
///
/// @param version the version of Newel, for the formats that name their tool
/// @param colour whether the text may hold ANSI escapes (ECMA-48, SGR)
/// @param accepted whether the text shows waived findings and those in the baseline too; other
///     formats always say them
/// @param width the columns of the terminal; a longer source line is clipped around the fault, 40
///     to 1000 are used
public record ReportOptions(String version, boolean colour, boolean accepted, int width) {
  /// No colour, open findings only, 120 columns.
  public static ReportOptions plain(String version) {
    return new ReportOptions(version, false, false, 120);
  }
}
