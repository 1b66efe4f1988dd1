package dev.newel.serve.handle;

import dev.newel.handler.Handler;
import dev.newel.serve.store.StartFailure;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Compiles the Java sources of a directory into a directory of its own, which goes with the
/// process.
final class CompiledSources {
  private CompiledSources() {}

  /// Where the classes are; null where the directory has no sources.
  ///
  /// @param roots what the sources may use beside Newel and each other
  static @Nullable Path of(Path directory, List<Path> roots) throws IOException {
    List<Path> sources;
    try (var files = Files.walk(directory)) {
      sources = files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
    if (sources.isEmpty()) {
      return null;
    }
    var compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new StartFailure(
          "`%s` holds Java sources, and this Java has no compiler.".formatted(directory),
          "Run Newel by a JDK, or pass a directory or JAR with the compiled classes.");
    }
    var out = Files.createTempDirectory("newel-handlers");
    removeAtEnd(out);
    var told = new DiagnosticCollector<JavaFileObject>();
    try (var files = compiler.getStandardFileManager(told, Locale.ROOT, StandardCharsets.UTF_8)) {
      var options =
          List.of(
              "-d", out.toString(), "-classpath", classPath(roots), "-g", "-proc:none", "-nowarn");
      var task =
          compiler.getTask(
              Writer.nullWriter(),
              files,
              told,
              options,
              null,
              files.getJavaFileObjectsFromPaths(sources));
      if (!task.call()) {
        throw failure(directory, told);
      }
    }
    return out;
  }

  private static String classPath(List<Path> roots) {
    var places = new ArrayList<String>();
    roots.forEach(root -> places.add(root.toString()));
    var ours = Handler.class.getProtectionDomain().getCodeSource();
    if (ours != null) {
      places.add(new File(ours.getLocation().getPath()).toString());
    }
    places.add(System.getProperty("java.class.path"));
    return String.join(File.pathSeparator, places);
  }

  private static StartFailure failure(
      Path directory, DiagnosticCollector<? extends JavaFileObject> told) {
    var errors =
        told.getDiagnostics().stream()
            .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
            .toList();
    return new StartFailure(
        "The handlers do not compile: %s%s."
            .formatted(
                errors.isEmpty() ? "the compiler says no why" : place(directory, errors.getFirst()),
                errors.size() > 1 ? " (and %d more)".formatted(errors.size() - 1) : ""),
        "Mend it, or take the file out of `%s`.".formatted(directory));
  }

  private static String place(Path directory, Diagnostic<? extends JavaFileObject> error) {
    var source = error.getSource();
    var what =
        error.getMessage(Locale.ROOT).lines().map(String::strip).collect(Collectors.joining(", "));
    return source == null
        ? what
        : "`%s:%d` %s"
            .formatted(
                directory.toAbsolutePath().relativize(Path.of(source.toUri())),
                error.getLineNumber(),
                what);
  }

  private static void removeAtEnd(Path directory) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try (var files = Files.walk(directory)) {
                    files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
                  } catch (IOException e) {
                    // What stays lies among temporary files.
                    System.getLogger(CompiledSources.class.getName())
                        .log(System.Logger.Level.DEBUG, "left behind", e);
                  }
                }));
  }
}
