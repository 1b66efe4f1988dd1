package dev.newel.cli;

import dev.newel.draft.Sources;
import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.foreign.brief.Brief;
import dev.newel.foreign.code.CodeBase;
import dev.newel.foreign.http.HttpApi;
import dev.newel.foreign.messaging.MessagingApi;
import dev.newel.foreign.tables.SqlSchema;
import dev.newel.read.DiskTree;
import dev.newel.read.FileTree;
import dev.newel.read.asyncapi.AsyncApiReader;
import dev.newel.read.brief.BriefReader;
import dev.newel.read.brief.DecodedText;
import dev.newel.read.code.CodeReader;
import dev.newel.read.openapi.OpenApiReader;
import dev.newel.read.sql.MigrationOrder;
import dev.newel.read.sql.SqlReader;
import dev.newel.source.SourceText;
import dev.newel.source.Span;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The files that a design is drafted from.
final class SourceFiles {
  /// What tools make and keep, and what is for tests.
  private static final Pattern MADE =
      Pattern.compile(
          "/(?:node_modules|target|\\.git|\\.gradle|\\.idea|\\.mvn|src/test)/|^/(?:build|out)/");

  private SourceFiles() {}

  /// Adds the file, or those of the folder; false with a word to the user where neither is there.
  static boolean collect(Console console, String name, List<String> files) throws IOException {
    var path = console.path(name);
    if (!Files.exists(path)) {
      console.err("newel: there is no `%s`.".formatted(name));
      console.err(
          "hint: name Markdown, SQL, OpenAPI, AsyncAPI or Java files, or folders with such.");
      return false;
    }
    if (!Files.isDirectory(path)) {
      files.add(name);
      return true;
    }
    var hasCode = false;
    try (var inside = Files.walk(path)) {
      var found =
          inside
              .filter(Files::isRegularFile)
              .sorted(Comparator.comparing(Path::toString, new MigrationOrder()))
              .toList();
      for (var file : found) {
        var below = path.relativize(file).toString().replace('\\', '/');
        if (MADE.matcher("/" + below).find()) {
          continue;
        }
        hasCode |= isCode(below);
        if (isSource(file)) {
          files.add((name + "/" + below).replace("//", "/"));
        }
      }
    }
    if (hasCode) {
      files.add(name);
    }
    return true;
  }

  /// Whether a folder with this file is read as the source code of an application.
  private static boolean isCode(String below) {
    return CodeReader.describes(below)
        && (below.endsWith(".java")
            || below.endsWith("pom.xml")
            || below.matches("(?:.*/)?build\\.gradle(?:\\.kts)?"));
  }

  /// Adds the tables and descriptions that lie in a folder itself, and are not there yet.
  static void beside(Console console, Path folder, List<String> files) throws IOException {
    try (var inside = Files.list(folder)) {
      var found =
          inside
              .filter(Files::isRegularFile)
              .sorted(Comparator.comparing(Path::toString, new MigrationOrder()))
              .toList();
      for (var file : found) {
        var name = console.shown(file);
        if (!String.valueOf(file.getFileName()).endsWith(".md")
            && isSource(file)
            && !files.contains(name)) {
          files.add(name);
        }
      }
    }
  }

  /// Of a folder's YAML and JSON only what begins a description: the other files of one are read
  /// with it.
  private static boolean isSource(Path file) throws IOException {
    var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".md")
        || name.endsWith(".sql")
        || (isTree(name)
            && Files.size(file) <= OpenApiReader.MOST_BYTES
            && describes(Files.readAllBytes(file)));
  }

  private static boolean describes(byte[] bytes) {
    return OpenApiReader.describes(bytes) || AsyncApiReader.describes(bytes);
  }

  private static boolean isTree(String name) {
    return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
  }

  /// Reads them, requirements first.
  ///
  /// @param home the folder of the design: what lies in it is named as seen from there
  static Sources read(Console console, List<String> files, Path home) throws IOException {
    var briefs = new ArrayList<Brief>();
    var descriptions = new ArrayList<HttpApi>();
    var messages = new ArrayList<MessagingApi>();
    var code = new ArrayList<CodeBase>();
    var sql = new ArrayList<SourceText>();
    var told = new ArrayList<Finding>();
    for (var file : files) {
      console.progress("reading " + file);
      var path = console.path(file);
      var name = name(file, path, home);
      if (Files.isDirectory(path)) {
        var before = name.isEmpty() || name.equals(".") ? "" : name.replaceAll("/$", "") + "/";
        code.add(CodeReader.read(new Named(new DiskTree(path), before)));
        continue;
      }
      var parent = path.toAbsolutePath().getParent();
      if (parent != null && isCode(String.valueOf(path.getFileName()))) {
        var before = name.substring(0, name.lastIndexOf('/') + 1);
        code.add(
            CodeReader.read(
                new Alone(
                    new Named(new DiskTree(parent), before), String.valueOf(path.getFileName()))));
        continue;
      }
      var bytes = Files.readAllBytes(path);
      if (file.toLowerCase(Locale.ROOT).endsWith(".sql")) {
        var decoded = DecodedText.of(name, bytes);
        sql.add(new SourceText(name, decoded.text()));
        told.addAll(decoded.findings());
      } else if (isTree(file.toLowerCase(Locale.ROOT))) {
        if (AsyncApiReader.describes(bytes)) {
          var read = described(path, name, home, AsyncApiReader::read);
          add(console, read.api(), read.findings(), messages);
        } else {
          var read = described(path, name, home, OpenApiReader::read);
          add(console, read.api(), read.findings(), descriptions);
        }
      } else {
        briefs.add(BriefReader.read(name, bytes));
      }
    }
    briefs.sort(Comparator.comparing(Brief::kind));
    var schemas = sql.isEmpty() ? List.<SqlSchema>of() : List.of(told(SqlReader.read(sql), told));
    return new Sources(briefs, schemas, descriptions, messages, code);
  }

  /// The tables with what is wrong with the files themselves, first.
  private static SqlSchema told(SqlSchema schema, List<Finding> files) {
    var findings = new ArrayList<>(files);
    findings.addAll(schema.findings());
    return new SqlSchema(schema.files(), schema.tables(), schema.unread(), findings);
  }

  /// A description with the files that it refers to: they lie in the folder of the design, or else
  /// in its own.
  private static <T> T described(
      Path path, String name, Path home, BiFunction<FileTree, String, T> read) {
    var whole = path.toAbsolutePath().normalize();
    var parent = whole.getParent();
    return parent == null || whole.startsWith(home.toAbsolutePath().normalize())
        ? read.apply(new Named(new DiskTree(home), ""), name)
        : read.apply(
            new Named(new DiskTree(parent), name.substring(0, name.lastIndexOf('/') + 1)),
            String.valueOf(whole.getFileName()));
  }

  private static <T> void add(
      Console console, @Nullable T api, List<Finding> findings, List<T> all) {
    // Those of messages are kept with what was read of them.
    var kept = api instanceof MessagingApi;
    findings.stream()
        .filter(finding -> api == null || (!kept && finding.severity() == Severity.ERROR))
        .forEach(finding -> DraftReport.tell(console, finding));
    if (api != null) {
      all.add(api);
    }
  }

  /// A folder whose files are named as seen from the design.
  private record Named(FileTree tree, String before) implements FileTree {
    @Override
    public Content read(String path, int most) {
      return tree.read(path, most);
    }

    @Override
    public List<String> files() {
      return tree.files();
    }

    @Override
    public String shown(String path) {
      return before + path;
    }
  }

  /// One file of a folder.
  private record Alone(FileTree tree, String file) implements FileTree {
    @Override
    public Content read(String path, int most) {
      return tree.read(path, most);
    }

    @Override
    public List<String> files() {
      return List.of(file);
    }

    @Override
    public String shown(String path) {
      return tree.shown(path);
    }
  }

  private static String name(String file, Path path, Path home) {
    var inside = path.normalize().startsWith(home.normalize());
    var name = inside ? home.normalize().relativize(path.normalize()).toString() : file;
    return name.replace('\\', '/').replaceFirst("^\\./", "");
  }

  /// A finding in a source, which it names as the user would.
  ///
  /// @param home the folder of the design, from which sources are named
  static Finding seen(Console console, Path home, Finding finding) {
    var span = finding.span();
    if (span == null || !Files.exists(home.resolve(span.file()))) {
      return finding;
    }
    var name = console.shown(home.resolve(span.file()));
    return new Finding(
        finding.id(),
        finding.severity(),
        finding.at(),
        new Span(name, span.line(), span.column(), span.endLine(), span.endColumn()),
        finding.message(),
        finding.hint(),
        finding.edit());
  }

  /// UTF-8, or else the encoding in which every byte is a letter.
  static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
