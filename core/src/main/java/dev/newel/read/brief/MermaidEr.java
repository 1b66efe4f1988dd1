package dev.newel.read.brief;

import dev.newel.foreign.Evidence;
import dev.newel.foreign.brief.Attribute;
import dev.newel.foreign.brief.Attribute.Presence;
import dev.newel.foreign.brief.Item;
import dev.newel.foreign.brief.Item.Many;
import dev.newel.read.markdown.Block;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads an entity relationship diagram of Mermaid
/// (mermaid.js.org/syntax/entityRelationshipDiagram).
final class MermaidEr {
  private static final Pattern NAME = Pattern.compile("\"([^\"]+)\"|([\\p{L}_][\\w.-]*)");
  private static final Pattern RELATION =
      Pattern.compile(
          "\\s*(?:\"([^\"]+)\"|([\\p{L}_][\\w.-]*))\\s*([|}o]{1,2})(?:--|\\.\\.)([|{o]{1,2})\\s*(?:\"([^\"]+)\"|([\\p{L}_][\\w.-]*))\\s*(?::\\s*\"?([^\"]*)\"?)?\\s*");
  private static final Pattern OPEN =
      Pattern.compile(
          "\\s*(?:\"([^\"]+)\"|([\\p{L}_][\\w.-]*))\\s*(?:\\[\"?([^\\]\"]+)\"?\\])?\\s*\\{\\s*");
  private static final Pattern FIELD =
      Pattern.compile(
          "\\s*([\\w\\[\\]<>(),.]+)\\s+([\\p{L}_*][\\w-]*)(?:\\s+((?:PK|FK|UK)(?:\\s*,\\s*(?:PK|FK|UK))*))?(?:\\s+\"([^\"]*)\")?\\s*");

  private final Block.Code code;
  private final Harvest harvest;
  private final List<String> names = new ArrayList<>();
  private @Nullable String open;
  private @Nullable Evidence at;
  private final List<Attribute> fields = new ArrayList<>();

  MermaidEr(Block.Code code, Harvest harvest) {
    this.code = code;
    this.harvest = harvest;
  }

  /// The names of the entities drawn; none where the diagram is of another kind.
  List<String> read() {
    var lines = code.literal().split("\n", -1);
    var begun = false;
    for (var index = 0; index < lines.length; index++) {
      var line = lines[index].replaceAll("%%.*$", "").stripTrailing();
      if (!begun) {
        if (line.strip().equals("erDiagram")) {
          begun = true;
        } else if (!line.isBlank() && !line.strip().startsWith("-") && !line.contains(":")) {
          return List.of();
        }
      } else {
        line(line, span(lines[index], index));
      }
    }
    close();
    return names;
  }

  private Span span(String line, int index) {
    var number = code.span().line() + 1 + index;
    var begin = line.length() - line.stripLeading().length();
    var column = code.span().column() + begin;
    var width = line.strip().codePointCount(0, line.strip().length());
    return new Span(code.span().file(), number, column, number, column + width);
  }

  private void line(String line, Span span) {
    if (open != null) {
      var field = FIELD.matcher(line);
      if (line.strip().startsWith("}")) {
        close();
      } else if (field.matches()) {
        var marks = field.group(3) == null ? "" : field.group(3);
        var says = field.group(4) == null ? "" : field.group(4);
        fields.add(
            Marks.attribute(
                field.group(2),
                new Types.Written(field.group(1), marks, says),
                Presence.UNSAID,
                null,
                Evidence.explicit(span, line)));
      }
      return;
    }
    var relation = RELATION.matcher(line);
    var block = OPEN.matcher(line);
    if (relation.matches()) {
      var from = relation.group(1) == null ? relation.group(2) : relation.group(1);
      var to = relation.group(5) == null ? relation.group(6) : relation.group(5);
      var words = relation.group(7) == null ? "" : relation.group(7).strip();
      harvest.add(
          new Item.Relationship(
              from,
              to,
              many(relation.group(3), relation.group(4)),
              words,
              Evidence.explicit(span, line)));
    } else if (block.matches()) {
      open = block.group(1) == null ? block.group(2) : block.group(1);
      at = Evidence.explicit(span, line);
    } else if (NAME.matcher(line.strip()).matches() && !line.isBlank()) {
      names.add(line.strip());
      harvest.add(
          new Item.Entity(line.strip(), null, "", List.of(), Evidence.explicit(span, line)));
    }
  }

  private static Many many(String left, String right) {
    var fromMany = left.contains("}");
    var toMany = right.contains("{");
    if (fromMany) {
      return toMany ? Many.MANY_TO_MANY : Many.MANY_TO_ONE;
    }
    return toMany ? Many.ONE_TO_MANY : Many.ONE_TO_ONE;
  }

  private void close() {
    if (open != null && at != null) {
      names.add(open);
      harvest.add(
          new Item.Entity(open, open.matches("[a-z][a-z0-9_]*") ? open : null, "", fields, at));
    }
    fields.clear();
    open = null;
  }
}
