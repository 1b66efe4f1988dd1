package dev.newel.publish.document.sections.interfaces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.design.Design;
import dev.newel.design.api.ErrorCode;
import dev.newel.design.api.Failure;
import dev.newel.publish.document.Rendering;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureWordsTest {
  private static final String STATES = "{field} is {from}, and this needs {expected}.";
  private static final Map<String, String> SHIPPED =
      Map.of("field", "status", "from", "shipped", "expected", "pending or paid");

  private final Design design = Rendering.of("storefront").design();

  private static ErrorCode error(String name, String text, boolean conventional) {
    return new ErrorCode(name, name, 409, text, Map.of(), null, null, null, conventional);
  }

  private static Failure named(String code) {
    return new Failure(code, code, 409, Failure.NAMED, null, Map.of());
  }

  @ParameterizedTest
  @CsvSource({
    "INVALID_STATE, The row is in a state from which this is not possible.",
    "INVALID_PARAMETER, A parameter is not known or does not fit.",
    "MALFORMED, The body is not well-formed.",
    "REQUIRED, The field is missing.",
    "OUT_OF_STOCK, Product `product` has too few items left."
  })
  void anErrorThatIsOnlyNamedTellsWhatItMeans(String code, String told) {
    assertThat(FailureWords.when(named(code), design)).isEqualTo(told);
    assertThat(FailureWords.meaning(List.of(named(code)), design)).isEqualTo(told);
  }

  @Test
  void namesOfAFieldAndItsStatesStandAsCode() {
    assertThat(FailureWords.text(error("INVALID_STATE", STATES, true), SHIPPED))
        .isEqualTo("`status` is `shipped`, and this needs `pending` or `paid`.");
  }

  @Test
  void whatNobodyKnowsBeforehandIsToldInWords() {
    assertThat(FailureWords.text(error("NOT_NOW", STATES, false), Map.of()))
        .isEqualTo("The field is another state, and this needs the state expected.");
    assertThat(FailureWords.text(error("NOT_NOW", "{seat} is gone.", false), Map.of()))
        .isEqualTo("`seat` is gone.");
  }
}
