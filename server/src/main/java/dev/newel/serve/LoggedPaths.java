package dev.newel.serve;

import dev.newel.design.Design;
import dev.newel.design.api.Endpoint;
import dev.newel.design.data.Field;
import dev.newel.language.Modifier;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Paths as the log may show them: a value of a personal or secret field in one is masked.
///
/// Where a design has such a path, one that leads nowhere shows the words of known paths alone, so
/// that a slip of the pen does not show what stood beside it.
final class LoggedPaths {
  static final String MASK = "***";
  private static final int LONGEST = 1_000;

  private final Design design;
  private final boolean hides;
  private final Set<String> words = new HashSet<>();

  LoggedPaths(Design design) {
    this.design = design;
    var endpoints =
        design.operations().stream()
            .map(dev.newel.design.api.Operation::http)
            .flatMap(Stream::ofNullable)
            .toList();
    this.hides = endpoints.stream().anyMatch(endpoint -> !hidden(endpoint).isEmpty());
    endpoints.forEach(endpoint -> words.addAll(List.of(endpoint.path().split("/", -1))));
    design.api().versions().forEach(version -> words.add(version.name()));
  }

  /// @param path as sent
  /// @param endpoint what answers there, be it to another method; null where nothing does
  String shown(String path, @Nullable Endpoint endpoint) {
    var shown = endpoint == null ? unknown(path) : masked(path, endpoint);
    return shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST) + "...";
  }

  private String unknown(String path) {
    return hides
        ? Stream.of(path.split("/", -1))
            .map(segment -> words.contains(segment) ? segment : MASK)
            .collect(Collectors.joining("/"))
        : path;
  }

  private String masked(String path, Endpoint endpoint) {
    if (!hides) {
      return path;
    }
    var hidden = hidden(endpoint);
    if (hidden.isEmpty()) {
      return path;
    }
    var segments = path.split("/", -1);
    var template = endpoint.path().split("/", -1);
    for (var i = 0; i < Math.min(segments.length, template.length); i++) {
      if (hidden.contains(template[i])) {
        segments[i] = MASK;
      }
    }
    return String.join("/", segments);
  }

  /// The placeholders of a path that stand for what no log shows.
  private Set<String> hidden(Endpoint endpoint) {
    var hidden = new TreeSet<String>();
    for (var parameter : endpoint.parameters()) {
      if (isHidden(parameter.entity(), parameter.field())) {
        hidden.add("{" + parameter.name() + "}");
      }
    }
    return hidden;
  }

  /// Whether no log may show a field; a slug tells what it is made of.
  boolean isHidden(String entity, Field field) {
    var from = field.slugOf() == null ? null : design.model().fields(entity).get(field.slugOf());
    return field.is(Modifier.PERSONAL)
        || field.isConfidential()
        || (from != null && from.is(Modifier.PERSONAL));
  }
}
