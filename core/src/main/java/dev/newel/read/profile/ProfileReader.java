package dev.newel.read.profile;

import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.language.Grammar;
import dev.newel.profile.Profile;
import dev.newel.read.bind.Binder;
import dev.newel.read.yaml.ReadId;
import dev.newel.read.yaml.YamlLimits;
import dev.newel.read.yaml.YamlNode;
import dev.newel.read.yaml.YamlReader;
import dev.newel.source.Address;
import dev.newel.source.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a profile: YAML, bound as a design is.
public final class ProfileReader {
  /// The profiles that ship, in the order in which they are published.
  public static final List<String> SHIPPED =
      List.of("workflow", "gobuildme", "agent", "design-document", "skill");

  private static final Grammar GRAMMAR = Grammar.of(Profile.class);

  private ProfileReader() {}

  /// What a profile is made of, for its schema and its reference.
  public static Grammar grammar() {
    return GRAMMAR;
  }

  /// What came of a file.
  ///
  /// @param profile null where nothing could be made of it
  /// @param spans where every keyword, name and list item stands
  /// @param text as it was read, for excerpts
  public record Read(
      @Nullable Profile profile, Map<Address, Span> spans, String text, List<Finding> findings) {
    public Read {
      spans = Map.copyOf(spans);
      findings = List.copyOf(findings);
    }

    /// The place of `address`, or of what holds it; null where nothing is known.
    public @Nullable Span locate(Address address) {
      for (var at = address; !at.isRoot(); at = at.parent()) {
        var span = spans.get(at);
        if (span != null) {
          return span;
        }
      }
      return spans.get(Address.ROOT);
    }

    public boolean hasErrors() {
      return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }
  }

  /// The profile in `bytes`, which is called `file` in places and messages.
  public static Read read(String file, byte[] bytes) {
    var yaml = YamlReader.read(file, bytes, YamlLimits.DESIGN);
    var findings = new ArrayList<>(yaml.findings());
    if (!(yaml.root() instanceof YamlNode.Mapping root)) {
      if (findings.isEmpty()) {
        findings.add(
            Finding.error(
                ReadId.NOT_A_MAPPING.id(),
                Address.ROOT,
                Span.point(file, 1, 1),
                "`%s` holds no profile: expected a mapping.".formatted(file),
                "Begin with `profile:` and its name."));
      }
      return new Read(null, Map.of(), yaml.text().text(), findings);
    }
    var bound = Binder.bind(root, yaml.text(), GRAMMAR, "profile");
    findings.addAll(bound.findings());
    return new Read((Profile) bound.value(), bound.spans(), yaml.text().text(), findings);
  }

  /// A profile that ships.
  ///
  /// @param name one of [#SHIPPED]
  public static Profile shipped(String name) {
    var read = read(name + ".yaml", bytes(name));
    var profile = read.profile();
    if (profile == null || !read.findings().isEmpty()) {
      throw new IllegalStateException("a shipped profile with faults: " + read.findings());
    }
    return profile;
  }

  private static byte[] bytes(String name) {
    try (var in = ProfileReader.class.getResourceAsStream("/profiles/" + name + ".yaml")) {
      if (in == null) {
        throw new IllegalArgumentException("no profile `" + name + "` ships");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
