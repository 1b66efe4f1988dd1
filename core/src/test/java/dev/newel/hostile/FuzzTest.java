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
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/// Examples with a few changes, as slips of the hand and bad merges make them, go through the whole
/// chain: read, elaborate, check, publish. Each ends in findings, none in an exception.
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
    var text = Files.readString(Golden.root().resolve("examples/" + example + "/design.yaml"));
    var whole = 0;
    for (var seed = SEED; seed < SEED + ROUNDS; seed++) {
      var changed = changed(text, new Random(seed));
      try {
        whole += run(tree.with("design.yaml", changed).design()) ? 1 : 0;
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError(
            "run with -Dnewel.fuzz.seed=%d -Dnewel.fuzz.rounds=1; `%s` was:%n%s"
                .formatted(seed, example, changed),
            e);
      }
    }
    assertThat(whole).as("designs that came to be checked and published").isPositive();
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

  private static String changed(String text, Random random) {
    var changed = text;
    for (var n = random.nextInt(1, 4); n > 0; n--) {
      changed =
          random.nextInt(3) == 0 ? changedText(changed, random) : changedLines(changed, random);
    }
    return changed;
  }

  private static String changedText(String text, Random random) {
    var at = random.nextInt(text.length());
    var end = Math.min(text.length(), at + random.nextInt(1, 4));
    return switch (random.nextInt(8)) {
      case 0 -> text.substring(0, Math.max(1, at));
      case 1, 2, 3 -> text.substring(0, at) + text.substring(end);
      default -> text.substring(0, at) + one(TOKENS, random) + text.substring(at);
    };
  }

  private static String changedLines(String text, Random random) {
    var lines = new ArrayList<>(text.lines().toList());
    var one = random.nextInt(lines.size());
    var other = random.nextInt(lines.size());
    switch (random.nextInt(6)) {
      case 0 -> lines.add(one, lines.get(other));
      case 1 -> lines.remove(one);
      case 2 -> {
        var line = lines.set(one, lines.get(other));
        lines.set(other, line);
      }
      case 3 -> lines.set(one, "  " + lines.get(one));
      default -> {
        var words = List.of(lines.get(one).split("\\b"));
        var wanted = one(List.of(lines.get(other).strip().split("\\b")), random);
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
