package dev.newel.publish.document;

import dev.newel.check.Subject.Input;
import dev.newel.check.boxes.Checklist;
import dev.newel.design.trace.Decision;
import dev.newel.design.trace.Requirement;
import dev.newel.facts.slices.Slice;
import dev.newel.finding.Baseline;
import dev.newel.gate.DocumentGate;
import dev.newel.profile.DocumentSpec;
import dev.newel.profile.Profile;
import dev.newel.profile.SectionSpec;
import dev.newel.publish.document.Subject.CheckedBox;
import dev.newel.publish.document.Subject.State;
import dev.newel.publish.document.sections.BuiltInSections;
import dev.newel.read.ReadDesign;
import dev.newel.read.profile.ProfileReader;
import dev.newel.testing.Examples;
import dev.newel.testing.Golden;
import dev.newel.testing.TextTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Renders sections and documents of an example, for tests.
public final class Rendering {
  private static final Map<String, Rendering> EXAMPLES = new ConcurrentHashMap<>();

  private final ReadDesign read;

  /// What the rules tell of the boxes, once somebody asked: the same in every document.
  private @Nullable List<CheckedBox> boxes;

  private Rendering(ReadDesign read) {
    this.read = read;
  }

  /// An example of the repository: `storefront`.
  public static Rendering of(String example) {
    return EXAMPLES.computeIfAbsent(example, name -> new Rendering(Examples.read(name)));
  }

  /// The features of examples that have none, so that there is something for a profile that writes
  /// for each feature.
  private static final Map<String, String> FEATURES =
      Map.of(
          "conduit",
          """

          features:
            E01-F01: { title: Have an account and follow others, covers: [identity, user, profiles] }
            E01-F02: { title: Publish and discuss articles, covers: [articles, comments, tags] }
          """,
          "newel",
          """

          features:
            E01-F01: { title: Write a design, covers: [init, plan, draft, decide, fmt, explain, schema, completion] }
            E01-F02: { title: Check and publish a design, covers: [check, rules, publish, read.DesignReader.read, read.Workspace.open] }
            E01-F03: { title: Serve a design, covers: [run, up] }
          """);

  /// An example of the repository, cut into features where it has none of its own.
  public static Rendering inFeatures(String example) {
    var features = FEATURES.get(example);
    if (features == null) {
      return of(example);
    }
    return EXAMPLES.computeIfAbsent(
        example + " in features",
        key -> {
          var file = Golden.root().resolve("examples").resolve(example).resolve("design.yaml");
          try {
            return new Rendering(TextTree.of(Files.readString(file) + features).design());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /// A program that keeps nothing and calls nobody.
  public static Rendering program() {
    var design =
        """
        newel: 1
        system: { name: sorter }
        cli: { program: sorter, commands: { sort: { doc: Sorts files. } } }
        """;
    return EXAMPLES.computeIfAbsent("program", key -> of(TextTree.of(design).design()));
  }

  /// A design of its own.
  public static Rendering of(ReadDesign read) {
    return new Rendering(read);
  }

  public dev.newel.design.Design design() {
    return Objects.requireNonNull(read.design(), () -> String.valueOf(read.findings()));
  }

  /// The Markdown of a section for a feature, or for the whole system where it is null, under a
  /// heading of depth 2, its links unresolved.
  public String section(String name, int level, @Nullable String feature) {
    return section(name, level, feature, null, Map.of());
  }

  /// @param item what the section is repeated for; null for nothing
  /// @param columns those of its table, empty for the usual ones
  public String section(
      String name,
      int level,
      @Nullable String feature,
      @Nullable String item,
      Map<String, String> columns) {
    var spec =
        new SectionSpec(
            "Heading",
            List.of(),
            List.of(name),
            null,
            null,
            columns,
            null,
            null,
            null,
            List.of(),
            null,
            List.of());
    var slice = feature == null ? Slice.whole(design()) : Slice.of(design(), feature);
    var place = new Place(subject(slice), spec, item);
    var blocks = BuiltInSections.ALL.named(name).render(place, level);
    return String.join("\n", MarkdownWriter.write(blocks, 2, UnaryOperator.identity()).lines());
  }

  private Subject subject(Slice slice) {
    var document =
        new DocumentSpec("x.md", null, null, "Title", null, List.of(), List.of(), List.of());
    return new Subject(
        new Derived(design()),
        slice,
        requirements(),
        read.documents().decisions(),
        boxes(),
        List.of(),
        "2027-01-15",
        document,
        List.of());
  }

  /// Every document of a profile that ships.
  public Publication publish(String profile, Function<String, @Nullable String> previous) {
    return publish(List.of(ProfileReader.shipped(profile)), previous);
  }

  /// Every document of these profiles.
  public Publication publish(List<Profile> profiles, Function<String, @Nullable String> previous) {
    return publish(profiles, Map.of(), previous);
  }

  /// How long every document of a profile that ships is.
  public List<Publication.Sizes> sizes(String profile) {
    var profiles = List.of(ProfileReader.shipped(profile));
    return Documents.sizes(request(profiles, Map.of(), path -> null), BuiltInSections.ALL);
  }

  /// @param fragments what houses wrote, by profile and path
  public Publication publish(
      List<Profile> profiles,
      Map<String, String> fragments,
      Function<String, @Nullable String> previous) {
    return Documents.publish(request(profiles, fragments, previous), BuiltInSections.ALL);
  }

  /// Of some features, on another day.
  Publication publish(
      List<Profile> profiles,
      Function<String, @Nullable String> previous,
      String date,
      Set<String> features,
      boolean overwrite) {
    var all = request(profiles, Map.of(), previous);
    return Documents.publish(
        new Request(
            all.design(),
            all.requirements(),
            all.decisions(),
            profiles,
            Map.of(),
            features,
            Set.of(),
            all.boxes(),
            all.findings(),
            date,
            previous,
            overwrite,
            all.judge()),
        BuiltInSections.ALL);
  }

  /// A profile that ships, where the gate finds something in its documents.
  Publication publish(String profile, Judge judge) {
    var profiles = List.of(ProfileReader.shipped(profile));
    var all = request(profiles, Map.of(), path -> null);
    return Documents.publish(
        new Request(
            all.design(),
            all.requirements(),
            all.decisions(),
            profiles,
            Map.of(),
            Set.of(),
            Set.of(),
            all.boxes(),
            all.findings(),
            all.date(),
            all.previous(),
            false,
            judge),
        BuiltInSections.ALL);
  }

  /// What these profiles are asked to tell of.
  Request request(List<Profile> profiles) {
    return request(profiles, Map.of(), path -> null);
  }

  private Request request(
      List<Profile> profiles,
      Map<String, String> fragments,
      Function<String, @Nullable String> previous) {
    return new Request(
        design(),
        requirements(),
        read.documents().decisions(),
        profiles,
        fragments,
        Set.of(),
        Set.of(),
        boxes(),
        List.of(),
        "2027-01-15",
        previous,
        false,
        (name, path, text, rules) -> DocumentGate.alone(profiles, name, path, text, rules));
  }

  /// The decisions beside the design, by id.
  public Map<String, Decision> decisions() {
    return read.documents().decisions();
  }

  /// What the documents of the design state, by id.
  public Map<String, Requirement> requirements() {
    var requirements = new LinkedHashMap<String, Requirement>();
    read.documents()
        .requirements()
        .all()
        .forEach(stated -> requirements.put(stated.name(), stated.requirement()));
    return requirements;
  }

  private synchronized List<CheckedBox> boxes() {
    if (boxes == null) {
      boxes = judged();
    }
    return boxes;
  }

  private List<CheckedBox> judged() {
    var inputs =
        read.documents().inputs().stream()
            .map(input -> new Input(input.at(), input.kind(), input.there()))
            .toList();
    var subject =
        new dev.newel.check.Subject(
            design(),
            read.sources(),
            read.documents().requirements(),
            read.documents().decisions(),
            Map.of(),
            inputs,
            java.time.LocalDate.of(2027, 1, 1));
    var open =
        dev.newel.check.Checker.all()
            .judge(subject, List.of(), Set.of(), Baseline.EMPTY, null)
            .open();
    var judged = new ArrayList<CheckedBox>();
    for (var line : Checklist.compute(subject, open).lines()) {
      var box = line.box();
      judged.add(
          new CheckedBox(box.id(), box.text(), state(line.state()), box.rules(), line.because()));
    }
    return List.copyOf(judged);
  }

  private static State state(Checklist.State state) {
    return switch (state) {
      case Checklist.State.Ticked() -> State.TICKED;
      case Checklist.State.Unticked unticked -> State.UNTICKED;
      case Checklist.State.Undecided undecided -> State.UNDECIDED;
      case Checklist.State.ForPerson() -> State.FOR_PERSON;
      case Checklist.State.ForProbe() -> State.FOR_PROBE;
      case Checklist.State.ForDocuments() -> State.FOR_DOCUMENT;
    };
  }

  /// The names of the examples.
  public static Stream<String> examples() {
    return Stream.of("b2b", "conduit", "newel", "petclinic", "storefront", "tariff");
  }
}
