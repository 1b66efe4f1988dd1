package dev.newel.read.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import dev.newel.foreign.code.CodeBase;
import dev.newel.foreign.code.CodeBase.Endpoint;
import dev.newel.foreign.code.CodeBase.Library;
import dev.newel.read.DiskTree;
import dev.newel.testing.BytesTree;
import dev.newel.testing.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeReaderTest {
  private static final Path FOLDER = Golden.root().resolve("core/src/test/resources/foreign/code");

  @Test
  void everything_that_a_person_found_is_read_and_nothing_else() throws IOException {
    var expected =
        Files.readString(FOLDER.resolve("apiary.expected.tsv"))
            .lines()
            .filter(line -> !line.startsWith("#"))
            .toList();
    assertThat(CodeFacts.of(apiary())).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void what_no_constant_says_is_found_where_it_stands() throws IOException {
    assertThat(apiary().findings())
        .extracting(one -> one.id() + " " + one.span())
        .containsExactlyInAnyOrder(
            "COD005 src/main/java/apiary/visit/Visits.java:23:3",
            "COD005 src/main/java/apiary/visit/Visits.java:30:5");
  }

  @Test
  void a_build_of_gradle_tells_what_stands_there_plainly() {
    var build =
        Objects.requireNonNull(
            read(Map.of(
                    "app/build.gradle.kts",
                    """
                        plugins {
                          id("org.springframework.boot") version "3.5.7"
                          id 'java'
                        }
                        java { toolchain { languageVersion = JavaLanguageVersion.of(21) } }
                        dependencies {
                          implementation("org.springframework.boot:spring-boot-starter-web")
                          runtimeOnly 'org.postgresql:postgresql:42.7.8'
                          implementation(libs.kafka)
                          // implementation 'a:b:1'
                          testImplementation "org.junit.jupiter:junit-jupiter:$junit"
                        }
                        """))
                .build());
    assertThat(build.java()).isEqualTo("21");
    assertThat(build.name()).isEqualTo("app");
    assertThat(build.libraries())
        .extracting(Library::artifact, Library::version, Library::scope)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("org.springframework.boot", "3.5.7", "plugin"),
            org.assertj.core.api.Assertions.tuple("spring-boot-starter-web", "", "implementation"),
            org.assertj.core.api.Assertions.tuple("postgresql", "42.7.8", "runtimeOnly"),
            org.assertj.core.api.Assertions.tuple("junit-jupiter", "", "testImplementation"));
    assertThat(build.unread()).extracting(one -> one.evidence().place().line()).containsExactly(9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@Min(3) int a | int >= 3",
        "@PositiveOrZero Long a | long >= 0",
        "@DecimalMin(value = \"0.5\", inclusive = false) @Max(9) double a | float > 0.5 <= 9",
        "@Size(min = 2, max = 4) List<String> a | string[2..4]",
        "@NotEmpty List<String> a | string[1..]",
        "@Pattern(regexp = \"^[A-Z]{3}$\") String a | string ~ /[A-Z]{3}/",
        "@Digits(integer = 5, fraction = 2) BigDecimal a | decimal(7,2)",
        "Optional<LocalDate> a | date",
        "Map<String, Integer> a | map<int>",
        "byte[] a | int[]",
        "@Email String a | email",
      })
  void bounds_are_those_of_our_language(String field, String expected) {
    var code =
        read(
            Map.of(
                "A.java",
                "@RestController class C { @PostMapping A a(@RequestBody A a) {} record A(%s) {} }"
                    .formatted(field)));
    var member = code.structures().getFirst().members().getFirst();
    assertThat(member.field()).hasToString(expected);
  }

  @Test
  void one_of_two_methods_for_the_same_requests_is_taken() {
    var code =
        read(
            Map.of(
                "A.java",
                """
                @RestController class A {
                  @GetMapping("/a/") String one() { return ""; }
                  @GetMapping("a") String two() { return ""; }
                }
                """));
    assertThat(code.endpoints()).extracting(Endpoint::name).containsExactly("A.one");
    assertThat(code.findings()).extracting(Finding::id).containsExactly("COD007");
  }

  @Test
  void types_of_the_nearest_module_are_meant() {
    var code =
        read(
            Map.of(
                "a/src/Kind.java", "class Kind { String a; }",
                "b/src/Kind.java", "@Entity class Kind { @Id long id; }",
                "b/src/Row.java", "@Entity class Row { @Id long id; @ManyToOne Kind kind; }"));
    var row = code.entities().stream().filter(one -> one.name().equals("Row")).findFirst();
    assertThat(row.orElseThrow().members().get(1).target()).isEqualTo("Kind");
  }

  @Test
  void a_file_with_mistakes_gives_what_stands_around_them() {
    var code =
        read(
            Map.of(
                "A.java",
                "@RestController class A { @GetMapping(\"/a\") String a() { return ; } @GetMapping(\"/b\") int b( { } }",
                "B.java",
                "@RestController class B { @GetMapping(\"/c\") String c() { if (",
                "C.java",
                "}}}} nothing of Java <<<<<<< HEAD"));
    assertThat(code.endpoints()).extracting(Endpoint::path).contains("/a", "/c");
    assertThat(code.findings()).extracting(Finding::id).containsOnly("COD001");
    assertThat(code.findings())
        .extracting(one -> Objects.requireNonNull(one.span()).file())
        .contains("A.java", "B.java", "C.java");
  }

  @Test
  void circles_end() {
    var code =
        read(
            Map.of(
                "A.java",
                """
                @RestController class A extends B { static final String P = Q + "a"; @GetMapping(P) A a() { return this; } A again; }
                class B extends A implements C { static final String Q = A.P; }
                interface C extends C, D {}
                interface D extends C { @GetMapping("/d") void d(); }
                @Entity class E extends E { @Id long id; @ManyToOne E e; }
                """));
    assertThat(code.endpoints()).extracting(Endpoint::path).containsExactly("/d");
    assertThat(code.entities().getFirst().members()).hasSize(2);
    assertThat(code.findings()).extracting(Finding::id).contains("COD005");
  }

  @Test
  void what_nests_too_deeply_is_told_and_the_rest_is_read() {
    var deep = "class A { int a = " + "(".repeat(10_000) + "1" + ")".repeat(10_000) + "; }";
    var chain = "class B { void b(int i) { " + "if (i == 1) {} else ".repeat(20_000) + "{} } }";
    var sum = "class S { String s = \"a\"" + " + \"a\"".repeat(20_000) + "; }";
    var code =
        read(
            Map.of(
                "A.java", deep,
                "B.java", chain,
                "C.java", "@RestController class C { @GetMapping(\"/c\") void c() {} }",
                "S.java", sum));
    assertThat(code.endpoints()).extracting(Endpoint::path).containsExactly("/c");
    assertThat(code.findings())
        .filteredOn(one -> one.id().equals("COD002"))
        .extracting(one -> Objects.requireNonNull(one.span()).file())
        .contains("A.java");
  }

  @Test
  void other_encodings_are_read_or_told() {
    var text = "@RestController class A { /** Größe. */ @GetMapping(\"/a\") void a() {} }";
    var bytes = new LinkedHashMap<String, byte[]>();
    bytes.put("A.java", text.getBytes(StandardCharsets.ISO_8859_1));
    bytes.put("B.java", text.replace("/a", "/b").getBytes(StandardCharsets.UTF_16));
    bytes.put("C.java", ("\uFEFF" + text.replace("/a", "/c")).getBytes(StandardCharsets.UTF_8));
    bytes.put("D.java", "class D {\0}".getBytes(StandardCharsets.UTF_8));
    bytes.put(
        "E.java",
        ("class E { String s = \"" + "x".repeat(1_000_001) + "\"; }")
            .getBytes(StandardCharsets.UTF_8));
    bytes.put("F.java", new byte[0]);
    var code = CodeReader.read(new BytesTree(bytes));
    assertThat(code.endpoints()).extracting(Endpoint::path).containsExactly("/a", "/b", "/c");
    assertThat(code.endpoints()).extracting(Endpoint::says).containsOnly("Größe.");
    assertThat(code.findings())
        .extracting(one -> one.id() + " " + Objects.requireNonNull(one.span()).file())
        .containsExactly("COD004 A.java", "COD002 D.java", "COD002 E.java");
  }

  @Test
  void a_build_file_opens_no_other_file_and_grows_no_text(@TempDir Path folder) throws IOException {
    var secret = folder.resolve("secret");
    Files.writeString(secret, "hidden");
    var laughs =
        """
        <!DOCTYPE project [ <!ENTITY a "aaaaaaaaaa"> <!ENTITY b "&a;&a;&a;&a;"> <!ENTITY x SYSTEM "%s"> ]>
        <project><artifactId>&b;&x;</artifactId><dependencies><dependency><artifactId>x</artifactId></dependency></dependencies></project>
        """
            .formatted(secret.toUri());
    var code = read(Map.of("pom.xml", laughs));
    assertThat(code.build() == null ? "" : code.build().toString()).doesNotContain("hidden");
    var properties = new StringBuilder("<project><artifactId>p</artifactId><properties>");
    for (var i = 0; i < 30; i++) {
      properties.append("<p%d>${p%d}${p%d}</p%d>".formatted(i, i + 1, i + 1, i));
    }
    properties.append("<java.version>${p0}</java.version></properties></project>");
    assertThat(
            Objects.requireNonNull(read(Map.of("pom.xml", properties.toString())).build()).java())
        .isEmpty();
    assertThat(read(Map.of("pom.xml", "<project><artifactId>cut")).findings())
        .extracting(Finding::id)
        .containsExactly("COD006");
  }

  @Test
  void links_that_lead_out_are_not_followed(@TempDir Path folder) throws IOException {
    var outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(
        outside.resolve("B.java"), "@RestController class B { @GetMapping(\"/b\") void b() {} }");
    var inside = Files.createDirectories(folder.resolve("inside"));
    Files.writeString(
        inside.resolve("A.java"), "@RestController class A { @GetMapping(\"/a\") void a() {} }");
    Files.createSymbolicLink(inside.resolve("B.java"), outside.resolve("B.java"));
    Files.createSymbolicLink(inside.resolve("loop"), inside);
    var code = CodeReader.read(new DiskTree(inside));
    assertThat(code.endpoints()).extracting(Endpoint::path).containsExactly("/a");
  }

  @Test
  void ten_thousand_files_are_read() {
    var files = new TreeMap<String, String>();
    for (var i = 0; i < 10_000; i++) {
      files.put(
          "A%05d.java".formatted(i),
          "@RestController class A%d { @GetMapping(\"/a%d\") void a() {} }".formatted(i, i));
    }
    assertThat(read(files).endpoints()).hasSize(10_000);
  }

  @Test
  void a_file_that_ends_anywhere_is_no_exception() throws IOException {
    for (var path : sources().keySet()) {
      var files = new TreeMap<>(sources());
      var text = String.valueOf(files.get(path));
      for (var end = 0; end < text.length(); end += 61) {
        files.put(path, text.substring(0, end));
        assertThat(read(files).files()).isNotEmpty();
      }
    }
  }

  private static CodeBase apiary() throws IOException {
    return read(sources());
  }

  private static Map<String, String> sources() throws IOException {
    var folder = FOLDER.resolve("apiary");
    var files = new TreeMap<String, String>();
    try (var all = Files.walk(folder)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    return files;
  }

  private static CodeBase read(Map<String, String> texts) {
    var bytes = new TreeMap<String, byte[]>();
    texts.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return CodeReader.read(new BytesTree(bytes));
  }
}
