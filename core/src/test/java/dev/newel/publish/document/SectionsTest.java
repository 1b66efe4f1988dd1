package dev.newel.publish.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.profile.Profile;
import dev.newel.profile.SectionSpec;
import dev.newel.publish.document.sections.BuiltInSections;
import dev.newel.read.profile.ProfileReader;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class SectionsTest {
  static final List<String> SHIPPED = ProfileReader.SHIPPED;

  @ParameterizedTest
  @FieldSource("SHIPPED")
  void whatAProfileNamesCanBeRendered(String name) {
    var missing = named(ProfileReader.shipped(name));
    missing.removeAll(BuiltInSections.ALL.names());
    assertThat(missing).as("sections that nothing renders").isEmpty();
  }

  @Test
  void everySectionIsNamedByAProfile() {
    var unused = new TreeSet<>(BuiltInSections.ALL.names());
    SHIPPED.forEach(name -> unused.removeAll(named(ProfileReader.shipped(name))));
    assertThat(unused).isEmpty();
  }

  static List<String> examples() {
    return Rendering.examples().toList();
  }

  /// No section is too wide for its reader, at any level, for any example and any of its features.
  @ParameterizedTest
  @MethodSource("examples")
  void linesKeepTheirWidth(String example) {
    var rendering = Rendering.of(example);
    for (var profile : SHIPPED) {
      if (!BuiltInSections.ALL.names().containsAll(named(ProfileReader.shipped(profile)))) {
        continue;
      }
      for (var document : rendering.publish(profile, path -> null).documents()) {
        for (var line : Widths.tooWide(document.output().content())) {
          assertThat(line).as(document.output().path()).isEmpty();
        }
      }
    }
  }

  private static TreeSet<String> named(Profile profile) {
    var names = new TreeSet<String>();
    profile.documents().values().forEach(document -> collect(document.sections(), names));
    return names;
  }

  private static void collect(List<SectionSpec> sections, TreeSet<String> names) {
    for (var section : sections) {
      names.addAll(section.renders());
      collect(section.sections(), names);
    }
  }
}
