package dev.newel.serve.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.serve.store.StartFailure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class BinariesTest {
  @TempDir Path directory;

  @Test
  void aDamagedCopyAndAKilledUnpackAreRepaired() throws Exception {
    var said = new ArrayList<String>();
    var home = Binaries.unpack(directory, said::add);
    assertThat(said)
        .containsExactly("Unpacking PostgreSQL " + Binaries.VERSION + " (first run)...");
    Binaries.unpack(directory, said::add);
    assertThat(said).as("a whole copy is used as it is").hasSize(1);
    var program = home.resolve("bin/postgres");
    var size = Files.size(program);
    Files.writeString(program, "cut off");
    var leftover =
        Files.createDirectories(directory.resolve(home.getFileName() + ".part-killed/bin"));
    Binaries.unpack(directory, said::add);
    assertThat(said).hasSize(2);
    assertThat(program).hasSize(size).isExecutable();
    assertThat(leftover.getParent()).doesNotExist();
    Files.delete(home.resolve("bin/initdb"));
    assertThat(Binaries.isWhole(home)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../out", "a/../../out"})
  void noEntryLeavesTheTarget(String name) throws IOException {
    var archive = archive(entry(name, null));
    var target = directory.resolve("target");
    assertThatThrownBy(() -> Binaries.extract(new ByteArrayInputStream(archive), target))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("leads out of the target directory");
    assertThat(directory.resolve("out")).doesNotExist();
  }

  @Test
  void noLinkLeadsOutOrIsWrittenThrough() throws IOException {
    var outwards = archive(entry("link", "/etc/passwd"));
    assertThatThrownBy(
            () -> Binaries.extract(new ByteArrayInputStream(outwards), directory.resolve("one")))
        .hasMessageContaining("leads out of the target directory");
    var through = archive(entry("dir/file", null), entry("link", "dir"), entry("link/other", null));
    assertThatThrownBy(
            () -> Binaries.extract(new ByteArrayInputStream(through), directory.resolve("two")))
        .hasMessageContaining("leads through a symbolic link");
  }

  @ParameterizedTest
  @CsvSource({
    "Mac OS X, aarch64, false",
    "Windows 11, amd64, false",
    "Linux, aarch64, true",
    "Linux, amd64, false"
  })
  void anotherPlatformIsSentToAnExternalDatabase(
      String system, String architecture, boolean glibc) {
    assertThatThrownBy(() -> new Platform(system, architecture, glibc).requireSupported())
        .isInstanceOfSatisfying(
            StartFailure.class, e -> assertThat(e.hint()).contains("DATABASE_URL"));
    assertThatCode(() -> new Platform("Linux", "amd64", true).requireSupported())
        .doesNotThrowAnyException();
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
    var file = Files.writeString(directory.resolve("file"), "");
    assertThatThrownBy(() -> Binaries.unpack(file.resolve("cache"), sentence -> {}))
        .isInstanceOfSatisfying(
            StartFailure.class, e -> assertThat(e.hint()).contains("DATABASE_URL"))
        .hasMessageContaining(file.toString());
    assertThatThrownBy(() -> EmbeddedPostgres.start(EmbeddedSettings.durable(file.resolve("data"))))
        .isInstanceOfSatisfying(
            StartFailure.class, e -> assertThat(e.hint()).contains("DATABASE_URL"))
        .hasMessageContaining(file.toString());
  }

  private static TarArchiveEntry entry(String name, @Nullable String link) {
    if (link == null) {
      return new TarArchiveEntry(name);
    }
    var entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
    entry.setLinkName(link);
    return entry;
  }

  private static byte[] archive(TarArchiveEntry... entries) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(new XZOutputStream(bytes, new LZMA2Options(0)))) {
      for (var entry : List.of(entries)) {
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }
}
