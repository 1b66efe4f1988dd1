package dev.newel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.newel.publish.Emitter.Output;
import dev.newel.report.PublishingReport.Size;
import dev.newel.report.PublishingReport.Subject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody writes a file while it is composed anew.
class OutputFolderTest {
  @TempDir private Path directory;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Console console;
  private OutputFolder folder;

  @BeforeEach
  void open() {
    var nowhere = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
    console =
        new Console(
            nowhere,
            new PrintStream(err, true, UTF_8),
            InputStream.nullInputStream(),
            new Console.World(directory, Map.of(), Clock.systemUTC(), false, false, false));
    folder = new OutputFolder(console, ".", false);
  }

  private void put(String path, String content) throws IOException {
    var size = new Size(1, content.length(), null, null);
    folder.put(new Output(path, content), new Subject("openapi", null), size, List.of());
  }

  private Path file(String path) {
    return directory.resolve(path);
  }

  @Test
  void aFileIsReadOnce() throws IOException {
    assertThat(folder.previous("notes.md")).isNull();
    Files.writeString(file("notes.md"), "another run");
    assertThat(folder.previous("notes.md")).isNull();
  }

  @Test
  void whatAPersonWroteMeanwhileStays() throws IOException {
    Files.writeString(file("notes.md"), "before");
    assertThat(folder.previous("notes.md")).isEqualTo("before");
    put("first.md", "composed");
    put("notes.md", "composed of: before");
    Files.writeString(file("notes.md"), "a person's word");
    assertThatExceptionOfType(FileRewrite.Refused.class)
        .isThrownBy(folder::write)
        .satisfies(e -> assertThat(e.report(console)).isEqualTo(Exit.FINDINGS));
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            """
            newel: `notes.md` cannot be written: it changed while this was composed.
            hint: run it again; no file was changed.
            """);
    assertThat(file("notes.md")).hasContent("a person's word");
    assertThat(file("first.md")).doesNotExist();
  }

  @Test
  void whatIsGoneMeanwhileIsNotMadeAgain() throws IOException {
    Files.writeString(file("notes.md"), "before");
    put("notes.md", "composed of: before");
    Files.delete(file("notes.md"));
    assertThatExceptionOfType(FileRewrite.Refused.class).isThrownBy(folder::write);
    assertThat(file("notes.md")).doesNotExist();
  }

  @Test
  void whoWroteTheSameMeanwhileIsNoHindrance() throws IOException {
    put("notes.md", "composed");
    Files.writeString(file("notes.md"), "composed");
    folder.write();
    assertThat(file("notes.md")).hasContent("composed");
  }
}
