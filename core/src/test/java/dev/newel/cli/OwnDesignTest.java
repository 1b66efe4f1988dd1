package dev.newel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Severity;
import dev.newel.language.Cli;
import dev.newel.language.FieldText;
import dev.newel.language.Written;
import dev.newel.read.DesignReader;
import dev.newel.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// Newel's own design, `examples/newel`, says what the code is: whoever adds a command, an option,
/// an exit or a package says so there.
class OwnDesignTest {
  private static final Path FOLDER = Golden.root().resolve("examples/newel");
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:static )?dev\\.newel\\.([a-z]+)\\.");

  @Test
  void it_reads_without_a_fault() {
    assertThat(
            DesignReader.read(FOLDER).findings().stream()
                .filter(one -> one.severity() == Severity.ERROR))
        .isEmpty();
  }

  @Test
  void every_command_is_designed_and_every_designed_command_is_there() {
    var there = new TreeSet<String>();
    for (var command : Commands.create()) {
      var annotation =
          Objects.requireNonNull(command.getClass().getAnnotation(CommandLine.Command.class));
      if (!annotation.hidden()) {
        there.add(annotation.name());
      }
    }
    assertThat(new TreeSet<>(cli().commands().keySet()))
        .as("commands of examples/newel")
        .isEqualTo(there);
  }

  @Test
  void options_and_arguments_are_the_designed_ones() {
    assertThat(new TreeSet<>(cli().options().keySet()))
        .isEqualTo(options(new CommandLine(new RootCommand())));
    for (var command : Commands.create()) {
      var annotation =
          Objects.requireNonNull(command.getClass().getAnnotation(CommandLine.Command.class));
      // The server's commands have options that the core cannot see.
      if (annotation.hidden() || Set.of("run", "up").contains(annotation.name())) {
        continue;
      }
      var line = new CommandLine(command);
      var designed = Objects.requireNonNull(cli().commands().get(annotation.name()));
      assertThat(new TreeSet<>(designed.options().keySet()))
          .as(annotation.name())
          .isEqualTo(options(line));
      assertThat(designed.arguments().keySet().stream().toList())
          .as(annotation.name())
          .isEqualTo(
              line.getCommandSpec().positionalParameters().stream()
                  .map(one -> one.paramLabel().toLowerCase(Locale.ROOT))
                  .toList());
    }
  }

  @Test
  void a_command_asks_for_what_its_design_asks_for() {
    for (var command : Commands.create()) {
      var annotation =
          Objects.requireNonNull(command.getClass().getAnnotation(CommandLine.Command.class));
      // The server's commands have options that the core cannot see.
      if (annotation.hidden() || Set.of("run", "up").contains(annotation.name())) {
        continue;
      }
      var spec = new CommandLine(command).getCommandSpec();
      var designed = Objects.requireNonNull(cli().commands().get(annotation.name()));
      var asked = new TreeSet<String>();
      var repeated = new TreeSet<String>();
      for (var one : spec.args()) {
        var name =
            one instanceof OptionSpec option
                ? option.longestName()
                : one.paramLabel().toLowerCase(Locale.ROOT);
        if (one.required()) {
          asked.add(name);
        }
        if (one.isMultiValue()) {
          repeated.add(name);
        }
      }
      var fields = new TreeMap<String, FieldText>(designed.options());
      fields.putAll(designed.arguments());
      assertThat(names(fields, OwnDesignTest::required)).as(annotation.name()).isEqualTo(asked);
      assertThat(names(fields, field -> field.type().many() != null))
          .as(annotation.name())
          .isEqualTo(repeated);
      assertThat(names(fields, field -> field.doc() == null))
          .as("told in examples/newel of " + annotation.name())
          .isEmpty();
    }
  }

  private static TreeSet<String> names(Map<String, FieldText> fields, Predicate<FieldText> which) {
    var names = new TreeSet<String>();
    fields.forEach(
        (name, field) -> {
          if (which.test(field)) {
            names.add(name);
          }
        });
    return names;
  }

  /// Neither a flag, nor one that may be left out, has a default or may be an empty list.
  private static boolean required(FieldText field) {
    var many = field.type().many();
    return !field.optional()
        && field.initial() == null
        && !field.type().name().equals("flag")
        && (many == null || Objects.requireNonNullElse(many.min(), 0L) > 0);
  }

  @Test
  void exits_are_those_of_the_program() {
    var designed = new TreeMap<Integer, String>();
    cli().exits().forEach((code, text) -> designed.put(Integer.valueOf(code), text));
    written()
        .errors()
        .forEach(
            (name, error) -> {
              assertThat(Exit.valueOf(name).code()).isEqualTo(error.exit());
              designed.put(
                  Objects.requireNonNull(error.exit()), Objects.requireNonNull(error.text()));
            });
    var there = new TreeMap<Integer, String>();
    for (var exit : Exit.values()) {
      there.put(exit.code(), exit.meaning());
    }
    assertThat(designed).isEqualTo(there);
  }

  @Test
  void components_are_the_packages() throws IOException {
    var packages = new TreeSet<String>();
    for (var module : new String[] {"core", "server"}) {
      try (var folders = Files.list(Golden.root().resolve(module + "/src/main/java/dev/newel"))) {
        folders
            .filter(Files::isDirectory)
            .map(folder -> String.valueOf(folder.getFileName()))
            .forEach(packages::add);
      }
    }
    assertThat(new TreeSet<>(written().components().keySet())).isEqualTo(packages);
  }

  @Test
  void components_use_what_the_packages_import() throws IOException {
    var imports = new TreeMap<String, TreeSet<String>>();
    written().components().keySet().forEach(name -> imports.put(name, new TreeSet<>()));
    for (var module : new String[] {"core", "server"}) {
      var root = Golden.root().resolve(module + "/src/main/java/dev/newel");
      try (var files = Files.walk(root)) {
        for (var file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          var own = String.valueOf(root.relativize(file).getName(0));
          IMPORT
              .matcher(Files.readString(file))
              .results()
              .map(found -> found.group(1))
              .filter(used -> !used.equals(own))
              .forEach(Objects.requireNonNull(imports.get(own))::add);
        }
      }
    }
    var designed = new TreeMap<String, TreeSet<String>>();
    var outside = written().dependencies().keySet();
    written()
        .components()
        .forEach(
            (name, component) -> {
              var inside = new TreeSet<>(component.uses());
              inside.removeAll(outside);
              designed.put(name, inside);
            });
    assertThat(designed).isEqualTo(imports);
  }

  @Test
  void functions_of_the_library_are_there() throws ClassNotFoundException {
    var library = Objects.requireNonNull(written().library());
    for (var name : library.functions().keySet()) {
      var dot = name.lastIndexOf('.');
      var type = Class.forName(library.module() + "." + name.substring(0, dot));
      var method = name.substring(dot + 1);
      assertThat(Arrays.stream(type.getMethods()).map(java.lang.reflect.Method::getName))
          .as(name)
          .contains(method);
    }
  }

  /// The longest name of each option, without those that a command inherits.
  private static TreeSet<String> options(CommandLine line) {
    var names = new TreeSet<String>();
    Stream<OptionSpec> own =
        line.getCommandSpec().options().stream().filter(option -> !option.inherited());
    own.forEach(option -> names.add(option.longestName()));
    return names;
  }

  private static Written written() {
    return Objects.requireNonNull(DesignReader.read(FOLDER).written());
  }

  private static Cli cli() {
    return Objects.requireNonNull(written().cli());
  }
}
