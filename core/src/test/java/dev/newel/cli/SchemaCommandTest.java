package dev.newel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.Golden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaCommandTest {
  /// A scenario would hold the whole schema a second time.
  @Test
  void printsAndWritesTheCommittedSchema(@TempDir Path directory) throws IOException {
    var committed = Files.readString(Golden.root().resolve("docs/schema/newel-1.schema.json"));
    var out = new ByteArrayOutputStream();
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    var clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    var world = new Console.World(directory, Map.of(), clock, false, false, false);
    var console = new Console(stream, stream, InputStream.nullInputStream(), world);

    assertThat(Main.run(List.of("schema"), console)).isEqualTo(Exit.OK);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(committed);
    assertThat(Main.run(List.of("schema", "--to", "a/b.json"), console)).isEqualTo(Exit.OK);
    assertThat(directory.resolve("a/b.json")).hasContent(committed);
    out.reset();
    assertThat(Main.run(List.of("schema", "--of", "profile"), console)).isEqualTo(Exit.OK);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            Files.readString(Golden.root().resolve("docs/schema/newel-profile-1.schema.json")));
  }
}
