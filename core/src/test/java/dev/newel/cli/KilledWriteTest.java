package dev.newel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A program that is killed while it writes: each file is the old one or the new one, whole, and
/// the next start does the rest.
class KilledWriteTest {
  private static final int FILES = 300;

  @TempDir private Path directory;

  /// @param drafts killed once so many drafts lie beside the files
  /// @param replaced and so many files are new
  @ParameterizedTest
  @CsvSource({"1, 0", "150, 0", "1, 1", "1, 150"})
  void everyFileIsWholeAndTheNextRunSucceeds(int drafts, int replaced) throws Exception {
    Files.writeString(
        directory.resolve("design.yaml"),
        "newel: 1\nsystem: { name: shop }\ninclude: [parts/*.yaml]\n");
    var parts = Files.createDirectory(directory.resolve("parts"));
    for (var i = 0; i < FILES; i++) {
      Files.writeString(part(i), oldText(i));
    }
    var process = Program.start(directory, "fmt");
    while (process.isAlive()
        && !(replaced == 0
            ? count(parts, KilledWriteTest::isDraft) >= drafts
            : newFiles() >= replaced)) {
      Thread.onSpinWait();
    }
    process.destroyForcibly();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    for (var i = 0; i < FILES; i++) {
      assertThat(Files.readString(part(i))).isIn(oldText(i), newText(i));
    }
    letDraftsAge(parts);
    var again = Program.start(directory, "fmt");
    assertThat(again.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(again.exitValue()).isZero();
    for (var i = 0; i < FILES; i++) {
      assertThat(part(i)).hasContent(newText(i));
    }
    assertThat(count(parts, KilledWriteTest::isDraft)).isZero();
  }

  @Test
  void aDraftThatWasLeftBehindGoesWithTheNextWrite() throws Exception {
    Files.writeString(directory.resolve("design.yaml"), "newel: 1\nsystem: {name: shop}\n");
    var old = Files.writeString(directory.resolve(".newel-0.tmp"), "a half");
    Files.setLastModifiedTime(old, FileTime.fromMillis(0));
    var young = Files.writeString(directory.resolve(".newel-1.tmp"), "somebody writes it");
    var other = Files.writeString(directory.resolve(".other.tmp"), "not ours");
    Files.setLastModifiedTime(other, FileTime.fromMillis(0));
    var process = Program.start(directory, "fmt");
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(old).doesNotExist();
    assertThat(young).exists();
    assertThat(other).exists();
  }

  private Path part(int i) {
    return directory.resolve("parts/p" + i + ".yaml");
  }

  private static String oldText(int i) {
    return "glossary:   {term%d: a meaning}\n".formatted(i);
  }

  private static String newText(int i) {
    return "glossary: { term%d: a meaning }\n".formatted(i);
  }

  private int newFiles() throws IOException {
    var count = 0;
    for (var i = 0; i < FILES; i++) {
      count += Files.readString(part(i)).equals(newText(i)) ? 1 : 0;
    }
    return count;
  }

  private static boolean isDraft(Path file) {
    return file.getFileName().toString().startsWith(".newel-");
  }

  private static long count(Path folder, Predicate<Path> which) {
    var names = folder.toFile().list();
    return names == null ? 0 : List.of(names).stream().map(Path::of).filter(which).count();
  }

  private static void letDraftsAge(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (var draft : files.filter(KilledWriteTest::isDraft).toList()) {
        Files.setLastModifiedTime(draft, FileTime.fromMillis(0));
      }
    }
  }
}
