package dev.newel.build;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// The measures of one source file, as the parser of the JDK sees it.
///
/// @param name the file, seen from the root of the repository
/// @param codeLines its lines without blank ones and comments
/// @param methodLines the lines of each method from its name to its brace; overloads count by the
///     longest. Annotations do not count, since the table of a table-driven test stands in one
/// @param types the simple names of its classes
record JavaSource(
    String name, int codeLines, Map<String, Integer> methodLines, List<String> types) {
  /// Strings come first, because what looks like a comment in them is none. Runs of plain
  /// characters are taken whole: the matcher would recurse once for each otherwise.
  private static final Pattern COMMENT =
      Pattern.compile(
          "(?<string>\"\"\"(?:[^\"\\\\]++|\\\\.|\"(?!\"\"))*+\"\"\"|\"(?:[^\"\\\\\n]++|\\\\.)*+\"|'(?:[^'\\\\\n]|\\\\.)+?')"
              + "|//[^\n]*+|/\\*.*?\\*/",
          Pattern.DOTALL);

  static List<JavaSource> read(List<Path> files, Path root) throws IOException {
    var compiler =
        Objects.requireNonNull(
            ToolProvider.getSystemJavaCompiler(), "no compiler: tests run on a JDK");
    var measured = new ArrayList<JavaSource>();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
      var positions = Trees.instance(task).getSourcePositions();
      for (var unit : task.parse()) {
        var name = root.toUri().relativize(unit.getSourceFile().toUri()).getPath();
        measured.add(measure(name, unit, positions));
      }
    }
    return measured;
  }

  private static JavaSource measure(
      String name, CompilationUnitTree unit, SourcePositions positions) throws IOException {
    var methods = new LinkedHashMap<String, Integer>();
    var types = new ArrayList<String>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
        var first = method.getReturnType() == null ? method.getBody() : method.getReturnType();
        var start = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, first));
        var end = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, method));
        var called =
            method.getName().contentEquals("<init>")
                ? types.getLast()
                : method.getName().toString();
        methods.merge(called, (int) (end - start) + 1, Math::max);
        return super.visitMethod(method, unused);
      }

      @Override
      public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
        types.add(type.getSimpleName().toString());
        return super.visitClass(type, unused);
      }
    }.scan(unit, null);
    return new JavaSource(
        name, codeLines(unit.getSourceFile().getCharContent(true).toString()), methods, types);
  }

  private static int codeLines(String text) {
    var code =
        COMMENT.matcher(text).replaceAll(match -> kept(match.group("string"), match.group()));
    return (int) code.lines().filter(line -> !line.isBlank()).count();
  }

  private static String kept(@Nullable String string, String matched) {
    var text =
        string == null ? "\n".repeat((int) matched.chars().filter(c -> c == '\n').count()) : string;
    return Matcher.quoteReplacement(text);
  }
}
