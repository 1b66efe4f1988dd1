package dev.newel.read.code;

import dev.newel.finding.Finding;
import dev.newel.foreign.Evidence;
import dev.newel.foreign.code.CodeBase.Build;
import dev.newel.foreign.code.CodeBase.Library;
import dev.newel.source.Address;
import dev.newel.source.SourceText;
import dev.newel.source.Span;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads a `pom.xml`: its own names, properties, parent, dependencies and plugins. Parents and
/// profiles are not followed; no entity of the file is resolved.
final class MavenReader {
  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");
  private static final int DEEPEST = 100;
  private static final int MOST_STEPS = 10;
  private static final int LONGEST = 200;

  private final Told told;
  private final Map<String, String> properties = new HashMap<>();
  private final List<Library> libraries = new ArrayList<>();
  private String name = "";

  MavenReader(Told told) {
    this.told = told;
  }

  @Nullable Build read(SourceText source) {
    try {
      var factory = XMLInputFactory.newFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      walk(factory.createXMLStreamReader(new StringReader(source.text())), source.file());
    } catch (XMLStreamException e) {
      var at = e.getLocation();
      var line = at == null ? 1 : Math.clamp(at.getLineNumber(), 1, source.lines());
      told.findings.add(
          Finding.warning(
              CodeId.BAD_BUILD.id(),
              Address.ROOT,
              Span.point(source.file(), line, 1),
              "`%s` is no XML that can be read to its end.".formatted(source.file()),
              null));
    }
    if (name.isEmpty() && libraries.isEmpty()) {
      return null;
    }
    var java = "";
    for (var key : List.of("maven.compiler.release", "java.version", "maven.compiler.source")) {
      java = java.isEmpty() ? resolved(properties.getOrDefault(key, "")) : java;
    }
    return new Build(
        source.file(),
        name,
        java.replaceFirst("^1\\.", ""),
        libraries.stream().map(this::resolved).toList(),
        List.of(),
        Evidence.explicit(Span.point(source.file(), 1, 1), name));
  }

  private Library resolved(Library one) {
    return new Library(
        resolved(one.group()),
        resolved(one.artifact()),
        resolved(one.version()),
        one.scope(),
        one.evidence());
  }

  private String resolved(String text) {
    var now = text;
    for (var i = 0; i < MOST_STEPS; i++) {
      var match = PROPERTY.matcher(now);
      if (!match.find()) {
        break;
      }
      var value = properties.get(match.group(1));
      if (value == null) {
        return "";
      }
      now = now.substring(0, match.start()) + value + now.substring(match.end());
    }
    // What goes on after so many steps goes round in a circle, or grows.
    return now.length() > LONGEST || PROPERTY.matcher(now).find() ? "" : now;
  }

  private void walk(XMLStreamReader xml, String file) throws XMLStreamException {
    Deque<String> way = new ArrayDeque<>();
    Map<String, String> members = new HashMap<>();
    var text = new StringBuilder();
    var line = 1;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (way.size() >= DEEPEST) {
            throw new XMLStreamException("too deep");
          }
          way.addLast(xml.getLocalName());
          text.setLength(0);
          if (isLibrary(way)) {
            members.clear();
            line = xml.getLocation().getLineNumber();
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          end(way, text.toString().strip(), members, Span.point(file, line, 1));
          way.removeLast();
          text.setLength(0);
        }
        default -> {}
      }
    }
  }

  private static boolean isLibrary(Deque<String> way) {
    var path = String.join("/", way);
    return path.equals("project/parent")
        || path.endsWith("dependencies/dependency")
        || path.endsWith("build/plugins/plugin");
  }

  private void end(Deque<String> way, String text, Map<String, String> members, Span place) {
    var path = String.join("/", way);
    if (path.equals("project/artifactId")) {
      name = text;
    } else if (path.equals("project/version")) {
      properties.putIfAbsent("project.version", text);
    } else if (path.startsWith("project/properties/") && way.size() == 3) {
      properties.put(way.getLast(), text);
    } else if (isLibrary(way)) {
      var scope =
          switch (way.getLast()) {
            case "parent", "plugin" -> way.getLast();
            default ->
                path.contains("dependencyManagement")
                    ? "managed"
                    : members.getOrDefault("scope", "");
          };
      var artifact = members.getOrDefault("artifactId", "");
      var group = members.getOrDefault("groupId", "");
      if (!artifact.isEmpty() && !path.contains("/profiles/")) {
        libraries.add(
            new Library(
                group,
                artifact,
                members.getOrDefault("version", ""),
                scope,
                Evidence.explicit(place, group + ":" + artifact)));
      }
    } else {
      var own = way.removeLast();
      if (isLibrary(way)) {
        members.put(own, text);
      }
      way.addLast(own);
    }
  }
}
