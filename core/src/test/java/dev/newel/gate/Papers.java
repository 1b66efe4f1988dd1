package dev.newel.gate;

import dev.newel.finding.Finding;
import dev.newel.profile.Profile;
import dev.newel.read.profile.ProfileReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Documents in memory, and what the gate says of them.
final class Papers implements Surroundings {
  private final Map<String, byte[]> files = new TreeMap<>();

  private @Nullable DesignNames design;

  Papers with(String path, String text) {
    files.put(path, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  Papers with(String path, byte[] bytes) {
    files.put(path, bytes);
    return this;
  }

  /// What is found in a text that has no profile: `DOC005:3`.
  static List<String> found(String text) {
    return places(new Papers().with("a.md", text).findings());
  }

  List<Finding> findings() {
    return findings(null, false, null);
  }

  /// @param document the document that all files are, null for what their paths say
  List<Finding> findings(@Nullable String document, boolean asked, @Nullable Integer most) {
    var profiles = ProfileReader.SHIPPED.stream().map(ProfileReader::shipped).toList();
    return findings(profiles, document, asked, most);
  }

  List<Finding> findings(
      List<Profile> profiles, @Nullable String document, boolean asked, @Nullable Integer most) {
    var documents =
        files.entrySet().stream()
            .filter(file -> file.getKey().endsWith(".md"))
            .map(file -> new DocumentFile(file.getKey(), file.getKey(), file.getValue(), null))
            .toList();
    return DocumentGate.findings(
        new DocumentGate.Request(
            documents, profiles, asked, document, design, most, this, DiagramLint.MERMAID));
  }

  static List<String> places(List<Finding> findings) {
    return findings.stream()
        .map(finding -> finding.id() + ":" + (finding.span() == null ? 0 : finding.span().line()))
        .toList();
  }

  /// Held against a design too.
  Papers against(DesignNames names) {
    design = names;
    return this;
  }

  @Override
  public boolean exists(String path) {
    return files.containsKey(path)
        || files.keySet().stream().anyMatch(file -> path.isEmpty() || file.startsWith(path + "/"));
  }

  @Override
  public byte @Nullable [] read(String path) {
    return files.get(path);
  }

  @Override
  public List<String> names(String directory) {
    var names = new TreeSet<String>();
    var prefix = directory.isEmpty() ? "" : directory + "/";
    files.keySet().stream()
        .filter(file -> file.startsWith(prefix))
        .forEach(file -> names.add(file.substring(prefix.length()).split("/", -1)[0]));
    return List.copyOf(names);
  }
}
