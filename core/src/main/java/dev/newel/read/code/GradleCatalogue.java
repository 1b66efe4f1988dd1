package dev.newel.read.code;

import dev.newel.finding.Finding;
import dev.newel.source.Address;
import dev.newel.source.SourceText;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// A version catalogue of Gradle, `gradle/libs.versions.toml`: the names by which build files take
/// libraries and plugins. Of TOML it reads what such files are made of: sections, texts, lists of
/// texts and tables in one line.
final class GradleCatalogue {
  /// Where such files lie; the part before `.versions` is the name by which builds refer to it.
  static final Pattern FILE = Pattern.compile("(?:.*/)?gradle/([\\w-]+)\\.versions\\.toml");

  private static final Pattern SECTION = Pattern.compile("\\[([\\w-]+)]");
  private static final Pattern ENTRY = Pattern.compile("[\"']?([\\w.-]+)[\"']?\\s*=\\s*(.*)");
  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"|'([^']*)'");
  private static final Pattern PART =
      Pattern.compile("([\\w.-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|\\{([^{}]*)})");
  private static final int LONGEST = 10_000;
  private static final int MOST_LINES = 200;

  private final Map<String, String> versions = new HashMap<>();
  private final Map<String, Entry> entries = new HashMap<>();
  private final Map<String, List<String>> bundles = new HashMap<>();

  /// A library or a plugin.
  record Entry(String group, String artifact, String version) {}

  /// What several catalogues say together.
  static GradleCatalogue of(Iterable<SourceText> sources, Told told) {
    var catalogue = new GradleCatalogue();
    sources.forEach(source -> catalogue.read(source, told));
    return catalogue;
  }

  /// What a name of a build file means, `libs.spring.kafka`; none where the catalogue does not say
  /// it.
  List<Entry> get(String accessor) {
    var entry = entries.get(accessor);
    if (entry != null) {
      return List.of(entry);
    }
    var all = new ArrayList<Entry>();
    for (var alias : bundles.getOrDefault(accessor, List.of())) {
      var one = entries.get(alias);
      if (one != null) {
        all.add(one);
      }
    }
    return all;
  }

  private void read(SourceText source, Told told) {
    var name = FILE.matcher(source.file());
    var root = name.matches() ? name.group(1) : "libs";
    var section = "";
    var later = new HashMap<String, String>();
    for (var number = 1; number <= source.lines(); number++) {
      var line = plain(source.line(number));
      var begins = SECTION.matcher(line);
      if (begins.matches()) {
        section = begins.group(1).toLowerCase(Locale.ROOT);
        continue;
      }
      var entry = ENTRY.matcher(line.length() > LONGEST ? "" : line);
      if (!entry.matches()) {
        if (!line.isEmpty()) {
          broken(source, number, told);
          return;
        }
        continue;
      }
      var first = number;
      var value = new StringBuilder(entry.group(2));
      while (isOpen(value) && number < source.lines() && number - first < MOST_LINES) {
        value.append(' ').append(plain(source.line(++number)));
      }
      if (isOpen(value) || value.length() > LONGEST) {
        broken(source, first, told);
        return;
      }
      entry(root, section, entry.group(1), value.toString(), later);
    }
    later.forEach(
        (key, version) ->
            entries.computeIfPresent(
                key,
                (same, one) ->
                    new Entry(one.group(), one.artifact(), versions.getOrDefault(version, ""))));
  }

  private static void broken(SourceText source, int line, Told told) {
    told.findings.add(
        Finding.warning(
            CodeId.BAD_BUILD.id(),
            Address.ROOT,
            Span.point(source.file(), line, 1),
            "`%s` is no catalogue that can be read to its end.".formatted(source.file()),
            null));
  }

  private static boolean isOpen(CharSequence value) {
    var depth = 0;
    var quote = '\0';
    for (var i = 0; i < value.length(); i++) {
      var sign = value.charAt(i);
      if (quote != '\0') {
        quote = sign == quote ? '\0' : quote;
      } else if (sign == '"' || sign == '\'') {
        quote = sign;
      } else if (sign == '[' || sign == '{') {
        depth++;
      } else if (sign == ']' || sign == '}') {
        depth--;
      }
    }
    return depth > 0;
  }

  private void entry(
      String root, String section, String alias, String value, Map<String, String> later) {
    switch (section) {
      case "versions" -> versions.put(alias, version(value));
      case "libraries" -> library(root + "." + dotted(alias), value, later);
      case "plugins" -> library(root + ".plugins." + dotted(alias), value, later);
      case "bundles" -> {
        var all = new ArrayList<String>();
        var text = TEXT.matcher(value);
        while (text.find()) {
          all.add(root + "." + dotted(text.group(1) == null ? text.group(2) : text.group(1)));
        }
        bundles.put(root + ".bundles." + dotted(alias), all);
      }
      default -> {}
    }
  }

  /// A version as a text, or what it must be of a table: `{ strictly = "1.2", prefer = "1.2" }`.
  private static String version(String value) {
    var text = TEXT.matcher(value);
    return text.find() ? String.valueOf(text.group(1) == null ? text.group(2) : text.group(1)) : "";
  }

  private void library(String key, String value, Map<String, String> later) {
    if (!value.startsWith("{")) {
      var parts = version(value).split(":", -1);
      var isPlugin = parts.length == 2 && key.contains(".plugins.");
      entries.put(
          key,
          isPlugin
              ? new Entry(parts[0], parts[0], parts[1])
              : new Entry(
                  parts[0],
                  parts.length > 1 ? parts[1] : parts[0],
                  parts.length > 2 ? parts[2] : ""));
      return;
    }
    var said = new HashMap<String, String>();
    var part = PART.matcher(value);
    while (part.find()) {
      var text = part.group(2) != null ? part.group(2) : part.group(3);
      said.put(part.group(1), text != null ? text : version(part.group(4)));
    }
    var id = said.getOrDefault("id", "");
    var module = said.getOrDefault("module", "").split(":", -1);
    var group = module.length > 1 ? module[0] : said.getOrDefault("group", id);
    var artifact = module.length > 1 ? module[1] : said.getOrDefault("name", id);
    if (!artifact.isEmpty()) {
      entries.put(key, new Entry(group, artifact, said.getOrDefault("version", "")));
    }
    var reference = said.get("version.ref");
    if (reference != null) {
      later.put(key, reference);
    }
  }

  /// Builds refer to `spring-kafka` and `spring_kafka` as `spring.kafka`.
  private static String dotted(String alias) {
    return alias.replace('-', '.').replace('_', '.');
  }

  /// A line without its comment.
  private static String plain(String line) {
    var quote = '\0';
    for (var i = 0; i < line.length(); i++) {
      var sign = line.charAt(i);
      if (quote != '\0') {
        quote = sign == quote ? '\0' : quote;
      } else if (sign == '"' || sign == '\'') {
        quote = sign;
      } else if (sign == '#') {
        return line.substring(0, i).strip();
      }
    }
    return line.strip();
  }
}
