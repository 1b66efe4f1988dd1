package dev.newel.check.rules.data;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import dev.newel.language.Modifier;
import dev.newel.source.Address;
import java.util.TreeSet;

/// Nobody says how long personal data is kept where a law asks for it.
public final class UnkeptPersonalData implements Rule {
  @Override
  public Info info() {
    return new Info(
        "DATA001",
        "unkept-personal-data",
        Severity.WARNING,
        "0.1",
        "Nobody says how long personal data is kept where a law asks for it.");
  }

  @Override
  public void check(Subject subject, Report report) {
    var design = subject.design();
    var prose = design.prose();
    var laws = new TreeSet<String>();
    if (prose.facts() != null) {
      laws.addAll(prose.facts().compliance());
    }
    if (prose.security() != null) {
      laws.addAll(prose.security().compliance());
    }
    var storage = prose.storage();
    for (var entity : design.model().entities().values()) {
      var personal =
          entity.fields().values().stream()
              .filter(field -> field.is(Modifier.PERSONAL))
              .findFirst();
      var kept = storage != null && storage.retention().containsKey(entity.name());
      if (laws.contains("GDPR") && personal.isPresent() && !kept) {
        report.at(
            Address.of("entities", entity.name()),
            "Entity `%s` holds personal data (`%s`) and has no retention."
                .formatted(entity.name(), personal.get().name()),
            "Say `storage: { retention: { %s: 2 years } }`.".formatted(entity.name()));
      }
    }
  }
}
