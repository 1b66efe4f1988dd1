package dev.newel.serve.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadTest {
  private static InputStream of(int size) {
    return new ByteArrayInputStream(new byte[size]);
  }

  @Test
  void nothing_of_it_has_a_name_while_it_is_there_or_afterwards(@TempDir Path directory)
      throws IOException {
    try (var upload = Upload.of(directory, "a", null, of(100_000), 100_000)) {
      assertThat(upload.size()).isEqualTo(100_000);
      assertThat(upload.bytes(99_990, 64)).hasSize(10);
      assertThat(directory).isEmptyDirectory();
    }
    assertThatThrownBy(() -> Upload.of(directory, "a", null, of(100_001), 100_000))
        .isInstanceOf(UnfitFormException.class);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void a_disk_that_takes_nothing_is_told_apart_from_a_body_that_breaks_off(@TempDir Path directory)
      throws IOException {
    var none = Files.createFile(directory.resolve("file"));
    assertThatThrownBy(() -> Upload.of(none, "a", null, of(1), 1))
        .isInstanceOf(SpoolException.class);
    var broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }
        };
    assertThatThrownBy(() -> Upload.of(directory, "a", null, broken, 1))
        .isExactlyInstanceOf(IOException.class);
  }
}
