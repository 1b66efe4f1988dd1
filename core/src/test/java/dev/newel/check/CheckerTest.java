package dev.newel.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Baseline;
import dev.newel.finding.Judgement.Judged;
import dev.newel.finding.Judgement.Open;
import dev.newel.finding.Judgement.Waived;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is judged of a design.
class CheckerTest {
  private static List<Judged> judged(String at, String until) {
    var read =
        Pages.read(
            """
            newel: 1
            system: { name: shop }
            api: { access: public }
            entities: { Product: { id: uuid key, name: string(1..9) } }
            resources: { products: { of: Product, list: { page: none } } }
            waivers: [ { id: API004, at: %s, reason: Few rows., owner: catalog-team, until: %s } ]
            """
                .formatted(at, until));
    return Checker.all()
        .judge(Pages.subject(read), read.findings(), Set.of(), Baseline.EMPTY, null)
        .findings();
  }

  @ParameterizedTest
  @ValueSource(strings = {"resources/products/list", "resources/products", "products.list"})
  void a_waiver_names_an_operation_by_its_address_or_its_id(String at) {
    assertThat(judged(at, "2027-01-01"))
        .singleElement()
        .satisfies(one -> assertThat(one.status()).isInstanceOf(Waived.class));
  }

  @Test
  void an_expired_waiver_of_what_is_still_there_says_so() {
    for (var at : List.of("products.list", "products.get")) {
      assertThat(judged(at, "2026-01-01"))
          .allSatisfy(one -> assertThat(one.status()).isInstanceOf(Open.class))
          .extracting(one -> String.valueOf(one.finding().hint()))
          .hasSize(2)
          .noneMatch(hint -> hint.contains("nothing needs it"));
    }
  }
}
