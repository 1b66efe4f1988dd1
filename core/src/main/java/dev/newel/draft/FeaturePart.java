package dev.newel.draft;

import dev.newel.finding.Finding;
import dev.newel.foreign.brief.Brief;
import dev.newel.source.Address;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The features that documents of requirements are about, and which documents the draft names.
final class FeaturePart {
  private static final Pattern KEY = Pattern.compile("\\bE\\d{1,4}-F\\d{1,4}\\b");

  private FeaturePart() {}

  static void write(Sources sources, Writing writing) {
    for (var brief : sources.briefs()) {
      write(brief, writing);
    }
    var named = requirements(sources, writing);
    for (var brief : sources.briefs()) {
      var keyword =
          switch (brief.kind()) {
            case REQUIREMENTS, TASK -> "requirements";
            case RESEARCH -> "research";
            case INTERFACES, DATA, DESIGN, CONTEXT, UNKNOWN -> "";
          };
      if (!keyword.isEmpty()
          && !brief.file().equals(writing.at("system", keyword))
          && !named.contains(brief.file())) {
        unnamed(keyword, brief, writing);
      }
    }
  }

  private static void unnamed(String keyword, Brief brief, Writing writing) {
    writing.find(
        Finding.warning(
            DraftId.LEFT_OUT.id(),
            Address.of("system", keyword),
            Span.point(brief.file(), 1, 1),
            "`%s` is read, and `check` will not hold it against the design: `system` names `%s`."
                .formatted(brief.file(), writing.at("system", keyword)),
            "Name it as `%s` of a feature of its own.".formatted(keyword)));
  }

  /// The documents of requirements that the draft names: the ids of others are known to nobody.
  static Set<String> requirements(Sources sources, Writing writing) {
    var files = new LinkedHashMap<String, String>();
    files.put("", String.valueOf(writing.at("system", "requirements")));
    for (var brief : sources.briefs()) {
      var key = feature(brief, writing);
      if (key != null) {
        files.putIfAbsent(key, brief.file());
      }
    }
    return Set.copyOf(files.values());
  }

  /// The feature that a document of requirements is about, where its name says it and there is
  /// something that the feature covers.
  private static @Nullable String feature(Brief brief, Writing writing) {
    var key = KEY.matcher(brief.file() + " " + brief.title());
    var wanted = brief.kind() == Brief.Kind.REQUIREMENTS && key.find();
    return wanted && writing.at("resources") instanceof Map ? key.group() : null;
  }

  private static void write(Brief brief, Writing writing) {
    var key = feature(brief, writing);
    if (key == null || !(writing.at("resources") instanceof Map<?, ?> resources)) {
      return;
    }
    var names = new ArrayList<Object>(resources.keySet());
    writing.say(String.valueOf(writing.at("system", "title")), null, "features", key, "title");
    writing.say(names, null, "features", key, "covers");
    writing.say(brief.file(), null, "features", key, "requirements");
  }
}
