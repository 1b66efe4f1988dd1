package dev.newel.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldTextTest {
  private static FieldText field(String text) {
    return switch (FieldText.read(text)) {
      case Reading.Value<FieldText>(FieldText field) -> field;
      case Reading.Fault<FieldText> fault -> throw new AssertionError(text + ": " + fault);
    };
  }

  private static Reading.Fault<FieldText> fault(String text) {
    return switch (FieldText.read(text)) {
      case Reading.Value<FieldText> value ->
          throw new AssertionError(text + " is read as " + value);
      case Reading.Fault<FieldText> fault -> fault;
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "uuid key",
        "string(1..80) unique",
        "string(..5000)",
        "string(2) uppercase",
        "decimal(10,2) >= 0",
        "uri[0..20] = []",
        "uri? unlisted := images.first()",
        "map<string> = {}",
        "map<map<Money[]>>",
        "int >= 0 = 0",
        "boolean := stockQuantity > 0",
        "Product[] where it.category == category && it.id != id sort -createdAt first 4",
        "Product[] unlisted where it.a == b",
        "email personal lowercase unique per company, region",
        "password(12..)",
        "pending | paid | shipped = pending",
        "draft | sent? readonly",
        "red | green[]",
        "OrderLine[1..100]",
        "decimal(12,2) := lines.sum(l, l.quantity * l.unitPrice)",
        "string(1..30) ~ /^[\\p{L}]+([ '-][\\p{L}]+){0,2}\\.?$/",
        "date >= ago('50y') <= today",
        "date >= 2026-01-01",
        "timestamp? > startsAt",
        "int 1..99",
        "decimal(5,2) -0.5..1.5",
        "slug from title",
        "User[] via follows",
        "sequence per company",
        "file(..10MB)? media image/png, application/pdf",
        "decimal(12,2) >= 0 read(manager, owner) write(manager)",
        "string? blank-as-null",
        "boolean := state == 'sent' || dueOn < today",
        "Comment[] via article sort -createdAt, id",
        "string(..9) = 'a = b := c | d'",
      })
  void canonicalTextComesBackAsItIs(String text) {
    assertThat(field(text)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({
    "a | b | a, The word `a` stands twice., 8",
    "Draft | draft, The words `Draft` and `draft` differ in nothing but their spelling., 8",
    "in-review | in_review, The words `in-review` and `in_review` differ in nothing but their spelling., 12",
    "yes | null, `null` means itself and can be no word of an enumeration., 6",
    "true | false, `true` means itself and can be no word of an enumeration., 0",
    "utf-8 | latin, An expression reads `utf-8` as a difference., 0",
  })
  void wordsOfAnEnumerationAreToldApartAndCanBeSaid(String text, String message, int offset) {
    var fault = fault(text);
    assertThat(fault.message()).isEqualTo(message);
    assertThat(fault.offset()).isEqualTo(offset);
  }

  @Test
  void partsLandWhereTheyBelong() {
    var stock = field("int >= 0 = 0");
    assertThat(stock.bounds()).containsExactly(new FieldText.Bound(">=", new Expression("0")));
    assertThat(stock.initial()).isEqualTo(new Expression("0"));
    assertThat(stock.computed()).isNull();

    var status = field("pending | paid readonly = pending");
    assertThat(status.type().name()).isEqualTo("enum");
    assertThat(status.type().words()).containsExactly("pending", "paid");
    assertThat(status.modifiers()).isEqualTo(Set.of(Modifier.READONLY));

    var related =
        field(
            "Product[] where it.category in sort && x.sort('a sort b') sort -createdAt, name first 4 unlisted");
    assertThat(related.where())
        .isEqualTo(new Expression("it.category in sort && x.sort('a sort b')"));
    assertThat(related.sort()).containsExactly("-createdAt", "name");
    assertThat(related.first()).isEqualTo(4);
    assertThat(related.modifiers()).isEqualTo(Set.of(Modifier.UNLISTED));

    assertThat(field("string(2)").type().min()).isEqualTo(2L);
    assertThat(field("string(2)").type().max()).isEqualTo(2L);
    assertThat(field("file(..10MB)").type().bytes()).isEqualTo(new Size(10L << 20));
    assertThat(field("string ~ /a\\/b/").pattern()).isEqualTo("a/b");
    assertThat(field("string unique per company").modifiers()).isEmpty();
    assertThat(field("string unique per company").uniquePer()).containsExactly("company");
    assertThat(field("boolean := a || b").computed()).isEqualTo(new Expression("a || b"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "strng; 0; 5; Did you mean `string`?",
        "string unqiue; 7; 6; Did you mean `unique`?",
        "uri public; 4; 6; Write `public-https`.",
        "uri external; 4; 8; Write `public-https`.",
        "int version; 4; 7; Write `revision`.",
        "email lower; 6; 5; Write `lowercase`.",
        "string(2) upper; 10; 5; Write `uppercase`.",
        "string(5..2); 7; 4; Write a length: `string(1..80)`, `string(..200)`, `string(2)`.",
        "int(5); 3; 3; Write bounds after it: `int 1..99`.",
        "decimal(2,10); 8; 4; Write `decimal(10,2)`.",
        "Line[5..1]; 5; 4; Write how many: `[]`, `[1..100]` or `[..20]`.",
        "uri ?; 4; 1; Write it right after the type: `string(..80)?`.",
        "int 9..1; 4; 4; Write `1..9`.",
        "string unlisted unlisted; 16; 8; Remove one of them.",
        "string ~ /abc; 7; 6; Add `/`.",
        "file(..9999999999MB); 5; 14; Write `file(..10MB)`.",
        "Product[] first 0; 10; 7; Write `first 4`.",
        "string(1; 6; 2; Add `)`.",
      })
  void aFaultHasItsPlaceAndItsRemedy(String text, int offset, int length, String hint) {
    var fault = fault(text);
    assertThat(fault.hint()).isEqualTo(hint);
    assertThat(fault.offset()).isEqualTo(offset);
    assertThat(fault.length()).isEqualTo(length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "|",
        "a |",
        "= 1",
        "int =",
        "int :=",
        "int == 1",
        "int >=",
        "string read()",
        "string via",
        "file media",
        "Product[] where",
        "int 99999999999999999999999999999999999999999999..",
        "string(99999999999999)",
        "a | a",
        "map<",
        "map<int",
        "string ~ x",
        "int >= f('(",
        "\u0000",
        "int \ud800"
      })
  void hostileTextsAreFaults(String text) {
    assertThat(FieldText.read(text)).isInstanceOf(Reading.Fault.class);
  }

  @Test
  void longTextCostsNoStackAndNoSquare() {
    for (var text :
        List.of(
            "map<".repeat(50_000),
            "a | ".repeat(50_000),
            "int " + "(".repeat(200_000),
            "int := " + "x + ".repeat(50_000) + "x",
            "P[] where " + "(a == 'b') && ".repeat(20_000) + "c sort d",
            "int " + "9".repeat(100_000) + "..",
            "string ~ /" + "\\/".repeat(50_000))) {
      assertThat(FieldText.read(text)).isNotNull();
    }
  }

  @Test
  void whatIsPrintedIsReadAgain() {
    var random = new Random(20261121);
    for (var i = 0; i < 5_000; i++) {
      var field = random(random);
      assertThat(FieldText.read(field.toString()))
          .as(field.toString())
          .isEqualTo(Reading.of(field));
    }
  }

  @Test
  void anyMixOfPartsEndsInAReading() {
    var random = new Random(7);
    var tokens =
        "int string ( ) [ ] < > >= <= .. 1 99 -1 ? | || & ~ / via from media a/b unique per where sort first read write key = := ' \" , . x éß 😀 \\ hidden decimal(1,1)"
            .split(" ");
    for (var i = 0; i < 20_000; i++) {
      var text = new StringBuilder();
      for (var n = random.nextInt(10); n >= 0; n--) {
        text.append(tokens[random.nextInt(tokens.length)]).append(random.nextBoolean() ? " " : "");
      }
      if (FieldText.read(text.toString()) instanceof Reading.Fault<FieldText> fault) {
        assertThat(fault.offset()).as(text.toString()).isBetween(0, text.length());
        assertThat(fault.offset() + fault.length())
            .as(text + " " + fault)
            .isBetween(0, text.length() + 1);
      } else {
        assertThat(field(field(text.toString()).toString()))
            .as(text.toString())
            .isEqualTo(field(text.toString()));
      }
    }
  }

  private static FieldText random(Random random) {
    var bounds = new ArrayList<FieldText.Bound>();
    for (var n = random.nextInt(3); n > 0; n--) {
      bounds.add(
          new FieldText.Bound(
              pick(random, ">=", "<=", ">", "<"),
              new Expression(
                  pick(random, "0", "99", "-1.5", "today", "ago('5y')", "a.b", "2026-01-01"))));
    }
    var modifiers = EnumSet.noneOf(Modifier.class);
    for (var n = random.nextInt(3); n > 0; n--) {
      modifiers.add(Modifier.values()[random.nextInt(Modifier.values().length)]);
    }
    var value = random.nextInt(3);
    return new FieldText(
        type(random, 0),
        random.nextBoolean(),
        bounds,
        random.nextInt(4) == 0 ? pick(random, "[a-z]+", "a/b", "\\\\/\\.", "x\\p{L}") : null,
        modifiers,
        random.nextInt(4) == 0 ? "owner" : null,
        random.nextInt(4) == 0 ? "title" : null,
        random.nextInt(4) == 0 ? List.of("image/*", "application/vnd.x+json") : List.of(),
        random.nextInt(4) == 0 ? List.of("company", "region") : List.of(),
        random.nextInt(4) == 0 ? "company" : null,
        random.nextInt(3) == 0
            ? new Expression(
                pick(
                    random,
                    "it.a == b",
                    "x in sort",
                    "f(a, 'sort x') || !b",
                    "a ? b : c",
                    "a[0] >= 1"))
            : null,
        random.nextInt(4) == 0 ? List.of("-a", "b.c") : List.of(),
        random.nextInt(4) == 0 ? 1 + random.nextInt(9) : null,
        random.nextInt(4) == 0 ? List.of("manager") : List.of(),
        random.nextInt(4) == 0 ? List.of("a", "owner") : List.of(),
        value == 0 ? new Expression(pick(random, "0", "[]", "'a = b'", "a | b")) : null,
        value == 1 ? new Expression(pick(random, "a || b", "x == 1 ? 'p' : 'q'")) : null,
        null,
        null,
        null,
        null);
  }

  private static TypeText type(Random random, int depth) {
    var many =
        switch (random.nextInt(5)) {
          case 0 -> new Range(null, null);
          case 1 -> new Range(1L, 100L);
          case 2 -> new Range(null, 20L);
          default -> null;
        };
    return switch (random.nextInt(depth > 2 ? 5 : 6)) {
      case 0 ->
          new TypeText(
              "enum", List.of("todo", "in-progress", "Done"), null, null, null, null, null, many);
      case 1 ->
          new TypeText(
              "string",
              List.of(),
              random.nextBoolean() ? 1L : null,
              random.nextBoolean() ? 80L : null,
              null,
              null,
              null,
              many);
      case 2 ->
          new TypeText(
              "decimal", List.of(), null, 10L, random.nextBoolean() ? 2 : null, null, null, many);
      case 3 -> new TypeText("file", List.of(), null, null, null, new Size(10L << 20), null, many);
      case 4 -> new TypeText("OrderLine", List.of(), null, null, null, null, null, many);
      default ->
          new TypeText("map", List.of(), null, null, null, null, type(random, depth + 1), many);
    };
  }

  private static String pick(Random random, String... of) {
    return of[random.nextInt(of.length)];
  }
}
