package dev.newel.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.newel.read.DesignReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever lies on the disk, a design is read from its own directory alone, and reading ends.
@Timeout(60)
class HostileDiskTest {
  private static final String SHOP = "newel: 1\nsystem: { name: shop }\n";

  @TempDir Path temp;

  private Path design(String include) throws IOException {
    var folder = Files.createDirectories(temp.resolve("design"));
    Files.writeString(folder.resolve("design.yaml"), SHOP + "include: [" + include + "]\n");
    Files.writeString(temp.resolve("outside.yaml"), "glossary: { secret: word }\n");
    return folder;
  }

  private static List<String> said(Path design) {
    var read = DesignReader.read(design);
    var written = read.written();
    assertThat(written == null ? List.of() : written.glossary())
        .asString()
        .doesNotContain("secret");
    return read.findings().stream().map(each -> each.id() + " " + each.message()).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "../outside.yaml|READ025 `../outside.yaml` leads out of the design's directory.",
        "'a/../../outside.yaml'|READ025 `a/../../outside.yaml` leads out of the design's directory.",
        "../..|READ025 `../..` leads out of the design's directory.",
        "/etc/passwd|READ022 `/etc/passwd` is no relative path with `/` between its parts.",
        "'file:///etc/passwd'|READ022 `file:///etc/passwd` is a URL, expected a relative path.",
        "'\\\\srv\\share'|READ022 `\\\\srv\\share` is no relative path with `/` between its parts.",
        "//srv/share|READ022 `//srv/share` is no relative path with `/` between its parts.",
        "'C:/x.yaml'|READ022 `C:/x.yaml` is no relative path with `/` between its parts.",
        ".|READ022 `.` is the design's own directory.",
        "folder|READ023 There is no file `folder`.",
        "nothing.yaml|READ023 There is no file `nothing.yaml`.",
        "design.yaml|READ024 `design.yaml` includes itself: `design.yaml` -> `design.yaml`.",
      })
  void aBadPathIsOneFinding(String include, String expected) throws IOException {
    var design = design(include);
    Files.createDirectories(design.resolve("folder"));
    assertThat(said(design)).map(text -> text.replace(design + "/", "")).containsExactly(expected);
  }

  @Test
  void aLinkThatLeadsOutIsNotFollowed() throws IOException {
    var design = design("link.yaml, folder/outside.yaml");
    Files.createSymbolicLink(design.resolve("link.yaml"), temp.resolve("outside.yaml"));
    Files.createSymbolicLink(design.resolve("folder"), temp);
    assertThat(said(design))
        .containsExactly(
            "READ025 `link.yaml` leads out of the design's directory.",
            "READ025 `folder/outside.yaml` leads out of the design's directory.");
  }

  /// One file under two names is read under each, and their names clash; links in a circle end.
  @Test
  void linksInACircleEnd() throws IOException {
    var design = design("one.yaml, '**/*.yaml'");
    Files.createSymbolicLink(design.resolve("one.yaml"), design.resolve("two.yaml"));
    Files.createSymbolicLink(design.resolve("two.yaml"), design.resolve("one.yaml"));
    Files.createSymbolicLink(design.resolve("below"), design);
    assertThat(said(design)).isNotEmpty().allMatch(text -> text.startsWith("READ0"));
  }

  @Test
  void aLinkToTheFirstFileIsNoHang() throws IOException {
    var design = design("again.yaml");
    Files.createSymbolicLink(design.resolve("again.yaml"), design.resolve("design.yaml"));
    assertThat(said(design)).isNotEmpty().allMatch(text -> text.startsWith("READ0"));
  }

  @Test
  void aPipeIsNotReadForEver() throws IOException, InterruptedException {
    var design = design("pipe.yaml");
    var made = new ProcessBuilder("mkfifo", design.resolve("pipe.yaml").toString());
    try {
      assumeTrue(made.start().waitFor(10, TimeUnit.SECONDS));
    } catch (IOException e) {
      assumeTrue(false, "this system makes no pipes");
    }
    assertThat(said(design)).singleElement().asString().startsWith("READ023 ");
  }

  @Test
  void aFileThatMayNotBeReadSaysSo() throws IOException {
    var design = design("closed.yaml");
    var closed = Files.writeString(design.resolve("closed.yaml"), "glossary: { a: b }\n").toFile();
    assumeTrue(closed.setReadable(false) && !Files.isReadable(closed.toPath()));
    assertThat(said(design))
        .singleElement()
        .asString()
        .contains("cannot be read: access is denied.");
  }
}
