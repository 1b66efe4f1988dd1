package dev.newel.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// The formats that findings can be read in. Every one ends in a line feed and is a pure function
/// of the report.
public enum ReportFormat {
  /// For people: source excerpts with carets.
  TEXT(TextReport::of),
  /// For scripts: our own versioned shape.
  JSON(JsonReport::of),
  /// For code scanning services: SARIF 2.1.0.
  SARIF(SarifReport::of),
  /// For GitHub Actions: workflow commands.
  GITHUB(GithubReport::of),
  /// For build servers: JUnit XML.
  JUNIT(JunitReport::of);

  private final Function<Report, String> writer;

  ReportFormat(Function<Report, String> writer) {
    this.writer = writer;
  }

  /// The whole report as text.
  public String render(Report report) {
    return writer.apply(report);
  }

  /// The name on the command line: `sarif`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The names of all formats, in the order in which help lists them.
  public static List<String> words() {
    return Arrays.stream(values()).map(ReportFormat::word).toList();
  }

  /// The format of this name.
  public static Optional<ReportFormat> named(String word) {
    return Arrays.stream(values()).filter(format -> format.word().equals(word)).findFirst();
  }
}
