package dev.newel.read.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.read.DesignReader;
import dev.newel.read.DiskTree;
import dev.newel.read.FileTree;
import dev.newel.read.ReadDesign;
import dev.newel.read.Workspace;
import dev.newel.read.bind.Binder;
import dev.newel.read.yaml.YamlComment;
import dev.newel.read.yaml.YamlFile;
import dev.newel.read.yaml.YamlLimits;
import dev.newel.read.yaml.YamlNode;
import dev.newel.read.yaml.YamlReader;
import dev.newel.testing.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever the text, the canonical form says the same, keeps every comment where it belongs, and
/// is its own canonical form.
class NothingIsLostTest {
  private static final Pattern YAML = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");
  private static final List<String> FOLDERS =
      List.of("examples", "docs", "core/src/main/resources/rules");
  private static final String[] SCRAPS = {
    "\t",
    "\r\n",
    "\r",
    " # c",
    " ## d",
    "\n## e\n",
    "\n\n\n",
    "  ",
    "\n  ",
    "- ",
    ": ",
    "\"",
    "'",
    "[",
    "]",
    "{",
    "}",
    ",",
    "|\n",
    ">+\n",
    "&a ",
    "*a",
    "? ",
    "--- ",
    "\n---\n",
    "\n...\n",
    "%",
    "\uFEFF",
    "\u0085",
    "\u00A0",
    "😀",
    "#",
  };

  /// Every design and every part of one that this repository shows.
  static List<String> corpus() throws IOException {
    var texts = new ArrayList<String>();
    for (var folder : FOLDERS) {
      try (var files = Files.walk(Golden.root().resolve(folder))) {
        for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
          if (file.toString().endsWith(".yaml")) {
            texts.add(Files.readString(file));
          } else if (file.toString().endsWith(".md")) {
            YAML.matcher(Files.readString(file)).results().forEach(m -> texts.add(m.group(1)));
          }
        }
      }
    }
    assertThat(texts).hasSizeGreaterThan(100);
    return texts;
  }

  @Test
  void everyTextOfTheRepositoryKeepsItsMeaning() throws IOException {
    for (var text : corpus()) {
      assertKept(text, true);
    }
  }

  @Test
  void untidyTextsKeepTheirMeaning() throws IOException {
    var random = new Random(20_261_121);
    var corpus = corpus();
    for (var round = 0; round < 600; round++) {
      assertKept(Untidy.made(corpus.get(random.nextInt(corpus.size())), random), true);
    }
  }

  @Test
  void hostileTextsKeepTheirMeaning() throws IOException {
    var random = new Random(4);
    var corpus = corpus();
    for (var round = 0; round < 3_000; round++) {
      var text = new StringBuilder(corpus.get(random.nextInt(corpus.size())));
      for (var n = random.nextInt(4); n >= 0 && !text.isEmpty(); n--) {
        var at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.insert(at, SCRAPS[random.nextInt(SCRAPS.length)]);
          case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(12)));
          default -> text.setLength(at);
        }
      }
      assertKept(text.toString(), false);
    }
  }

  @Test
  void bytesThatAreNoTextEndInTheSameText() {
    for (var bytes :
        List.of(new byte[] {(byte) 0xC3}, new byte[] {0, 0, 0, 1}, new byte[] {(byte) 0xFF})) {
      var file = YamlReader.read("design.yaml", bytes, YamlLimits.DESIGN);
      assertThat(Formatter.format(file)).isEqualTo(file.text().text());
    }
    var deep = "[".repeat(90) + "]".repeat(90) + "  \n";
    assertKept("a: " + deep, true);
    assertKept("a: " + "- ".repeat(60) + "b", false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"storefront", "conduit", "petclinic", "b2b", "tariff", "newel"})
  void theDesignStaysTheSame(String example) {
    var tree = new DiskTree(Golden.root().resolve("examples").resolve(example));
    for (var seed = 0; seed < 4; seed++) {
      var untidy = read(new Changed(tree, seed, false));
      var tidy = read(new Changed(tree, seed, true));
      assertThat(findings(tidy)).isEqualTo(findings(untidy));
      assertThat(tidy.written()).isNotNull().isEqualTo(untidy.written());
      assertThat(tidy.design()).isNotNull().isEqualTo(untidy.design());
    }
  }

  private static ReadDesign read(FileTree tree) {
    return DesignReader.read(tree, Workspace.read(tree, YamlLimits.DESIGN));
  }

  private static List<String> findings(ReadDesign read) {
    return read.findings().stream()
        .map(finding -> finding.id() + " " + finding.at() + " " + finding.message())
        .toList();
  }

  /// A design whose files were made untidy, and tidied again where `tidied` says so.
  private record Changed(FileTree tree, int seed, boolean tidied) implements FileTree {
    @Override
    public Content read(String path, int most) {
      var content = tree.read(path, most);
      if (!(content instanceof Content.Bytes(byte[] bytes)) || !path.endsWith(".yaml")) {
        return content;
      }
      var untidy = Untidy.made(new String(bytes, StandardCharsets.UTF_8), new Random(seed));
      var text = tidied ? Formatter.format(YamlReader.read(path, untidy)) : untidy;
      return new Content.Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<String> files() {
      return tree.files();
    }
  }

  /// @param whole whether every step has to be taken, as in any text that a person writes
  private static void assertKept(String text, boolean whole) {
    var before = YamlReader.read("design.yaml", text);
    var formatted = Formatter.format(before);
    if (before.hasErrors() || before.root() == null) {
      assertThat(formatted).isEqualTo(before.text().text());
      return;
    }
    var after = YamlReader.read("design.yaml", formatted);
    assertThat(Sameness.holds(before, after) || Meaning.same(before, after))
        .as("%s\n--- became\n%s", text, formatted)
        .isTrue();
    assertThat(Formatter.format(after)).as(text).isEqualTo(formatted);
    assertThat(anchors(after))
        .as("%s\n--- became\n%s", text, formatted)
        .isEqualTo(anchors(shortened(before)));
    assertThat(written(after)).as(text).isEqualTo(written(before));
    if (whole) {
      assertThat(refused(before)).as(text).isEmpty();
    }
  }

  /// The file with its short forms alone, in which some keys are gone.
  private static YamlFile shortened(YamlFile file) {
    var now = file;
    for (var step : Formatter.STEPS) {
      now = Formatter.attempt(step, now, now);
      if (step.name().equals("forms")) {
        break;
      }
    }
    return now;
  }

  /// The steps that were left out because they would have changed what the file says.
  private static List<String> refused(YamlFile file) {
    var refused = new ArrayList<String>();
    var now = file;
    for (var step : Formatter.STEPS) {
      var next = Formatter.attempt(step, now, now);
      if (next == now && !step.change().apply(now, now).equals(now.text().text())) {
        refused.add(step.name());
      }
      now = next;
    }
    return refused;
  }

  private static String written(YamlFile file) {
    return file.root() instanceof YamlNode.Mapping root
        ? String.valueOf(Binder.bind(root, List.of(file.text()), true).written())
        : "";
  }

  /// Each comment with the key that it follows and the key that follows it.
  private static List<String> anchors(YamlFile file) {
    var root = file.root();
    var keys = new ArrayList<YamlNode.Scalar>();
    if (root != null) {
      collect(root, keys);
    }
    return file.comments().stream().map(comment -> anchor(comment, keys)).sorted().toList();
  }

  private static String anchor(YamlComment comment, List<YamlNode.Scalar> keys) {
    var near =
        comment.ownLine()
            ? Stream.concat(
                keys.stream().filter(key -> key.start() > comment.start()).limit(1), Stream.of())
            : keys.stream()
                .filter(key -> key.start() < comment.start())
                .toList()
                .reversed()
                .stream()
                .limit(1);
    return comment.text() + " at " + near.map(YamlNode.Scalar::value).findFirst().orElse("the end");
  }

  private static void collect(YamlNode node, List<YamlNode.Scalar> keys) {
    switch (node) {
      case YamlNode.Mapping mapping ->
          mapping
              .entries()
              .forEach(
                  entry -> {
                    keys.add(entry.key());
                    collect(entry.value(), keys);
                  });
      case YamlNode.Sequence list -> list.items().forEach(item -> collect(item, keys));
      case YamlNode.Scalar scalar -> {}
      case YamlNode.Missing missing -> {}
    }
  }

  @Test
  void bytesInUtf8WithAMarkAreRead() {
    var bytes = "\uFEFFa:   1\n".getBytes(StandardCharsets.UTF_8);
    assertThat(Formatter.format(YamlReader.read("design.yaml", bytes, YamlLimits.DESIGN)))
        .isEqualTo("a: 1\n");
  }
}
