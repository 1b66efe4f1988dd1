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
