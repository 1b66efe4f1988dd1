package dev.newel.publish.document;

import dev.newel.finding.Finding;
import dev.newel.profile.Profile;
import dev.newel.profile.SectionSpec;
import dev.newel.source.Address;
import dev.newel.text.DidYouMean;
import java.util.ArrayList;
import java.util.List;

/// What a profile asks for that nobody can give.
public final class ProfileFaults {
  private ProfileFaults() {}

  /// @param sections those that may be named
  public static List<Finding> of(Profile profile, Sections sections) {
    var findings = new ArrayList<Finding>();
    profile
        .documents()
        .forEach(
            (name, document) ->
                find(document.sections(), Address.of("documents", name), sections, findings));
    return List.copyOf(findings);
  }

  private static void find(
      List<SectionSpec> specs, Address at, Sections sections, List<Finding> findings) {
    for (var i = 0; i < specs.size(); i++) {
      var place = at.at("sections").at(i);
      for (var name : specs.get(i).renders()) {
        if (!sections.names().contains(name)) {
          findings.add(
              Finding.error(
                  PublishId.UNKNOWN_SECTION.id(),
                  place.at("renders"),
                  null,
                  "`%s` is no section that can be rendered.".formatted(name),
                  DidYouMean.hint(name, sections.names())));
        }
      }
      find(specs.get(i).sections(), place, sections, findings);
    }
  }
}
