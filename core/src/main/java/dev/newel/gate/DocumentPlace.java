package dev.newel.gate;

import dev.newel.profile.DocumentSpec;
import dev.newel.profile.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which document of which profile a file is.
///
/// @param name the profile and the document's name in it: `workflow/architecture`
public record DocumentPlace(String name, DocumentSpec spec) {
  /// A name with fewer letters of its own, `{item}.md`, tells nothing.
  private static final int LEAST_NAME = 6;

  private static final Pattern HOLE = Pattern.compile("\\{[a-z]+}");

  /// The document of one of `profiles` that the file is by its path, or else by its mark; null
  /// where it is none.
  ///
  /// @param loosely whether the end of the file's name will do: somebody says that the profile is
  ///     the right one
  public static @Nullable DocumentPlace of(
      DocumentFile file, List<Profile> profiles, boolean loosely) {
    var all = all(profiles);
    var path = file.location().replace('\\', '/');
    var found = matching(all, path, "(?:.*/)?", false);
    if (found == null) {
      found = all.stream().filter(place -> place.name.equals(file.mark())).findFirst().orElse(null);
    }
    return found == null && loosely ? matching(all, path, "(?:.*[/._-])?", true) : found;
  }

  /// The document that is called `workflow/architecture`; null where there is none.
  public static @Nullable DocumentPlace named(String name, List<Profile> profiles) {
    return all(profiles).stream().filter(place -> place.name.equals(name)).findFirst().orElse(null);
  }

  /// Every document of `profiles`, in their order.
  public static List<DocumentPlace> all(List<Profile> profiles) {
    var all = new ArrayList<DocumentPlace>();
    for (var profile : profiles) {
      for (Map.Entry<String, DocumentSpec> each : profile.documents().entrySet()) {
        if (each.getValue().isEntry()) {
          // A file that others write in is no document of ours.
          continue;
        }
        all.add(new DocumentPlace(profile.profile() + "/" + each.getKey(), each.getValue()));
      }
    }
    return all;
  }

  /// Of those that fit the one with the most letters of its own.
  private static @Nullable DocumentPlace matching(
      List<DocumentPlace> all, String path, String before, boolean nameOnly) {
    return all.stream()
        .filter(place -> !nameOnly || named(place) >= LEAST_NAME)
        .filter(place -> Pattern.matches(before + pattern(place.spec.path(), nameOnly), path))
        .max(
            Comparator.comparingInt(
                place -> HOLE.matcher(place.spec.path()).replaceAll("").length()))
        .orElse(null);
  }

  private static int named(DocumentPlace place) {
    var path = place.spec.path();
    return HOLE.matcher(path.substring(path.lastIndexOf('/') + 1)).replaceAll("").length();
  }

  /// @param nameOnly whether the name of the file is enough
  private static String pattern(String path, boolean nameOnly) {
    var wanted = !nameOnly ? path : path.substring(path.lastIndexOf('/') + 1);
    var pattern = new StringBuilder();
    var from = 0;
    var hole = HOLE.matcher(wanted);
    while (hole.find()) {
      pattern.append(Pattern.quote(wanted.substring(from, hole.start()))).append("[^/]+");
      from = hole.end();
    }
    return pattern.append(Pattern.quote(wanted.substring(from))).toString();
  }
}
