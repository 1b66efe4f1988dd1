package dev.newel.cli;

import dev.newel.finding.Finding;
import dev.newel.profile.Profile;
import dev.newel.profile.SectionSpec;
import dev.newel.publish.document.ProfileFaults;
import dev.newel.publish.document.PublishId;
import dev.newel.publish.document.sections.BuiltInSections;
import dev.newel.read.DiskTree;
import dev.newel.read.FileTree.Content;
import dev.newel.read.profile.ProfileReader;
import dev.newel.read.yaml.YamlLimits;
import dev.newel.source.Address;
import dev.newel.text.DidYouMean;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The families of documents that a user names: those that ship by their name, a house's own by its
/// file.
///
/// @param fragments what houses wrote in place of sections, by profile and path
/// @param faults what is wrong with a house's own
/// @param texts of its files, for excerpts
/// @param unknown the names that are neither
/// @param reads where things stand in the files of houses, by profile
record Profiles(
    List<Profile> profiles,
    Map<String, String> fragments,
    List<Finding> faults,
    Map<String, String> texts,
    List<String> unknown,
    Map<String, ProfileReader.Read> reads) {

  /// @param names empty for all that ship
  static Profiles of(Console console, List<String> names) throws IOException {
    var profiles =
        new Profiles(
            new ArrayList<>(),
            new TreeMap<>(),
            new ArrayList<>(),
            new TreeMap<>(),
            new ArrayList<>(),
            new LinkedHashMap<>());
    for (var name : names.isEmpty() ? ProfileReader.SHIPPED : names) {
      if (ProfileReader.SHIPPED.contains(name)) {
        profiles.add(ProfileReader.shipped(name), null, name);
      } else if (Files.isRegularFile(console.path(name))) {
        profiles.own(console, name);
      } else {
        profiles.unknown.add(name);
      }
    }
    return profiles;
  }

  private void add(Profile profile, ProfileReader.@Nullable Read read, String name) {
    var twin =
        profiles.stream().filter(each -> each.profile().equals(profile.profile())).findFirst();
    if (twin.isPresent() && twin.get().equals(profile)) {
      return;
    }
    if (twin.isPresent()) {
      var at = Address.of("profile");
      faults.add(
          Finding.error(
              PublishId.UNNAMED.id(),
              at,
              read == null ? null : read.locate(at),
              "`%s` is called `%s`, as another profile of this call."
                  .formatted(name, profile.profile()),
              "Give it a name of its own, or name one of them."));
      return;
    }
    profiles.add(profile);
    if (read != null) {
      reads.put(profile.profile(), read);
    }
  }

  private void own(Console console, String name) throws IOException {
    byte[] bytes;
    try (var in = Files.newInputStream(console.path(name))) {
      bytes = in.readNBytes(YamlLimits.DESIGN.bytes() + 1);
    }
    var read = ProfileReader.read(name, bytes);
    texts.put(name, read.text());
    faults.addAll(read.findings());
    var profile = read.profile();
    if (profile == null) {
      return;
    }
    var found = new TreeMap<String, String>();
    var folder = name.substring(0, name.lastIndexOf('/') + 1);
    profile
        .documents()
        .forEach(
            (key, document) ->
                files(
                    console,
                    folder,
                    document.sections(),
                    Address.of("documents", key).at("sections"),
                    read,
                    found));
    var house = new ProfileFaults.House(folder, read::locate, found);
    faults.addAll(ProfileFaults.of(profile, BuiltInSections.ALL, house));
    found.forEach((path, text) -> fragments.put(profile.profile() + "/" + path, text));
    found.forEach((path, text) -> texts.put(folder + path, text));
    add(profile, read, name);
  }

  /// Reads the files that stand in place of sections.
  private void files(
      Console console,
      String folder,
      List<SectionSpec> sections,
      Address at,
      ProfileReader.Read read,
      Map<String, String> found) {
    var tree = new DiskTree(console.path(folder.isEmpty() ? "." : folder));
    for (var i = 0; i < sections.size(); i++) {
      var section = sections.get(i);
      var here = at.at(i);
      var file = section.file();
      if (file != null) {
        var key = here.at(section.fragment() == null ? "template" : "fragment");
        var text = text(tree, file, key, read);
        if (text != null) {
          found.put(file, text);
        }
      }
      files(console, folder, section.sections(), here.at("sections"), read, found);
    }
  }

  private @Nullable String text(DiskTree tree, String file, Address at, ProfileReader.Read read) {
    return switch (tree.read(file, YamlLimits.DESIGN.bytes())) {
      case Content.Bytes(var bytes) -> {
        var text = decoded(bytes);
        if (text == null) {
          fault(at, read, "`%s` is no text in UTF-8.".formatted(file), "Save it as UTF-8.");
        }
        yield text;
      }
      case Content.Absent() -> {
        var closest = DidYouMean.hint(file, tree.files());
        fault(
            at,
            read,
            "There is no file `%s` beside the profile.".formatted(file),
            closest == null ? "Write it, or mend its name." : closest);
        yield null;
      }
      case Content.Outside() -> {
        fault(
            at,
            read,
            "`%s` is not below the folder of the profile.".formatted(file),
            "Move the file beside the profile.");
        yield null;
      }
      case Content.Unreadable(var reason) -> {
        fault(at, read, "`%s` cannot be read: %s.".formatted(file, reason), "Make it readable.");
        yield null;
      }
    };
  }

  private void fault(Address at, ProfileReader.Read read, String message, String hint) {
    faults.add(Finding.error(PublishId.UNFIT_FRAGMENT.id(), at, read.locate(at), message, hint));
  }

  private static @Nullable String decoded(byte[] bytes) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /// The finding with its place in the file of a house, where it is about one.
  Finding located(Finding finding) {
    var names = finding.at().names();
    if (finding.span() != null || names.size() < 3 || !names.getFirst().equals("profiles")) {
      return finding;
    }
    var read = reads.get(names.get(1));
    if (read == null) {
      return finding;
    }
    var at = Address.of(names.subList(2, names.size()).toArray(String[]::new));
    return new Finding(
        finding.id(),
        finding.severity(),
        at,
        read.locate(at),
        finding.message(),
        finding.hint(),
        finding.edit());
  }

  /// Tells the user which name is unknown.
  static void tell(Console console, String name) {
    var file = name.contains("/") || name.endsWith(".yaml") || name.endsWith(".yml");
    console.err(
        file
            ? "newel: there is no file `%s`.".formatted(name)
            : "newel: there is no profile `%s`.".formatted(name));
    var closest = DidYouMean.hint(name, ProfileReader.SHIPPED);
    console.err(
        "hint: "
            + (closest == null
                ? "name one of %s, or the file of your own."
                    .formatted(String.join(", ", ProfileReader.SHIPPED))
                : closest));
  }
}
