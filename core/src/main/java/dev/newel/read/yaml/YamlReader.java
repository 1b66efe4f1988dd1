package dev.newel.read.yaml;

import dev.newel.finding.Finding;
import dev.newel.source.Address;
import dev.newel.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads YAML 1.2 (and so JSON) into a [YamlNode]. Whatever the bytes are, the answer is a tree or
/// findings, never an exception; the work is bounded by the limits.
public final class YamlReader {
  private YamlReader() {}

  /// Reads the text of a design file.
  public static YamlFile read(String file, String text) {
    return read(file, text.getBytes(StandardCharsets.UTF_8), YamlLimits.DESIGN);
  }

  /// Reads `bytes`, which are called `file` in spans and messages.
  public static YamlFile read(String file, byte[] bytes, YamlLimits limits) {
    var decoded = TextDecoder.decode(file, bytes, limits);
    var findings = new ArrayList<>(decoded.findings());
    if (!decoded.readable()) {
      return new YamlFile(null, List.of(), findings, decoded.text());
    }
    var parsed = parse(decoded.text(), limits, findings);
    findings.sort(Comparator.comparingLong(YamlReader::offsetOrder));
    return new YamlFile(parsed.root(), parsed.comments(), findings, decoded.text());
  }

  private static YamlFile parse(SourceText text, YamlLimits limits, List<Finding> findings) {
    var parseable = TextDecoder.parseable(text.text());
    // The engine has its own default limit of 3 million code points; ours is checked in bytes
    // before.
    var settings =
        LoadSettings.builder().setLabel(text.file()).setCodePointLimit(Integer.MAX_VALUE).build();
    var builder = new TreeBuilder(text, limits, findings);
    try {
      for (var event : new Parse(settings).parseString(parseable)) {
        if (!builder.accept(event)) {
          break;
        }
      }
    } catch (YamlEngineException e) {
      findings.add(SyntaxReport.of(text, builder.lastToken(), e));
      return new YamlFile(null, List.of(), List.of(), text);
    }
    var root = builder.root();
    if (root == null || builder.stoppedEarly()) {
      return new YamlFile(root, List.of(), List.of(), text);
    }
    var comments = Comments.scan(text, builder.tokens(), findings);
    return new YamlFile(
        DocComments.attach(root, comments, text, findings), comments, List.of(), text);
  }

  private static long offsetOrder(Finding finding) {
    var span = finding.span();
    return span == null ? 0 : ((long) span.line() << 32) + span.column();
  }

  static Finding error(
      ReadId id, SourceText text, int start, int end, String message, String hint) {
    return Finding.error(id.id(), Address.ROOT, text.span(start, end), message, hint);
  }

  static Finding warning(
      ReadId id, SourceText text, int start, int end, String message, String hint) {
    return Finding.warning(id.id(), Address.ROOT, text.span(start, end), message, hint);
  }
}
