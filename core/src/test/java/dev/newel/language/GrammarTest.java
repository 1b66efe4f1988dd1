package dev.newel.language;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GrammarTest {
  private static final Grammar GRAMMAR = Grammar.NEWEL;

  @Test
  void theRootHoldsEveryTopLevelKeyInTheOrderOfTheRecord() {
    assertThat(GRAMMAR.root().keywords().getFirst().name()).isEqualTo("newel");
    assertThat(GRAMMAR.root().keywords()).hasSize(Written.class.getRecordComponents().length);
  }

  @Test
  void namesOfMappingsAreUnique() {
    assertThat(GRAMMAR.mappings().stream().map(Grammar.Mapping::name)).doesNotHaveDuplicates();
  }

  @Test
  void anInlinedRecordLendsItsKeywordsToItsHolder() {
    var operation = GRAMMAR.mapping(OperationText.class);
    var emits = operation.keyword("emits");
    assertThat(requireNonNull(emits).path()).hasSize(2);
    assertThat(operation.keyword("effects")).isNull();
    assertThat(operation.scalar()).isSameAs(operation.keyword("access"));
  }

  @Test
  void aKeywordNamesTheYamlWordAndTheShortFormItsComponent() {
    var cache = GRAMMAR.mapping(OperationText.CacheText.class);
    assertThat(cache.scalar()).isSameAs(cache.keyword("for"));
  }

  @Test
  void noMappingHasAKeywordTwice() {
    for (var mapping : GRAMMAR.mappings()) {
      assertThat(mapping.keywords().stream().map(Grammar.Keyword::name))
          .as(mapping.name())
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void everyTextSaysOneSentence() {
    for (var mapping : GRAMMAR.mappings()) {
      assertThat(mapping.says()).as(mapping.name()).matches("(?s)[A-Z].*\\.");
      for (var keyword : mapping.keywords()) {
        assertThat(keyword.says())
            .as(mapping.name() + "." + keyword.name())
            .matches("(?s)[A-Z`].*[.]");
        assertThat(keyword.kept()).isNotEqualTo(Kept.INHERIT);
      }
    }
  }

  @Test
  void aTextOfOneLineReadsItsExamplesAndWritesThemBack() throws ReflectiveOperationException {
    assertThat(GRAMMAR.lines()).hasSizeGreaterThan(10);
    for (var line : GRAMMAR.lines()) {
      for (var example : line.examples()) {
        assertThat(example).as(line.of().getSimpleName()).matches(text -> find(line, text));
        var value = value(line, example);
        assertThat(value).as("%s reads %s", line.of().getSimpleName(), example).isNotNull();
        assertThat(value(line, requireNonNull(value).toString())).isEqualTo(value);
      }
    }
  }

  /// The JSON Schema must not refuse what the reader accepts: the pattern is never narrower than
  /// `read`.
  @Test
  void thePatternAcceptsWhateverIsRead() throws ReflectiveOperationException {
    var random = new Random(4);
    for (var line : GRAMMAR.lines()) {
      for (var text : mutated(line.examples(), random)) {
        if (value(line, text) != null) {
          assertThat(find(line, text.strip()))
              .as("%s: `%s`", line.of().getSimpleName(), text)
              .isTrue();
        }
      }
    }
  }

  private static boolean find(Form.OneLine line, String text) {
    return Pattern.compile(line.pattern()).matcher(text).find();
  }

  private static List<String> mutated(List<String> examples, Random random) {
    var alphabet = "0159 ./%:|>-kMGBmshdPTalsex";
    var all = new ArrayList<String>();
    for (var i = 0; i < 3000; i++) {
      var text = new StringBuilder(examples.get(random.nextInt(examples.size())));
      for (var n = random.nextInt(3); n >= 0; n--) {
        var at = random.nextInt(text.length() + 1);
        if (random.nextBoolean() && at < text.length()) {
          text.deleteCharAt(at);
        } else {
          text.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
        }
      }
      all.add(text.toString());
    }
    return all;
  }

  private static @Nullable Object value(Form.OneLine line, String text)
      throws ReflectiveOperationException {
    try {
      var reading = line.of().getMethod("read", String.class).invoke(null, text);
      return reading instanceof Reading.Value<?>(Object value) ? value : null;
    } catch (InvocationTargetException e) {
      throw new AssertionError(
          "read(\"" + text + "\") of " + line.of().getSimpleName() + " throws", e.getCause());
    }
  }
}
