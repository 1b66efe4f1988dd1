package dev.newel.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.check.Checker;
import dev.newel.check.Subject;
import dev.newel.design.Design;
import dev.newel.publish.openapi.OpenApiEmitter;
import dev.newel.publish.sql.SqlEmitter;
import dev.newel.read.ReadDesign;
import dev.newel.testing.Golden;
import dev.newel.testing.TextTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/// Examples with a few changes to any of their files, as slips of the hand and bad merges make,
/// go through the whole chain: read, elaborate, check, publish. Each ends in findings, none in an
/// exception.
///
/// A round depends on its seed alone. `-Dnewel.fuzz.rounds=N` runs more of them for each example,
/// and `-Dnewel.fuzz.seed=S` begins with another: the seed that a failure names fails again at
/// once.
@Timeout(300)
class FuzzTest {
  private static final long SEED = Long.getLong("newel.fuzz.seed", 20_261_121L);
  private static final int ROUNDS = Integer.getInteger("newel.fuzz.rounds", 60);

  private static final List<String> TOKENS =
      List.of(
          "?",
          "[]",
          "[0..3]",
          "{}",
          "{ a: b }",
          "key",
          "unique",
          "parent",
          "owner",
          "tenant",
          "deleted",
          "revision",
          "= null",
          "= 0",
          ":= this",
          ":= id",
          "where true",
          "via id",
          "all",
          "viewer",
          "public",
          "first 1",
          "sort -id",
          "null",
          "true",
          "''",
          "\"",
          "'",
          "#",
          "## x",
          "- ",
          "|",
          "->",
          "else X",
          ">= 0",
          "..",
          "(",
          ")",
          ":",
          ",",
          "&a",
          "*a",
          "!x",
          "<<",
          "é",
          "😀",
          "\t",
          "0",
          "-1",
          "99999999999999999999",
          "1e999",
          "0s",
          "*/0 * * * *",
          "{id}",
          "/");

  @TestFactory
  Stream<DynamicTest> aChangedExampleEndsInFindings() {
    return Stream.of("storefront", "b2b", "conduit", "petclinic", "tariff", "newel")
        .map(example -> DynamicTest.dynamicTest(example, () -> assertSurvives(example)));
  }

  private static void assertSurvives(String example) throws IOException {
    var tree = tree(example);
    var whole = 0;
    for (var seed = SEED; seed < SEED + ROUNDS; seed++) {
      var changed = changed(tree, new Random(seed));
      try {
        whole += run(changed.design()) ? 1 : 0;
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError(
            "run with -Dnewel.fuzz.seed=%d -Dnewel.fuzz.rounds=1; `%s` was:%n%s"
                .formatted(seed, example, differing(tree, changed)),
            e);
      }
    }
    assertThat(whole).as("designs that came to be checked and published").isPositive();
  }

  /// The files that are not as they were.
  private static String differing(TextTree before, TextTree after) {
    var text = new StringBuilder();
    after
        .contents()
        .forEach(
            (path, bytes) -> {
              if (!Arrays.equals(before.contents().get(path), bytes)) {
                text.append("---- %s%n%s%n".formatted(path, text(after, path)));
              }
            });
    return text.toString();
  }

  /// Whether the design came to its end.
  private static boolean run(ReadDesign read) {
    var design = read.design();
    if (design == null || read.hasErrors()) {
      assertThat(read.hasErrors()).isTrue();
      read.findings().forEach(found -> assertThat(found.message()).isNotBlank().endsWith("."));
      return false;
    }
    checkAndPublish(design, read);
    return true;
  }

  private static void checkAndPublish(Design design, ReadDesign read) {
    var documents = read.documents();
    var inputs = new ArrayList<Subject.Input>();
    documents
        .inputs()
        .forEach(input -> inputs.add(new Subject.Input(input.at(), input.kind(), input.there())));
    var subject =
        new Subject(
            design,
            read.sources(),
            documents.requirements(),
            documents.decisions(),
            Map.of(),
            inputs,
            LocalDate.of(2026, 11, 20));
    Checker.all().findings(subject).forEach(found -> assertThat(found.message()).isNotBlank());
    assertThat(new OpenApiEmitter(OpenApiEmitter.Format.JSON).emit(design)).isNotNull();
    assertThat(new SqlEmitter().emit(design).outputs()).isNotEmpty();
  }

  private static TextTree tree(String example) throws IOException {
    var folder = Golden.root().resolve("examples").resolve(example);
    var tree = TextTree.of("");
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        tree = tree.with(folder.relativize(file).toString().replace('\\', '/'), bytes(file));
      }
    }
    return tree;
  }

  private static byte[] bytes(java.nio.file.Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A few changes, each to one file of the example, half of them with words of another.
  private static TextTree changed(TextTree tree, Random random) {
    var files = List.copyOf(new TreeSet<>(tree.contents().keySet()));
    var changed = tree;
    for (var n = random.nextInt(1, 4); n > 0; n--) {
      // The design is most of an example: half of the changes are to it, whatever else is there.
      var path = random.nextBoolean() ? "design.yaml" : one(files, random);
      var donor = text(changed, random.nextBoolean() ? path : one(files, random));
      var text = text(changed, path);
      changed =
          changed.with(
              path,
              random.nextInt(3) == 0
                  ? changedText(text, random)
                  : changedLines(text, donor, random));
    }
    return changed;
  }

  private static String text(TextTree tree, String path) {
    return new String(Objects.requireNonNull(tree.contents().get(path)), StandardCharsets.UTF_8);
  }

  private static String changedText(String text, Random random) {
    if (text.isEmpty()) {
      return one(TOKENS, random);
    }
    var at = random.nextInt(text.length());
    var end = Math.min(text.length(), at + random.nextInt(1, 4));
    return switch (random.nextInt(8)) {
      case 0 -> text.substring(0, Math.max(1, at));
      case 1, 2, 3 -> text.substring(0, at) + text.substring(end);
      default -> text.substring(0, at) + one(TOKENS, random) + text.substring(at);
    };
  }

  private static String changedLines(String text, String donor, Random random) {
    var lines = new ArrayList<>(text.lines().toList());
    var donors = donor.lines().toList();
    if (lines.isEmpty() || donors.isEmpty()) {
      return donor;
    }
    var one = random.nextInt(lines.size());
    var other = one(donors, random);
    switch (random.nextInt(6)) {
      case 0 -> lines.add(one, other);
      case 1 -> lines.remove(one);
      case 2 -> {
        var line = lines.set(one, other);
        lines.set(random.nextInt(lines.size()), line);
      }
      case 3 -> lines.set(one, "  " + lines.get(one));
      default -> {
        var words = List.of(lines.get(one).split("\\b"));
        var wanted = one(List.of(other.strip().split("\\b")), random);
        var place = random.nextInt(words.size());
        var line = new ArrayList<>(words);
        line.set(place, wanted);
        lines.set(one, String.join("", line));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static String one(List<String> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }
}
