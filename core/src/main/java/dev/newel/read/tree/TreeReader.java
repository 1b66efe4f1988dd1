package dev.newel.read.tree;

import dev.newel.finding.Finding;
import dev.newel.read.yaml.ReadId;
import dev.newel.read.yaml.TextDecoder;
import dev.newel.read.yaml.YamlLimits;
import dev.newel.read.yaml.YamlNode;
import dev.newel.read.yaml.YamlReader;
import dev.newel.source.Address;
import dev.newel.source.SourceText;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads a file of others, JSON or YAML. What the bytes are, the file's name decides only where the
/// text fits neither.
public final class TreeReader {
  /// 64 MB, 200 levels, a million nodes where aliases unfold.
  public static final YamlLimits LIMITS = new YamlLimits(64_000_000, 200, 1_000_000);

  /// A longer text that begins as JSON and is none is not tried as YAML, which takes long.
  private static final int LONGEST_TRIED = 1_000_000;

  /// What only the writer of a design is told: foreign files have their own manners.
  private static final Set<String> OUR_MANNERS =
      EnumSet.of(ReadId.COMMA_SPLIT, ReadId.STRAY_DOC_COMMENT, ReadId.TEXT_CUT_BY_COMMENT).stream()
          .map(ReadId::id)
          .collect(Collectors.toUnmodifiableSet());

  private TreeReader() {}

  /// One file, read.
  ///
  /// @param root null where the text is neither JSON nor YAML
  public record Tree(@Nullable Node root, SourceText text, List<Finding> findings) {
    public Tree {
      findings = List.copyOf(findings);
    }
  }

  /// Reads `bytes`, which are called `file` in spans and messages.
  public static Tree read(String file, byte[] bytes, YamlLimits limits) {
    if (bytes.length > limits.bytes()) {
      var finding =
          Finding.error(
              ReadId.TOO_LARGE.id(),
              Address.ROOT,
              Span.point(file, 1, 1),
              "`%s` has more than %,d bytes.".formatted(file, limits.bytes()),
              "Split it over several files.");
      return new Tree(null, new SourceText(file, ""), List.of(finding));
    }
    var decoded = TextDecoder.decode(file, bytes, limits);
    if (!decoded.readable()) {
      return new Tree(null, decoded.text(), decoded.findings());
    }
    var text = decoded.text();
    var findings = new ArrayList<>(decoded.findings());
    if (beginsAsJson(text.text())) {
      var scanned = JsonScanner.scan(text, limits.depth());
      var fault = scanned.fault();
      var isJson = file.toLowerCase(Locale.ROOT).endsWith(".json");
      if (fault == null || isJson || text.text().length() > LONGEST_TRIED) {
        findings.addAll(scanned.findings());
        if (fault != null) {
          findings.add(fault);
        }
        return new Tree(scanned.root(), text, findings);
      }
    }
    var yaml = YamlReader.read(file, bytes, limits);
    var told = yaml.findings().stream().filter(each -> !OUR_MANNERS.contains(each.id())).toList();
    var root = yaml.root();
    return new Tree(
        root == null ? null : node(root, yaml.text(), new IdentityHashMap<>()), yaml.text(), told);
  }

  private static boolean beginsAsJson(String text) {
    var at = 0;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() && (text.charAt(at) == '{' || text.charAt(at) == '[');
  }

  /// @param made what was made of a node already: what an alias repeats is one value
  private static Node node(YamlNode node, SourceText text, Map<YamlNode, Node> made) {
    return switch (node) {
      case YamlNode.Missing missing ->
          Node.scalar(text, Node.Kind.NULL, missing.start(), missing.end(), "");
      case YamlNode.Scalar scalar -> scalar(scalar, text);
      case YamlNode.Sequence sequence -> {
        var known = made.get(sequence);
        if (known == null) {
          var items =
              sequence.items().stream().map(item -> node(item, text, made)).toArray(Node[]::new);
          known = Node.sequence(text, sequence.start(), sequence.end(), items);
          made.put(sequence, known);
        }
        yield known;
      }
      case YamlNode.Mapping mapping -> {
        var known = made.get(mapping);
        if (known == null) {
          known = mapping(mapping, text, made);
          made.put(mapping, known);
        }
        yield known;
      }
    };
  }

  private static Node scalar(YamlNode.Scalar scalar, SourceText text) {
    var kind = scalar.isPlain() ? CoreSchema.kind(scalar.value()) : Node.Kind.TEXT;
    return Node.scalar(
        text, kind, scalar.start(), scalar.end(), CoreSchema.text(kind, scalar.value()));
  }

  private static Node mapping(YamlNode.Mapping mapping, SourceText text, Map<YamlNode, Node> made) {
    var size = mapping.entries().size();
    var names = new String[size];
    var places = new int[2 * size];
    var values = new Node[size];
    for (var i = 0; i < size; i++) {
      var entry = mapping.entries().get(i);
      names[i] = entry.name();
      places[2 * i] = entry.key().start();
      places[2 * i + 1] = entry.key().end();
      values[i] = node(entry.value(), text, made);
    }
    return Node.mapping(text, mapping.start(), mapping.end(), names, places, values);
  }
}
