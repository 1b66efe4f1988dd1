package dev.newel.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.FindingId;
import dev.newel.read.adr.AdrId;
import dev.newel.read.bind.BindId;
import dev.newel.read.brief.BriefId;
import dev.newel.read.elaborate.LinkId;
import dev.newel.read.openapi.OasId;
import dev.newel.read.prd.ReqId;
import dev.newel.read.yaml.ReadId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Ids of findings are contract: each is there once, and says what it means.
class FindingIdsTest {
  private static final List<FindingId> IDS =
      Stream.<FindingId[]>of(
              ReadId.values(),
              BindId.values(),
              LinkId.values(),
              ReqId.values(),
              AdrId.values(),
              OasId.values(),
              BriefId.values())
          .<FindingId>flatMap(Arrays::stream)
          .toList();

  @Test
  void ids_are_unique_and_numbered() {
    assertThat(IDS).extracting(FindingId::id).doesNotHaveDuplicates();
    assertThat(IDS)
        .allSatisfy(id -> assertThat(id.id()).matches("(READ|BIND|LINK|REQ|ADR|OAS|BRF)\\d{3}"));
  }

  @Test
  void each_says_what_it_means_in_one_sentence() {
    assertThat(IDS).allSatisfy(id -> assertThat(id.meaning()).matches("[A-Z`].*[.]"));
  }
}
