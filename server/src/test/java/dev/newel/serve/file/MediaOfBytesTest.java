package dev.newel.serve.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaOfBytesTest {
  private static @Nullable String of(
      @Nullable String declared, String name, List<String> allowed, String content) {
    var bytes = content.getBytes(ISO_8859_1);
    var check = new TextCheck();
    check.look(bytes, bytes.length);
    return MediaOfBytes.of(declared, name, allowed, bytes, check.isText());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          image/jpeg, \u00ff\u00d8\u00ff\u00e0
          image/gif, GIF89a
          image/webp, RIFF....WEBPVP8
          application/pdf, %PDF-1.7
          application/zip, 'PK\u0003\u0004'
          application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, 'PK\u0003\u0004'
          video/mp4, ....ftypisom
          text/plain, BMW and others
          text/markdown, <p>so</p>
          text/html, <!doctype html>
          image/svg+xml, <svg >
          application/json, {}
          application/x-own, anything
          """)
  void a_type_is_known_by_its_bytes(String media, String content) {
    assertThat(of(media, "x", List.of(media), content)).isEqualTo(media);
    assertThat(of(null, "x", List.of(media), content)).isEqualTo(media);
    assertThat(of(media, "x", List.of("image/png"), content)).isNull();
    assertThat(of("image/png", "x", List.of("image/png"), content)).isNull();
  }

  @Test
  void what_looks_like_another_type_is_none_that_nothing_is_known_of() {
    assertThat(of("application/x-own", "x", List.of("application/x-own"), "<script>")).isNull();
    assertThat(of("application/x-own", "x", List.of("application/x-own"), "%PDF-1")).isNull();
    assertThat(of("text/csv", "x", List.of("text/csv"), "a\0b")).isNull();
    assertThat(of("text/csv", "x", List.of("text/csv"), "\u00ff\u00fea\0b\0"))
        .isEqualTo("text/csv");
  }

  @Test
  void where_any_will_do_the_word_of_the_client_counts_if_it_fits() {
    assertThat(of("image/gif", "x", List.of(), "GIF89a")).isEqualTo("image/gif");
    assertThat(of("image/gif", "x", List.of(), "<html>")).isEqualTo("application/octet-stream");
    assertThat(of(null, "x", List.of(), "GIF89a")).isEqualTo("application/octet-stream");
    assertThat(of("image/gif", "x", List.of(), "")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          ../../etc/passwd, passwd
          C:\\a\\b.png, b.png
          ..., file
          '', file
          .profile, profile
          a\u202egnp.exe, a_gnp.exe
          'a"b<c>.png', a_b_c_.png
          """)
  void a_name_is_no_path_and_controls_nothing(String given, String clean) {
    assertThat(FileNames.clean(given)).isEqualTo(clean);
    assertThat(FileNames.clean("x".repeat(500) + ".png")).hasSize(120).endsWith(".png");
  }

  @Test
  void an_answer_names_a_file_by_the_ending_of_its_type() {
    assertThat(FileNames.disposition("a.exe", "text/csv")).contains("filename=\"a.exe.csv\"");
    assertThat(FileNames.disposition("A.JPEG", "image/jpeg")).contains("filename=\"A.JPEG\"");
    assertThat(FileNames.disposition("a\u00fc%.png", "image/png"))
        .isEqualTo("attachment; filename=\"a__.png\"; filename*=UTF-8''a%C3%BC%25.png");
  }
}
