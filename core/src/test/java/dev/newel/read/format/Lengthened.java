package dev.newel.read.format;

import dev.newel.language.Form;
import dev.newel.language.Grammar;
import dev.newel.read.yaml.YamlFile;
import dev.newel.read.yaml.YamlNode;
import dev.newel.read.yaml.YamlReader;
import dev.newel.text.YamlScalar;
import java.util.Random;
import java.util.regex.Pattern;

/// Puts short forms of a text into their long ones, at places of chance.
final class Lengthened {
  /// What braces would cut.
  private static final Pattern CUT = Pattern.compile("[,\\[\\]{}?]");

  /// What takes quotes of a kind that would stay.
  private static final Pattern QUOTES = Pattern.compile("['\"\\\\]");

  private final YamlFile file;
  private final Changes changes;
  private final Random random;

  /// Whether blocks of names get the line of their keyword; all else is done where they have not.
  private final boolean blocks;

  private Lengthened(YamlFile file, Random random, boolean blocks) {
    this.file = file;
    this.changes = new Changes(file.text().text());
    this.random = random;
    this.blocks = blocks;
  }

  static String made(String text, Random random) {
    return made(made(text, random, true), random, false);
  }

  private static String made(String text, Random random, boolean blocks) {
    var work = new Lengthened(YamlReader.read("design.yaml", text), random, blocks);
    if (work.file.root() instanceof YamlNode.Mapping root) {
      for (var entry : root.entries()) {
        var keyword = Grammar.NEWEL.root().keyword(entry.name());
        if (keyword != null) {
          work.within(keyword.form(), entry.value(), false);
        }
      }
    }
    return work.changes.applied();
  }

  private void visit(Form form, YamlNode node, boolean flow) {
    if (blocks || !random.nextBoolean() || !lengthen(form, node, flow)) {
      within(form, node, flow);
    }
  }

  /// Whether the node has a long form and got it.
  private boolean lengthen(Form form, YamlNode node, boolean flow) {
    var written =
        switch (form) {
          case Form.Mapping(Class<?> of) -> mapping(Grammar.NEWEL.mapping(of), node, flow);
          case Form.Plain plain
              when node instanceof YamlNode.Scalar text && !QUOTES.matcher(at(text)).find() ->
              plain == Form.Plain.FIELD
                  ? "{ type: " + inner(text, flow) + " }"
                  : plain == Form.Plain.ACCESS
                      ? random.nextBoolean()
                          ? "[" + text.value() + "]"
                          : "{ " + text.value() + ": true }"
                      : "";
          default -> "";
        };
    if (!written.isEmpty()) {
      changes.replace(node.start(), node.end(), written);
    }
    return !written.isEmpty();
  }

  private String mapping(Grammar.Mapping mapping, YamlNode node, boolean flow) {
    return switch (node) {
      case YamlNode.Scalar text when mapping.line() != null && text.value().contains(" ") -> {
        var parts = text.value().split(" ", 2);
        yield "{ status: %s, text: %s }".formatted(parts[0], YamlScalar.inline(parts[1], true));
      }
      case YamlNode.Scalar text when mapping.scalar() != null ->
          "{ " + mapping.scalar().name() + ": " + inner(text, flow) + " }";
      case YamlNode.Sequence list when mapping.list() != null && list.flow() ->
          "{ " + mapping.list().name() + ": " + at(list) + " }";
      case YamlNode.Missing missing when mapping.isConventional() && !flow -> " {}";
      default -> "";
    };
  }

  /// The text as it stands in braces.
  private String inner(YamlNode.Scalar text, boolean flow) {
    return flow || !text.isPlain() || !CUT.matcher(text.value()).find()
        ? at(text)
        : "\"" + text.value() + "\"";
  }

  private String at(YamlNode node) {
    return file.text().text().substring(node.start(), node.end());
  }

  private void within(Form form, YamlNode node, boolean flow) {
    switch (form) {
      case Form.Mapping(Class<?> of) -> keywords(Grammar.NEWEL.mapping(of), node, flow);
      case Form.Names(var spelled, Form each, var listed) -> parts(each, node, flow);
      case Form.Items(Form each) -> parts(each, node, flow);
      default -> {}
    }
  }

  private void parts(Form each, YamlNode node, boolean flow) {
    switch (node) {
      case YamlNode.Mapping mapping ->
          mapping.entries().forEach(entry -> visit(each, entry.value(), flow || mapping.flow()));
      case YamlNode.Sequence list -> list.items().forEach(item -> visit(each, item, true));
      case YamlNode.Scalar scalar -> {}
      case YamlNode.Missing missing -> {}
    }
  }

  private void keywords(Grammar.Mapping mapping, YamlNode node, boolean flow) {
    if (!(node instanceof YamlNode.Mapping written)) {
      return;
    }
    var names = mapping.names();
    if (names != null && !(written.get(names.name()) instanceof YamlNode.Mapping)) {
      if (blocks && !written.flow() && random.nextBoolean()) {
        nest(written, names.name());
      }
      within(names.form(), node, flow);
      return;
    }
    for (var entry : written.entries()) {
      var keyword = mapping.keyword(entry.name());
      if (keyword != null) {
        visit(keyword.form(), entry.value(), flow || written.flow());
      }
    }
  }

  private void nest(YamlNode.Mapping block, String keyword) {
    var text = file.text();
    var first = text.lineOf(block.start());
    var indent = " ".repeat(block.span().column() - 1);
    changes.replace(text.lineStart(first), text.lineStart(first), indent + keyword + ":\n" + "  ");
    for (var line = first + 1; line <= text.lineOf(block.end()); line++) {
      if (!text.line(line).isBlank()) {
        changes.replace(text.lineStart(line), text.lineStart(line), "  ");
      }
    }
  }
}
