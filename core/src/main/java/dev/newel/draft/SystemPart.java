package dev.newel.draft;

import dev.newel.foreign.Evidence;
import dev.newel.foreign.brief.Brief;
import dev.newel.foreign.brief.Item;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Who the system is for and why, and the documents that it starts from.
final class SystemPart {
  private static final Pattern KIND =
      Pattern.compile(
          "(?i)^\\s*(?:(?:feature|epic|project|prd|task|product requirements? document|requirements?"
              + "|software requirements specification|specification|research report|design)\\s*[:–—-]+\\s*)+");
  private static final Pattern KIND_BEHIND =
      Pattern.compile(
          "(?i)\\s*[:–—(-]*\\s*(?:prd|product requirements? document|requirements(?: document| specification)?"
              + "|specification|research report)\\s*\\)?\\s*$");

  private static final Pattern INTERFACE =
      Pattern.compile(
          "(?i)\\s*[-:–—(]*\\s*\\b(?:rest(?:ful)?\\s+)?(?:api|asyncapi|openapi|swagger)s?\\b[\\s\\d.v)]*$");
  private static final Pattern RELEASE = Pattern.compile("\\d+\\.\\d+\\.\\d+(?:-[0-9A-Za-z.-]+)?");

  private SystemPart() {}

  static void write(Sources sources, Writing writing) {
    writing.say(1, null, "newel");
    var first = sources.briefs().isEmpty() ? null : sources.briefs().getFirst();
    var api = sources.descriptions().isEmpty() ? null : sources.descriptions().getFirst();
    var messages = sources.messages().isEmpty() ? null : sources.messages().getFirst();
    var title =
        first != null
            ? title(first)
            : api != null
                ? plain(api.title())
                : messages != null ? plain(messages.title()) : builtAs(sources);
    var name = Names.kebab(title);
    writing.say(name.isEmpty() ? "system" : shortened(name), null, "system", "name");
    if (!title.isEmpty()) {
      writing.say(title, null, "system", "title");
    }
    if (first != null && !first.summary().isBlank()) {
      writing.say(sentences(first.summary()), null, "system", "purpose");
    }
    if (api != null) {
      described(api.file(), api.release(), api.description(), first == null, writing);
    } else if (messages != null) {
      described(
          messages.file(), messages.release(), messages.description(), first == null, writing);
    }
    documents(sources, writing);
    sources
        .items(Item.Exclusion.class)
        .forEach(one -> writing.add(one.what(), one.evidence(), "system", "scope", "excludes"));
    sources.items(Item.ExistingInterface.class).forEach(one -> existing(one, writing));
  }

  /// How the build of the code calls it.
  private static String builtAs(Sources sources) {
    for (var code : sources.code()) {
      var build = code.build();
      if (build != null) {
        var words = String.join(" ", Names.words(build.name()));
        return words.isEmpty()
            ? ""
            : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
      }
    }
    return "";
  }

  /// The title of a description without the word that says that it is one.
  static String plain(String title) {
    return INTERFACE.matcher(title).replaceFirst("").strip();
  }

  private static void described(
      String file, String release, String description, boolean alone, Writing writing) {
    if (!release.isBlank()) {
      var told = Evidence.explicit(Span.point(file, 1, 1), release);
      var plain = release.strip().replaceFirst("^[vV]", "");
      if (RELEASE.matcher(plain).matches()) {
        writing.say(plain, told, "system", "version");
      }
    }
    var plain = description.replaceAll("<[^>]*>|[*`#]", "").replaceAll("\\s+", " ").strip();
    if (alone && !plain.isEmpty()) {
      writing.say(sentences(plain), null, "system", "purpose");
    }
  }

  /// The document's own name, without the word that says what kind of document it is.
  private static String title(Brief brief) {
    var title = KIND.matcher(brief.title()).replaceFirst("");
    var short_ = KIND_BEHIND.matcher(title).replaceFirst("").strip();
    return short_.isEmpty() ? title.strip() : short_;
  }

  private static String shortened(String name) {
    var end = name.length() <= 40 ? -1 : name.lastIndexOf('-', 40);
    return end < 0 ? name : name.substring(0, end);
  }

  /// The first sentences, as many as 300 characters hold, and one at least.
  private static String sentences(String text) {
    var kept = new StringBuilder();
    for (var sentence : text.strip().split("(?<=[.!?])\\s+", -1)) {
      if (!kept.isEmpty() && kept.length() + sentence.length() > 300) {
        break;
      }
      kept.append(kept.isEmpty() ? "" : " ").append(sentence);
    }
    return kept.toString();
  }

  /// Names the documents that the design is held against: of requirements and of research one,
  /// of agreements all.
  private static void documents(Sources sources, Writing writing) {
    var agreed = new LinkedHashMap<String, List<Object>>();
    for (var brief : sources.briefs()) {
      switch (brief.kind()) {
        case REQUIREMENTS, TASK -> writing.say(brief.file(), null, "system", "requirements");
        case RESEARCH -> writing.say(brief.file(), null, "system", "research");
        case INTERFACES ->
            agreed.computeIfAbsent("contracts", key -> new ArrayList<>()).add(brief.file());
        case DATA ->
            agreed.computeIfAbsent("data-design", key -> new ArrayList<>()).add(brief.file());
        case DESIGN, CONTEXT, UNKNOWN -> {}
      }
    }
    agreed.forEach(
        (keyword, files) ->
            writing.say(files.size() == 1 ? files.getFirst() : files, null, "system", keyword));
  }

  private static void existing(Item.ExistingInterface one, Writing writing) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("name", one.name());
    if (one.path() != null) {
      item.put("at", one.path());
    }
    var says = one.says().isBlank() ? one.signature() : one.says();
    if (says != null && !says.isBlank()) {
      item.put("is", says);
    }
    switch (one.plan()) {
      case EXTEND -> item.put("plan", "extend");
      case REUSE -> item.put("plan", "keep");
      case NEW, UNSAID -> {}
    }
    if (one.plan() != Item.Plan.NEW) {
      writing.add(item, one.evidence(), "system", "existing");
    }
  }
}
