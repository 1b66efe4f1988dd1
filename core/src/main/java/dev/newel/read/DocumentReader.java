package dev.newel.read;

import dev.newel.design.trace.Decision;
import dev.newel.design.trace.KnownRequirements;
import dev.newel.design.trace.Requirement;
import dev.newel.finding.Finding;
import dev.newel.language.Inputs;
import dev.newel.language.Written;
import dev.newel.read.adr.DecisionReader;
import dev.newel.read.elaborate.LinkId;
import dev.newel.read.prd.RequirementReader;
import dev.newel.read.sql.MigrationOrder;
import dev.newel.read.yaml.ReadId;
import dev.newel.read.yaml.SuspectText;
import dev.newel.source.Address;
import dev.newel.source.SourceText;
import dev.newel.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the documents that a design names: requirements, decisions, and whether the others are
/// there.
final class DocumentReader {
  /// A longer document is no requirements document.
  private static final int MOST_BYTES = 10 * 1024 * 1024;

  /// What machines read, by its name: descriptions of interfaces, and SQL.
  private static final Pattern FORMAL = Pattern.compile("(?i)\\.(?:ya?ml|json|sql)$");

  private final FileTree tree;
  private final Written written;
  private final Function<Address, @Nullable Span> places;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, String> texts = new LinkedHashMap<>();
  /// By the path under which the design names the document.
  private final Map<String, dev.newel.read.prd.Requirements> requirements = new LinkedHashMap<>();
  private final Map<String, Decision> decisions = new LinkedHashMap<>();
  private final Map<String, Span> decisionPlaces = new LinkedHashMap<>();
  private final List<ReadDesign.Input> inputs = new ArrayList<>();
  private final Set<String> decoded = new HashSet<>();

  /// What came of it.
  record Result(
      ReadDesign.Documents documents, Map<String, String> texts, List<Finding> findings) {}

  DocumentReader(FileTree tree, Written written, Function<Address, @Nullable Span> places) {
    this.tree = tree;
    this.written = written;
    this.places = places;
  }

  Result read() {
    named(written.system().inputs(), Address.of("system"));
    written
        .features()
        .forEach((name, feature) -> named(feature.inputs(), Address.of("features", name)));
    if (written.system().decisions() != null) {
      decisions(written.system().decisions(), Address.of("system", "decisions"));
    }
    var stated = new LinkedHashMap<String, Map<String, Requirement>>();
    requirements.forEach((path, read) -> stated.put(path, byId(read)));
    var known = new KnownRequirements(stated);
    return new Result(
        new ReadDesign.Documents(known, places(known), decisions, decisionPlaces, inputs),
        texts,
        findings);
  }

  private void named(Inputs named, Address at) {
    if (named.requirements() != null) {
      requirements(named.requirements(), at.at("requirements"));
    }
    input(named.research(), "research", at.at("research"));
    for (var i = 0; i < named.contracts().size(); i++) {
      agreed(named.contracts().get(i), "contracts", at.at("contracts").at(i));
    }
    for (var i = 0; i < named.data().size(); i++) {
      var place = at.at("data-design").at(i);
      var folder = statements(named.data().get(i));
      folder.forEach(file -> agreed(file, "data-design", place));
      if (folder.isEmpty()) {
        agreed(named.data().get(i), "data-design", place);
      }
    }
  }

  /// What people or machines read: a text is read here, anything else where it is understood.
  private void agreed(String path, String kind, Address at) {
    if (!FORMAL.matcher(path).find()) {
      input(path, kind, at);
    } else if (tree.read(path, 1) instanceof FileTree.Content.Bytes) {
      inputs.add(new ReadDesign.Input(at, kind, path, tree.shown(path), true));
    } else {
      text(path, kind, at);
    }
  }

  /// The files with SQL of a folder, in the order of their names; none where it is no folder.
  private List<String> statements(String path) {
    if (tree.read(path, 1) instanceof FileTree.Content.Bytes) {
      return List.of();
    }
    var folder = path.endsWith("/") ? path : path + "/";
    return tree.files().stream()
        .filter(file -> file.startsWith(folder))
        .filter(file -> file.toLowerCase(Locale.ROOT).endsWith(".sql"))
        .sorted(new MigrationOrder())
        .toList();
  }

  private void input(@Nullable String path, String kind, Address at) {
    var text = path == null ? null : text(path, kind, at);
    if (path != null && text != null) {
      texts.put(tree.shown(path), text);
    }
  }

  private void requirements(String path, Address at) {
    var text = text(path, "requirements", at);
    if (text == null || requirements.containsKey(path)) {
      return;
    }
    var read = RequirementReader.read(tree.shown(path), text);
    requirements.put(path, read);
    if (texts.put(tree.shown(path), text) == null) {
      findings.addAll(read.findings());
    }
  }

  private static Map<String, Requirement> byId(dev.newel.read.prd.Requirements read) {
    var byId = new LinkedHashMap<String, Requirement>();
    read.list().forEach(requirement -> byId.putIfAbsent(requirement.id(), requirement));
    return byId;
  }

  private Map<String, Span> places(KnownRequirements known) {
    var all = new LinkedHashMap<String, Span>();
    for (var stated : known.all()) {
      var read = requirements.get(stated.document());
      var place = read == null ? null : read.places().get(stated.requirement().id());
      if (place != null) {
        all.put(stated.name(), place);
      }
    }
    return all;
  }

  private void decisions(String path, Address at) {
    var folder = path.endsWith("/") ? path : path + "/";
    var files =
        tree.files().stream()
            .filter(file -> file.startsWith(folder) && file.endsWith(".md"))
            .toList();
    inputs.add(new ReadDesign.Input(at, "decisions", path, tree.shown(path), !files.isEmpty()));
    if (files.isEmpty()) {
      missing(path, "folder of decisions", at);
      return;
    }
    var contents = new LinkedHashMap<String, String>();
    for (var file : files) {
      if (tree.read(file, MOST_BYTES + 1) instanceof FileTree.Content.Bytes(var bytes)) {
        var text = decoded(file, bytes);
        if (text != null) {
          contents.put(tree.shown(file), text);
        }
      }
    }
    texts.putAll(contents);
    var read = DecisionReader.readAll(contents);
    findings.addAll(read.findings());
    for (var record : read.files()) {
      decisions.put(record.decision().id(), record.decision());
      decisionPlaces.put(
          record.decision().id(),
          record.places().getOrDefault("title", Span.point(record.file(), 1, 1)));
    }
  }

  private @Nullable String text(String path, String kind, Address at) {
    var content = tree.read(path, MOST_BYTES + 1);
    var there = content instanceof FileTree.Content.Bytes;
    inputs.add(new ReadDesign.Input(at, kind, path, tree.shown(path), there));
    return switch (content) {
      case FileTree.Content.Bytes(var bytes) -> decoded(path, bytes);
      case FileTree.Content.Absent() -> {
        missing(path, "file", at);
        yield null;
      }
      case FileTree.Content.Outside() -> {
        add(
            at,
            "`%s` lies outside the directory of the design.".formatted(path),
            "Name a file inside it.");
        yield null;
      }
      case FileTree.Content.Unreadable(var reason) -> {
        add(at, "`%s` cannot be read: %s.".formatted(path, reason), null);
        yield null;
      }
    };
  }

  private void missing(String path, String what, Address at) {
    add(
        at,
        "There is no %s `%s`.".formatted(what, path),
        "Write it, or take the name out of the design.");
  }

  private void add(Address at, String message, @Nullable String hint) {
    findings.add(Finding.error(LinkId.MISSING_INPUT.id(), at, places.apply(at), message, hint));
  }

  /// The text of a document; null, and a finding, where it is too long. What is no UTF-8 is told
  /// once and read as U+FFFD.
  private @Nullable String decoded(String path, byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      fault(
          ReadId.TOO_LARGE,
          path,
          1,
          "`%s` has more than %,d bytes.".formatted(tree.shown(path), MOST_BYTES),
          "Name a shorter document.");
      return null;
    }
    var text = new String(bytes, StandardCharsets.UTF_8);
    if (!decoded.add(path)) {
      return text;
    }
    var whole = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes);
    findings.addAll(SuspectText.of(new SourceText(tree.shown(path), text), whole));
    if (!whole) {
      var place = text.indexOf('\uFFFD');
      fault(
          ReadId.NOT_UTF8,
          path,
          new SourceText(path, text).lineOf(place),
          "`%s` holds bytes that are no UTF-8.".formatted(tree.shown(path)),
          "Save it as UTF-8.");
    }
    return text;
  }

  private void fault(ReadId id, String path, int line, String message, String hint) {
    findings.add(
        Finding.error(id.id(), Address.ROOT, Span.point(tree.shown(path), line, 1), message, hint));
  }
}
