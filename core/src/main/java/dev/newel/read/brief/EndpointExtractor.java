package dev.newel.read.brief;

import dev.newel.foreign.Evidence;
import dev.newel.foreign.brief.Attribute;
import dev.newel.foreign.brief.Item;
import dev.newel.read.markdown.Block;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the operations of an interface over HTTP: `GET /orders/{id}` in titles, items, cells and
/// code, with the inputs, answers and access that stand below a title.
final class EndpointExtractor implements Extractor {
  private static final String METHODS = "GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS";
  private static final String PATH = "(/[A-Za-z0-9_{}:\\[\\]<>./~-]*)";
  private static final Pattern FORM =
      Pattern.compile("\\b(" + METHODS + ")\\b[`*:]*\\s+[`*\"]*(?:https?://[^/\\s]+)?" + PATH);
  private static final Pattern SEVERAL =
      Pattern.compile(
          "\\(?\\b((?:"
              + METHODS
              + ")(?:\\s*[,/&|]\\s*(?:and\\s+)?(?:"
              + METHODS
              + "))+)\\b\\)?\\s*(?:(?:at|on|for|to)\\s+)?[`*\"]*"
              + PATH);
  private static final Pattern UNNAMED =
      Pattern.compile(
          "`" + PATH + "` (?:endpoint|route|api)\\b|\\b(?:endpoint|route)s? `" + PATH + "`");
  /// A path in a sentence that speaks of endpoints.
  private static final Pattern BARE =
      Pattern.compile("(?<=[\\s(`,])(/[a-z][\\w{}:-]*(?:/[\\w{}:-]+)*)(?=[\\s,;)`]|\\.?$|\\.\\s)");
  private static final Pattern API_PATH = Pattern.compile("`(/api/[A-Za-z0-9_{}:/-]+)`");
  private static final Pattern STATUS =
      Pattern.compile(
          "^\\W*(?:(?:HTTP|Status|Code|Response|Returns?|Success|Error)\\W*)*([1-5]\\d\\d)\\b\\W*(.*)$",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final Pattern ACCESS =
      Pattern.compile(
          "(?i)(?:auth(?:entication|orization)?(?: required)?|access|permissions?|roles?|required role|security|who)");

  private final Set<String> said = new HashSet<>();
  private @Nullable Open open;

  /// An endpoint whose section goes on.
  private static final class Open {
    final String method;
    final String path;
    final int level;
    final Evidence evidence;
    String says = "";
    @Nullable String access;
    final List<Item.Input> inputs = new ArrayList<>();
    final List<Item.Answer> answers = new ArrayList<>();

    Open(String method, String path, int level, Evidence evidence) {
      this.method = method;
      this.path = path;
      this.level = level;
      this.evidence = evidence;
    }

    Item.Endpoint item() {
      return new Item.Endpoint(method, path, says, access, inputs, answers, evidence);
    }
  }

  @Override
  public void read(Passage passage, Harvest harvest) {
    switch (passage.block()) {
      case Block.Heading heading -> heading(heading, harvest);
      case Block.Table table -> table(table, passage, harvest);
      case Block.Code code -> code(code, harvest);
      case Block.Paragraph paragraph -> paragraph(paragraph, passage, harvest);
      default -> lines(passage, harvest);
    }
  }

  @Override
  public void finish(Harvest harvest) {
    close(harvest);
  }

  private void close(Harvest harvest) {
    if (open != null) {
      harvest.add(open.item());
      open = null;
    }
  }

  private void heading(Block.Heading heading, Harvest harvest) {
    var words = heading.text().plain();
    var form = FORM.matcher(words);
    if (form.find()) {
      close(harvest);
      open =
          new Open(
              form.group(1),
              path(form.group(2)),
              heading.level(),
              Evidence.explicit(heading.text().span(0, words.length(), heading.span()), words));
      open.says = says(words, form.start(), form.end());
      said.add(form.group(1) + " " + path(form.group(2)));
    } else if (open != null && heading.level() <= open.level) {
      close(harvest);
    }
  }

  private static String says(String words, int start, int end) {
    var before = words.substring(0, start).replaceAll("^[\\d.\\s]+", "");
    var after = words.substring(end);
    return (after.replaceAll("^\\W+", "").isBlank() ? before : after)
        .replaceAll("^[^\\p{L}]+|[\\s:(–—`*-]+$", "")
        .strip();
  }

  /// A path as written, without its query and the signs of the sentence around it.
  private static String path(String written) {
    var path = written.replaceAll("\\?.*$", "");
    return path.length() > 1 ? path.replaceAll("[.:,;]+$", "").replaceAll("(?<=[^/])/$", "") : path;
  }

  private void paragraph(Block.Paragraph paragraph, Passage passage, Harvest harvest) {
    var words = paragraph.text().plain();
    var form = FORM.matcher(words);
    var leads =
        form.find()
            && words
                .substring(0, form.start())
                .replaceAll("(?i)endpoint|route|url|request|method|[\\W\\d_]", "")
                .isEmpty();
    var same =
        leads
            && open != null
            && open.method.equals(form.group(1))
            && open.path.equals(path(form.group(2)));
    if (leads && !same) {
      var level = passage.scene().path().isEmpty() ? 1 : passage.scene().path().getLast().level();
      close(harvest);
      open =
          new Open(
              form.group(1),
              path(form.group(2)),
              level,
              Evidence.explicit(
                  paragraph.text().span(form.start(), form.end(), paragraph.span()), words));
      open.says =
          says(words.split("\n", 2)[0], 0, Math.min(form.end(), words.split("\n", 2)[0].length()));
      said.add(form.group(1) + " " + path(form.group(2)));
      return;
    }
    lines(passage, harvest);
  }

  private void lines(Passage passage, Harvest harvest) {
    for (var line : Lines.of(passage)) {
      var words = line.text().plain();
      if (words.length() > Sentence.LONGEST) {
        continue;
      }
      if (words.indexOf('/') >= 0 && !passage.scene().beside()) {
        named(line, words, harvest);
      }
      if (open != null) {
        detail(line, words);
      }
    }
  }

  private void named(Line line, String words, Harvest harvest) {
    var several = SEVERAL.matcher(words);
    if (several.find()) {
      for (var method : several.group(1).split("\\W+(?:and\\W+)?")) {
        add(method, path(several.group(2)), "", null, evidence(line, words), harvest);
      }
      return;
    }
    var form = FORM.matcher(words);
    while (form.find()) {
      add(
          form.group(1),
          path(form.group(2)),
          says(words, form.start(), form.end()),
          null,
          evidence(line, words),
          harvest);
    }
    var unnamed = UNNAMED.matcher(marked(line));
    if (unnamed.find()) {
      unnamed(unnamed.group(1) == null ? unnamed.group(2) : unnamed.group(1), line, harvest);
    }
    paths(line, words, harvest);
  }

  /// Paths without a method: in `all endpoints (except /login, /health)`, and those that begin with
  /// `/api/`.
  private void paths(Line line, String words, Harvest harvest) {
    if (Pattern.compile("(?i)\\b(?:endpoints|routes)\\b").matcher(words).find()) {
      var bare = BARE.matcher(words);
      while (bare.find()) {
        unnamed(bare.group(1), line, harvest);
      }
    }
    var api = API_PATH.matcher(marked(line));
    while (api.find()) {
      unnamed(api.group(1), line, harvest);
    }
  }

  private void unnamed(String written, Line line, Harvest harvest) {
    var path = path(written);
    if (said.stream().noneMatch(one -> one.endsWith(" " + path))) {
      add("", path, "", null, evidence(line, line.text().plain()), harvest);
    }
  }

  private static String marked(Line line) {
    return line.text().runs().stream()
        .map(run -> run.code() ? "`" + run.text() + "`" : run.text())
        .reduce("", String::concat);
  }

  private static Evidence evidence(Line line, String words) {
    return Evidence.explicit(line.text().span(0, words.length(), line.span()), words);
  }

  private void add(
      String method,
      String path,
      String says,
      @Nullable String access,
      Evidence evidence,
      Harvest harvest) {
    said.add(method + " " + path);
    harvest.add(new Item.Endpoint(method, path, says, access, List.of(), List.of(), evidence));
  }

  private void detail(Line line, String words) {
    var now = open;
    if (now == null) {
      return;
    }
    var status = STATUS.matcher(words.replace('\n', ' ').strip());
    var label = Labelled.of(line.text());
    if (status.matches() && status.group(2).length() < 300) {
      answer(
          now, Integer.parseInt(status.group(1)), status.group(2).strip(), evidence(line, words));
    } else if (label != null && ACCESS.matcher(label.name()).matches() && now.access == null) {
      now.access = label.rest(line.text());
    } else if (now.says.isEmpty()
        && label != null
        && label.name().matches("(?i)descriptions?|purpose|summary")) {
      now.says = label.rest(line.text());
    }
  }

  private static void answer(Open now, int status, String says, Evidence evidence) {
    if (now.answers.stream().noneMatch(one -> one.status() == status)) {
      now.answers.add(new Item.Answer(status, says, List.of(), evidence));
    }
  }

  private void table(Block.Table table, Passage passage, Harvest harvest) {
    var columns = new Columns(table);
    var method = columns.find("(?:http )?(?:method|verb)");
    var path = columns.find("(?:path|endpoint|route|url|uri|resource|api)(?: path)?s?");
    var says =
        columns.find(
            "descriptions?|purpose|summary|action|operation|notes?|what.*|function|responsibility|name|usage");
    var access = columns.find("auth.*|access|roles?|permissions?|security|who|required role");
    if (path >= 0 && (method >= 0 || hasForm(table, path))) {
      columns.rows(
          row -> {
            var form = FORM.matcher(row.get(path));
            var split =
                method >= 0
                    ? row.get(method).toUpperCase(Locale.ROOT).split("[^A-Z]+")
                    : new String[0];
            if (form.find()) {
              add(
                  form.group(1),
                  path(form.group(2)),
                  row.said(says),
                  row.orNull(access),
                  row.explicit(),
                  harvest);
            } else if (row.get(path).strip().startsWith("/")) {
              for (var each : split) {
                if (each.matches(METHODS)) {
                  add(
                      each,
                      path(row.get(path).strip().split("\\s", 2)[0]),
                      row.said(says),
                      row.orNull(access),
                      row.explicit(),
                      harvest);
                }
              }
            }
          });
      return;
    }
    var status = columns.find("(?:http )?(?:status|code)(?: code)?s?");
    if (open != null && status >= 0) {
      var now = open;
      columns.rows(
          row -> {
            if (row.get(status).matches("[1-5]\\d\\d\\b.*")) {
              answer(
                  now,
                  Integer.parseInt(row.get(status).substring(0, 3)),
                  row.said(
                      columns.find("descriptions?|meaning|when|condition|reason|body|response")),
                  row.explicit());
            }
          });
    } else if (open != null) {
      inputs(open, table, passage);
    } else {
      lines(passage, harvest);
    }
  }

  private static boolean hasForm(Block.Table table, int column) {
    return table.rows().stream()
        .limit(5)
        .anyMatch(
            row -> column < row.size() && FORM.matcher(row.get(column).text().plain()).find());
  }

  private static void inputs(Open now, Block.Table table, Passage passage) {
    var fields = FieldTable.of(table);
    if (fields == null) {
      return;
    }
    var name = Topic.lower(passage.scene().name());
    for (var field : fields.fields()) {
      var where = fields.location() >= 0 ? Topic.lower(field.row().get(fields.location())) : name;
      if (name.matches(".*\\b(?:response|returns?|output|success)\\b.*")) {
        answered(now, field.attribute(), passage.scene(), table.span());
        continue;
      }
      var in =
          where.contains("path")
              ? "path"
              : where.contains("query")
                  ? "query"
                  : where.contains("header")
                      ? "header"
                      : isInPath(now.path, field.attribute().name())
                          ? "path"
                          : where.contains("body")
                                  || where.contains("request")
                                  || !now.method.matches("GET|DELETE|HEAD")
                              ? "body"
                              : "query";
      now.inputs.add(new Item.Input(in, field.attribute()));
    }
  }

  private static boolean isInPath(String path, String name) {
    return path.contains("{" + name + "}")
        || path.contains(":" + name)
        || path.contains("[" + name + "]");
  }

  private static void answered(Open now, Attribute attribute, Scene scene, Span span) {
    var number = Pattern.compile("[2]\\d\\d").matcher(scene.name());
    var status =
        number.find() ? Integer.parseInt(number.group()) : now.method.equals("POST") ? 201 : 200;
    for (var index = 0; index < now.answers.size(); index++) {
      var answer = now.answers.get(index);
      if (answer.status() == status) {
        var more = new ArrayList<>(answer.attributes());
        more.add(attribute);
        now.answers.set(index, new Item.Answer(status, answer.says(), more, answer.evidence()));
        return;
      }
    }
    now.answers.add(
        new Item.Answer(status, "", List.of(attribute), Evidence.inferred(span, scene.name())));
  }

  private void code(Block.Code code, Harvest harvest) {
    if (!code.language().matches("|http|text|bash|sh|shell|rest|plaintext")
        || code.literal().length() > Sentence.LONGEST_LINE) {
      return;
    }
    var lines = code.literal().split("\n", -1);
    for (var index = 0; index < lines.length; index++) {
      var form = FORM.matcher(lines[index]);
      if (form.lookingAt() || (form.reset().find() && form.start() < 4)) {
        var number = code.span().line() + (code.fence() == Block.Fence.NONE ? 0 : 1) + index;
        var span =
            new Span(
                code.span().file(),
                number,
                1,
                number,
                lines[index].codePointCount(0, lines[index].length()) + 1);
        var method = form.group(1);
        var path = path(form.group(2));
        if (open == null || !open.method.equals(method) || !open.path.equals(path)) {
          if (said.add(method + " " + path)) {
            add(
                method,
                path,
                lines[index]
                    .substring(form.end())
                    .replaceAll("^[\\s#/–—-]+|HTTP/[\\d.]+", "")
                    .strip(),
                null,
                Evidence.explicit(span, lines[index]),
                harvest);
          }
        }
      }
    }
  }
}
