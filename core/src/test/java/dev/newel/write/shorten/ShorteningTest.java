package dev.newel.write.shorten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.newel.design.Design;
import dev.newel.language.Written;
import dev.newel.write.DesignWriter;
import dev.newel.write.unfold.Examples;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShorteningTest {
  /// A design that says much of what a convention would add.
  private static final String SAID_TWICE =
      """
      newel: 1
      system: { name: shop }
      entities:
        Product:
          id: uuid key
          name: string(1..80)
          price: "decimal(19,4) >= 0"
          mail: email(3..254)
          secretNote: string unlisted
      views:
        Product: { of: Product, fields: [all] }
        Short: { of: Product, fields: [id, name] }
      api: { base: /api, page: { style: page, size: 20 }, access: public, names: camelCase }
      resources:
        products:
          of: Product
          path: /products
          lookup: id
          singular: product
          list: { access: public, answers: Short, status: 200, order: [name, id], page: { size: 20, max: 50 } }
          get: { access: public, http: "GET /products/{id}", answers: Product }
          create: { access: public, accepts: [name, price, mail, secretNote], status: 201 }
          actions:
            ping: { access: public, http: POST ping, counts-as: 1 request }
      errors:
        NOT_FOUND: { status: 404 }
        GONE: { status: 409, text: It is gone., code: GONE }
      """;

  /// The same without it.
  private static final String SAID_ONCE =
      """
      newel: 1
      system: { name: shop }
      entities:
        Product:
          id: uuid key
          name: string(1..80)
          price: decimal >= 0
          mail: email
          secretNote: string unlisted
      views:
        Short: { of: Product, fields: [id, name] }
      api: { base: /api, access: public, page: { max: 50 } }
      resources:
        products:
          of: Product
          list: { answers: Short, order: [name] }
          get:
          create:
          actions:
            ping:
      errors:
        GONE: 409 It is gone.
      """;

  /// How much longer than by hand a short form may be.
  private static final double SLACK = 1.1;

  @ParameterizedTest
  @MethodSource("dev.newel.write.unfold.Examples#names")
  void theShortFormOfAnExampleIsTheSameDesignAndNoLongerThanByHand(String example) {
    var written = Examples.written(example);
    var design = Examples.design(written);
    var shortened = Shortening.of(design, Examples::meaning);
    var text = DesignWriter.write(shortened.written());
    var again = Examples.bound(text);
    assertThat(Examples.design(again)).as(text).isEqualTo(design);

    var ordered = Shortening.inOrder(again, written);
    assertThat(Examples.design(ordered)).isEqualTo(design);
    assertInOrder(ordered.errors().keySet(), written.errors().keySet());
    assertInOrder(ordered.views().keySet(), written.views().keySet());

    var byHand = DesignWriter.write(written);
    var ratio =
        "%s: %d lines of %d by hand, %d characters of %d, %d elaborations"
            .formatted(
                example,
                Examples.lines(text),
                Examples.linesByHand(example),
                text.length(),
                byHand.length(),
                shortened.elaborations());
    System.out.println(ratio);
    assertThat((double) Examples.lines(text))
        .as(ratio)
        .isLessThanOrEqualTo(SLACK * Examples.linesByHand(example));
    assertThat((double) text.length()).as(ratio).isLessThanOrEqualTo(SLACK * byHand.length());

    assertThat(shortText(Examples.design(again))).isEqualTo(text);
    assertThat(needless(shortened.written()))
        .as("statements without which it is the same")
        .isEmpty();
  }

  private static String shortText(Design design) {
    return DesignWriter.write(Shortening.of(design, Examples::meaning).written());
  }

  private static void assertInOrder(Collection<String> names, Collection<String> order) {
    var expected = new ArrayList<>(order);
    expected.retainAll(names);
    var known = new ArrayList<>(names);
    known.retainAll(order);
    assertThat(known).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"conduit", "petclinic", "tariff"})
  void theShortFormOfAChangedExampleIsTheSameDesign(String example) {
    var variants = new Variants(Examples.written(example), 7L);
    for (var i = 0; i < 3; i++) {
      var written = variants.next();
      var text = shortText(Examples.design(written));
      assertThat(Examples.design(Examples.bound(text)))
          .as("%s%nis in short%n%s", DesignWriter.write(written), text)
          .isEqualTo(Examples.design(written));
    }
  }

  /// Each statement that could go alone.
  private static List<String> needless(Written written) {
    var design = Examples.design(written);
    return Statement.of(written).stream()
        .filter(Statement::optional)
        .filter(
            one -> {
              var without =
                  Examples.meaning(Rewriter.apply(written, List.of(Edit.of(one.at(), null))));
              return !without.hasErrors() && without.design().equals(design);
            })
        .map(one -> one.at().path())
        .toList();
  }

  @Test
  void saysOnlyWhatNoConventionAdds() {
    var design = Examples.design(Examples.bound(SAID_TWICE));
    assertThat(shortText(design)).isEqualTo(SAID_ONCE);
  }

  @Test
  void aDesignWithErrorsHasNoShortForm() {
    var broken =
        Examples.elaborated(
                Examples.bound(
                    """
                    newel: 1
                    system: { name: shop }
                    entities: { Product: { id: uuid key } }
                    resources: { products: { of: Product, list: nobody } }
                    """))
            .design();
    var other =
        Examples.design(
            Examples.bound("newel: 1\nsystem: { name: shop }\nentities: { A: { id: int key } }"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Shortening.of(other, any -> new Meaning(broken, false)));
  }
}
