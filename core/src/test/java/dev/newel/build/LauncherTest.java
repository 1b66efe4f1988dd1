package dev.newel.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.Golden;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The launcher in a repository of its own, with the classes of this build and a stand-in for Maven
/// that writes down each build.
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final String JDK = System.getProperty("java.home");

  @TempDir private static Path made = Path.of("");

  @TempDir private Path directory = Path.of("");
  private final Map<String, String> environment = new HashMap<>();
  private Path root = Path.of("");

  record Ended(int code, String out, String err) {}

  @BeforeAll
  static void makeProgram() throws IOException {
    jar(made.resolve("program.jar"));
  }

  @BeforeEach
  void makeRepository() throws IOException {
    root = Files.createDirectories(directory.toRealPath().resolve("a repository"));
    Files.createDirectories(root.resolve("core/src/main"));
    Files.createDirectories(root.resolve(".mvn"));
    Files.writeString(root.resolve("core/src/main/A.java"), "one");
    for (var pom : List.of("pom.xml", "core/pom.xml")) {
      Files.writeString(root.resolve(pom), "<project/>");
    }
    Files.copy(Golden.root().resolve("newel"), root.resolve("newel"));
    Files.copy(made.resolve("program.jar"), root.resolve("program.jar"));
    script(
        "mvnw",
        "echo \"$@\" >>builds.txt; mkdir -p core/target/lib; cp program.jar core/target/newel-core-1.jar");
    environment.put("NEWEL_JAVA_HOME", JDK);
    environment.put("NEWEL_ARCHIVE", "off");
    environment.put("HOME", directory.toString());
  }

  @Test
  void the_first_start_builds_and_says_so_and_the_second_does_not() throws Exception {
    var first = start("--version");
    assertThat(first.err()).isEqualTo("Building Newel (first run)...\n");
    assertThat(first.out()).startsWith("newel ");
    assertThat(first.code()).isZero();
    assertThat(start("--version").err()).isEmpty();
    assertThat(builds())
        .hasSize(1)
        .first()
        .asString()
        .contains("-pl core -am package")
        .doesNotContain("server");
  }

  @Test
  void a_changed_source_is_built_again_even_where_its_time_is_old() throws Exception {
    start("--version");
    var source = root.resolve("core/src/main/A.java");
    var time = Files.getLastModifiedTime(source);
    Files.writeString(source, "two");
    Files.setLastModifiedTime(source, time);
    assertThat(start("--version").err()).isEqualTo("Building Newel (the sources changed)...\n");
    Files.delete(source);
    assertThat(start("--version").err()).isEqualTo("Building Newel (the sources changed)...\n");
    Files.writeString(source, "two");
    assertThat(start("--version").err()).as("built before").isEmpty();
  }

  @Test
  void a_failing_build_says_where_its_log_is_and_runs_nothing_old() throws Exception {
    start("--version");
    Files.writeString(root.resolve("core/src/main/A.java"), "two");
    script("mvnw", "echo '[ERROR] A.java:[1,1] no such thing'; exit 1");
    var ended = start("--version");
    assertThat(ended.code()).isEqualTo(70);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("no such thing", "the build failed", "target/newel/build.log");
  }

  @Test
  void the_exit_and_the_arguments_pass_through() throws Exception {
    var ended = start("no such", "command");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("there is no command `no such`");
  }

  @Test
  void the_value_of_an_option_is_no_command() throws Exception {
    start("--color", "never", "run", "x");
    assertThat(builds()).singleElement().asString().contains("-pl server -am package");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--color run check x", "--color=never check run", "--debug -h fmt up", ""})
  void the_server_is_built_for_its_commands_alone(String line) throws Exception {
    start(line.split(" ", -1));
    assertThat(builds()).singleElement().asString().contains("-pl core -am package");
  }

  @Test
  void it_runs_through_a_symbolic_link_from_another_directory() throws Exception {
    var elsewhere = Files.createDirectories(directory.resolve("bin"));
    Files.createSymbolicLink(elsewhere.resolve("real"), Path.of("../a repository/newel"));
    Files.createSymbolicLink(elsewhere.resolve("nw"), Path.of("real"));
    var ended = run(elsewhere, List.of("./nw", "--version"));
    assertThat(ended.out()).startsWith("newel ");
  }

  @Test
  void a_name_beyond_ascii_is_found_where_no_locale_is_set() throws Exception {
    var design = Files.createDirectories(directory.resolve("grün é"));
    Files.writeString(design.resolve("design.yaml"), "newel: 1\nsystem: { name: shop }\n");
    environment.put("LC_ALL", "C");
    var ended = start("fmt", "--check", "grün é");
    assertThat(ended.out()).isEqualTo("1 file: 0 to format, 1 unchanged.\n");
    assertThat(ended.code()).isZero();
  }

  @Test
  void a_closed_stream_is_an_empty_one() throws Exception {
    start("--version");
    var closed = "\"$0\" fmt - <&- && \"$0\" --version >&- && \"$0\" --version 2>&-";
    var ended = run(directory, List.of("sh", "-c", closed, root.resolve("newel").toString()));
    assertThat(ended).returns("", Ended::err).returns(0, Ended::code);
    assertThat(ended.out()).startsWith("newel ");
  }

  @Test
  void without_a_jdk_one_line_says_what_to_install() throws Exception {
    environment.put("NEWEL_JAVA_HOME", "");
    environment.put("JAVA_HOME", jdk("17.0.15").toString());
    environment.put("NEWEL_JDKS", directory.resolve("none").toString());
    environment.put("PATH", tools());
    var ended = start("--version");
    assertThat(ended.code()).isEqualTo(69);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err().lines().toList())
        .singleElement()
        .asString()
        .contains(
            "a JDK 25 or newer is needed",
            environment.get("JAVA_HOME") + " is 17",
            "apt install temurin-25-jdk");
  }

  @Test
  void an_old_java_home_is_passed_over_for_a_newer_jdk() throws Exception {
    environment.put("NEWEL_JAVA_HOME", "");
    environment.put("JAVA_HOME", jdk("1.8.0_402").toString());
    environment.put(
        "NEWEL_JDKS", Path.of(JDK).resolveSibling("none") + ":" + Path.of(JDK).getParent());
    environment.put("PATH", tools());
    assertThat(start("--version").out()).startsWith("newel ");
  }

  @Test
  void a_cache_that_cannot_be_written_is_silent() throws Exception {
    environment.remove("NEWEL_ARCHIVE");
    environment.put(
        "XDG_CACHE_HOME",
        root.resolve("pom.xml").toString()); // a file: no directory can be made in it
    start("--version");
    assertThat(start("--version")).returns("", Ended::err).returns(0, Ended::code);
  }

  @Test
  void a_damaged_archive_is_silent_and_made_anew() throws Exception {
    var cache = makeArchive();
    var archive = Path.of(tried(cache).toString().replace(".try", ""));
    assertThat(archive).isNotEmptyFile();
    assertThat(tried(cache)).hasContent(Long.toString(Files.size(archive)));

    Files.writeString(archive, "this is no archive");
    var ended = start("--version");
    assertThat(ended).returns("", Ended::err).returns(0, Ended::code);
    assertThat(ended.out()).startsWith("newel ");
    assertThat(Files.size(archive)).isGreaterThan(100_000);
    assertThat(tried(cache)).hasContent(Long.toString(Files.size(archive)));
  }

  @Test
  void a_failed_attempt_is_repeated_on_the_next_day_and_not_before() throws Exception {
    environment.put("PATH", tools()); // without `nice` the attempt fails
    var cache = makeArchive();
    assertThat(tried(cache)).isEmptyFile();
    environment.remove("PATH");
    start("--version");
    assertThat(tried(cache)).as("not again on this day").isEmptyFile();

    Files.setLastModifiedTime(tried(cache), FileTime.fromMillis(0));
    assertThat(start("--version")).returns("", Ended::err).returns(0, Ended::code);
    assertThat(tried(cache)).isNotEmptyFile();
  }

  /// Starts once with an attempt at an archive, and returns the cache.
  private Path makeArchive() throws Exception {
    environment.put("NEWEL_ARCHIVE", "now");
    environment.put("XDG_CACHE_HOME", directory.resolve("cache").toString());
    start("--version");
    return directory.resolve("cache/newel");
  }

  @Test
  void the_build_is_told_its_key() throws Exception {
    start("--version");
    assertThat(builds().getFirst()).containsPattern("-Dnewel\\.build=\\d+-\\d+");
  }

  private static Path tried(Path cache) throws IOException {
    try (var files = Files.list(cache)) {
      return files.filter(file -> file.toString().endsWith(".try")).findFirst().orElseThrow();
    }
  }

  private List<String> builds() throws IOException {
    return Files.readAllLines(root.resolve("builds.txt"));
  }

  private Ended start(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<String>(List.of(root.resolve("newel").toString()));
    command.addAll(List.of(arguments));
    return run(directory, command);
  }

  private Ended run(Path where, List<String> command) throws IOException, InterruptedException {
    var out = directory.resolve("out.txt");
    var err = directory.resolve("err.txt");
    var builder = new ProcessBuilder(command).directory(where.toFile());
    builder
        .redirectOutput(out.toFile())
        .redirectError(err.toFile())
        .redirectInput(new File("/dev/null"));
    builder.environment().putAll(environment);
    var code = builder.start().waitFor();
    return new Ended(code, Files.readString(out), Files.readString(err));
  }

  /// A directory that looks like a JDK of this version.
  private Path jdk(String version) throws IOException {
    var home = directory.resolve("jdk");
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    for (var tool : List.of("java", "javac")) {
      executable(home.resolve("bin").resolve(tool), "exit 1");
    }
    return home;
  }

  /// A PATH with the tools that the launcher needs and no Java.
  private String tools() throws IOException {
    var tools = Files.createDirectories(directory.resolve("tools"));
    var needed = "cat cksum cp dirname find grep head ln ls mkdir mv readlink rm sed sleep sort tr";
    for (var tool : needed.split(" ", -1)) {
      for (var folder : List.of("/usr/bin", "/bin")) {
        var file = Path.of(folder, tool);
        if (Files.exists(file) && !Files.exists(tools.resolve(tool))) {
          executable(tools.resolve(tool), "exec " + file + " \"$@\"");
        }
      }
    }
    return tools.toString();
  }

  private void script(String name, String text) throws IOException {
    executable(root.resolve(name), text);
  }

  private static void executable(Path file, String text) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /// The classes of this build in a jar, as an archive needs them.
  private static void jar(Path file) throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "dev.newel.cli.Main");
    var libraries =
        Files.readString(Golden.root().resolve("core/target/runtime-libraries.txt")).strip();
    var urls = new ArrayList<String>();
    for (var library : libraries.split(File.pathSeparator, -1)) {
      urls.add(Path.of(library).toUri().toString());
    }
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", urls));
    var classes = Golden.root().resolve("core/target/classes");
    try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest);
        var files = Files.walk(classes)) {
      for (var each : files.filter(Files::isRegularFile).sorted().toList()) {
        jar.putNextEntry(
            new ZipEntry(classes.relativize(each).toString().replace(File.separatorChar, '/')));
        jar.write(Files.readAllBytes(each));
        jar.closeEntry();
      }
    }
  }
}
