package dev.newel.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the documents send a newcomer to is there.
class ContributingTest {
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern LINK = Pattern.compile("]\\(([^):#]+)\\)");
  private static final Pattern PLACEHOLDER = Pattern.compile("<[^>]+>");

  @Test
  void every_path_in_contributing_exists() throws IOException {
    var places = new ArrayList<>(matches(CODE, "CONTRIBUTING.md"));
    places.removeIf(text -> !(isPath(text) || text.startsWith("dev.newel.")));
    assertThat(places).hasSizeGreaterThan(5);
    assertThat(places).filteredOn(place -> !exists(place)).isEmpty();
  }

  @Test
  void every_link_leads_to_a_file() throws IOException {
    for (var document : List.of("README.md", "AGENTS.md", "CONTRIBUTING.md", "CHANGELOG.md")) {
      assertThat(matches(LINK, document))
          .as(document)
          .allMatch(link -> Files.exists(Golden.root().resolve(link)));
    }
  }

  private static boolean isPath(String text) {
    return text.contains("/") && !text.startsWith("./") && !text.contains(" ");
  }

  private static List<String> matches(Pattern pattern, String document) throws IOException {
    var text = Files.readString(Golden.root().resolve(document));
    return pattern.matcher(text).results().map(match -> match.group(1)).toList();
  }

  private static boolean exists(String place) {
    if (isPath(place)) {
      return anyFile(PLACEHOLDER.matcher(place).replaceAll("*"));
    }
    var path = "core/src/main/java/" + PLACEHOLDER.matcher(place).replaceAll("*").replace('.', '/');
    return anyFile(path + ".java") || anyFile(path + "/*.java");
  }

  /// Whether a file or a directory matches; a star stands for one name.
  private static boolean anyFile(String glob) {
    var root = Golden.root();
    if (!glob.contains("*")) {
      return Files.exists(root.resolve(glob));
    }
    var start = root.resolve(glob.substring(0, glob.lastIndexOf('/', glob.indexOf('*'))));
    var matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    return Files.isDirectory(start) && walk(start, path -> matcher.matches(root.relativize(path)));
  }

  private static boolean walk(Path start, Predicate<Path> found) {
    try (var files = Files.walk(start)) {
      return files.anyMatch(found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
