package dev.newel.cli;

import dev.newel.draft.Sources;
import dev.newel.foreign.brief.Brief;
import dev.newel.foreign.http.HttpApi;
import dev.newel.foreign.tables.SqlSchema;
import dev.newel.read.DiskTree;
import dev.newel.read.FileTree;
import dev.newel.read.brief.BriefReader;
import dev.newel.read.openapi.OpenApiReader;
import dev.newel.read.sql.SqlReader;
import dev.newel.source.SourceText;
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

/// The files that a design is drafted from.
final class SourceFiles {
  private SourceFiles() {}

  /// Adds the file, or those of the folder; false with a word to the user where neither is there.
  static boolean collect(Console console, String name, List<String> files) throws IOException {
    var path = console.path(name);
    if (!Files.exists(path)) {
      console.err("newel: there is no `%s`.".formatted(name));
      console.err("hint: name Markdown, SQL or OpenAPI files, or folders with such.");
      return false;
    }
    if (!Files.isDirectory(path)) {
      files.add(name);
      return true;
    }
    try (var inside = Files.walk(path)) {
      var found =
          inside.filter(Files::isRegularFile).sorted(Comparator.comparing(Path::toString)).toList();
      for (var file : found) {
        if (isSource(file)) {
          files.add((name + "/" + path.relativize(file)).replace("//", "/"));
        }
      }
    }
    return true;
  }

  /// Of a folder's YAML and JSON only what begins a description: the other files of one are read
  /// with it.
  private static boolean isSource(Path file) throws IOException {
    var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".md")
        || name.endsWith(".sql")
        || (isTree(name)
            && Files.size(file) <= OpenApiReader.MOST_BYTES
            && OpenApiReader.describes(Files.readAllBytes(file)));
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
    var sql = new ArrayList<SourceText>();
    for (var file : files) {
      console.progress("reading " + file);
      var path = console.path(file);
      var bytes = Files.readAllBytes(path);
      var name = name(file, path, home);
      if (file.toLowerCase(Locale.ROOT).endsWith(".sql")) {
        sql.add(new SourceText(name, text(bytes)));
      } else if (isTree(file.toLowerCase(Locale.ROOT))) {
        describe(console, path, name, home, descriptions);
      } else {
        briefs.add(BriefReader.read(name, bytes));
      }
    }
    briefs.sort(Comparator.comparing(Brief::kind));
    var schemas = sql.isEmpty() ? List.<SqlSchema>of() : List.of(SqlReader.read(sql));
    return new Sources(briefs, schemas, descriptions);
  }

  /// A description with the files that it refers to: they lie in the folder of the design, or else
  /// in its own.
  private static void describe(
      Console console, Path path, String name, Path home, List<HttpApi> descriptions) {
    var whole = path.toAbsolutePath().normalize();
    var parent = whole.getParent();
    var read =
        parent == null || whole.startsWith(home.toAbsolutePath().normalize())
            ? OpenApiReader.read(new Named(new DiskTree(home), ""), name)
            : OpenApiReader.read(
                new Named(new DiskTree(parent), name.substring(0, name.lastIndexOf('/') + 1)),
                String.valueOf(whole.getFileName()));
    var api = read.api();
    if (api == null) {
      read.findings().forEach(finding -> DraftCommand.tell(console, finding));
    } else {
      descriptions.add(api);
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

  private static String name(String file, Path path, Path home) {
    var inside = path.normalize().startsWith(home.normalize());
    var name = inside ? home.normalize().relativize(path.normalize()).toString() : file;
    return name.replace('\\', '/').replaceFirst("^\\./", "");
  }

  /// UTF-8, or else the encoding in which every byte is a letter.
  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
