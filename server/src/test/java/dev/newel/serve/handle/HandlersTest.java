package dev.newel.serve.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.design.Design;
import dev.newel.handler.Handler;
import dev.newel.serve.Gaps;
import dev.newel.serve.store.StartFailure;
import dev.newel.serve.testing.Site;
import dev.newel.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Handlers are found by their names, in sources, classes and JARs.
class HandlersTest {
  private static final String DOIT =
      """
      package example;
      import dev.newel.handler.*;
      public final class DoIt implements Handler {
        @Override public Reply handle(Request request) { return Reply.rendered("done"); }
      }
      """;

  @TempDir private Path directory;

  private static Design design() {
    return Site.design(
        """
        entities: { Note: { id: uuid key } }
        resources:
          notes: { of: Note, access: public, actions: { report: { http: GET /report, handler: doIt, answers: text/plain } } }
        """);
  }

  private void source(String name, String text) throws IOException {
    Files.createDirectories(Objects.requireNonNull(directory.resolve(name).getParent()));
    Files.writeString(directory.resolve(name), text);
  }

  private Path compiled() throws IOException {
    source("src/example/DoIt.java", DOIT);
    var classes = Files.createDirectories(directory.resolve("classes"));
    var status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-classpath",
                Path.of(Handler.class.getProtectionDomain().getCodeSource().getLocation().getPath())
                    .toString(),
                "-d",
                classes.toString(),
                directory.resolve("src/example/DoIt.java").toString());
    assertThat(status).isZero();
    return classes;
  }

  private static Path jar(Path classes, Path jar) throws IOException {
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("example/DoIt.class"));
      Files.copy(classes.resolve("example/DoIt.class"), out);
    }
    return jar;
  }

  @Test
  void sources_are_compiled() throws IOException {
    source("deep/er/DoIt.java", DOIT);
    source("deep/er/Other.java", "package example; final class Other {}");
    assertThat(Handlers.of(design(), directory).named("doIt")).isNotNull();
  }

  @Test
  void classes_and_jars_are_loaded() throws IOException {
    var classes = compiled();
    assertThat(Handlers.of(design(), classes).named("doIt")).isNotNull();
    var jar = jar(classes, directory.resolve("doit.jar"));
    assertThat(Handlers.of(design(), jar).named("doIt")).isNotNull();
    var beside = Files.createDirectories(directory.resolve("beside"));
    Files.move(jar, beside.resolve("doit.jar"));
    assertThat(Handlers.of(design(), beside).named("doIt")).isNotNull();
  }

  @Test
  void one_that_is_not_there_is_named_with_the_place() throws IOException {
    source("Other.java", "class Other {}");
    var handlers = Handlers.of(design(), directory);
    assertThat(handlers.named("doIt")).isNull();
    assertThat(Gaps.of(design(), Map.of(), handlers))
        .containsExactly(
            "`notes.report` needs a handler and answers 501; no class `DoIt` is in `"
                + directory
                + "`");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class DoIt implements dev.newel.handler.Handler { | `DoIt.java:1`",
        "public class DoIt {} | does not implement `dev.newel.handler.Handler`",
        "class DoIt implements dev.newel.handler.Handler { public dev.newel.handler.Reply handle(dev.newel.handler.Request r) { return null; } } | no public constructor",
        "public class DoIt implements dev.newel.handler.Handler { public DoIt(int i) {} public dev.newel.handler.Reply handle(dev.newel.handler.Request r) { return null; } } | no public constructor",
        "public class DoIt implements dev.newel.handler.Handler { public DoIt() { throw new IllegalStateException(\"mine\"); } public dev.newel.handler.Reply handle(dev.newel.handler.Request r) { return null; } } | cannot be made: java.lang.IllegalStateException: mine",
      })
  void one_that_cannot_be_one_ends_the_start(String sourceAndWhy) throws IOException {
    var parts = sourceAndWhy.split(" \\| ", -1);
    source("DoIt.java", parts[0]);
    assertThatThrownBy(() -> Handlers.of(design(), directory))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining(parts[1])
        .hasMessageNotContaining("\n");
  }

  @Test
  void two_of_one_name_end_the_start() throws IOException {
    source("a/DoIt.java", DOIT);
    source("b/DoIt.java", DOIT.replace("package example", "package other"));
    assertThatThrownBy(() -> Handlers.of(design(), directory))
        .hasMessage(
            "`example.DoIt` and `other.DoIt` are both called `DoIt`, so that nobody knows which is the handler.");
  }

  @Test
  void a_place_that_is_not_there_or_no_jar_ends_the_start() throws IOException {
    assertThatThrownBy(() -> Handlers.of(design(), directory.resolve("none")))
        .hasMessageContaining("is not there");
    source("text.jar", "no jar");
    assertThatThrownBy(() -> Handlers.of(design(), directory.resolve("text.jar")))
        .hasMessageContaining("Handlers cannot be read from");
  }

  @Test
  void the_manual_s_design_and_classes_do_what_it_says() throws IOException {
    var manual = Files.readString(Golden.root().resolve("docs/handlers.md"));
    var yaml = block(manual, "yaml", "newel: 1");
    source("ParcelQuote.java", block(manual, "java", "class ParcelQuote"));
    source("ParcelLabels.java", block(manual, "java", "class ParcelLabels"));
    Files.writeString(directory.resolve("design.yaml"), yaml);
    var design = Site.design(directory.resolve("design.yaml"));
    try (var site = Site.open(HandlersTest.class, design, Handlers.of(design, directory))) {
      var api = site.api();
      var id = api.post("/parcels", Map.of("to", "Anna, DE", "grams", 6000)).text("id");
      var heavy = api.post("/parcels/" + id + "/quote", Map.of("express", true));
      assertThat(heavy.status()).isEqualTo(422);
      assertThat(heavy.body()).contains("Express parcels weigh at most 5000 g.");
      var quoted = api.post("/parcels/" + id + "/quote", Map.of());
      assertThat(quoted.status()).as(quoted.body()).isEqualTo(200);
      assertThat(quoted.text("price")).isEqualTo("4.50");
      assertThat(api.post("/parcels/" + id + "/quote", Map.of()).text("code"))
          .isEqualTo("HAS_A_PRICE");
      api.post("/parcels", Map.of("to", "Bo, SE", "grams", 10));
      assertThat(api.get("/parcels/labels?country=SE").body())
          .isEqualTo("to,grams\n\"Bo, SE\",10\n");
      assertThat(api.get("/parcels/labels").body()).contains("Anna").contains("Bo");
    }
  }

  private static String block(String manual, String language, String with) {
    var found =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(manual)
            .results()
            .map(each -> each.group(1))
            .filter(text -> text.contains(with))
            .toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }
}
