package dev.newel.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ShortFormsTest {
  static Stream<Arguments> forms() {
    return Stream.concat(amounts(), counts());
  }

  private static Stream<Arguments> counts() {
    return Stream.of(
        form(
            "versions",
            Count.VersionCount::read,
            "2§versions 1§version 999999999§versions",
            "2 0§versions -1§versions 2§apples 1.5§versions versions 2versions 9999999999§versions"),
        form(
            "failures",
            Count.FailureCount::read,
            "after§50§failures after§1§failure",
            "50 50§failures after§50 after§2§versions after after50§failures"),
        form("requests", Count.RequestCount::read, "10§requests 1§request", "10 2§failures"));
  }

  private static Stream<Arguments> amounts() {
    return Stream.of(
        form(
            "time",
            TimeAmount::read,
            "0s 200ms 15m 90s 24h 7d 6§months 1§year 7§years 3650000d PT15M P7D P1Y2M P1Y3D 999999999m PT2000000001S 2§weeks",
            "1 -1s P-1D PT-5S PT1H-5M P PT0.00001S 99999999999999999999s 999999999999999weeks P999999999Y PT9223372036854775807S 10001years m15"),
        form(
            "rate",
            Rate::read,
            "100/min 300/s§per§ip 999999999999/d§per§tenant 1§/§h",
            "0/s 1/m 9999999999999/s 5/min§per§in 5"),
        form(
            "range",
            Range::read,
            "2..6 1.. ..100 5 999999999999",
            ".. 6..2 12345678901234 1...2 1..x -1 1..9999999999999"),
        form(
            "size",
            Size::read,
            "0B 64KB 1MB 2GB 1023B 1024TB 999999999KB",
            "999999999TB 1025TB 1 KB 1.5MB 9999999999B"),
        form("share", Share::read, "0% 99.9% 100% 50.0%", "100.1% 101% -1% 5 999% .5%"),
        form(
            "backoff",
            Backoff::read,
            "200ms§exponential 1s 1s§fixed 6§months§linear P6M§exponential",
            "x 1s§slow exponential 99999999999999999s"),
        form("window", Window::read, "20§calls 10s 6§months", "calls 9999999§calls x"),
        form("guard", Guard::read, "a§<=§b§else§NOT_YET total§>§0 x§==§'a§else§b'", ""),
        form(
            "move",
            Move::read,
            "a§->§b a§|§b-c->d§else§NO pending§|§paid§->§cancelled§else§X",
            "a -> a§-> ->b a§|§->b a->b§else"),
        form(
            "http",
            Http::read,
            "PUT GET§/articles/feed POST§cancel DELETE§/a/{id}/b GET§/",
            "GETS get§/a GET§a§b GET§/a//b GET§/{a"),
        form(
            "rows",
            Rows::read,
            "Invoice§where§overdue lines viewer.company Order§where§a§==§b§where§c",
            "lines§where 1a a..b .a"),
        form(
            "schedule",
            Schedule::read,
            "day§at§07:00§Europe/Berlin day§at§23:59 15m 0§3§*§*§0 */5§0-6§1,15§JAN-MAR§MON-FRI",
            "day§at§24:00 a§b§c§d§e every§five§minutes§of§day *§*§*§*"),
        form(
            "volume",
            Volume::read,
            "10k§->§100k 0§->§5M 7 1.234k 1234567 1.05k 999999999.999G 999999999.9G§->§1.001G 999999999.999k",
            "1.5 x 9999999999 1k§->§0.5 -1"),
        form("expression", Expression::read, "a a§||§b", "§ §§"));
  }

  private static Arguments form(
      String name, Function<String, ? extends Reading<?>> read, String good, String bad) {
    return Arguments.of(name, read, good, bad);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void whatIsPrintedIsReadAgain(
      String name, Function<String, ? extends Reading<?>> read, String good, String bad) {
    for (var word : good.split(" ")) {
      var text = word.replace('§', ' ');
      assertThat(read.apply(text)).as(text).isInstanceOf(Reading.Value.class);
      var value = ((Reading.Value<?>) read.apply(text)).value();
      assertThat(read.apply(value.toString()))
          .as(text + " printed as " + value)
          .isEqualTo(Reading.of(value));
    }
  }

  @Test
  void aCountWithoutItsWordNamesTheWordAndKeepsTheNumber() {
    var fault = (Reading.Fault<?>) Count.FailureCount.read("50 failures");
    assertThat(fault.message()).isEqualTo("`50 failures` does not say after how many failures.");
    assertThat(fault.hint()).isEqualTo("Write `after 50 failures`.");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void anythingElseIsAFault(
      String name, Function<String, ? extends Reading<?>> read, String good, String bad) {
    for (var word : bad.split(" ")) {
      var text = word.replace('§', ' ');
      assertThat(read.apply(text)).as(text).isInstanceOf(Reading.Fault.class);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void hostileTextsEndInAReading(
      String name, Function<String, ? extends Reading<?>> read, String good, String bad) {
    var random = new Random(name.hashCode());
    var words = (good + " " + bad).split(" ");
    for (var unit :
        new String[] {"9", " ", "a ", "a|", "/a", "a/", "* ", "x else ", "1..", "P1Y"}) {
      assertThat(read.apply(unit.repeat(60_000))).isNotNull();
      assertThat(read.apply("a" + unit.repeat(60_000) + "!")).isNotNull();
    }
    for (var i = 0; i < 3_000; i++) {
      var text = new StringBuilder(words[random.nextInt(words.length)].replace('§', ' '));
      for (var n = random.nextInt(4); n >= 0; n--) {
        text.insert(random.nextInt(text.length() + 1), (char) random.nextInt(32, 127));
      }
      if (read.apply(text.toString()) instanceof Reading.Value<?>(Object value)) {
        assertThat(read.apply(value.toString()))
            .as(text + " printed as " + value)
            .isEqualTo(Reading.of(value));
      }
    }
  }

  @Test
  void aFaultPointsAtTheWordThatIsWrong() {
    assertThat(Rate.read("100/min per in"))
        .isInstanceOfSatisfying(
            Reading.Fault.class, fault -> assertThat(fault.offset()).isEqualTo(12));
    assertThat(Http.read("GET /a//b"))
        .isInstanceOfSatisfying(
            Reading.Fault.class, fault -> assertThat(fault.offset()).isEqualTo(4));
  }
}
