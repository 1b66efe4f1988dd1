package dev.newel.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import dev.newel.finding.Gate;
import dev.newel.source.Address;
import dev.newel.source.Span;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;
import tools.jackson.databind.json.JsonMapper;

class HostileReportTest {
  private static final String WORDS =
      "a\n::stop-commands::x\r]]> <b> & \" % \u001B[31m \u0000 {0} [x](y)";

  @Test
  void a_workflow_command_stays_on_its_line() {
    var lines = ReportFormat.GITHUB.render(report("a,b:c\n.yaml")).lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst())
        .startsWith("::error file=a%2Cb%3Ac%0A.yaml,line=1,col=1,endLine=1,endColumn=1,title=");
    assertThat(lines.getFirst()).contains("::a%0A::stop-commands::x%0D]]> <b> & \" %25 ");
  }

  @Test
  void text_holds_no_escape_of_the_input() {
    assertThat(ReportFormat.TEXT.render(report("a\u001B.yaml")))
        .doesNotContain("\u001B", "\u0000", "\r");
  }

  @Test
  void junit_reads_back_as_xml() throws Exception {
    var xml = ReportFormat.JUNIT.render(report("a<b>\"&.yaml"));
    var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    var document = builder.parse(new InputSource(new StringReader(xml)));
    var failure = (org.w3c.dom.Element) document.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message"))
        .isEqualTo(WORDS.replace('\u001B', '\uFFFD').replace('\0', '\uFFFD'));
  }

  @Test
  void json_and_sarif_read_back_with_sound_regions() {
    var json = JsonMapper.shared().readTree(ReportFormat.JSON.render(report("a.yaml")));
    assertThat(json.at("/findings/0/message").asString()).isEqualTo(WORDS);
    var sarif = JsonMapper.shared().readTree(ReportFormat.SARIF.render(report("a b.yaml")));
    var place = sarif.at("/runs/0/results/0/locations/0/physicalLocation");
    assertThat(place.at("/artifactLocation/uri").asString()).isEqualTo("a%20b.yaml");
    assertThat(place.at("/region/startLine").asInt()).isEqualTo(1);
    assertThat(place.at("/region/endColumn").asInt()).isEqualTo(1);
    assertThat(sarif.at("/runs/0/results/0").has("baselineState")).isFalse();
    assertThat(sarif.at("/runs/0/results/0/message/text").asString())
        .endsWith(" {{0}} \\[x](y)")
        .hasSize(WORDS.length() + 3);
  }

  @ParameterizedTest
  @CsvSource({
    "design/shop.yaml, design/shop.yaml",
    "../größe.yaml, ../gr%C3%B6%C3%9Fe.yaml",
    "/tmp/a#b, file:///tmp/a%23b",
    "C:/a b, file:///C:/a%20b",
    "a:b, a%3Ab"
  })
  void a_path_becomes_a_uri(String path, String uri) {
    assertThat(SarifReport.uri(path)).isEqualTo(uri);
  }

  static Report report(String file) {
    var finding = Finding.error("X001", Address.ROOT, new Span(file, 0, -1, -5, 0), WORDS, null);
    var judgement = Gate.plain(LocalDate.of(2026, 6, 15)).judge(List.of(finding));
    return new Report(judgement, SourceTexts.NONE, List.of(), ReportOptions.plain("0.1.0"));
  }
}
