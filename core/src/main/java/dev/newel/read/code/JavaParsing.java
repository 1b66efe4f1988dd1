package dev.newel.read.code;

import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import dev.newel.finding.Finding;
import dev.newel.source.Address;
import dev.newel.source.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Parses Java by the parser of the JDK's own compiler (the package `com.sun.source` of the module
/// `jdk.compiler`). It goes no further than the tree: nothing is resolved, compiled or run, and no
/// annotation processor is loaded.
final class JavaParsing {
  /// How deep brackets may nest: the parser goes down a call each.
  private static final int DEEPEST = 400;

  private static final int MOST_MISTAKES = 3;
  private static final int MOST_AT_ONCE = 200;

  private final List<Finding> findings;
  private final @Nullable JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

  JavaParsing(List<Finding> findings) {
    this.findings = findings;
  }

  /// What the files declare, in their order; nothing, and a finding, of one that cannot be read at
  /// all. A task costs more than a file, so that many share one.
  List<Declared.JavaType> types(List<SourceText> sources) {
    var types = new ArrayList<Declared.JavaType>();
    var group = new ArrayList<SourceText>();
    for (var source : sources) {
      if (depth(source.text()) > DEEPEST) {
        findings.add(tooDeep(source));
      } else {
        group.add(source);
      }
      if (group.size() == MOST_AT_ONCE) {
        types.addAll(parsed(group));
        group.clear();
      }
    }
    types.addAll(parsed(group));
    return types;
  }

  private List<Declared.JavaType> parsed(List<SourceText> group) {
    if (group.isEmpty()) {
      return List.of();
    }
    if (compiler == null) {
      throw new IllegalStateException("this Java has no compiler; a JDK has one");
    }
    var mistakes = new DiagnosticCollector<JavaFileObject>();
    // The compiler wraps files, so that their addresses alone tell which they are.
    var files = new ArrayList<InMemory>();
    var byAddress = new HashMap<URI, SourceText>();
    for (var source : group) {
      var file = new InMemory(source, files.size());
      files.add(file);
      byAddress.put(file.toUri(), source);
    }
    try {
      var task =
          (JavacTask)
              compiler.getTask(
                  Writer.nullWriter(),
                  null,
                  mistakes,
                  List.of("-proc:none", "-implicit:none", "-Xlint:none"),
                  null,
                  files);
      var types = new ArrayList<Declared.JavaType>();
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (var unit : task.parse()) {
        var source = Objects.requireNonNull(byAddress.get(unit.getSourceFile().toUri()));
        types.addAll(new Declarations(source, unit, positions).types());
      }
      tell(mistakes, byAddress);
      return types;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalStateException | StackOverflowError e) {
      // The first is what the compiler makes of the second and of mistakes of its own.
      // The parser calls itself for each level; a chain of a thousand `else if` is one, too.
      if (group.size() == 1) {
        findings.add(tooDeep(group.getFirst()));
        return List.of();
      }
      return group.stream().flatMap(one -> parsed(List.of(one)).stream()).toList();
    }
  }

  private static Finding tooDeep(SourceText source) {
    return Finding.warning(
        CodeId.TOO_LARGE.id(),
        Address.ROOT,
        source.span(0, 0),
        "`%s` nests deeper than code that people write; it is not read.".formatted(source.file()),
        null);
  }

  private void tell(DiagnosticCollector<JavaFileObject> mistakes, Map<URI, SourceText> byAddress) {
    var told = new HashMap<SourceText, Set<Long>>();
    for (var mistake : mistakes.getDiagnostics()) {
      var file = mistake.getSource();
      var source = file == null ? null : byAddress.get(file.toUri());
      if (mistake.getKind() != Diagnostic.Kind.ERROR || source == null) {
        continue;
      }
      var lines = told.computeIfAbsent(source, key -> new HashSet<>());
      if (lines.size() < MOST_MISTAKES && lines.add(mistake.getLineNumber())) {
        var at = (int) Math.clamp(mistake.getPosition(), 0L, (long) source.text().length());
        findings.add(
            Finding.warning(
                CodeId.SYNTAX.id(),
                Address.ROOT,
                source.span(at, at),
                "`%s` has a mistake of syntax: %s."
                    .formatted(source.file(), words(mistake.getMessage(Locale.ROOT))),
                "What stands around it is read; check what is drafted of this file."));
      }
    }
  }

  private static String words(String message) {
    var line = message.lines().findFirst().orElse("").strip();
    return line.isEmpty() ? "it cannot be parsed" : line.replaceAll("\\.$", "");
  }

  /// How deep brackets nest, those in texts and comments counted as well.
  private static int depth(String text) {
    var depth = 0;
    var most = 0;
    for (var i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '(', '[', '{' -> most = Math.max(most, ++depth);
        case ')', ']', '}' -> depth = Math.max(0, depth - 1);
        default -> {}
      }
    }
    return most;
  }

  /// Names that the parser must not be asked for.
  static final Set<String> NO_TYPES = Set.of("module-info.java", "package-info.java");

  /// A file that the compiler reads out of memory.
  private static final class InMemory extends SimpleJavaFileObject {
    private final SourceText source;

    InMemory(SourceText source, int number) {
      super(URI.create("memory:///" + number + "/Source.java"), Kind.SOURCE);
      this.source = source;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source.text();
    }
  }
}
