package dev.newel.cli;

import dev.newel.draft.Sources;
import dev.newel.foreign.brief.Brief;
import dev.newel.foreign.tables.SqlSchema;
import dev.newel.read.brief.BriefReader;
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
      console.err("hint: name Markdown and SQL files, or folders with such.");
      return false;
    }
    if (!Files.isDirectory(path)) {
      files.add(name);
      return true;
    }
    try (var inside = Files.walk(path)) {
      inside
          .filter(Files::isRegularFile)
          .filter(file -> isSource(String.valueOf(file.getFileName())))
          .sorted(Comparator.comparing(Path::toString))
          .forEach(file -> files.add((name + "/" + path.relativize(file)).replace("//", "/")));
    }
    return true;
  }

  private static boolean isSource(String file) {
    var name = file.toLowerCase(Locale.ROOT);
    return name.endsWith(".md") || name.endsWith(".sql");
  }

  /// Reads them, requirements first.
  ///
  /// @param home the folder of the design: what lies in it is named as seen from there
  static Sources read(Console console, List<String> files, Path home) throws IOException {
    var briefs = new ArrayList<Brief>();
    var sql = new ArrayList<SourceText>();
    for (var file : files) {
      console.progress("reading " + file);
      var path = console.path(file);
      var bytes = Files.readAllBytes(path);
      var name = name(file, path, home);
      if (file.toLowerCase(Locale.ROOT).endsWith(".sql")) {
        sql.add(new SourceText(name, text(bytes)));
      } else {
        briefs.add(BriefReader.read(name, bytes));
      }
    }
    briefs.sort(Comparator.comparing(Brief::kind));
    var schemas = sql.isEmpty() ? List.<SqlSchema>of() : List.of(SqlReader.read(sql));
    return new Sources(briefs, schemas);
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
