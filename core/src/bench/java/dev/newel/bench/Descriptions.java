package dev.newel.bench;

import dev.newel.finding.Severity;
import dev.newel.foreign.http.HttpApi;
import dev.newel.read.DiskTree;
import dev.newel.read.openapi.OpenApiReader;
import dev.newel.read.openapi.Resources;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads every OpenAPI description below a folder and prints a line about each.
public final class Descriptions {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private Descriptions() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2 || !arguments[0].equals("--corpus")) {
      System.err.println("descriptions: say --corpus DIR");
      System.exit(64);
    }
    var folder = Path.of(arguments[1]);
    System.out.printf(
        "%-60s %-7s %5s %7s %9s %6s %6s %8s %6s %6s%n",
        "file",
        "version",
        "oper.",
        "schemas",
        "resources",
        "loose",
        "errors",
        "warnings",
        "unread",
        "ms");
    for (var file : Corpus.trees(folder)) {
      if (OpenApiReader.describes(Files.readAllBytes(file))) {
        line(folder, file);
      }
    }
  }

  private static void line(Path folder, Path file) {
    var threads = ManagementFactory.getThreadMXBean();
    var before = threads.getCurrentThreadCpuTime();
    var name = folder.relativize(file).toString();
    var parent = file.getParent();
    var read =
        OpenApiReader.read(
            new DiskTree(parent == null ? folder : parent), String.valueOf(file.getFileName()));
    var millis = (threads.getCurrentThreadCpuTime() - before) / NANOS_PER_MILLI;
    var errors = read.findings().stream().filter(each -> each.severity() == Severity.ERROR).count();
    HttpApi api = read.api();
    if (api == null) {
      System.out.printf("%-60s unread: %s%n", name, read.findings());
      return;
    }
    var meant = Resources.of(api);
    System.out.printf(
        "%-60s %-7s %5d %7d %9d %6d %6d %8d %6d %6d%n",
        name,
        api.version(),
        api.operations().size(),
        api.schemas().size(),
        meant.resources().size(),
        meant.loose().size(),
        errors,
        read.findings().size() - errors,
        api.unread().size(),
        millis);
  }
}
