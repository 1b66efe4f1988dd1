package dev.newel.cli;

import dev.newel.finding.Finding;
import dev.newel.profile.Profile;
import dev.newel.publish.document.ProfileFaults;
import dev.newel.publish.document.sections.BuiltInSections;
import dev.newel.read.profile.ProfileReader;
import dev.newel.text.DidYouMean;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// The families of documents that a user names: those that ship by their name, a house's own by its
/// file.
///
/// @param faults what is wrong with a house's own
/// @param unknown the names that are neither
record Profiles(List<Profile> profiles, List<Finding> faults, List<String> unknown) {
  /// @param names empty for all that ship
  static Profiles of(Console console, List<String> names) throws IOException {
    var profiles = new ArrayList<Profile>();
    var faults = new ArrayList<Finding>();
    var unknown = new ArrayList<String>();
    for (var name : names.isEmpty() ? ProfileReader.SHIPPED : names) {
      if (ProfileReader.SHIPPED.contains(name)) {
        profiles.add(ProfileReader.shipped(name));
      } else if (Files.isRegularFile(console.path(name))) {
        own(console, name, profiles, faults);
      } else {
        unknown.add(name);
      }
    }
    return new Profiles(profiles, faults, unknown);
  }

  private static void own(
      Console console, String name, List<Profile> profiles, List<Finding> faults)
      throws IOException {
    var read = ProfileReader.read(name, Files.readAllBytes(console.path(name)));
    faults.addAll(read.findings());
    var profile = read.profile();
    if (profile != null) {
      faults.addAll(ProfileFaults.of(profile, BuiltInSections.ALL));
      profiles.add(profile);
    }
  }

  /// Tells the user which name is unknown.
  static void tell(Console console, String name) {
    console.err("newel: there is no profile `%s`.".formatted(name));
    var closest = DidYouMean.hint(name, ProfileReader.SHIPPED);
    console.err(
        "hint: "
            + (closest == null
                ? "name one of %s, or the file of your own."
                    .formatted(String.join(", ", ProfileReader.SHIPPED))
                : closest));
  }
}
