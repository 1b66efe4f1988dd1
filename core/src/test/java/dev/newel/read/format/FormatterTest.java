package dev.newel.read.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.read.yaml.YamlReader;
import dev.newel.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatterTest {
  private static String format(String text) {
    return Formatter.format(YamlReader.read("design.yaml", text));
  }

  static Stream<Arguments> lines() {
    return Stream.of(
        form("line ends", "a: 1\r\nb: 2\rc: 3", "a: 1\nb: 2\nc: 3\n"),
        form("blanks at the end", "a: 1  \nb:\t\n  c: 2 \t\n", "a: 1\nb:\n  c: 2\n"),
        form("empty lines", "\n\na: 1\n\n \n\nb: 2\n\n\n", "a: 1\n\nb: 2\n"),
        form("an empty file", "\n \n", ""),
        form("only a comment", "\n# note  \n\n", "# note\n"),
        form(
            "two spaces a level",
            "a:\n    b:\n        c: 1\n    d: 2\n",
            "a:\n  b:\n    c: 1\n  d: 2\n"),
        form(
            "a list below its key",
            "a:\n- b: 1\n  c:\n  - 2\n  - 3\n- d: 4\ne: 5\n",
            "a:\n  - b: 1\n    c:\n      - 2\n      - 3\n  - d: 4\ne: 5\n"),
        form(
            "one space after a dash",
            "a:\n  -   b: 1\n      c: 2\n  -   - 3\n      - 4\n",
            "a:\n  - b: 1\n    c: 2\n  - - 3\n    - 4\n"),
        form(
            "a block of text moves with its key",
            "a:\n    b: |\n        One\n          two  \n\n\n        three\n    c: 1\n",
            "a:\n  b: |\n      One\n        two  \n\n\n      three\n  c: 1\n"),
        form("a block that keeps its end", "a: |+\n  x\n\n\nb: 1\n", "a: |+\n  x\n\n\nb: 1\n"),
        form(
            "a text of several lines is not touched",
            "a: \"one  \n\n\n    two\"\nb: one\n   two\n",
            "a: \"one  \n\n\n    two\"\nb: one\n   two\n"));
  }

  static Stream<Arguments> spelling() {
    return Stream.of(
        form(
            "spaces inside braces and brackets",
            "a: {b:  1 ,c: [ x,y ,  z ],\"d\":2, e: { }, f: [ ]}\n",
            "a: { b: 1, c: [x, y, z], d: 2, e: {}, f: [] }\n"),
        form("no comma before the end", "a: { b: 1, }\nc: [x, ]\n", "a: { b: 1 }\nc: [x]\n"),
        form("room around braces in a list", "a: [{b: 1},{c: 2}]\n", "a: [ { b: 1 }, { c: 2 } ]\n"),
        form(
            "nothing and aliases stay",
            "a: { b: , c: }\nd: &x [1,2]\ne: [ *x,3]\n",
            "a: { b: , c: }\nd: &x [1,2]\ne: [ *x,3]\n"),
        form(
            "lines are the author's",
            "a: {\n  b: 1,\n    c: [ 2,\n     3 ] }\n",
            "a: {\n  b: 1,\n    c: [2,\n     3] }\n"),
        form(
            "quotes where they are needed",
            "a: \"text\"\nb: 'it''s'\nc: \"1.0\"\nd: 'yes'\ne: [\"x, y\", \"z\"]\nf: \"x, y\"\ng: 'a: \"b\"'\n",
            "a: text\nb: it's\nc: \"1.0\"\nd: \"yes\"\ne: [\"x, y\", z]\nf: x, y\ng: 'a: \"b\"'\n"),
        form(
            "escapes are the author's",
            "a: \"\\u00e4\"\n\"b\": \"c\\\\d\"\n",
            "a: \"\\u00e4\"\nb: \"c\\\\d\"\n"),
        form("the colon stands at its key", "a : 1\nb:    2\nc:\t3\n", "a: 1\nb: 2\nc: 3\n"));
  }

  static Stream<Arguments> columns() {
    return Stream.of(
        form(
            "names are a table when one is aligned",
            "entities:\n  A:\n    id:    uuid key\n    name: string\n    description: string\n",
            "entities:\n  A:\n    id:          uuid key\n    name:        string\n    description: string\n"),
        form(
            "names that nobody aligned stay so",
            "entities:\n  A:\n    id: uuid key\n    name: string\n",
            "entities:\n  A:\n    id: uuid key\n    name: string\n"),
        form(
            "an empty line parts two tables",
            "values:\n  A:\n    a:   int\n    bc: int\n\n    def: int\n    g: int\n",
            "values:\n  A:\n    a:  int\n    bc: int\n\n    def: int\n    g: int\n"),
        form(
            "keywords are aligned where they were",
            "resources:\n  x:\n    of: X\n    get:     public\n    list:    public\n    update:  public\n    delete:\n      access: public\n      audit: true\n",
            "resources:\n  x:\n    of: X\n    get:    public\n    list:   public\n    update: public\n    delete:\n      access: public\n      audit: true\n"),
        form(
            "the key of a block below belongs to the table",
            "resources:\n  x:\n    get:    a\n    create:\n      access: b\n      audit: true\n",
            "resources:\n  x:\n    get:    a\n    create:\n      access: b\n      audit: true\n"),
        form(
            "what names the design stands first",
            "system: { name: x }\n\n## The version.\nnewel: 1\napi: REST\n",
            "## The version.\nnewel: 1\n\nsystem: { name: x }\napi: REST\n"),
        form(
            "a note between the keys keeps their order",
            "system: { name: x }\n# About what?\nnewel: 1\n",
            "system: { name: x }\n# About what?\nnewel: 1\n"),
        form(
            "a note at the head keeps the first key",
            "# The system.\nsystem: { name: x }\nnewel: 1\n",
            "# The system.\nsystem: { name: x }\nnewel: 1\n"));
  }

  static Stream<Arguments> comments() {
    return Stream.of(
        form(
            "own lines go with what they stand above",
            "a:\n    # one\n    b: 1\n    ## two\n    ## three\n    c: 2\n",
            "a:\n  # one\n  b: 1\n  ## two\n  ## three\n  c: 2\n"),
        form(
            "a note at the end of a block stays in it",
            "a:\n    b: 1\n    # end\nc: 2\n# last\n",
            "a:\n  b: 1\n  # end\nc: 2\n# last\n"),
        form(
            "a stray `##` does not become documentation",
            "a:\n    b: 1\n   ## stray\nc: 2\n",
            "a:\n  b: 1\n ## stray\nc: 2\n"),
        form(
            "beside their text they stay in their column",
            "a: { b: 1 }     # one\nc: {d: 2}       # two\n",
            "a: { b: 1 }     # one\nc: { d: 2 }     # two\n"),
        form(
            "and make room together",
            "a: 1     # one\nc: {d: [2]} # two\ne: {f: 3}   # three\n",
            "a: 1          # one\nc: { d: [2] } # two\ne: { f: 3 }   # three\n"),
        form(
            "one right behind its text stays right behind it",
            "a:\n        b: 1 # one\n        c: 2\n",
            "a:\n  b: 1 # one\n  c: 2\n"),
        form(
            "one that lost its column finds it again",
            "a: 1      # one\nb: 2    # two\nc: 3      # three\n",
            "a: 1      # one\nb: 2      # two\nc: 3      # three\n"));
  }

  private static Arguments form(String name, String before, String after) {
    return Arguments.of(name, before, after);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"lines", "spelling", "columns", "comments"})
  void hasOneForm(String name, String before, String after) {
    assertThat(YamlReader.read("design.yaml", before).hasErrors()).isFalse();
    assertThat(format(before)).isEqualTo(after);
    assertThat(format(after)).isEqualTo(after);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: [1\r\n", "a: 1\n a: 2  \n", "a: !x 1  \n", "a: 1\na:   2\n"})
  void aFileWithErrorsStaysAsItIs(String text) {
    assertThat(format(text)).isEqualTo(text);
  }

  @Test
  void jsonStaysJson() {
    assertThat(format("{\"a\":1}\r\n")).isEqualTo("{\"a\":1}\r\n");
    assertThat(Formatter.format(YamlReader.read("part.json", "[ 1 ]"))).isEqualTo("[ 1 ]");
  }

  static Stream<Path> examples() throws IOException {
    try (var files = Files.walk(Golden.root().resolve("examples"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsFormatted(Path file) throws IOException {
    var text = Files.readString(file);
    assertThat(format(text)).as("run `./newel fmt` on %s", file).isEqualTo(text);
  }
}
