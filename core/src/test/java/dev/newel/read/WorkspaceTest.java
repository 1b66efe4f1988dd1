package dev.newel.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import dev.newel.read.yaml.YamlFile;
import dev.newel.read.yaml.YamlLimits;
import dev.newel.read.yaml.YamlNode;
import dev.newel.testing.Proves;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Proves({"the file/newel"})
class WorkspaceTest {
  private record Memory(Map<String, String> texts) implements FileTree {
    @Override
    public Content read(String path, int most) {
      var text = texts.get(path);
      return text == null
          ? new Content.Absent()
          : new Content.Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<String> files() {
      return List.copyOf(new TreeMap<>(texts).keySet());
    }
  }

  private static Workspace read(Map<String, String> texts) {
    return Workspace.read(new Memory(texts), YamlLimits.DESIGN);
  }

  private static List<String> said(Workspace workspace) {
    return workspace.findings().stream()
        .map(f -> f.id() + " " + f.span() + " " + f.message())
        .toList();
  }

  private static YamlNode.Mapping root(Workspace workspace) {
    return Objects.requireNonNull(workspace.root());
  }

  @Test
  void files_are_joined_by_name() {
    var workspace =
        read(
            Map.of(
                "design.yaml",
                    "newel: 1\ninclude: [parts/*.yaml, b.yaml, b.yaml]\nentities:\n  A: x\nquestions: [one]\nerrors:\n",
                "parts/a.yaml",
                    "newel: 1\ninclude: [../b.yaml]\nentities:\n  B: y\nerrors: { E: 404 }\n",
                "parts/skipped.txt", "no: no",
                "b.yaml", "entities:\n  C: z\nquestions: [two]\n"));
    assertThat(workspace.findings()).isEmpty();
    assertThat(workspace.isComplete()).isTrue();
    assertThat(workspace.files())
        .extracting(file -> file.text().file())
        .containsExactly("design.yaml", "parts/a.yaml", "b.yaml");
    assertThat(root(workspace).names())
        .containsExactly("newel", "include", "entities", "questions", "errors");
    var entities = (YamlNode.Mapping) Objects.requireNonNull(root(workspace).get("entities"));
    assertThat(entities.entries())
        .extracting(entry -> entry.name() + " " + entry.key().span())
        .containsExactly("A design.yaml:4:3", "B parts/a.yaml:4:3", "C b.yaml:2:3");
    assertThat(
            ((YamlNode.Sequence) Objects.requireNonNull(root(workspace).get("questions"))).items())
        .hasSize(2);
    assertThat(root(workspace).get("errors")).isInstanceOf(YamlNode.Mapping.class);
  }

  @Test
  void a_name_in_two_files_is_told_with_both_places() {
    var workspace =
        read(
            Map.of(
                "design.yaml", "newel: 1\ninclude: [b.yaml]\nentities: { A: x }\nsystem: y\n",
                "b.yaml", "newel: 2\nentities: { A: z }\nsystem: { name: x }\n"));
    assertThat(said(workspace))
        .containsExactly(
            "READ026 b.yaml:1:1 `newel` is said twice, here and at design.yaml:1:1.",
            "READ026 b.yaml:2:13 `A` is said twice, here and at design.yaml:3:13.",
            "READ026 b.yaml:3:1 `system` is said twice, here and at design.yaml:4:1.");
    assertThat(workspace.findings())
        .extracting(f -> f.at().path())
        .containsExactly("newel", "entities/A", "system");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/etc/passwd | READ022 design.yaml:1:11 `/etc/passwd` is no relative path with `/` between its parts.",
        "http://x.example/a | READ022 design.yaml:1:11 `http://x.example/a` is a URL, expected a relative path.",
        "'a\\b.yaml' | READ022 design.yaml:1:11 `a\\b.yaml` is no relative path with `/` between its parts.",
        "../x.yaml | READ025 design.yaml:1:11 `../x.yaml` leads out of the design's directory.",
        "a/../../x.yaml | READ025 design.yaml:1:11 `a/../../x.yaml` leads out of the design's directory.",
        "entitys.yaml | READ023 design.yaml:1:11 There is no file `entitys.yaml`.",
        "none/*.yaml | READ023 design.yaml:1:11 No file matches `none/*.yaml`.",
        "design.yaml | READ024 design.yaml:1:11 `design.yaml` includes itself: `design.yaml` -> `design.yaml`.",
        "[a] | READ022 design.yaml:1:11 An item of `include` is no path.",
      })
  void a_bad_include_is_a_finding(String path, String expected) {
    var workspace =
        read(Map.of("design.yaml", "include: [" + path + "]\n", "entities.yaml", "a: b\n"));
    assertThat(said(workspace)).containsExactly(expected);
  }

  @Test
  void a_missing_file_is_compared_with_those_that_are_there() {
    var workspace =
        read(Map.of("design.yaml", "include: [entitys.yaml]\n", "entities.yaml", "a: b\n"));
    assertThat(workspace.findings())
        .extracting(Finding::hint)
        .containsExactly("Did you mean `entities.yaml`?");
    assertThat(workspace.isComplete()).isFalse();
  }

  @Test
  void a_circle_of_files_is_told_once() {
    var workspace =
        read(
            Map.of(
                "design.yaml",
                "include: [a.yaml]\n",
                "a.yaml",
                "include: ['*.yaml', b.yaml]\n",
                "b.yaml",
                "include: [a.yaml]\n"));
    assertThat(said(workspace))
        .containsExactly(
            "READ024 b.yaml:1:11 `a.yaml` includes itself: `a.yaml` -> `b.yaml` -> `a.yaml`.");
  }

  @Test
  void the_first_file_must_be_there_and_a_mapping() {
    assertThat(said(read(Map.of("x.yaml", "a: b"))))
        .containsExactly(
            "READ020 :1:1 `` holds no design: expected a file `design.yaml` or `newel.yaml`.");
    assertThat(said(read(Map.of("newel.yaml", "- a"))))
        .containsExactly(
            "READ021 newel.yaml:1:1 `newel.yaml` holds a list, expected `name: value` lines.");
    assertThat(read(Map.of("newel.yaml", "")).findings())
        .extracting(Finding::id)
        .containsExactly("READ021");
    assertThat(read(Map.of("design.yaml", "a: [")).findings())
        .extracting(Finding::id)
        .containsExactly("READ007");
    assertThat(read(Map.of("design.yaml", "include: { a: b }")).findings())
        .extracting(Finding::id)
        .containsExactly("READ022");
  }

  @Test
  void the_number_of_files_is_bounded() {
    var texts = new TreeMap<String, String>();
    texts.put("design.yaml", "include: ['d/**']\n");
    for (var i = 0; i < 1_200; i++) {
      texts.put("d/%04d.yaml".formatted(i), "e%d: x\n".formatted(i));
    }
    var workspace = read(texts);
    assertThat(workspace.findings()).extracting(Finding::id).containsExactly("READ028");
    assertThat(workspace.files()).hasSize(1_000);
  }

  @ParameterizedTest
  @CsvSource({
    "*.yaml,a.yaml,true",
    "*.yaml,d/a.yaml,false",
    "**/*.yaml,a.yaml,true",
    "**/*.yaml,d/e/a.yaml,true",
    "d/**,d/e/a,true",
    "a?c,abc,true",
    "a?c,ac,false",
    "a*b*c,aXbYc,true",
    "a*b*c,aXc,false",
    "**,a/b,true"
  })
  void patterns_match_whole_paths(String pattern, String path, boolean expected) {
    assertThat(Glob.matches(pattern, path)).isEqualTo(expected);
  }

  @Test
  void a_hostile_pattern_costs_little() {
    assertThat(Glob.matches("*a".repeat(500) + "b", "a".repeat(1_000))).isFalse();
  }

  @Test
  void the_disk_is_read_and_never_left(@TempDir Path temp) throws IOException {
    var design = Files.createDirectories(temp.resolve("design/api"));
    Files.writeString(temp.resolve("secret.yaml"), "secret: x\n");
    Files.writeString(
        temp.resolve("design/design.yaml"), "include: [api/link.yaml, api/ok.yaml, api]\n");
    Files.createSymbolicLink(design.resolve("link.yaml"), temp.resolve("secret.yaml"));
    Files.writeString(design.resolve("ok.yaml"), "ok: yes\n");
    var workspace = Workspace.open(temp.resolve("design"));
    assertThat(workspace.findings()).extracting(Finding::id).containsExactly("READ025", "READ023");
    assertThat(root(workspace).names()).containsExactly("include", "ok");
    assertThat(workspace.files()).extracting(YamlFile::hasErrors).containsOnly(false);
    var byFile = Workspace.open(temp.resolve("design/api/ok.yaml"));
    assertThat(byFile.isComplete()).isTrue();
    assertThat(byFile.files().getFirst().text().file()).endsWith("design/api/ok.yaml");
    assertThat(Workspace.open(temp.resolve("design/dseign.yaml")).findings())
        .extracting(Finding::hint)
        .containsExactly("Did you mean `design.yaml`?");
  }
}
