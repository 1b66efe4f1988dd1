package dev.newel.read.brief;

import dev.newel.foreign.Evidence;
import dev.newel.foreign.brief.Item;
import dev.newel.read.markdown.Block;
import dev.newel.read.markdown.Text;
import dev.newel.source.Span;
import java.util.regex.Pattern;

/// Finds the technologies that a document chooses: in tables and lists of a stack, in titles such
/// as `Database: PostgreSQL`, and in lines whose label is a layer.
final class StackExtractor implements Extractor {
  private static final Pattern LAYER =
      Pattern.compile(
          "(?i)(?:primary |main |preferred )?(?:backend|back-end|front-?end|database|db|storage|primary storage|data ?store|language(?:/version)?|languages?|framework|web framework|runtime|platform|orm|cache|caching|queue|message (?:queue|broker)|messaging|broker|search|auth|authentication|hosting|deployment|infrastructure|ci/?cd|cloud|cloud provider|container(?:s|ization)?|orchestration|testing|tests|monitoring|logging|api|api framework|build(?: tool)?|package manager|ui|ui library|styling|css|state management|server|web server|programming language|migrations?|validation|persistence|mobile|object storage|file storage|cdn|payments?|email)");
  private static final Pattern VERSION =
      Pattern.compile("\\bv?(\\d+(?:\\.\\d+)*(?:\\.x)?\\+?)(?=$|[\\s,;)+])");
  private static final Pattern REASON =
      Pattern.compile(
          "\\s+(?:[–—]|-|with|using|for|because|since|due to|for its|as it)\\s+(.*)$|\\s*\\(([^()]*[\\p{L}]{4,}[^()]*)\\)\\s*$");
  private static final Pattern PART =
      Pattern.compile("\\s*(?:\\s\\+\\s|,|;|\\s&\\s|\\s+and\\s+|\\s/\\s)\\s*");
  private static final String NAME = "(?![A-Z]{2}\\d)[A-Z][\\w.+#]*(?: [A-Z][\\w.+#]*){0,2}";
  /// `Node.js with Express or Fastify` names three; what else follows `with` is how or why.
  private static final Pattern WITH =
      Pattern.compile(
          "\\s+with (" + NAME + "(?:(?:,| or|, or) " + NAME + ")*)(?=\\s*(?:$|[,;(.]| for\\b))");
  private static final Pattern KIND_OF =
      Pattern.compile("(?<=\\w) (?:runtime|framework|containers?|library)(?=$|[\\s,.;])");
  /// `The choice: PostgreSQL for storage`, below a title that speaks of the stack.
  private static final Pattern CHOICE =
      Pattern.compile("(?i)(?:the |our )?(?:choice|decision|selection)|chosen|selected");
  private static final Pattern STACK = Pattern.compile("(?i)(?:[\\p{L}-]+ ){0,3}stack");
  private static final Pattern NO_PART =
      Pattern.compile(
          "(?i)(?:.* )?(?:architecture|approach|style|methodology|patterns?|principles?)");
  /// `Go version: 1.23`, but not that of a document or of the product.
  private static final Pattern VERSION_OF =
      Pattern.compile(
          "(?!(?i:document|current|schema|api|template|spec\\w*|file|app\\w*|release|initial|target|next|prd|report|min\\w*|product|project|system|data|model|format|protocol|version|plugin|package|last|new|old)\\b)([A-Z][\\w.+#]*) [Vv]ersion");
  private static final Pattern PACKAGE =
      Pattern.compile("@?[a-z][\\w.-]*(?:/[\\w.-]+)*(?:@[\\w.^~-]+)?");
  private static final int LONGEST = 60;

  @Override
  public void read(Passage passage, Harvest harvest) {
    var scene = passage.scene();
    if (scene.beside() || scene.within(Topic.EXCLUSIONS)) {
      return;
    }
    var stack = scene.own() == Topic.STACK;
    switch (passage.block()) {
      case Block.Heading heading when scene.within(Topic.STACK) -> heading(heading, harvest);
      case Block.Table table -> table(new Columns(table), scene, harvest);
      case Block.Items list when stack -> list(list, harvest);
      case Block.Items list -> {
        layers(list, scene, harvest);
        VersionedNames.read(list, scene, harvest);
      }
      case Block.Paragraph paragraph -> layers(paragraph, scene, harvest);
      default -> {}
    }
  }

  /// `2.1 Backend: Node.js + Express`.
  private static void heading(Block.Heading heading, Harvest harvest) {
    var words = Topic.bare(heading.text().flat());
    var colon = words.indexOf(':');
    if (colon > 0 && LAYER.matcher(words.substring(0, colon).strip()).matches()) {
      parts(
          words.substring(0, colon).strip(),
          words.substring(colon + 1).strip(),
          "",
          heading.text().span(0, Integer.MAX_VALUE, heading.span()),
          words,
          harvest);
    }
  }

  private static void table(Columns columns, Scene scene, Harvest harvest) {
    var name =
        columns.find(
            "(?:recommended|chosen|selected|current)? ?(?:technolog(?:y|ies)|tools?|choice|selection|recommended|product|librar(?:y|ies)|framework|package|dependency|name|solution|(?:aws|azure|gcp|google cloud|cloud|managed) services?)(?:/.*)?");
    var layer =
        columns.find("(?:layer|component|category|area|concern|aspect|purpose|type|part|role)s?");
    var version = columns.find("versions?(?: constraint)?");
    var reason =
        columns.find(
            "rationale|justification|reasons?|why|purpose|notes?|benefits?|usage|used for|descriptions?");
    var known = scene.within(Topic.STACK);
    if (name < 0
        || (!known && (layer < 0 || !chooses(columns, name, version)))
        || columns.has("method|path|field|risk|fallback|protocol")) {
      return;
    }
    columns.rows(
        row -> {
          var written = row.said(name).replaceAll("[*`]", "");
          if (!written.isEmpty() && name != layer) {
            var said = row.said(version);
            var numbered = said.chars().anyMatch(Character::isDigit);
            var own = numbered ? said : version(written);
            harvest.add(
                new Item.Technology(
                    row.said(layer).replaceAll("[*`]", ""),
                    numbered ? written : withoutVersion(written),
                    own,
                    (reason == layer
                            ? said(said, numbered)
                            : row.said(reason) + said(said, numbered))
                        .strip(),
                    row.explicit()));
          }
        });
  }

  /// Whether a table below another title chooses technologies: it gives versions or reasons, or its
  /// column is that of a cloud's services.
  private static boolean chooses(Columns columns, int name, int version) {
    var head = columns.heads().get(name);
    return (version >= 0 && !head.equalsIgnoreCase("name"))
        || columns.has("rationale|justification")
        || head.matches("(?i).* services?");
  }

  /// What stands in a column of versions and is none.
  private static String said(String version, boolean numbered) {
    return numbered || version.isEmpty() ? "" : " (" + version + ")";
  }

  private static void list(Block.Items list, Harvest harvest) {
    for (var entry : Entry.of(list)) {
      var label = entry.label();
      var words = entry.flat();
      if (isPackage(entry.text())) {
        add("", entry.text().runs().getFirst().text(), entry, harvest);
      } else if (label != null
          && !entry.rest().isEmpty()
          && !NO_PART.matcher(label.name()).matches()
          && (LAYER.matcher(label.name()).matches() || isChoice(entry.rest()))) {
        parts(label.name(), entry.rest(), "", place(entry), words, harvest);
      } else if (label == null && isChoice(words)) {
        parts("", words, "", place(entry), words, harvest);
      }
    }
  }

  /// Lines whose label is a layer name what is used in it, wherever they stand.
  private static void layers(Block block, Scene scene, Harvest harvest) {
    var depends = DEPENDENCIES.matcher(scene.heading() + " " + scene.label()).find();
    for (var entry : Entry.of(block)) {
      var label = entry.label();
      if (depends && isPath(entry.text())) {
        add("", entry.text().runs().getFirst().text(), entry, harvest);
      } else if (label == null || entry.rest().isEmpty()) {
        continue;
      } else if (depends && isPath(entry.text().from(label.rest()))) {
        add(label.name(), entry.text().from(label.rest()).runs().getFirst().text(), entry, harvest);
      } else if ((CHOICE.matcher(label.name()).matches() && scene.within(Topic.STACK))
          || (STACK.matcher(label.name()).matches() && entry.rest().indexOf(',') > 0)) {
        if (isChoice(entry.rest())) {
          parts("", entry.rest(), "", place(entry), entry.flat(), harvest);
        }
      } else if (VERSION_OF.matcher(label.name()).matches()
          && entry.rest().matches("v?\\d+(?:\\.\\w+)*\\+?")) {
        parts(
            "",
            VERSION_OF.matcher(label.name()).replaceFirst("$1") + " " + entry.rest(),
            "",
            place(entry),
            entry.flat(),
            harvest);
      } else if (label != null
          && entry.text().strongLead() > 0
          && STRICT.matcher(label.name()).matches()
          && isChoice(entry.rest())) {
        parts(label.name(), entry.rest(), "", place(entry), entry.flat(), harvest);
      }
    }
  }

  private static final Pattern DEPENDENCIES = Pattern.compile("(?i)\\bdependenc(?:y|ies)\\b");

  /// Whether a text begins with the name of a package, written as code.
  private static boolean isPackage(Text text) {
    return !text.runs().isEmpty()
        && text.runs().getFirst().code()
        && PACKAGE.matcher(text.runs().getFirst().text()).matches()
        && !text.runs().getFirst().text().matches(".*\\.(?:md|json|ya?ml|toml|xml|js|ts|py|sql)");
  }

  /// Whether it is one that names its host or its owner: `github.com/spf13/viper`.
  private static boolean isPath(Text text) {
    return isPackage(text)
        && text.runs().getFirst().text().matches("@?[\\w-]+(?:\\.[\\w-]+)*/.*")
        && (text.runs().getFirst().text().startsWith("@")
            || text.runs().getFirst().text().matches("[\\w-]+\\.[a-z]{2,}/.*"));
  }

  private static void add(String layer, String name, Entry entry, Harvest harvest) {
    harvest.add(
        new Item.Technology(
            layer,
            name,
            version(entry.rest()),
            entry.rest(),
            Evidence.explicit(place(entry), entry.flat())));
  }

  private static final Pattern STRICT =
      Pattern.compile(
          "(?i)(?:primary |main )?(?:backend|back-end|front-?end|database|storage|language/version|programming language|framework|web framework|runtime|orm|message (?:queue|broker)|object storage|primary dependencies|cache)");

  private static boolean isChoice(String rest) {
    var first = REASON.matcher(rest).replaceFirst("");
    var name = PART.split(first)[0];
    return !first.isEmpty()
        && name.split("\\s+").length <= 4
        && first.length() < LONGEST * 2
        && Character.isLetter(name.codePointAt(0))
        && name.chars().anyMatch(Character::isUpperCase)
        && !rest.matches(
            "(?i).*\\b(?:must|should|shall|will|is|are|can|supports?|handles?)\\b.*\\.\\s*$");
  }

  private static Span place(Entry entry) {
    return entry.text().span(0, entry.text().length(), entry.span());
  }

  private static void parts(
      String layer, String said, String reason, Span place, String sentence, Harvest harvest) {
    var with = WITH.matcher(KIND_OF.matcher(said).replaceAll(""));
    var words = with.replaceAll(match -> " + " + match.group(1).replaceAll(",? or |, ", " + "));
    var why = REASON.matcher(words);
    var because = why.find() ? why.group(1) == null ? why.group(2) : why.group(1) : reason;
    var plain = REASON.matcher(words).replaceFirst("").replaceAll("[.;:]+$", "");
    for (var part : PART.split(plain)) {
      var name = part.replaceAll("[*`]", "").strip();
      if (!name.isEmpty() && name.length() <= LONGEST) {
        harvest.add(
            new Item.Technology(
                layer,
                withoutVersion(name),
                version(name),
                because == null ? "" : because.strip(),
                Evidence.explicit(place, sentence)));
      }
    }
  }

  private static String version(String name) {
    var match = VERSION.matcher(name);
    return match.find() && match.start() > 0 ? match.group(1) : "";
  }

  private static String withoutVersion(String name) {
    var match = VERSION.matcher(name);
    return match.find() && match.start() > 0
        ? (name.substring(0, match.start()) + name.substring(match.end()))
            .replaceAll("\\s+", " ")
            .strip()
        : name;
  }
}
