package dev.newel.foreign;

import dev.newel.foreign.brief.Attribute;
import dev.newel.foreign.brief.Brief;
import dev.newel.foreign.brief.Item;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a [Brief] says, as facts.
final class BriefFacts {
  private final List<Fact> facts = new ArrayList<>();

  private BriefFacts() {}

  static List<Fact> of(Brief brief) {
    var all = new BriefFacts();
    for (var stated : brief.requirements()) {
      all.add(
          stated.evidence(),
          "requirement",
          stated.ours() ? "-" : stated.requirement().id().replaceAll("^.*/", ""),
          stated.requirement().kind().name());
    }
    brief.items().forEach(all::item);
    return all.facts;
  }

  private void add(Evidence evidence, String kind, String... values) {
    facts.add(Fact.of(evidence.place().line(), kind, values));
  }

  private static String or(@Nullable String value) {
    return value == null || value.isEmpty() ? "-" : value;
  }

  private void item(Item item) {
    var at = item.evidence();
    switch (item) {
      case Item.Actor one -> add(at, "actor", one.name());
      case Item.Permission one ->
          add(at, "permission", one.actor(), one.allowed() ? "allowed" : "denied");
      case Item.Entity one -> {
        add(at, "entity", one.name());
        one.attributes().forEach(each -> attribute(one.name(), each));
      }
      case Item.Relationship one ->
          add(at, "relationship", one.from(), one.to(), one.many().name());
      case Item.Endpoint one -> add(at, "endpoint", or(one.method()), one.path());
      case Item.Target one ->
          add(
              at,
              "target",
              one.measure().name(),
              one.comparison().name(),
              one.number().toPlainString(),
              one.unit(),
              one.percentile() == null ? "-" : one.percentile().toPlainString(),
              one.scope());
      case Item.Limit one ->
          add(at, "limit", one.number().toPlainString(), one.per(), or(one.key()), one.scope());
      case Item.Integration one -> add(at, "integration", one.name());
      case Item.Exclusion one -> add(at, "exclusion", one.what());
      case Item.Question one -> add(at, "question", one.answer() == null ? "open" : "answered");
      case Item.Technology one -> add(at, "technology", one.name(), or(one.version()));
      case Item.Naming one -> add(at, "naming", one.what());
      case Item.ExistingInterface one -> add(at, "existing", one.name(), one.plan().name());
      case Item.Event one -> add(at, "event", one.name());
      case Item.Assumption one -> add(at, "assumption", one.text());
      case Item.Constraint one -> add(at, "constraint", one.text());
      case Item.Risk one -> add(at, "risk", one.text());
      case Item.Term one -> add(at, "term", one.name());
      case Item.ErrorCode one -> add(at, "error", one.code());
      case Item.Setting one -> add(at, "setting", one.name());
      case Item.Goal one -> add(at, "goal", one.text());
      case Item.Step one -> add(at, "step", Boolean.TRUE.equals(one.done()) ? "done" : "open");
      case Item.WorkFile one -> add(at, "file", one.path());
      case Item.Snippet one -> add(at, "snippet", or(one.language()));
    }
  }

  private void attribute(String entity, Attribute attribute) {
    var field = attribute.field();
    var type = "-";
    if (attribute.references() != null) {
      type = "ref:" + attribute.references().replaceAll("\\(.*", "");
    } else if (field != null) {
      type = field.type().words().isEmpty() ? field.type().name() : "enum";
      type += field.type().many() == null ? "" : "[]";
    }
    add(attribute.evidence(), "attribute", entity + "." + attribute.name(), type);
  }
}
