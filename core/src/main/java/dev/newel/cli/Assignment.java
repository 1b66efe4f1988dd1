package dev.newel.cli;

import dev.newel.profile.DocumentSpec;
import dev.newel.profile.Profile;
import dev.newel.publish.document.Mark;
import dev.newel.read.profile.ProfileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is to be planned: the documents that it starts from, and where those go that come of it.
///
/// @param home the folder of the design
/// @param root the folder that the paths of documents begin in
/// @param feature the key of the feature; empty where the title of the requirements says it
/// @param epic null where the feature's key says it
/// @param profile the family that is written, without a document that a person wrote
/// @param sources the documents that are there
/// @param missing those that are not
record Assignment(
    Path home,
    Path root,
    String feature,
    @Nullable String epic,
    Profile profile,
    Map<Prerequisite, Path> sources,
    List<Prerequisite> missing) {
  private static final String WORKFLOW = "workflow";
  private static final String AGENT = "agent";
  private static final String OWN_FOLDER = "docs/plan/{epic}/{feature}/";
  private static final String DATA_DESIGN = "data-design";
  private static final String AGENTS = ".claude";

  /// A folder cannot be planned as it is.
  static final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    private final String hint;

    Unfit(String message, String hint) {
      super(message);
      this.hint = hint;
    }

    void tell(Console console) {
      console.err("newel: %s".formatted(getMessage()));
      console.err("hint: %s".formatted(hint));
    }
  }

  /// A folder with the requirements of a feature and whatever else is known of it.
  ///
  /// @param shown the folder as the user names it
  static Assignment folder(Path folder, String shown) throws IOException, Unfit {
    if (!Files.isDirectory(folder)) {
      throw new Unfit(
          "there is no folder `%s`.".formatted(shown),
          "name the folder of a feature, with a prd.md.");
    }
    var found = new EnumMap<Prerequisite, Path>(Prerequisite.class);
    var missing = new ArrayList<Prerequisite>();
    var files = files(folder);
    for (var each :
        List.of(
            Prerequisite.REQUIREMENTS,
            Prerequisite.RESEARCH,
            Prerequisite.CONTRACTS,
            Prerequisite.DATA_DESIGN)) {
      var file = only(each, files, shown);
      if (file == null) {
        missing.add(each);
      } else {
        found.put(each, folder.resolve(file));
      }
    }
    if (missing.contains(Prerequisite.REQUIREMENTS)) {
      throw lacking(Prerequisite.REQUIREMENTS, "in `%s`".formatted(shown));
    }
    var documents = new LinkedHashMap<>(ProfileReader.shipped(WORKFLOW).documents());
    if (found.containsKey(Prerequisite.DATA_DESIGN)) {
      documents.remove(DATA_DESIGN);
    }
    var feature = name(folder);
    var epic = name(folder.getParent());
    var root = planned(folder);
    return new Assignment(
        folder,
        root == null ? folder : root,
        feature,
        root != null && !feature.startsWith(epic + "-F") ? epic : null,
        profile(WORKFLOW, root == null ? beside(documents) : documents),
        found,
        missing);
  }

  /// The task of an agent.
  ///
  /// @param shown the file as the user names it
  static Assignment task(Path file, String shown) throws IOException, Unfit {
    if (!Files.isRegularFile(file)) {
      throw new Unfit(
          "there is no `%s`; it decides %s.".formatted(shown, Prerequisite.TASK.decides()),
          "write the task, or name the file that holds it.");
    }
    var found = new EnumMap<Prerequisite, Path>(Prerequisite.class);
    found.put(Prerequisite.TASK, file);
    var folder = Objects.requireNonNull(file.toAbsolutePath().normalize().getParent());
    var above = folder.getParent();
    var root = AGENTS.equals(name(folder)) && above != null ? above : folder;
    var context = root.resolve(Prerequisite.CONTEXT.file());
    var missing = new ArrayList<Prerequisite>();
    if (Files.isRegularFile(context)) {
      found.put(Prerequisite.CONTEXT, context);
    } else {
      missing.add(Prerequisite.CONTEXT);
    }
    return new Assignment(root, root, "", null, ProfileReader.shipped(AGENT), found, missing);
  }

  private static Unfit lacking(Prerequisite what, String where) {
    return new Unfit(
        "there is no `%s` %s; it decides %s.".formatted(what.file(), where, what.decides()),
        "write it, or draft from what is there: `newel draft`.");
  }

  private static @Nullable String only(Prerequisite what, List<String> files, String folder)
      throws Unfit {
    var found = what.among(files);
    if (found.size() > 1) {
      throw new Unfit(
          "`%s` holds more than one candidate for `%s`: %s."
              .formatted(folder, what.file(), String.join(", ", found)),
          "give each feature a folder of its own, or call the one that counts `%s`."
              .formatted(what.file()));
    }
    return found.isEmpty() ? null : found.getFirst();
  }

  /// The Markdown files of a folder that Newel did not publish.
  private static List<String> files(Path folder) throws IOException {
    var names = new ArrayList<String>();
    try (var all = Files.list(folder)) {
      for (var file : all.filter(Files::isRegularFile).sorted().toList()) {
        if (name(file).toLowerCase(Locale.ROOT).endsWith(".md") && !isOurs(file)) {
          names.add(name(file));
        }
      }
    }
    return names;
  }

  private static boolean isOurs(Path file) throws IOException {
    return Mark.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)) != null;
  }

  /// The folder in which it is `docs/plan/{epic}/{feature}`, where the family looks, or else null.
  private static @Nullable Path planned(Path folder) {
    var epic = folder.getParent();
    var plan = epic == null ? null : epic.getParent();
    var docs = plan == null ? null : plan.getParent();
    return docs != null && name(plan).equals("plan") && name(docs).equals("docs")
        ? docs.getParent()
        : null;
  }

  private static String name(@Nullable Path path) {
    return path == null || path.getFileName() == null ? "" : path.getFileName().toString();
  }

  private static Profile profile(String name, Map<String, DocumentSpec> documents) {
    return new Profile(name, ProfileReader.shipped(name).doc(), documents);
  }

  /// The same documents beside the requirements.
  private static Map<String, DocumentSpec> beside(Map<String, DocumentSpec> documents) {
    var beside = new LinkedHashMap<String, DocumentSpec>();
    documents.forEach(
        (name, spec) ->
            beside.put(
                name,
                new DocumentSpec(
                    spec.path().replace(OWN_FOLDER, ""),
                    spec.per(),
                    spec.entry(),
                    spec.title(),
                    spec.lines(),
                    spec.forbids(),
                    spec.needs(),
                    spec.sections())));
    return beside;
  }
}
