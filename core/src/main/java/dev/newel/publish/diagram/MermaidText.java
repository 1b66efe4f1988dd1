package dev.newel.publish.diagram;

import java.util.ArrayList;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Words of a design made safe for one place of a Mermaid text. Line breaks become spaces; what the
/// syntax uses itself becomes an entity code (Mermaid: "Entity codes to escape characters").
final class MermaidText {
  /// The longest label that a picture bears without growing too wide.
  static final int MOST = 48;

  /// The longest line of a note over one participant: the box is as wide as that one's.
  private static final int MOST_OF_NOTE = 32;

  private static final int MOST_WORDS = 4;
  private static final int MOST_LINES = 4;

  private static final Pattern BREAKS = Pattern.compile("\\s+");
  private static final Pattern NO_ID = Pattern.compile("[^A-Za-z0-9]+");

  private MermaidText() {}

  /// A label between double quotes, clipped.
  static String quoted(String words) {
    return '"' + escaped(clipped(words)) + '"';
  }

  /// A message of a sequence, which reads to the end of its line.
  static String message(String words) {
    return escaped(clipped(words)).replace(";", "#59;").replace(":", "#58;");
  }

  /// A note, broken into lines of its own width, at most `MOST_LINES` of them.
  static String note(String words) {
    var lines = new ArrayList<String>();
    var rest = BREAKS.matcher(words.strip()).replaceAll(" ");
    while (rest.length() > MOST_OF_NOTE && lines.size() + 1 < MOST_LINES) {
      var end = rest.lastIndexOf(' ', MOST_OF_NOTE);
      if (end <= 0) {
        break;
      }
      lines.add(rest.substring(0, end));
      rest = rest.substring(end + 1);
    }
    lines.add(rest);
    return lines.stream().map(MermaidText::message).collect(Collectors.joining("<br/>"));
  }

  /// A message that names several things: as many as a picture bears, and how many there are beside
  /// them.
  static String list(Collection<String> words) {
    var shown = words.stream().limit(MOST_WORDS).map(MermaidText::message);
    var more = words.size() - MOST_WORDS;
    return Stream.concat(shown, more > 0 ? Stream.of("%d more".formatted(more)) : Stream.of())
        .collect(Collectors.joining(", "));
  }

  private static String escaped(String words) {
    var escaped = new StringBuilder();
    for (var i = 0; i < words.length(); i++) {
      var c = words.charAt(i);
      escaped.append(
          switch (c) {
            case '"' -> "#quot;";
            case '#' -> "#35;";
            case '<' -> "#lt;";
            case '>' -> "#gt;";
            case '`' -> "'";
            default -> String.valueOf(c);
          });
    }
    return escaped.toString();
  }

  private static String clipped(String words) {
    var line = BREAKS.matcher(words.strip()).replaceAll(" ");
    if (line.length() <= MOST) {
      return line;
    }
    var end = line.lastIndexOf(' ', MOST - 1);
    return line.substring(0, end < MOST / 2 ? MOST - 1 : end) + "…";
  }

  /// A name that no keyword of Mermaid can be: `n_` before it.
  static String id(String name) {
    return "n_" + NO_ID.matcher(name).replaceAll("_");
  }

  /// A type or an attribute of an entity: letters, digits and `_` alone.
  static String attribute(String name) {
    var plain = NO_ID.matcher(name).replaceAll("_").replaceAll("^_+|_+$", "");
    return plain.isEmpty() || Character.isDigit(plain.charAt(0)) ? "f_" + plain : plain;
  }
}
