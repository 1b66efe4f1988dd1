package dev.newel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import dev.newel.read.profile.ProfileReader;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was published before is found by its mark, whatever else lies in the folder.
class StaleDocumentsTest {
  private static final String MARKED =
      "# Old\n\n<!-- newel: workflow/architecture E01-F02 2026-01-01 0123abcd -->\n";

  @TempDir private Path folder;

  private List<Finding> find(String... written) throws IOException {
    return StaleDocuments.find(
        List.of(ProfileReader.shipped("workflow")), folder, "out", Set.of(written));
  }

  private Path file(String path, String text) throws IOException {
    var file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void aMarkedFileThatNothingGoesToIsTold() throws IOException {
    file("docs/plan/epic/old/02-architecture.md", MARKED);
    file("docs/plan/epic/new/02-architecture.md", MARKED);
    file("docs/plan/epic/old/notes.md", "# Notes\n");
    file("docs/plan/epic/old/notes.txt", MARKED);
    assertThat(find("docs/plan/epic/new/02-architecture.md"))
        .extracting(finding -> finding.span() + " " + finding.message())
        .containsExactly(
            "out/docs/plan/epic/old/02-architecture.md:1:1"
                + " `docs/plan/epic/old/02-architecture.md` was published before, and nothing of"
                + " the design goes there any more.");
  }

  @Test
  void whatIsNoFileIsPassedOver() throws IOException {
    file("docs/plan/epic/old/02-architecture.md", MARKED);
    Files.createDirectories(folder.resolve("docs/plan/folder.md"));
    Files.createSymbolicLink(folder.resolve("docs/plan/gone.md"), Path.of("nowhere.md"));
    Files.createSymbolicLink(folder.resolve("docs/plan/loop.md"), Path.of("loop.md"));
    Files.write(folder.resolve("docs/plan/bytes.md"), new byte[] {(byte) 0xc3, 0x28, 0});
    assertThat(find()).hasSize(1);
  }

  @Test
  void aFileThatCannotBeReadIsPassedOver() throws IOException {
    var visitor = new StaleDocuments.Visitor("workflow/", folder, Set.of());
    var file = file("docs/plan/gone.md", MARKED);
    var attributes = Files.readAttributes(file, BasicFileAttributes.class);
    Files.delete(file);
    assertThat(visitor.visitFile(file, attributes)).isEqualTo(FileVisitResult.CONTINUE);
  }
}
