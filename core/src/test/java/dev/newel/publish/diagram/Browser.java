package dev.newel.publish.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A Chromium without a window. It is the one that `NEWEL_BROWSER` names, or else one of the PATH,
/// of its usual places, or of a Playwright. Where there is none the tests that look at pictures are
/// skipped and say so; `.ci/run` installs one where it may.
public final class Browser {
  private static final List<String> NAMES =
      List.of(
          "chromium",
          "chromium-browser",
          "google-chrome",
          "google-chrome-stable",
          "chrome",
          "chrome.exe",
          "msedge.exe",
          "microsoft-edge");

  private static final List<String> PLACES =
      List.of(
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
          "/Applications/Chromium.app/Contents/MacOS/Chromium",
          "/snap/bin/chromium",
          "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
          "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe");

  private static final long MOST_SECONDS = 240;

  private Browser() {}

  /// What the page holds once its scripts have ended, as HTML.
  static String open(Path page) {
    var browser = program();
    try {
      var profile = Files.createTempDirectory("newel-browser");
      var dom = Files.createTempFile("newel-page", ".html");
      try {
        return run(browser.toString(), profile, page, dom);
      } finally {
        Files.delete(dom);
        delete(profile);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String run(String browser, Path profile, Path page, Path dom) throws IOException {
    var process =
        new ProcessBuilder(
                browser,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--user-data-dir=" + profile,
                // Virtual time passes only while the page has nothing to do.
                "--virtual-time-budget=1000000",
                "--dump-dom",
                page.toUri().toString())
            .redirectOutput(dom.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.getOutputStream().close();
    try {
      assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).as("the browser ends").isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(dom, StandardCharsets.UTF_8);
  }

  /// The program. A test that asks where there is none is skipped.
  public static Path program() {
    var browser = find();
    assumeTrue(
        browser != null, "there is no Chromium to look at pages; NEWEL_BROWSER may name one");
    return Objects.requireNonNull(browser);
  }

  private static @Nullable Path find() {
    return candidates().filter(Files::isExecutable).findFirst().orElse(null);
  }

  private static Stream<Path> candidates() {
    var named = System.getenv("NEWEL_BROWSER");
    if (named != null && !named.isBlank()) {
      return Stream.of(Path.of(named));
    }
    var found = new ArrayList<Path>();
    var path = System.getenv("PATH");
    for (var folder : (path == null ? "" : path).split(File.pathSeparator)) {
      NAMES.forEach(name -> found.add(Path.of(folder, name)));
    }
    PLACES.forEach(place -> found.add(Path.of(place)));
    found.addAll(playwright());
    return found.stream();
  }

  private static List<Path> playwright() {
    var cache = Path.of(System.getProperty("user.home"), ".cache", "ms-playwright");
    if (!Files.isDirectory(cache)) {
      return List.of();
    }
    try (var folders = Files.list(cache)) {
      return folders.sorted().map(each -> each.resolve("chrome-linux/chrome")).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
