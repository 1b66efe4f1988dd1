package dev.newel.serve.handle;

import dev.newel.serve.store.StartFailure;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The classes in a directory or a JAR, which may use those of Newel.
final class HandlerClasses {
  private static final String CLASS = ".class";

  private final Path place;
  private final TreeSet<String> names = new TreeSet<>();
  private final ClassLoader loader;

  private HandlerClasses(Path place) throws IOException {
    this.place = place;
    var roots = roots(place);
    var compiled = Files.isDirectory(place) ? CompiledSources.of(place, roots) : null;
    if (compiled != null) {
      roots.addFirst(compiled);
    }
    for (var root : roots) {
      names.addAll(Files.isDirectory(root) ? inDirectory(root) : inJar(root));
    }
    this.loader =
        new URLClassLoader(
            "newel handlers",
            roots.stream().map(HandlerClasses::url).toArray(URL[]::new),
            HandlerClasses.class.getClassLoader());
  }

  /// Throws `StartFailure` where nothing can be read there.
  static HandlerClasses at(Path place) {
    if (!Files.exists(place)) {
      throw new StartFailure(
          "`%s` is not there, so no handler comes from it.".formatted(place),
          "Pass `--handlers` the directory or the JAR with the classes.");
    }
    try {
      return new HandlerClasses(place);
    } catch (IOException e) {
      throw new StartFailure(
          "Handlers cannot be read from `%s`: %s.".formatted(place, e.getMessage()),
          "Pass `--handlers` a directory with `.java` files, classes or JARs, or a JAR.",
          e);
    }
  }

  /// The directory itself and the JARs that lie in it.
  private static List<Path> roots(Path place) throws IOException {
    var roots = new ArrayList<Path>(List.of(place));
    if (Files.isDirectory(place)) {
      try (var files = Files.list(place)) {
        files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(roots::add);
      }
    }
    return roots;
  }

  private static URL url(Path root) {
    try {
      return root.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> inDirectory(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(CLASS))
          .map(file -> named(root.relativize(file).toString().replace(File.separatorChar, '/')))
          .toList();
    }
  }

  private static List<String> inJar(Path file) throws IOException {
    try (var jar = new JarFile(file.toFile())) {
      return jar.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.endsWith(CLASS) && !name.startsWith("META-INF/"))
          .map(HandlerClasses::named)
          .toList();
    }
  }

  private static String named(String file) {
    return file.substring(0, file.length() - CLASS.length()).replace('/', '.');
  }

  /// The class whose name without its package is `simple`; null where there is none.
  @Nullable Class<?> ofSimpleName(String simple) {
    var alike =
        names.stream().filter(name -> name.substring(name.lastIndexOf('.') + 1).equals(simple));
    var found = alike.toList();
    if (found.size() > 1) {
      throw new StartFailure(
          "`%s` and `%s` are both called `%s`, so that nobody knows which is the handler."
              .formatted(found.get(0), found.get(1), simple),
          "Leave one of them in `%s`.".formatted(place));
    }
    if (found.isEmpty()) {
      return null;
    }
    try {
      return Class.forName(found.getFirst(), true, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      throw new StartFailure(
          "`%s` cannot be loaded: %s.".formatted(found.getFirst(), e),
          "Lay the JARs that it needs beside it, and compile it for Java %d or older."
              .formatted(Runtime.version().feature()),
          e);
    }
  }
}
