package dev.newel.read.code;

import dev.newel.foreign.Evidence;
import dev.newel.foreign.code.CodeBase.Build;
import dev.newel.foreign.code.CodeBase.Library;
import dev.newel.foreign.code.CodeBase.Unread;
import dev.newel.source.SourceText;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads what stands plainly in a `build.gradle` or `build.gradle.kts`: plugins, dependencies in
/// quotes or of a version catalogue, the level of Java. A build file is a program and is not run:
/// what a line takes from a variable or a function is told as unread.
final class GradleReader {
  private static final Pattern PLUGIN =
      Pattern.compile(
          "^\\s*(?:id|alias)?\\s*\\(?\\s*['\"]([\\w.-]+)['\"]\\s*\\)?\\s*version\\s*\\(?['\"]([^'\"]+)['\"].*");
  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "^\\s*(\\w*(?:mplementation|api|ompileOnly|untimeOnly|nnotationProcessor|developmentOnly))\\b"
              + "\\s*\\(?\\s*(?:platform|enforcedPlatform)?\\s*\\(?\\s*(.*)$");
  private static final Pattern COORDINATES =
      Pattern.compile("^['\"]([^:'\"$]+):([^:'\"$]+)(?::([^'\"@]+))?(?:@\\w+)?['\"].*");
  private static final Pattern ALIAS = Pattern.compile("^\\s*alias\\s*\\(?\\s*([\\w.]+)\\s*\\)?.*");
  private static final Pattern NAMED =
      Pattern.compile("^([a-z]\\w*(?:\\.\\w+)+?)(?:\\.get\\(\\))?\\s*\\)*\\s*(?:\\{.*|//.*)?$");
  private static final Pattern JAVA =
      Pattern.compile(
          "(?:JavaLanguageVersion\\.of\\(|JavaVersion\\.VERSION_(?:1_)?|(?:source|target)Compatibility\\s*=\\s*['\"]?(?:1\\.)?|jvmToolchain\\()(\\d+)");

  private GradleReader() {}

  static Build read(SourceText source, GradleCatalogue catalogue) {
    var libraries = new ArrayList<Library>();
    var unread = new ArrayList<Unread>();
    var java = "";
    for (var number = 1; number <= source.lines(); number++) {
      var line = source.line(number);
      if (line.length() > 1_000 || line.strip().startsWith("//")) {
        continue;
      }
      var evidence = Evidence.explicit(Span.point(source.file(), number, 1), line);
      var plugin = PLUGIN.matcher(line);
      if (plugin.matches()) {
        libraries.add(
            new Library(plugin.group(1), plugin.group(1), plugin.group(2), "plugin", evidence));
        continue;
      }
      var alias = ALIAS.matcher(line);
      if (alias.matches()) {
        var plugins = catalogue.get(alias.group(1));
        plugins.forEach(each -> libraries.add(library(each, "plugin", evidence)));
        if (plugins.isEmpty()) {
          unread.add(new Unread("The build file takes it from elsewhere.", evidence));
        }
        continue;
      }
      var level = JAVA.matcher(line);
      if (java.isEmpty() && level.find()) {
        java = level.group(1);
      }
      var dependency = DEPENDENCY.matcher(line);
      if (dependency.matches()) {
        var at = COORDINATES.matcher(dependency.group(2));
        if (at.matches()) {
          var version = at.group(3) == null || at.group(3).contains("$") ? "" : at.group(3);
          libraries.add(
              new Library(at.group(1), at.group(2), version, dependency.group(1), evidence));
          continue;
        }
        var named = NAMED.matcher(dependency.group(2));
        var found =
            named.matches() ? catalogue.get(named.group(1)) : List.<GradleCatalogue.Entry>of();
        found.forEach(each -> libraries.add(library(each, dependency.group(1), evidence)));
        if (found.isEmpty() && !dependency.group(2).matches("\\s*\\{?\\s*")) {
          unread.add(new Unread("The build file takes it from elsewhere.", evidence));
        }
      }
    }
    return build(source, java, libraries, unread);
  }

  private static Library library(GradleCatalogue.Entry entry, String scope, Evidence evidence) {
    return new Library(entry.group(), entry.artifact(), entry.version(), scope, evidence);
  }

  private static Build build(
      SourceText source, String java, List<Library> libraries, List<Unread> unread) {
    var folder = source.file().replaceFirst("/?[^/]*$", "");
    return new Build(
        source.file(),
        folder.substring(folder.lastIndexOf('/') + 1),
        java,
        libraries,
        unread,
        Evidence.explicit(Span.point(source.file(), 1, 1), source.file()));
  }
}
