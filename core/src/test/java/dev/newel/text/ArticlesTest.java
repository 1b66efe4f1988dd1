package dev.newel.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticlesTest {
  static Stream<String> nounsOfA() {
    return Stream.of(
        "product",
        "user",
        "users' group",
        "User",
        "usage",
        "use case",
        "unit",
        "unique key",
        "union",
        "universe",
        "universal role",
        "unicorn",
        "unanimous vote",
        "utility",
        "Ukrainian office",
        "URL",
        "url",
        "URI",
        "UUID",
        "uuid",
        "UI",
        "UTC time",
        "UTF-8 file",
        "USB stick",
        "U turn",
        "European address",
        "euro",
        "one",
        "one-time code",
        "once-only job",
        "history",
        "hotel",
        "host",
        "REST call",
        "JSON body",
        "PDF",
        "CSV file",
        "GET request",
        "SKU",
        "system",
        "sync",
        "row",
        "file",
        "message",
        "number",
        "line",
        "7",
        "10",
        "110",
        "1800",
        "`user`",
        "**unit**",
        "");
  }

  static Stream<String> nounsOfAn() {
    return Stream.of(
        "order",
        "Order",
        "order line",
        "item",
        "event",
        "address",
        "account",
        "article",
        "entity",
        "operation",
        "identity",
        "import",
        "upload",
        "update",
        "upvote",
        "undo",
        "unknown row",
        "uninstalled app",
        "unimportant note",
        "unidentified caller",
        "umbrella",
        "usher",
        "onerous task",
        "onion",
        "hour",
        "hourly rate",
        "honest answer",
        "honour",
        "heir",
        "HTTP",
        "http call",
        "HTTPS address",
        "HTML page",
        "SMS",
        "sms",
        "XML",
        "XMLFile",
        "SQL query",
        "SSH key",
        "RSS feed",
        "FAQ",
        "MFA code",
        "SSO login",
        "LDAP server",
        "API",
        "ID",
        "IP",
        "X",
        "nth row",
        "8",
        "80",
        "11",
        "18",
        "18,000",
        "11000",
        "`order`",
        "[order](#order)");
  }

  @ParameterizedTest
  @MethodSource("nounsOfA")
  void aStandsBeforeAConsonantThatIsHeard(String noun) {
    assertThat(Articles.with(noun)).isEqualTo("a " + noun);
  }

  @ParameterizedTest
  @MethodSource("nounsOfAn")
  void anStandsBeforeAVowelThatIsHeard(String noun) {
    assertThat(Articles.with(noun)).isEqualTo("an " + noun);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "``", "Ж", "日本", "\uD83D\uDE00", "--- "})
  void whatIsNoEnglishTakesA(String noun) {
    assertThat(Articles.of(noun)).isEqualTo("a");
  }
}
