package dev.newel.gate;

import dev.newel.finding.Severity;
import dev.newel.read.markdown.Block;
import dev.newel.source.Span;
import dev.newel.text.DidYouMean;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Holds what a document names against the design: operations and requirements wherever they stand,
/// errors, entities, events and types of fields where a table says that they are such.
final class DesignCheck {
  private static final Pattern OPERATION =
      Pattern.compile(
          "\\b(GET|HEAD|POST|PUT|PATCH|DELETE)\\b[\\s`*|]{1,8}(/[\\w{}:<>./~@-]{0,300})(?![\\w*\\[])");
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*");
  private static final Pattern EVENT = Pattern.compile("[a-z]\\w*(?:[.-]\\w+)+");
  private static final Pattern ENTITY = Pattern.compile("[A-Z]\\w*");
  private static final Pattern STATUS = Pattern.compile("[1-5]\\d\\d");
  private static final Pattern WORD = Pattern.compile("[A-Za-z]+");
  private static final Set<String> EVENT_COLUMNS =
      Set.of("trigger", "payload", "consumers", "source", "handler");
  private static final Set<String> ERROR_COLUMNS =
      Set.of("status", "http status", "meaning", "recovery", "description", "message");

  /// The words that documents have for a kind of type.
  private static final Map<String, String> TYPES = types();

  private final ReadDocument document;
  private final DesignNames names;
  private final DocumentReport report;

  private DesignCheck(ReadDocument document, DesignNames names, DocumentReport report) {
    this.document = document;
    this.names = names;
    this.report = report;
  }

  static void check(ReadDocument document, DesignNames names, DocumentReport report) {
    var check = new DesignCheck(document, names, report);
    check.operations();
    check.requirements();
    for (var section : document.sections()) {
      var heading = section.heading();
      var about = heading == null ? "" : heading.text().flat();
      for (var block : section.blocks()) {
        if (block instanceof Block.Table table) {
          check.table(table, about);
        }
      }
    }
  }

  private static Map<String, String> types() {
    var types = new HashMap<String, String>();
    Map.of(
            "text", "string text varchar char",
            "integer", "int integer long bigint smallint",
            "decimal", "decimal numeric money",
            "float", "float double real",
            "boolean", "boolean bool",
            "uuid", "uuid guid",
            "date", "date",
            "timestamp", "timestamp timestamptz datetime instant")
        .forEach((kind, words) -> List.of(words.split(" ")).forEach(word -> types.put(word, kind)));
    return types;
  }

  private void operations() {
    if (names.operations().isEmpty()) {
      return;
    }
    var base = names.base();
    var found = OPERATION.matcher(document.told());
    while (found.find()) {
      var path = found.group(2).replaceAll("[.:]+$", "");
      if (path.length() > 1 && !names.hasOperation(found.group(1), path)) {
        var ours = !base.isEmpty() && path.startsWith(base);
        var written = found.group(1) + " " + path;
        report.at(
            DocumentRule.UNKNOWN_OPERATION,
            ours ? Severity.ERROR : Severity.WARNING,
            document.source().span(found.start(), found.start(2) + path.length()),
            "The design has no operation `%s`.".formatted(written),
            hint(written));
      }
    }
  }

  private String hint(String written) {
    var path = written.substring(written.indexOf(' ') + 1);
    var there =
        names.shown().stream()
            .filter(
                each ->
                    DesignNames.plain("", each.substring(each.indexOf(' ') + 1))
                        .equals(DesignNames.plain("", path)))
            .map("`%s`"::formatted)
            .collect(Collectors.joining(", "));
    if (!there.isEmpty()) {
      return "At this path it has %s.".formatted(there);
    }
    return DidYouMean.closest(written, names.shown())
        .map("Did you mean `%s`?"::formatted)
        .orElse("Name an operation of the design, or add this one to it.");
  }

  private void requirements() {
    if (names.shapes().isEmpty()) {
      return;
    }
    var ids =
        Pattern.compile("(?<![\\w-])(?:" + String.join("|", names.shapes()) + ")(?![\\w-]|\\.\\d)");
    var found = ids.matcher(document.told());
    while (found.find()) {
      if (!names.requirements().contains(found.group())) {
        report.at(
            DocumentRule.UNKNOWN_REQUIREMENT,
            document.source().span(found.start(), found.end()),
            "No document of the design states the requirement `%s`.".formatted(found.group()),
            DidYouMean.hint(found.group(), names.requirements()));
      }
    }
  }

  private void table(Block.Table table, String about) {
    var columns = table.header().stream().map(cell -> Heads.plain(cell.text().flat())).toList();
    var code = column(columns, "code", "error code");
    var status = column(columns, "status", "http status", "http");
    var entity = column(columns, "entity");
    var event = column(columns, "event");
    var field = column(columns, "field", "attribute");
    var type = column(columns, "type");
    for (var row : table.rows()) {
      if (code >= 0 && columns.stream().anyMatch(ERROR_COLUMNS::contains)) {
        error(row, code, status);
      }
      if (entity >= 0) {
        known(row.get(entity), ENTITY, names.entities(), "entity", DocumentRule.UNKNOWN_ENTITY);
      }
      if (event >= 0 && columns.stream().anyMatch(EVENT_COLUMNS::contains)) {
        known(row.get(event), EVENT, names.events(), "event", DocumentRule.UNKNOWN_EVENT);
      }
      if (field >= 0 && type >= 0) {
        type(row.get(field), row.get(type), about);
      }
    }
  }

  private static int column(List<String> columns, String... labels) {
    for (var label : labels) {
      if (columns.contains(label)) {
        return columns.indexOf(label);
      }
    }
    return -1;
  }

  private void error(List<Block.Cell> row, int at, int status) {
    var code = row.get(at).text().flat();
    if (names.errors().isEmpty() || !CODE.matcher(code).matches() || code.length() < 3) {
      return;
    }
    var known = names.statuses(code);
    if (known.isEmpty()) {
      report.at(
          DocumentRule.UNKNOWN_ERROR,
          row.get(at).span(),
          "The design has no error `%s`.".formatted(code),
          DidYouMean.hint(code, names.errors().keySet()));
      return;
    }
    var said = status < 0 ? "" : row.get(status).text().flat();
    if (STATUS.matcher(said).matches() && !known.contains(Integer.valueOf(said))) {
      report.at(
          DocumentRule.OTHER_STATUS,
          row.get(status).span(),
          "`%s` comes with %s here, and with %s in the design."
              .formatted(
                  code,
                  said,
                  known.stream().map(String::valueOf).collect(Collectors.joining(" or "))),
          "Change the document, or the design.");
    }
  }

  private void known(
      Block.Cell cell, Pattern form, Set<String> there, String what, DocumentRule rule) {
    var name = cell.text().flat();
    if (!there.isEmpty() && form.matcher(name).matches() && !there.contains(name)) {
      report.at(
          rule,
          cell.span(),
          "The design has no %s `%s`.".formatted(what, name),
          DidYouMean.hint(name, there));
    }
  }

  private void type(Block.Cell field, Block.Cell type, String about) {
    var holder = names.fields().get(about);
    var designed = holder == null ? null : holder.get(field.text().flat());
    var said = type.text().flat();
    var word = WORD.matcher(said);
    if (designed == null || designed.isEmpty() || said.contains("[]") || !word.lookingAt()) {
      return;
    }
    var kind = TYPES.get(word.group().toLowerCase(Locale.ROOT));
    if (kind != null && !kind.equals(designed)) {
      Span span = type.span();
      report.at(
          DocumentRule.OTHER_TYPE,
          span,
          "`%s` of `%s` is %s here, and %s in the design."
              .formatted(field.text().flat(), about, said, designed),
          "Change the document, or the design.");
    }
  }
}
