package dev.newel.read.format;

import dev.newel.read.yaml.YamlFile;
import dev.newel.read.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Makes a text untidy in ways that leave its meaning, as hurried people and other tools do.
final class Untidy {
  private Untidy() {}

  static String made(String text, Random random) {
    var now = text;
    for (var step = random.nextInt(1, 6); step > 0; step--) {
      var next =
          switch (random.nextInt(7)) {
            case 0 -> indented(now, random.nextInt(2, 4));
            case 1 -> spaced(now, random);
            case 2 -> now.replace("\n", "\r\n");
            case 3 -> scattered(now, random, List.of("", "", "\t"));
            case 4 -> scattered(now, random, List.of("# a note", "## stray", "   # set in"));
            case 5 -> quoted(now, random);
            default -> now.replace("\n", " \t\n");
          };
      // What is no YAML any more, or says something else, is no untidy text but another one.
      now = says(YamlReader.read("design.yaml", next)) ? next : now;
    }
    return now;
  }

  private static boolean says(YamlFile file) {
    return file.root() != null && !file.hasErrors();
  }

  private static String indented(String text, int times) {
    return text.lines()
        .map(
            line -> {
              var blanks = line.length() - line.stripLeading().length();
              return " ".repeat(blanks * times) + line.substring(blanks);
            })
        .reduce("", (all, line) -> all + line + "\n");
  }

  private static String spaced(String text, Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> text.replace("{ ", "{").replace(" }", "}");
      case 1 -> text.replace("[", "[  ").replace("]", " ]");
      case 2 -> text.replace(", ", "  ,   ");
      default -> text.replace(": ", ":   ");
    };
  }

  private static String scattered(String text, Random random, List<String> scraps) {
    var lines = new ArrayList<String>();
    for (var line : text.lines().toList()) {
      lines.add(line);
      if (random.nextInt(8) == 0) {
        lines.add(scraps.get(random.nextInt(scraps.size())));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static String quoted(String text, Random random) {
    var quote = random.nextBoolean() ? "\"" : "'";
    return text.replaceAll("(?m)^( *\\w+): ([\\w.]+)$", "$1: " + quote + "$2" + quote);
  }
}
