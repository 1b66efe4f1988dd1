package dev.newel.read.brief;

import dev.newel.foreign.brief.Brief.Kind;
import dev.newel.foreign.brief.Item;
import dev.newel.foreign.brief.Stated;
import dev.newel.read.markdown.Markdown;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a document is for: its name says it, else its title, else its headings, else what was found
/// in it.
final class Kinds {
  private static final Map<Kind, Pattern> NAMES = names();
  private static final Map<Kind, Pattern> TITLES = titles();
  private static final int FEW = 2;

  private Kinds() {}

  /// Of its name or its title; null where neither says.
  static @Nullable Kind named(String file, String title) {
    var name = file.replaceAll("^.*/", "").toLowerCase(Locale.ROOT).replaceAll("[_\\s]+", "-");
    for (var entry : NAMES.entrySet()) {
      if (entry.getValue().matcher(name).find()) {
        return entry.getKey();
      }
    }
    for (var entry : TITLES.entrySet()) {
      if (entry.getValue().matcher(title).find()) {
        return entry.getKey();
      }
    }
    return null;
  }

  static Kind of(
      String file, String title, Markdown document, List<Stated> requirements, List<Item> items) {
    var named = named(file, title);
    return named == null ? content(document, requirements, items) : named;
  }

  private static Kind content(Markdown document, List<Stated> requirements, List<Item> items) {
    var topics = new EnumMap<Topic, Integer>(Topic.class);
    for (var section : document.sections()) {
      var heading = section.heading();
      var topic = heading == null ? null : Topic.of(heading.text().flat());
      if (topic != null) {
        topics.merge(topic, 1, Integer::sum);
      }
    }
    var required = requirements.size();
    var steps = count(items, Item.Step.class) + count(items, Item.WorkFile.class);
    var entities = count(items, Item.Entity.class) + count(items, Item.Relationship.class);
    var endpoints = count(items, Item.Endpoint.class);
    var stack =
        count(items, Item.Technology.class)
            + count(items, Item.ExistingInterface.class)
            + count(items, Item.Naming.class);
    var most = Math.max(Math.max(Math.max(required, steps), Math.max(entities, endpoints)), stack);
    if (most < FEW) {
      return Kind.UNKNOWN;
    }
    if (required == most
        || topics.containsKey(Topic.FUNCTIONAL)
        || topics.containsKey(Topic.STORIES)) {
      return Kind.REQUIREMENTS;
    }
    return steps == most
        ? Kind.TASK
        : endpoints == most ? Kind.INTERFACES : entities == most ? Kind.DATA : Kind.RESEARCH;
  }

  private static long count(List<Item> items, Class<? extends Item> kind) {
    return items.stream().filter(kind::isInstance).count();
  }

  private static Map<Kind, Pattern> names() {
    var names = new EnumMap<Kind, Pattern>(Kind.class);
    names.put(
        Kind.CONTEXT, Pattern.compile("context-?session|session-?context|(?:^|[.-])context\\.md$"));
    names.put(Kind.TASK, Pattern.compile("(?:^|[.-])tasks?(?:-template)?\\.md$|work-?item"));
    names.put(Kind.RESEARCH, Pattern.compile("research|codebase-analysis|findings"));
    names.put(
        Kind.INTERFACES,
        Pattern.compile(
            "interface-contracts?|(?:^|[.-])contracts?\\.md$|api-(?:contract|spec|design|reference)"));
    names.put(
        Kind.DATA,
        Pattern.compile(
            "data-(?:design|model|dictionary)|database-(?:design|schema)|(?:^|[.-])schema\\.md$"));
    names.put(
        Kind.DESIGN,
        Pattern.compile(
            "architecture|(?:backend|frontend|system|technical|security|auth|kiro)-design|(?:^|[.-])design\\.md$"));
    names.put(
        Kind.REQUIREMENTS,
        Pattern.compile(
            "(?:^|[.-])(?:prd|brd|srs|spec|specification|requirements?|epic|user-stories)(?:[.-]|$)|req-"));
    return names;
  }

  private static Map<Kind, Pattern> titles() {
    var titles = new EnumMap<Kind, Pattern>(Kind.class);
    titles.put(
        Kind.RESEARCH,
        Pattern.compile(
            "(?i)\\bresearch\\b|technology (?:evaluation|assessment)|codebase analysis"));
    titles.put(
        Kind.INTERFACES,
        Pattern.compile(
            "(?i)interface contracts?|api (?:contracts?|specification|reference|design)"));
    titles.put(
        Kind.DATA,
        Pattern.compile(
            "(?i)data (?:design|model|dictionary)|database (?:design|schema)|\\bschema\\b"));
    titles.put(Kind.CONTEXT, Pattern.compile("(?i)context session|session (?:context|notes)"));
    titles.put(
        Kind.TASK,
        Pattern.compile("(?i)^\\W*tasks?\\b|implementation (?:plan|tasks)|task template"));
    titles.put(
        Kind.DESIGN,
        Pattern.compile(
            "(?i)\\barchitecture\\b|design document|(?:backend|system|technical|security) design"));
    titles.put(
        Kind.REQUIREMENTS,
        Pattern.compile(
            "(?i)\\bprd\\b|requirements?|feature specification|specification|user stories|^\\W*(?:feature|epic)\\b"));
    return titles;
  }
}
