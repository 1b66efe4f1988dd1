package dev.newel.publish.document.sections.interfaces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.document.Rendering;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LoginFormTest {
  private static final Rendering SHOP = Rendering.of("storefront");

  private static String login() {
    var all = SHOP.section("endpoints-in-full", 0, null);
    var from = all.indexOf("### Log in");
    return all.substring(from, all.indexOf("### Renew the tokens", from));
  }

  @Test
  void credentialsAreComparedOnceTheBodyHasBeenRead() {
    assertThat(login())
        .containsSubsequence(
            "| 422 | `VALIDATION_ERROR` |", "| 401 | `INVALID_CREDENTIALS` |", "| 500 |")
        .containsSubsequence(
            "Read the body", "Check every field", "Compare login and password", "Issue the tokens");
  }

  @Test
  void theRefreshTokenTravelsInItsCookie() {
    var all = SHOP.section("endpoints-in-full", 0, null);
    assertThat(login()).contains("`Set-Cookie`: The refresh token", "`refreshToken`");
    var renew = all.substring(all.indexOf("### Renew the tokens"), all.indexOf("### Log out"));
    assertThat(renew)
        .contains("- **Headers:** `Cookie` (required).", "The refresh token, as `refreshToken`.");
    assertThat(Rendering.of("conduit").section("endpoints-in-full", 0, null))
        .doesNotContain("Cookie");
  }

  @Test
  void aTableOfEndpointsNamesWhatProvesTheCaller() {
    var rows = SHOP.section("endpoints", 2, "E01-F03");
    assertThat(rows)
        .containsPattern("auth/login`\\].*\\| credentials in the body \\| anybody \\|")
        .containsPattern(
            "auth/refresh`\\].*\\| refresh token \\| whoever holds the refresh token \\| header"
                + " `Cookie` \\|");
    assertThat(SHOP.section("threat-actors", 0, "E01-F03"))
        .contains("without a token: two operations are open to them.");
  }

  @Test
  void aLoginAsksForAnAccountAndNotForANewOne() {
    var members = SHOP.section("data-structures-in-full", 0, "E01-F03");
    assertThat(members.substring(members.indexOf("### LoginInput")))
        .contains(
            "| `email` | string (email) | yes | 3 to 254 characters; made lower case first |");
    assertThat(members.replaceAll("\\s+", " "))
        .contains("An access token; the refresh token travels in a cookie.", "| at most 900 |")
        .contains("Shown as a part of `Tokens` and as the answer of `GET /api/v1/users/me`.")
        .containsOnlyOnce("unique");
    assertThat(Rendering.of("conduit").section("data-structures-in-full", 0, null))
        .doesNotContain("others.")
        .contains("each 1 to 50 characters; each item kept once; kept in ascending order");
    assertThat(Rendering.of("conduit").section("input-validation", 0, null).replaceAll("\\s+", " "))
        .contains(
            "**Lists that are kept:** equal items of `Article.tagList` become one and the items")
        .contains("of `Article.tagList` are put in ascending order; nothing is refused.");
  }

  @Test
  void aWriteEndsOrRenewsWhatIsKept() {
    var products = SHOP.section("endpoints-in-full", 0, "E01-F01");
    assertThat(products)
        .contains("End what is kept of the answers of [`products.list`]")
        .contains("otherwise what follows is kept there for 5 minutes.");
    assertThat(SHOP.section("endpoints-in-full", 0, "E01-F03").replaceAll("\\s+", " "))
        .contains("written through: a write to what they show renews them at once.")
        .contains("Renew what is kept of the answers of [`me.get`]")
        .doesNotContain("End what is kept");
  }

  @Test
  void theShortestAuthenticationTellsHowTokensAreRenewed() {
    assertThat(SHOP.section("authentication", 1, "E01-F03").replaceAll("\\s+", " "))
        .contains("valid for 15 minutes, and renewed by a refresh token for 7 days in an HTTP-only")
        .contains("**Guessing:**")
        .doesNotContain("**Services:**");
    assertThat(SHOP.section("authentication", 0, "E01-F03")).doesNotContain("and renewed by");
    assertThat(SHOP.section("authentication", 1, "E01-F01"))
        .contains("- **Services:** The staff's tools bear a client certificate.")
        .doesNotContain("**Guessing:**");
  }

  @Test
  void interfacesNameWhoIsOnTheOtherSide() {
    assertThat(SHOP.section("interface-overview", 0, "E01-F03"))
        .contains("| Service | one event | E-mail provider |");
    assertThat(SHOP.section("internal-integrations", 0, "E01-F01"))
        .contains("for [`ordering`]", "Owns products and categories");
    assertThat(SHOP.section("commands-in-full", 0, "E01-F01"))
        .contains("- **Runs:** [`products.get`]", "| `flag` | no | none | none | Off where");
    assertThat(SHOP.section("functions-in-full", 0, "E01-F02")).contains("at least 1; at most 99");
  }

  @Test
  void whoRegistersGetsTokensToo() {
    var all = SHOP.section("endpoints-in-full", 0, null);
    assertThat(all.substring(all.indexOf("### Register"), all.indexOf("### Log in")))
        .containsSubsequence(
            "Store the new user (409 `DUPLICATE_EMAIL`).", "Issue the tokens.", "Answer `201`");
  }

  @Test
  void aLoginTellsWhenGuessingIsSlowed() {
    assertThat(login().replaceAll("\\s+", " "))
        .contains("After five failed attempts within 1 minute, counted by `email` and `ip` each,");
  }

  @Test
  void codesStandByTheirStatusAndSayWhatHelps() {
    var codes = SHOP.section("error-codes", 0, null);
    var statuses =
        Pattern.compile("\\| (\\d{3}) \\|")
            .matcher(codes)
            .results()
            .map(it -> it.group(1))
            .toList();
    assertThat(statuses).isSorted().hasSizeGreaterThan(25);
    assertThat(codes)
        .contains("| Send another request under a new key. |")
        .doesNotContain("`LOCKED`", "`PRECONDITION_REQUIRED`");
    assertThat(List.of("`REQUIRED`", "`METHOD_NOT_ALLOWED`", "`OUT_OF_STOCK`"))
        .allSatisfy(code -> assertThat(codes).contains(code));
  }
}
