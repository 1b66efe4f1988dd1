package dev.newel.gate;

import dev.newel.read.markdown.Block;
import dev.newel.testing.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// Puts faults into documents that a person wrote, for the rules that need no design: bytes that
/// are no text, answers without a reason, rows with a cell too many, broken diagrams, secrets.
final class TextPlanter {
  private static final Pattern FIELD =
      Pattern.compile("( {0,8}(?:[-*+] {1,4})?\\*\\*[^*\\n]{1,60}\\*\\*:?[ \\t]{1,4})([^ \\t].*)");
  private static final Pattern LABELLED = Pattern.compile(".*\\*\\*[^*]*(?::\\*\\*|\\*\\*:).*");

  private static final List<String> BARE = List.of("N/A", "n/a", "–", "Not applicable.", "???");
  private static final List<String> REASONED =
      List.of(
          "Not applicable: the service keeps no state.",
          "N/A: nobody calls it from outside.",
          "None.",
          "- N/A for guests, who have no account.");

  /// Put together here, so that no scanner of repositories takes them for real ones.
  private static final List<String> SECRETS =
      List.of(
          "AKIA" + "Q3EGP7ZLM2XV5KDA",
          "ghp_" + "aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5",
          "-----BEGIN RSA " + "PRIVATE KEY-----",
          "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc",
          "eyJhbGciOiJIUzI1NiJ9" + ".eyJzdWIiOiI4NzY1In0" + ".c2lnbmF0dXJl",
          "xoxb-" + "2147483647-abcdefghij");

  private static final List<String> NO_SECRETS =
      List.of(
          "AKIAIOSFODNN7EXAMPLE",
          "sk_test_4eC39HqLyjWDarjtT1zdp7dc",
          "-----BEGIN CERTIFICATE-----",
          "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
          "ghp_TOKEN",
          "3fa85f64-5717-4562-b3fc-2c963f66afa6",
          "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJl");

  private final List<String> accepted = diagrams("accepted.txt");
  private final List<String> refused = diagrams("refused.txt");

  /// Counts what was put in, so that each document gets other forms.
  private int turn;

  private static List<String> diagrams(String name) {
    var file = Golden.root().resolve("core/src/test/resources/mermaid").resolve(name);
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> !line.isBlank())
          .map(line -> name.startsWith("refused") ? line.split(" \\| ", 2)[1] : line)
          .map(line -> line.replace('\u23ce', '\n'))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Planted> plant(ReadDocument read) {
    var sheet = Sheet.of(read);
    var all = new ArrayList<Planted>();
    bytes(sheet, all);
    answers(sheet, all);
    rows(sheet, all);
    diagrams(sheet, all);
    secrets(sheet, all);
    return all;
  }

  private String next(List<String> forms) {
    return forms.get(turn++ % forms.size());
  }

  private static void bytes(Sheet sheet, List<Planted> all) {
    var rule = DocumentRule.UNREADABLE;
    var text = String.join("\n", sheet.lines());
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var half = bytes.length / 2;
    while (half > 0 && bytes[half] < 0) {
      half--;
    }
    for (var wrong : new byte[] {0, (byte) 0xff, (byte) 0xc3}) {
      all.add(new Planted(rule, inserted(bytes, half, wrong), 1, 1, true));
    }
    all.add(new Planted(rule, text.getBytes(StandardCharsets.UTF_16), 1, 1, true));
    all.add(new Planted(rule, (text + "ü\n").getBytes(StandardCharsets.ISO_8859_1), 1, 1, true));
    all.add(Planted.alike(rule, "\uFEFF" + text, 1, 1));
    all.add(Planted.alike(rule, text.replace("\n", "\r\n"), 1, 1));
    all.add(Planted.alike(rule, text + "Größe 漢 🎉 \uFFFD\n", 1, 1));
  }

  private static byte[] inserted(byte[] bytes, int at, byte wrong) {
    var longer = Arrays.copyOf(bytes, bytes.length + 1);
    System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
    longer[at] = wrong;
    return longer;
  }

  private void answers(Sheet sheet, List<Planted> all) {
    var rule = DocumentRule.BARE_ANSWER;
    for (var at : Sheet.some(leaves(sheet))) {
      var bare = sheet.with(at[0] + 1, at[1], List.of("", next(BARE), ""));
      all.add(Planted.fault(rule, bare, at[0] + 2, at[0] + 2));
      var reasoned = sheet.with(at[0] + 1, at[1], List.of("", next(REASONED), ""));
      all.add(Planted.alike(rule, reasoned, at[0] + 2, at[0] + 2));
    }
    var fields = new ArrayList<Integer>();
    for (var i = 1; i < sheet.lines().size(); i++) {
      var prose = sheet.read().prose().split("\r\n|\n", -1)[i - 1];
      if (FIELD.matcher(prose).matches()
          && LABELLED.matcher(prose).matches()
          && sheet.line(i + 1).isBlank()) {
        fields.add(i);
      }
    }
    for (var at : Sheet.some(fields)) {
      var field = FIELD.matcher(sheet.line(at));
      if (field.matches()) {
        var bare = List.of(field.group(1) + next(List.of("N/A", "-", "–", "n/a")));
        all.add(Planted.fault(rule, sheet.with(at, at, bare), at, at));
        var reasoned = List.of(field.group(1) + "N/A: it keeps no state");
        all.add(Planted.alike(rule, sheet.with(at, at, reasoned), at, at));
      }
    }
  }

  /// The lines of headings with words and nothing deeper below them, each with the last line of its
  /// section.
  private static List<int[]> leaves(Sheet sheet) {
    var leaves = new ArrayList<int[]>();
    var sections = sheet.read().sections();
    for (var i = 0; i < sections.size(); i++) {
      var heading = sections.get(i).heading();
      var next = i + 1 < sections.size() ? sections.get(i + 1).heading() : null;
      var within = heading != null && next != null && next.level() > heading.level();
      if (heading != null && !within && !sections.get(i).blocks().isEmpty()) {
        var end = next == null ? sheet.lines().size() : next.span().line() - 1;
        leaves.add(new int[] {heading.span().endLine(), end});
      }
    }
    return leaves;
  }

  private static void rows(Sheet sheet, List<Planted> all) {
    var rule = DocumentRule.RAGGED_TABLE;
    var rows = new ArrayList<Integer>();
    ReadDocument.walk(
        sheet.read().markdown().blocks(),
        block -> {
          if (block instanceof Block.Table table) {
            for (var i = 0; i < table.rows().size(); i++) {
              rows.add(table.span().line() + 2 + i);
            }
          }
        });
    for (var at : Sheet.some(rows)) {
      var row = sheet.line(at).stripTrailing();
      var bar = row.indexOf('|', 1);
      if (!row.endsWith("|") || bar < 0 || row.startsWith(" ")) {
        continue;
      }
      var before = row.substring(0, bar);
      var after = row.substring(bar);
      for (var more : List.of(row + " more |", before + "or `a|b` " + after)) {
        all.add(Planted.fault(rule, sheet.with(at, at, List.of(more)), at, at));
      }
      for (var same :
          List.of(
              before + "or a \\| b " + after,
              before + "or `a\\|b` " + after,
              row.substring(0, row.length() - 1).stripTrailing(),
              row + "  ")) {
        all.add(Planted.alike(rule, sheet.with(at, at, List.of(same)), at, at));
      }
    }
  }

  private void diagrams(Sheet sheet, List<Planted> all) {
    var rule = DocumentRule.FAULTY_DIAGRAM;
    var end = sheet.lines().size() + 1;
    var open = hasOpenFence(sheet);
    for (var i = 0; i < 3 && !open; i++) {
      var bad = fenced(next(refused));
      all.add(Planted.fault(rule, sheet.with(end, end - 1, bad), end, end + bad.size()));
      var good = fenced(next(accepted));
      all.add(Planted.alike(rule, sheet.with(end, end - 1, good), end, end + good.size()));
    }
    ReadDocument.walk(
        sheet.read().markdown().blocks(),
        block -> {
          if (block instanceof Block.Code code && code.language().equals("mermaid")) {
            slips(sheet, code, all);
          }
        });
  }

  private static boolean hasOpenFence(Sheet sheet) {
    return sheet.read().markdown().blocks().stream()
        .anyMatch(block -> block instanceof Block.Code code && code.fence() == Block.Fence.OPEN);
  }

  private static List<String> fenced(String diagram) {
    var lines = new ArrayList<>(List.of("", "```mermaid"));
    lines.addAll(diagram.lines().toList());
    lines.addAll(List.of("```", ""));
    return lines;
  }

  /// What slips when a diagram is changed by hand.
  private static void slips(Sheet sheet, Block.Code code, List<Planted> all) {
    var rule = DocumentRule.FAULTY_DIAGRAM;
    var from = code.span().line() + 1;
    var to = code.span().endLine() - 1;
    for (var at = from; at <= to; at++) {
      var line = sheet.line(at);
      var first = at == from && !line.isBlank();
      for (var slip :
          List.of(
              first ? "x" + line : line,
              line.matches(".*\\w\\[\"?[^\\[\\](]*\"?]\\s*")
                  ? line.replaceFirst("]\\s*$", "")
                  : line,
              line.matches(".*->>.*:.*") ? line.replaceFirst(":.*", "") : line,
              line.matches(".*[|}][|o]--[|o][|{].*:.*") ? line.replaceFirst("--", "-") : line,
              line.matches("\\s*end\\s*") ? "" : line,
              line.matches("[^:]*\\w --> \\w[^:]*") ? line.replaceFirst("-->", "->>") : line)) {
        if (!slip.equals(line)) {
          all.add(Planted.fault(rule, sheet.with(at, at, List.of(slip)), from - 1, to + 1));
        }
      }
    }
    all.add(Planted.alike(rule, sheet.with(to + 1, to, List.of("%% the end [")), from, to + 2));
  }

  private void secrets(Sheet sheet, List<Planted> all) {
    var rule = DocumentRule.SECRET_IN_DOCUMENT;
    var end = sheet.lines().size() + 1;
    for (var form : List.of("The key is `%s`.", "| A | B |\n| - | - |\n| key | %s |", "KEY=%s")) {
      var words = new ArrayList<>(List.of("", ""));
      words.addAll(form.formatted(next(SECRETS)).lines().toList());
      all.add(Planted.fault(rule, sheet.with(end, end - 1, words), end, end + words.size()));
      var others = new ArrayList<>(List.of("", ""));
      others.addAll(form.formatted(next(NO_SECRETS)).lines().toList());
      all.add(Planted.alike(rule, sheet.with(end, end - 1, others), end, end + others.size()));
    }
  }
}
