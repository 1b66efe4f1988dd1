package dev.newel.gate;

import dev.newel.read.markdown.Block;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Lets documents that are published from a design contradict it: another name, status, limit, type
/// or right in one place.
final class DesignPlanter {
  private static final Pattern OPERATION =
      Pattern.compile("\\b(?:GET|POST|PUT|PATCH|DELETE) (/[\\w{}/:-]*\\w+)(?![\\w{}/-])");
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
  private static final Pattern REQUIREMENT =
      Pattern.compile("(?<![\\w/-])([A-Z]+-)(\\d+)(?![\\w./-])");
  private static final Pattern BESIDE =
      Pattern.compile("`[A-Z][A-Z0-9_]*_[A-Z0-9_]+`? \\(([1-5]\\d\\d)\\)");
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /// A change of what a cell says.
  ///
  /// @param head of its column
  /// @param beside heads of which the table has one, so that the row is about what is compared;
  ///     empty for any
  /// @param other what contradicts the design, null where the cell says nothing that is compared
  /// @param same the same in other words, null where there are none
  private record Change(
      DocumentRule rule,
      Set<String> head,
      Set<String> beside,
      Function<String, @Nullable String> other,
      Function<String, @Nullable String> same) {}

  private final DesignNames names;
  private final List<Change> changes;

  DesignPlanter(DesignNames names) {
    this.names = names;
    this.changes = changes(names);
  }

  private static List<Change> changes(DesignNames names) {
    var changes = new ArrayList<Change>();
    ofOperations(names, changes);
    ofNames(names, changes);
    ofPromises(names, changes);
    ofFields(changes);
    return changes;
  }

  private static void ofOperations(DesignNames names, List<Change> changes) {
    var about = Set.of("endpoint", "operation", "interface", "route", "method", "cache", "list");
    changes.add(
        new Change(
            DocumentRule.OTHER_STATUS,
            Set.of("status", "http status"),
            Set.of("code", "error code", "method", "endpoint", "operation", "interface"),
            said -> said.matches("[1-5]\\d\\d") ? said.charAt(0) + "98" : null,
            said -> said.matches("[1-5]\\d\\d") ? "`" + said + "`" : null));
    changes.add(
        new Change(
            DocumentRule.OTHER_ACCESS,
            Set.of(
                "access",
                "auth",
                "authorization",
                "roles",
                "permission",
                "who may",
                "required role"),
            about,
            said -> otherAccess(said, names),
            said -> names.roles().contains(said) ? "Only " + said : null));
    changes.add(
        new Change(
            DocumentRule.OTHER_LIMIT,
            Set.of(
                "rate limit",
                "limit",
                "default size",
                "most",
                "ttl",
                "default page size",
                "max page size"),
            about,
            DesignPlanter::otherNumber,
            said -> said.matches("\\d+/(?:min|h|s)") ? said.replace("/", " requests per ") : null));
  }

  private static void ofNames(DesignNames names, List<Change> changes) {
    var error = Set.of("meaning", "recovery", "status", "http status");
    changes.add(
        name(
            DocumentRule.UNKNOWN_ERROR,
            Set.of("code", "error code"),
            error,
            said -> !names.statuses(said).isEmpty()));
    changes.add(
        name(DocumentRule.UNKNOWN_ENTITY, Set.of("entity"), Set.of(), names.entities()::contains));
    changes.add(
        name(
            DocumentRule.UNKNOWN_EVENT,
            Set.of("event"),
            Set.of("trigger", "payload", "consumers", "source", "handler"),
            names.events()::contains));
    changes.add(
        name(
            DocumentRule.UNKNOWN_SETTING,
            Set.of("variable", "environment variable", "setting"),
            Set.of(),
            names.settings()::containsKey));
    var held = new ArrayList<String>();
    names.fields().values().forEach(fields -> held.addAll(fields.keySet()));
    changes.add(
        name(
            DocumentRule.UNKNOWN_FIELD,
            Set.of("field", "attribute", "member"),
            Set.of("type"),
            held::contains));
  }

  private static void ofPromises(DesignNames names, List<Change> changes) {
    changes.add(
        new Change(
            DocumentRule.OTHER_LIMIT,
            Set.of("timeout", "time limit"),
            Set.of("operation", "dependency", "service"),
            DesignPlanter::otherNumber,
            said -> said.matches("\\d+ seconds") ? said.replace(" seconds", "s") : null));
    changes.add(
        new Change(
            DocumentRule.OTHER_GOAL,
            Set.of("target", "objective"),
            Set.of("metric", "measure"),
            DesignPlanter::otherNumber,
            said -> said.startsWith("within ") ? said.replace("within ", "below ") : null));
    changes.add(
        new Change(
            DocumentRule.OTHER_READERS,
            Set.of("consumers", "consumer", "read by"),
            Set.of("event"),
            said -> otherReader(said, names),
            said -> "whoever asks for it"));
  }

  private static void ofFields(List<Change> changes) {
    changes.add(
        new Change(
            DocumentRule.OTHER_TYPE,
            Set.of("type"),
            Set.of("field", "attribute", "member"),
            DesignPlanter::otherType,
            said -> said.equals("string") ? "text" : said.equals("int") ? "integer" : null));
    changes.add(
        new Change(
            DocumentRule.OTHER_CONSTRAINT,
            Set.of("nullable", "may be null"),
            Set.of("field", "attribute", "member"),
            said -> said.equals("yes") ? "no" : said.equals("no") ? "yes" : null,
            said -> said.equals("yes") ? "Yes" : said.equals("no") ? "No" : null));
    changes.add(
        new Change(
            DocumentRule.OTHER_CONSTRAINT,
            Set.of("validation", "constraints", "rules"),
            Set.of("field", "attribute", "member"),
            said ->
                said.contains("one of ")
                    ? said.replaceFirst("one of (\\w+)", "one of $1Old")
                    : null,
            said -> said.contains("one of ") ? "what the list of them says" : null));
    changes.add(
        new Change(
            DocumentRule.OTHER_DEFAULT,
            Set.of("default", "default value"),
            Set.of("variable", "environment variable", "setting"),
            said -> said + "9",
            said -> null));
  }

  /// Nobody, or somebody where nobody is told.
  private static @Nullable String otherReader(String said, DesignNames names) {
    return said.startsWith("none") || said.startsWith("nobody")
        ? names.promises().readers().stream().sorted().findFirst().orElse(null)
        : said.equals("this system") ? null : "nobody";
  }

  private static Change name(
      DocumentRule rule, Set<String> head, Set<String> beside, Function<String, Boolean> known) {
    return new Change(
        rule,
        head,
        beside,
        said ->
            known.apply(said)
                ? said + (said.equals(said.toUpperCase(Locale.ROOT)) ? "_OLD" : "Old")
                : null,
        said -> known.apply(said) ? "all but " + said : null);
  }

  private static @Nullable String otherType(String said) {
    return switch (said.split("[ (?\\[]", 2)[0]) {
      case "string", "text", "uuid", "boolean", "timestamp", "date" -> "float";
      case "int", "integer", "long", "decimal", "float" -> "boolean";
      default -> null;
    };
  }

  private static @Nullable String otherAccess(String said, DesignNames names) {
    if (said.equals("public") || said.equals("anybody")) {
      return names.roles().stream()
          .filter(role -> !role.equals("anonymous"))
          .findFirst()
          .orElse(null);
    }
    return names.roles().contains(said) ? "public" : null;
  }

  private static @Nullable String otherNumber(String said) {
    var number = NUMBER.matcher(said);
    return number.find() && said.length() < 30
        ? number.replaceFirst(found -> found.group() + "7")
        : null;
  }

  List<Planted> plant(ReadDocument read) {
    var sheet = Sheet.of(read);
    var all = new ArrayList<Planted>();
    paths(sheet, all);
    ids(sheet, all);
    statuses(sheet, all);
    var cells = new LinkedHashMap<Change, List<Block.Cell>>();
    ReadDocument.walk(
        read.markdown().blocks(),
        block -> {
          if (block instanceof Block.Table table) {
            cells(table, cells);
          }
        });
    cells.forEach(
        (change, found) -> Sheet.some(found).forEach(cell -> change(sheet, change, cell, all)));
    return all;
  }

  private void cells(Block.Table table, Map<Change, List<Block.Cell>> cells) {
    var heads = table.header().stream().map(cell -> Heads.plain(cell.text().flat())).toList();
    for (var change : changes) {
      var beside = change.beside();
      var at = heads.stream().filter(change.head()::contains).findFirst().map(heads::indexOf);
      if (at.isEmpty() || (!beside.isEmpty() && heads.stream().noneMatch(beside::contains))) {
        continue;
      }
      for (var row : table.rows()) {
        if (change.other().apply(row.get(at.get()).text().flat()) != null) {
          cells.computeIfAbsent(change, key -> new ArrayList<>()).add(row.get(at.get()));
        }
      }
    }
  }

  private static void change(Sheet sheet, Change change, Block.Cell cell, List<Planted> all) {
    var said = cell.text().flat();
    var line = cell.span().line();
    var other = change.other().apply(said);
    if (other != null) {
      all.add(Planted.fault(change.rule(), put(sheet, cell, other), line, line));
    }
    var same = change.same().apply(said);
    if (same != null) {
      all.add(Planted.alike(change.rule(), put(sheet, cell, same), line, line));
    }
  }

  private static String put(Sheet sheet, Block.Cell cell, String words) {
    return sheet.with(cell.span(), words);
  }

  private static void paths(Sheet sheet, List<Planted> all) {
    var rule = DocumentRule.UNKNOWN_OPERATION;
    var source = sheet.read().source();
    for (var found : Sheet.some(OPERATION.matcher(sheet.read().told()).results().toList())) {
      var at = source.span(found.start(1), found.end(1));
      all.add(
          Planted.fault(
              rule, sheet.with(at, found.group(1) + "/is/not/there"), at.line(), at.line()));
      var renamed = PARAMETER.matcher(found.group(1)).replaceAll("{other}");
      if (!renamed.equals(found.group(1))) {
        all.add(Planted.alike(rule, sheet.with(at, renamed), at.line(), at.line()));
      }
    }
  }

  /// Requirements, decisions and features by other numbers.
  private void ids(Sheet sheet, List<Planted> all) {
    var byRule = new LinkedHashMap<DocumentRule, List<Span>>();
    REQUIREMENT
        .matcher(sheet.read().told())
        .results()
        .forEach(
            found -> {
              var rule =
                  names.requirements().contains(found.group())
                      ? DocumentRule.UNKNOWN_REQUIREMENT
                      : names.ids().contains(found.group()) ? DocumentRule.UNKNOWN_ID : null;
              if (rule != null) {
                byRule
                    .computeIfAbsent(rule, key -> new ArrayList<>())
                    .add(sheet.read().source().span(found.start(), found.end()));
              }
            });
    byRule.forEach(
        (rule, spans) ->
            Sheet.some(spans)
                .forEach(
                    at -> {
                      var said =
                          sheet.line(at.line()).substring(at.column() - 1, at.endColumn() - 1);
                      var other = said.replaceFirst("\\d+$", "987");
                      all.add(Planted.fault(rule, sheet.with(at, other), at.line(), at.line()));
                      var alike = "X" + other;
                      all.add(Planted.alike(rule, sheet.with(at, alike), at.line(), at.line()));
                    }));
  }

  private static void statuses(Sheet sheet, List<Planted> all) {
    var rule = DocumentRule.OTHER_STATUS;
    var source = sheet.read().source();
    for (var found : Sheet.some(BESIDE.matcher(sheet.read().told()).results().toList())) {
      var at = source.span(found.start(1), found.end(1));
      all.add(Planted.fault(rule, sheet.with(at, "498"), at.line(), at.line()));
    }
  }
}
