package dev.newel.cli;

import dev.newel.finding.Finding;
import dev.newel.gate.DesignNames;
import dev.newel.gate.DiagramLint;
import dev.newel.gate.DocumentFile;
import dev.newel.gate.DocumentGate;
import dev.newel.gate.Surroundings;
import dev.newel.profile.Profile;
import dev.newel.publish.document.Mark;
import dev.newel.text.DidYouMean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The documents that a user names, and what the gate says of them.
///
/// @param names files, folders for the Markdown files in them, and `-` for standard input
/// @param design what `--design` says, null for what is above the documents that Newel published
/// @param profile what `--profile` says, null where nothing
/// @param mostLines what `--max-lines` says, null where nothing
record DocumentChecking(
    Console console,
    List<String> names,
    @Nullable String design,
    @Nullable String profile,
    @Nullable Integer mostLines) {
  /// Longer files are not read whole: they are no documents, and the gate says so.
  private static final int MOST_BYTES = 4 * 1024 * 1024 + 1;

  private static final String STDIN = "-";

  /// What findings call standard input; links in it begin in the folder where the user is.
  private static final String STREAM = "stdin";

  private static final Pattern MARK = Pattern.compile("\\uFEFF?<!-- newel: ([^\\s/]+/\\S+) -->");
  private static final Pattern WILD = Pattern.compile("[*?]");

  private static final Set<String> SKIPPED = Set.of(".git", "node_modules", "target");

  /// What was found.
  ///
  /// @param texts of the files, by the names in findings
  record Found(List<Finding> findings, Map<String, String> texts) {}

  /// Whether a name that a user gives is one of documents and not of a design.
  static boolean isDocument(Console console, String name) throws IOException {
    if (name.equals(STDIN) || WILD.matcher(name).find()) {
      return true;
    }
    var path = console.path(name);
    return isMarkdown(path)
        || (Files.isDirectory(path)
            && !Files.exists(path.resolve("design.yaml"))
            && !markdown(path).isEmpty());
  }

  private static boolean isMarkdown(Path path) {
    var name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".md") || name.endsWith(".markdown");
  }

  /// The findings; null where the user asks for what is not there, and has been told.
  @Nullable Found find() throws IOException {
    var files = files();
    if (files == null) {
      return null;
    }
    var family = profile;
    String named = null;
    if (profile != null && isPartOfProfile(profile)) {
      var slash = profile.lastIndexOf('/');
      family = profile.substring(0, slash);
      named = profile.substring(slash + 1);
    }
    var families = Profiles.of(console, family == null ? List.of() : List.of(family));
    if (!families.unknown().isEmpty()) {
      Profiles.tell(console, families.unknown().getFirst());
      return null;
    }
    if (!families.faults().isEmpty()) {
      return new Found(families.faults(), families.texts());
    }
    var document = named == null ? null : named(families.profiles().getFirst(), named);
    if (named != null && document == null) {
      return null;
    }
    var request =
        new DocumentGate.Request(
            files,
            families.profiles(),
            profile != null,
            document,
            null,
            mostLines,
            new Disk(console),
            DiagramLint.MERMAID);
    var findings = new ArrayList<Finding>();
    var texts = texts(files);
    for (var group : byDesign(files).entrySet()) {
      var names = group.getKey().isEmpty() ? null : names(group.getKey(), findings, texts);
      findings.addAll(DocumentGate.findings(request.of(group.getValue(), names)));
    }
    return new Found(findings, texts);
  }

  /// The files by the design that they are held against; empty for none.
  private Map<String, List<DocumentFile>> byDesign(List<DocumentFile> files) {
    var groups = new TreeMap<String, List<DocumentFile>>();
    for (var file : files) {
      var of = design != null ? design : file.mark() == null ? "" : above(file.location());
      groups.computeIfAbsent(of, name -> new ArrayList<>()).add(file);
    }
    return groups;
  }

  /// The nearest directory above a published document that holds a design; empty where there is
  /// none.
  private static String above(String location) {
    for (var at = Path.of(location).getParent(); at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve("design.yaml"))) {
        return at.toString();
      }
    }
    return "";
  }

  /// What the design has; null where it has errors, which are findings then.
  private @Nullable DesignNames names(
      String name, List<Finding> findings, Map<String, String> texts) {
    var read = NamedTree.read(console, name);
    var design = read.design();
    if (design == null || read.hasErrors()) {
      findings.addAll(read.findings());
      texts.putAll(read.texts());
      return null;
    }
    return DesignNames.of(
        design, read.documents().requirements().ids(), read.documents().decisions().keySet());
  }

  /// Whether `--profile` names a document too: `workflow/architecture`.
  private boolean isPartOfProfile(String name) {
    return name.lastIndexOf('/') > 0 && !Files.isRegularFile(console.path(name));
  }

  /// The full name of a document of the one profile; null where it has none of this name, and the
  /// user has been told.
  private @Nullable String named(Profile profile, String name) {
    if (profile.documents().containsKey(name)) {
      return profile.profile() + "/" + name;
    }
    console.err("newel: the profile `%s` has no document `%s`.".formatted(profile.profile(), name));
    var closest = DidYouMean.hint(name, profile.documents().keySet());
    console.err(
        "hint: "
            + (closest == null
                ? "name one of %s.".formatted(String.join(", ", profile.documents().keySet()))
                : closest));
    return null;
  }

  private @Nullable List<DocumentFile> files() throws IOException {
    var files = new LinkedHashMap<String, DocumentFile>();
    for (var name : names) {
      if (name.equals(STDIN)) {
        stream(files);
        continue;
      }
      List<Path> found;
      try {
        found = found(name);
        for (var each : found) {
          var file = file(each);
          files.putIfAbsent(file.path(), file);
        }
      } catch (AccessDeniedException e) {
        console.err("newel: `%s` cannot be read: access is denied.".formatted(e.getFile()));
        console.err("hint: let it be read, or name other files.");
        return null;
      }
      if (found.isEmpty()) {
        var path = console.path(name);
        console.err(
            Files.isDirectory(path)
                ? "newel: there is no Markdown file in `%s`.".formatted(name)
                : Files.exists(path)
                    ? "newel: `%s` is neither a file nor a folder.".formatted(name)
                    : "newel: there is no `%s`.".formatted(name));
        console.err("hint: name Markdown files, or folders with some.");
        return null;
      }
    }
    return List.copyOf(files.values());
  }

  private void stream(Map<String, DocumentFile> files) throws IOException {
    if (!files.containsKey(STREAM)) {
      var bytes = console.readAll();
      var location = slashed(console.path(STREAM));
      files.put(STREAM, new DocumentFile(STREAM, location, bytes, mark(bytes)));
    }
  }

  /// The files that a name stands for: itself, those in a folder, those of a pattern.
  private List<Path> found(String name) throws IOException {
    if (WILD.matcher(name).find() && !isThere(name)) {
      return matching(name);
    }
    var path = console.path(name);
    if (Files.isDirectory(path)) {
      return markdown(path);
    }
    return Files.isRegularFile(path) ? List.of(path) : List.of();
  }

  private boolean isThere(String name) {
    try {
      return Files.exists(console.path(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /// The Markdown files of a pattern that no shell has filled in: `docs/**/*.md`.
  private List<Path> matching(String pattern) throws IOException {
    var slashed = pattern.replace('\\', '/');
    var wild = WILD.matcher(slashed);
    var fixed = wild.find() ? slashed.lastIndexOf('/', wild.start()) : -1;
    var base = console.path(fixed < 0 ? "." : slashed.substring(0, fixed + 1)).normalize();
    if (!Files.isDirectory(base)) {
      return List.of();
    }
    PathMatcher matcher;
    try {
      matcher = base.getFileSystem().getPathMatcher("glob:" + slashed.substring(fixed + 1));
    } catch (PatternSyntaxException e) {
      return List.of();
    }
    return markdown(base).stream().filter(file -> matcher.matches(base.relativize(file))).toList();
  }

  private DocumentFile file(Path path) throws IOException {
    var bytes = Disk.bytes(path);
    return new DocumentFile(console.shown(path), slashed(path), bytes, mark(bytes));
  }

  /// What the last line of a published document says that it is, or the first or last line of one
  /// that a person marks: `<!-- newel: workflow/architecture -->`; null where none says it.
  private static @Nullable String mark(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.UTF_8).strip();
    var last = text.substring(text.lastIndexOf('\n') + 1);
    var published = Mark.read(last);
    if (published != null) {
      return published.document();
    }
    return Stream.of(last, text.lines().findFirst().orElse(""))
        .map(line -> MARK.matcher(line.strip()))
        .filter(Matcher::matches)
        .map(mark -> mark.group(1))
        .findFirst()
        .orElse(null);
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }

  private static List<Path> markdown(Path directory) throws IOException {
    var found = new ArrayList<Path>();
    collect(directory, found);
    return found;
  }

  private static void collect(Path directory, List<Path> found) throws IOException {
    List<Path> entries;
    try (var all = Files.list(directory)) {
      entries = all.sorted().toList();
    }
    for (var entry : entries) {
      if (Files.isSymbolicLink(entry)) {
        continue;
      }
      if (Files.isDirectory(entry)) {
        if (!SKIPPED.contains(String.valueOf(entry.getFileName()))) {
          collect(entry, found);
        }
      } else if (isMarkdown(entry) && Files.isRegularFile(entry)) {
        found.add(entry);
      }
    }
  }

  private static Map<String, String> texts(List<DocumentFile> files) {
    var texts = new LinkedHashMap<String, String>();
    files.forEach(file -> texts.put(file.path(), new String(file.bytes(), StandardCharsets.UTF_8)));
    return texts;
  }

  /// What links may lead to, on the disk.
  private record Disk(Console console) implements Surroundings {
    @Override
    public boolean exists(String path) {
      return Files.exists(console.path(path));
    }

    @Override
    public byte @Nullable [] read(String path) {
      var file = console.path(path);
      try {
        return Files.isRegularFile(file) ? bytes(file) : null;
      } catch (IOException e) {
        return null;
      }
    }

    @Override
    public List<String> names(String directory) {
      var path = console.path(directory);
      if (!Files.isDirectory(path)) {
        return List.of();
      }
      try (var all = Files.list(path)) {
        return all.map(each -> String.valueOf(each.getFileName())).sorted().toList();
      } catch (IOException | UncheckedIOException e) {
        return List.of();
      }
    }

    static byte[] bytes(Path file) throws IOException {
      try (var in = Files.newInputStream(file)) {
        return in.readNBytes(MOST_BYTES);
      }
    }
  }
}
