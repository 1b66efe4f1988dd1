package dev.newel.gate;

import dev.newel.design.access.Role;
import dev.newel.finding.Severity;
import dev.newel.read.markdown.Block;
import dev.newel.text.DidYouMean;
import java.util.List;
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
  private static final Pattern MEMBERS =
      Pattern.compile("[a-z]\\w{0,60}(?:(?:, ?| and |, and )[a-z]\\w{0,60}){1,60}");
  private static final Pattern SETTING = Pattern.compile("[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+");
  private static final Pattern NO_DEFAULT =
      Pattern.compile("(?i)\\(?(?:none|no default|not set|required|-|–|—)\\)?");
  private static final Pattern BESIDE =
      Pattern.compile(
          "`([A-Z][A-Z0-9]{1,40}(?:_[A-Z0-9]{1,40}){1,8})`? \\(([1-5]\\d\\d)\\)"
              + "|(?<![\\w.,-])([1-5]\\d\\d) `([A-Z][A-Z0-9]{1,40}(?:_[A-Z0-9]{1,40}){1,8})`");
  private static final Set<String> EVENT_COLUMNS =
      Set.of("trigger", "payload", "consumers", "source", "handler");
  private static final Set<String> ERROR_COLUMNS =
      Set.of("status", "http status", "meaning", "recovery", "description", "message");

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
    check.ids();
    check.statuses();
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
    var field = column(columns, "field", "attribute", "member");
    var type = column(columns, "type");
    var setting = column(columns, "variable", "environment variable", "env var", "setting");
    var holder = column(columns, "entity", "structure", "holder", "event");
    for (var row : table.rows()) {
      if (code >= 0 && columns.stream().anyMatch(ERROR_COLUMNS::contains)) {
        error(row, code, status);
      }
      if (entity >= 0) {
        known(row.get(entity), ENTITY, names.entities(), "entity", DocumentRule.UNKNOWN_ENTITY);
      }
      if (event >= 0 && columns.stream().anyMatch(EVENT_COLUMNS::contains)) {
        known(row.get(event), EVENT, names.events(), "event", DocumentRule.UNKNOWN_EVENT);
        payload(row, event, column(columns, "payload"));
      }
      if (field >= 0 && type >= 0) {
        field(row, field, holder < 0 ? about : row.get(holder).text().flat(), columns);
      }
      if (setting >= 0) {
        setting(row, setting, column(columns, "default", "default value"));
      }
      RowCheck.check(columns, row, names, report);
      PromiseCheck.check(columns, row, names.promises(), report);
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
          otherStatus(code, said, known),
          "Change the document, or the design.");
    }
  }

  /// The roles that people may have.
  private List<String> people() {
    return names.roles().stream().filter(role -> !role.equals(Role.ANONYMOUS)).toList();
  }

  private void field(List<Block.Cell> row, int at, String holder, List<String> columns) {
    var fields = names.fields().get(holder);
    if (fields != null) {
      new FieldCheck(holder, fields, people(), report).check(row.get(at), columns, row);
    } else {
      errorMember(row, at, columns.indexOf("type"));
    }
  }

  private void errorMember(List<Block.Cell> row, int at, int type) {
    var name = row.get(at).text().flat();
    var is = names.errorMembers().get(name);
    // A plain name such as `status` is one of anything.
    if (is == null || type < 0 || !name.contains(".")) {
      return;
    }
    var said = FieldCheck.kind(row.get(type).text().flat());
    if (!said.isEmpty() && !said.equals(FieldCheck.kind(is))) {
      report.at(
          DocumentRule.OTHER_TYPE,
          row.get(type).span(),
          "`%s` of errors is %s here, and %s in the design."
              .formatted(name, row.get(type).text().flat(), is),
          "Change the document, or the design.");
    }
  }

  /// Members that stand one after the other, and nothing else.
  private void payload(List<Block.Cell> row, int event, int at) {
    var name = row.get(event).text().flat();
    var members = names.payloads().get(name);
    var said = at < 0 ? "" : row.get(at).text().flat();
    if (members == null || members.isEmpty() || !MEMBERS.matcher(said).matches()) {
      return;
    }
    for (var member : said.split("(?:, ?| and )+")) {
      if (!members.contains(member)) {
        report.at(
            DocumentRule.UNKNOWN_FIELD,
            row.get(at).span(),
            "`%s` carries `%s` here, and only %s in the design."
                .formatted(
                    name,
                    member,
                    members.stream().map("`%s`"::formatted).collect(Collectors.joining(", "))),
            DidYouMean.hint(member, members));
      }
    }
  }

  private void setting(List<Block.Cell> row, int at, int value) {
    var name = row.get(at).text().flat();
    var setting = names.settings().get(name);
    if (setting == null) {
      known(
          row.get(at), SETTING, names.settings().keySet(), "setting", DocumentRule.UNKNOWN_SETTING);
      return;
    }
    var said = value < 0 ? "" : row.get(value).text().flat();
    var initial = setting.initial();
    var none = NO_DEFAULT.matcher(said).matches();
    if (value >= 0 && !said.isEmpty() && !(none ? initial == null : said.equals(initial))) {
      report.at(
          DocumentRule.OTHER_DEFAULT,
          row.get(value).span(),
          "`%s` is %s by default here, and %s in the design."
              .formatted(
                  name,
                  none ? "not set" : "`" + said + "`",
                  initial == null ? "not set" : "`" + initial + "`"),
          "Change the document, or the design.");
    }
  }

  /// Decisions and features, wherever they stand.
  private void ids() {
    var shapes =
        names.ids().stream()
            .filter(id -> id.matches(".*\\p{Alpha}.*\\d"))
            .map(DesignNames::shape)
            .distinct()
            .toList();
    if (shapes.isEmpty()) {
      return;
    }
    var found =
        Pattern.compile("(?<![\\w/-])(?:" + String.join("|", shapes) + ")(?![\\w-]|\\.\\w)")
            .matcher(document.told());
    while (found.find()) {
      if (!names.ids().contains(found.group())) {
        report.at(
            DocumentRule.UNKNOWN_ID,
            document.source().span(found.start(), found.end()),
            "No decision and no feature of the design is called `%s`.".formatted(found.group()),
            DidYouMean.hint(found.group(), names.ids()));
      }
    }
  }

  /// Codes with a status beside them: `CODE` (409), 409 `CODE`.
  private void statuses() {
    var found = BESIDE.matcher(document.told());
    while (found.find()) {
      var code = found.group(1) == null ? found.group(4) : found.group(1);
      var said = found.group(1) == null ? found.group(3) : found.group(2);
      var known = names.statuses(code);
      if (!known.isEmpty() && !known.contains(Integer.valueOf(said))) {
        report.at(
            DocumentRule.OTHER_STATUS,
            document.source().span(found.start(), found.end()),
            otherStatus(code, said, known),
            "Change the document, or the design.");
      }
    }
  }

  private static String otherStatus(String code, String said, Set<Integer> known) {
    return "`%s` comes with %s here, and with %s in the design."
        .formatted(
            code, said, known.stream().map(String::valueOf).collect(Collectors.joining(" or ")));
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
}
