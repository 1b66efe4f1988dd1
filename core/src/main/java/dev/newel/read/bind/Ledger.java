package dev.newel.read.bind;

import dev.newel.finding.Edit;
import dev.newel.finding.Finding;
import dev.newel.language.Reading;
import dev.newel.read.yaml.YamlNode;
import dev.newel.source.Address;
import dev.newel.source.SourceText;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What binding notes down on its way: places and faults.
final class Ledger {
  private final Map<Address, Span> spans = new LinkedHashMap<>();
  private final Map<Address, YamlNode.Scalar> texts = new HashMap<>();
  private final Map<Address, Address> shortForms = new HashMap<>();
  private final Map<String, SourceText> files;
  private final List<Finding> findings = new ArrayList<>();

  /// What is bound, as messages name the whole: "design".
  private final String whole;

  Ledger(Map<String, SourceText> files, String whole) {
    this.files = files;
    this.whole = whole;
  }

  /// Notes the place of a keyword or a name.
  void place(Address at, YamlNode.Entry entry) {
    place(at, entry.span(), entry.value());
  }

  /// Notes the place of an item or of the whole.
  void place(Address at, YamlNode node) {
    place(at, node.span(), node);
  }

  private void place(Address at, Span span, YamlNode node) {
    spans.put(at, span);
    if (node instanceof YamlNode.Scalar scalar) {
      texts.put(at, scalar);
    }
  }

  /// Notes that what the long form says at `full` is written at `at`.
  void shortForm(Address full, Address at) {
    shortForms.put(full, at);
  }

  /// Where everything stands that was noted.
  Map<Address, Span> spans() {
    return Map.copyOf(spans);
  }

  void error(BindId id, Address at, Span span, String message, @Nullable String hint) {
    findings.add(Finding.error(id.id(), at, span, message, hint));
  }

  void error(BindId id, Address at, Edit edit, String message, @Nullable String hint) {
    findings.add(Finding.error(id.id(), at, edit.span(), message, hint).withEdit(edit));
  }

  void warning(BindId id, Address at, Span span, String message, @Nullable String hint) {
    findings.add(Finding.warning(id.id(), at, span, message, hint));
  }

  /// Notes a short form that cannot be read, at the exact place of its fault where that can be
  /// told.
  void fault(Reading.Fault<?> fault, YamlNode.Scalar text, Address at) {
    var span =
        SourceIndex.exact(files.get(text.span().file()), text, fault.offset(), fault.length());
    error(BindId.UNREADABLE, at, span, fault.message(), fault.hint());
  }

  /// Notes that another kind of node is expected; what stands there is told from the node.
  ///
  /// @param expected with its article: "a mapping"
  void wrongKind(YamlNode node, Address at, String expected, @Nullable String hint) {
    if (node instanceof YamlNode.Missing && node.end() > node.start()) {
      // An alias that names nothing, which is a finding already.
      return;
    }
    if (isAbsent(node)) {
      error(
          BindId.ABSENT_VALUE,
          at,
          node.span(),
          "%s has no value; expected %s.".formatted(name(at), expected),
          hint == null ? "Write a value, or remove the name." : hint);
    } else {
      error(
          BindId.WRONG_KIND,
          at,
          node.span(),
          "%s is %s; expected %s.".formatted(name(at), kind(node), expected),
          hint);
    }
  }

  Bound bound(@Nullable Object written) {
    return new Bound(
        (dev.newel.language.Written) written,
        spans,
        new SourceIndex(spans, texts, shortForms, files),
        findings);
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  static boolean isAbsent(YamlNode node) {
    return node instanceof YamlNode.Missing
        || (node instanceof YamlNode.Scalar scalar && scalar.isNull());
  }

  /// The place at the beginning of a sentence.
  String name(Address at) {
    return at.isRoot() ? "The " + whole : "`" + at + "`";
  }

  /// The place within a sentence.
  String named(Address at) {
    return at.isRoot() ? "a " + whole : "`" + at + "`";
  }

  private static String kind(YamlNode node) {
    return switch (node) {
      case YamlNode.Mapping mapping -> "a mapping";
      case YamlNode.Sequence list -> "a list";
      case YamlNode.Scalar text -> "the text `" + shown(text.value()) + "`";
      case YamlNode.Missing nothing -> "nothing";
    };
  }

  /// A text as a message shows it: on one line, 60 characters at most.
  static String shown(String text) {
    var line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= 60
        ? line
        : line.substring(0, Character.isHighSurrogate(line.charAt(58)) ? 58 : 59) + "…";
  }
}
