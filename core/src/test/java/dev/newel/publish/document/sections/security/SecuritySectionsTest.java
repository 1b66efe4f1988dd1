package dev.newel.publish.document.sections.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.document.Rendering;
import dev.newel.publish.document.SectionShape;
import dev.newel.testing.TextTree;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecuritySectionsTest {
  private static final String ORDER = "E01-F02";

  private static String storefront(String section) {
    return Rendering.of("storefront").section(section, 0, ORDER);
  }

  private static String whole(String example, String section, int level) {
    return Rendering.of(example).section(section, level, null);
  }

  private static List<String> rows(String markdown) {
    return markdown
        .lines()
        .filter(line -> line.startsWith("| "))
        .filter(Predicate.not(line -> line.startsWith("| ---")))
        .skip(1)
        .toList();
  }

  /// A class with many fields has several rows, each with its name and what is done.
  @Test
  void everyRowOfDataTellsItsClassAndItsHandling() {
    for (var example : java.util.List.of("storefront", "b2b", "conduit")) {
      var text = Rendering.of(example).section("data-classification", 0, null);
      assertThat(text).as(example).doesNotContain("(continued)", "as above");
    }
    assertThat(Rendering.of("storefront").section("data-classification", 0, null).lines())
        .filteredOn(line -> line.startsWith("| Internal | "))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).endsWith("answers with it, or to nobody. |"));
  }

  /// Logging in needs no token, and shows a person to itself alone.
  @Test
  void aTokenIsNoPublicField() {
    assertThat(rows(whole("conduit", "data-classification", 0)))
        .contains(
            "| Secret | [`User`](newel:entities/User): `token` | Made for each answer and kept nowhere;"
                + " shown to the person alone whom it names, never logged. |",
            "| Public | [`User`](newel:entities/User): `username`, `bio`, `image` and `following` |"
                + " Shown to anybody by an operation that asks for no token. |");
  }

  /// Whoever has logged in may own a row, so that no role is refused before one is looked at.
  @Test
  void noRoleIsTriedThatDoesNotExist() {
    assertThat(whole("conduit", "security-tests", 0)).doesNotContain("A role without the right");
    assertThat(whole("storefront", "security-tests", 0)).contains("| A role without the right |");
  }

  @Test
  void theOverviewTellsPostureAndWhatIsOpen() {
    assertThat(storefront("security-overview"))
        .startsWith("Everything inside trusts tokens alone; nothing trusts the network.")
        .contains("Of four operations, none is open to anybody");
    assertThat(whole("storefront", "security-overview", 0))
        .contains("Of 14 operations, four are open");
  }

  @Test
  void assetsAndActorsComeFromTheDesign() {
    assertThat(whole("b2b", "assets", 0))
        .contains("**Personal data:** `User.email`.")
        .contains("**Credentials:** `ApiKey.secret` and `Webhook.key`.")
        .contains("`Project.budget`, `Invoice.margin` and `Invoice.cost`");
    assertThat(storefront("assets")).contains("`DATABASE_URL`, `PAYMENTS_KEY`", "Sessions");
    assertThat(storefront("threat-actors"))
        .contains("**An outsider**, the actor of a stated threat")
        .contains("as `user` or `admin`")
        .contains("`payments`");
    assertThat(whole("b2b", "threat-actors", 0)).contains("**Whoever holds an API key**");
  }

  @Test
  void vectorsAreThoseOfTheDesignAndOfItsConventions() {
    assertThat(rows(whole("storefront", "attack-vectors", 0)))
        .hasSize(6)
        .contains(
            "| Token theft | Sessions | An outsider | A stolen token | Short tokens and rotation. |")
        .anyMatch(row -> row.contains("Five failures in 1 minute, then 429."))
        .anyMatch(row -> row.contains("the answer is 404"));
    assertThat(rows(Rendering.of("storefront").section("attack-vectors", 0, ORDER)))
        .hasSize(5)
        .noneMatch(row -> row.contains("Guessing of passwords"));
    assertThat(whole("conduit", "attack-vectors", 0))
        .contains("Injection")
        .contains("Open question");
  }

  @Test
  void authenticationTellsTheFlowInOrder() {
    var text = storefront("authentication");
    assertThat(text)
        .contains("after `Bearer` in the header `Authorization`, valid for 15 minutes")
        .contains("a hash by bcrypt at cost 12")
        .contains("after five failures in 1 minute, counted by `email` and `ip` each")
        .contains("Administrators, by TOTP.");
    var steps = text.lines().filter(line -> line.matches("\\d[.] .*")).toList();
    assertThat(steps).hasSize(6);
    assertThat(steps.getFirst()).contains("/auth/login");
    assertThat(steps.getLast()).contains("/auth/logout");
    assertThat(Rendering.of("storefront").section("authentication", 1, ORDER))
        .doesNotContain("1. ");
  }

  @Test
  void otherMechanismsAreToldAsTheyAre() {
    assertThat(whole("petclinic", "authentication", 0))
        .contains("HTTP Basic authentication (RFC 7617)")
        .contains("nothing slows it; the design sets no `throttle`")
        .doesNotContain("token, ", "15 minutes");
    assertThat(whole("conduit", "authentication", 0).replaceAll("\\s+", " "))
        .contains("only the limit of all requests without a token slows it; the design sets");
    assertThat(whole("petclinic", "token-strategy", 0)).startsWith("Not applicable: ");
    assertThat(whole("petclinic", "endpoint-protection", 0)).contains("login and password; ");
    assertThat(whole("b2b", "authentication", 0))
        .contains("**Provider:** OIDC, its metadata at `https://login.example/")
        .contains("the header `X-API-Key` gives a program the role `service`, for 365 days")
        .contains("only a person for whom `blockedAt == null` holds")
        .contains("The person logs in at the provider");
    assertThat(whole("b2b", "identity-integration", 0))
        .contains("our `email` is the claim `email`")
        .contains("is refused");
    assertThat(storefront("identity-integration"))
        .isEqualTo(
            "Not applicable: people are kept here, in `User`, and no other identity provider is asked.");
  }

  @Test
  void tokensTellExpiryClaimsAndRotation() {
    assertThat(storefront("token-strategy"))
        .contains("- Expiry: 15 minutes.")
        .contains("`sub` is `id`; further `userId`, `role` and `email`")
        .contains("- Storage: in memory only.")
        .contains("- Expiry: 7 days.")
        .contains("cookie `refreshToken`")
        .contains("Rotation: on each refresh");
    assertThat(whole("conduit", "token-strategy", 0)).contains("**Refresh token:** none");
  }

  @Test
  void servicesProveThemselves() {
    assertThat(storefront("service-authentication"))
        .contains("The staff's tools bear a client certificate.")
        .contains("**We call Payment provider:** An API key in `PAYMENTS_KEY`.");
    assertThat(whole("b2b", "service-authentication", 0))
        .contains(
            "**Bank calls back:** `POST /api/v2/hooks/bank`, signed with `hmac-sha256 BANK_SECRET");
  }

  @Test
  void authorizationTellsRolesConditionsAndTenants() {
    assertThat(storefront("authorization"))
        .contains("`admin` (with the rights of `user`)")
        .contains("the owner (`customer == viewer`)")
        .contains("**Another's row:** answered 404.");
    assertThat(whole("b2b", "authorization", 0))
        .contains("`projectLead` (`viewer == lead`)")
        .contains("rows of another `Company` do not exist for a caller, but for `operator`");
    assertThat(whole("conduit", "authorization", 0)).contains("answered 403.");
  }

  @Test
  void theMatrixShowsEveryOperationAndRole() {
    var text = whole("storefront", "access-matrix", 0);
    assertThat(text).startsWith("| Endpoint | Public | User | Admin |");
    assertThat(rows(text))
        .hasSize(14)
        .contains(
            "| [`GET /api/v1/products`](newel:resources/products/list) | ✓ | ✓ | ✓ |",
            "| [`POST /api/v1/products`](newel:resources/products/create) | ✗ | ✗ | ✓ |",
            "| [`GET /api/v1/users/me`](newel:resources/me/get) | ✗ | ✓ | ✓ |",
            "| [`GET /api/v1/orders/{id}`](newel:resources/orders/get) | ✗ | own | ✓ |",
            "| [`GET /api/v1/orders`](newel:resources/orders/list) | ✗ | own | own |");
    assertThat(text).contains("`own` means only rows");
    assertThat(rows(whole("storefront", "access-matrix", 1))).hasSizeLessThan(14);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void permissionsNameEveryOperation(int level) {
    var text = whole("b2b", "permissions", level);
    for (var operation : Rendering.of("b2b").design().operations()) {
      var id = operation.id();
      assertThat(text).contains("`" + id.substring(id.indexOf('.') + 1) + "`");
    }
    assertThat(text)
        .startsWith("| Resource | Action | Permission |")
        .contains("`viewer in team`) or `manager`");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void endpointsTellAuthenticationAndLimits(int level) {
    var rows = rows(Rendering.of("storefront").section("endpoint-protection", level, ORDER));
    assertThat(rows)
        .anyMatch(
            row ->
                row.contains("(newel:resources/orders/create)")
                    && row.endsWith(
                        "| access token; `user` | own: 300 a minute per user; `user`: 1,000 a minute per"
                            + " user; `admin`: 5,000 a minute per user |"));
    assertThat(rows).hasSize(level == 0 ? 4 : 3);
    assertThat(whole("storefront", "endpoint-protection", level))
        .contains("| none; anybody may | `anonymous`: 100 a minute per address; ");
    assertThat(whole("b2b", "endpoint-protection", level)).contains("each call counts as 10");
    assertThat(whole("petclinic", "endpoint-protection", level)).contains("| none |");
  }

  @Test
  void fieldsAreClassed() {
    var rows = rows(whole("b2b", "data-classification", 0));
    assertThat(rows.getFirst())
        .contains("| Secret |", "[`ApiKey`](newel:entities/ApiKey): `secret`", "`key`");
    assertThat(rows).anyMatch(row -> row.startsWith("| Personal |") && row.contains("`email`"));
    assertThat(rows)
        .anyMatch(row -> row.startsWith("| Restricted |") && row.contains("`margin` and `cost`"));
    assertThat(whole("storefront", "data-classification", 0))
        .contains("| Public | [`Product`]")
        .contains("`password`");
    assertThat(whole("storefront", "data-classification", 1)).contains("one field");
  }

  @Test
  void encryptionAsksWhereTheDesignIsSilent() {
    assertThat(storefront("encryption"))
        .contains("TLS 1.2 or later.", "AES-256", "bcrypt at cost 12", "`ES256`")
        .doesNotContain("Open question");
    assertThat(whole("b2b", "encryption", 0)).contains("by convention", "Open question");
  }

  @Test
  void inputsAreCheckedAndNothingIsInjected() {
    assertThat(storefront("input-validation"))
        .contains("**Unknown members:** refused with 422.")
        .contains("at most 1MB (413)")
        .contains("a page has at most 100 rows");
    assertThat(whole("b2b", "input-validation", 0))
        .contains("`Task.file` has at most 10MB of `image/png` or `application/pdf`")
        .contains("`Webhook.url` must be `https`")
        .contains("`User.email` becomes lower case");
    assertThat(whole("petclinic", "input-validation", 0)).contains("**Unknown members:** ignored.");
    assertThat(whole("storefront", "injection", 0))
        .contains("values of requests travel as")
        .contains("`products.list` looks for");
  }

  @Test
  void auditTellsWhatIsRecordedHere() {
    assertThat(rows(storefront("audit-events")))
        .containsExactly(
            "| Role change | audit record | Who, what, when and from where | 1 year |",
            "| [`order.cancelled`](newel:events/order.cancelled) | audit record | Who, what, when and"
                + " from where | 1 year |");
    assertThat(rows(whole("storefront", "audit-events", 0)))
        .hasSize(3)
        .anyMatch(row -> row.contains("`identity.login`") && row.contains("the failed ones"));
    assertThat(whole("conduit", "audit-events", 0)).isEmpty();
  }

  @Test
  void complianceShowsWhatIsDoneForIt() {
    assertThat(whole("storefront", "compliance", 0))
        .contains("**GDPR** must be met.")
        .contains("`User.email`, `User.profile` and `Order.address`")
        .contains("**Retention of `User`:** until deletion is asked for.")
        .contains("kept for 1 year");
    assertThat(whole("petclinic", "compliance", 0)).isEmpty();
  }

  @Test
  void casesAreDerivedFromPromises() {
    assertThat(rows(storefront("security-tests")))
        .contains(
            "| No token | every operation (4) | `401` `UNAUTHORIZED` |",
            "| A body of more than 1MB | [`orders.create`](newel:resources/orders/create) | `413`"
                + " `TOO_BIG` |")
        .anyMatch(row -> row.startsWith("| Another's row |") && row.contains("`404`, and nothing"))
        .noneMatch(row -> row.contains("FORBIDDEN"));
    var whole = whole("storefront", "security-tests", 0);
    assertThat(whole)
        .contains("| A role without the right |")
        .contains("| A login after five failures in 1 minute |")
        .contains("| A refresh token used a second time |");
    assertThat(whole("b2b", "security-tests", 0))
        .contains(
            "A row of another tenant",
            "`412` `PRECONDITION_FAILED`",
            "`428` `PRECONDITION_REQUIRED`");
    assertThat(whole("petclinic", "security-tests", 0)).contains("| No login and password |");
    assertThat(rows(whole("b2b", "security-tests", 1)).size())
        .isLessThan(rows(whole("b2b", "security-tests", 0)).size());
  }

  @Test
  void theChecklistIsComputed() {
    var storefront =
        storefront("security-checklist").lines().filter(line -> line.startsWith("- [")).toList();
    assertThat(storefront).hasSize(11);
    assertThat(storefront)
        .as("events come by a broker alone")
        .noneMatch(line -> line.contains("API015"));
    assertThat(storefront.subList(0, 10)).allMatch(line -> line.startsWith("- [x] "));
    assertThat(storefront)
        .contains(
            "- [x] Access tokens expire, after 15 minutes here: held by `ACC008`.",
            "- [x] No secret stands in the design or in the log: held by `SEC001` and `SEC002`.");
    assertThat(storefront.getLast()).startsWith("- [ ] ").contains("`newel verify`");
    assertThat(whole("b2b", "security-checklist", 0)).contains("held by `API015`");
    assertThat(whole("petclinic", "security-checklist", 0))
        .contains("- [ ] Requests are limited: open, no role has a `limit`.");
    assertThat(whole("b2b", "security-checklist", 0)).contains("belongs to a tenant");
  }

  @Test
  void secretsAndLayersAreListed() {
    assertThat(storefront("secrets")).contains("every 90 days", "`PAYMENTS_KEY` (our key at the");
    assertThat(storefront("security-layers").lines().filter(line -> line.matches("\\d[.] .*")))
        .hasSize(5)
        .anyMatch(line -> line.contains("**Network:** HTTPS everywhere, WAF and DDoS protection."));
    assertThat(whole("petclinic", "secrets", 0)).isEmpty();
    assertThat(whole("conduit", "security-layers", 0)).isEmpty();
  }

  /// A program without a network has no callers, so that the design itself gives the reason.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "authentication",
        "token-strategy",
        "authorization",
        "access-matrix",
        "permissions",
        "identity-integration",
        "service-authentication",
        "data-classification",
        "encryption",
        "input-validation",
        "injection",
        "endpoint-protection",
        "audit-events",
        "security-tests",
        "attack-vectors",
        "security-layers",
        "security-overview"
      })
  void aDesignWithoutANetworkSaysWhy(String section) {
    assertThat(Rendering.program().section(section, 0, null)).startsWith("Not applicable: ");
  }

  static List<String> examples() {
    return Rendering.examples().toList();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void levelsShrinkAndCellsFit(String example) {
    SectionShape.assertFits(SecuritySections.ALL, example);
  }

  @Test
  void aConditionOnWhatIsOpenIsTold() {
    var design =
        TextTree.of(
            """
            newel: 1
            system: { name: blog }
            entities: { Post: { id: uuid key, published: boolean } }
            resources: { posts: { of: Post, get: { access: { public: published } }, list: public } }
            """);
    var rendering = Rendering.of(design.design());
    assertThat(rendering.section("endpoint-protection", 0, null))
        .contains("none; anybody where `published`")
        .contains("none; anybody may");
    assertThat(rendering.section("access-matrix", 0, null)).contains("| own |").contains("| ✓ |");
  }

  @Test
  void whatIsHiddenAndBoundedIsSaidOfThisDesign() {
    assertThat(Rendering.of("storefront").section("input-validation", 0, null))
        .contains("so that nobody learns of rows through errors.");
    assertThat(Rendering.of("storefront").section("attack-vectors", 0, null))
        .contains("bodies up to 1MB, every list in pages.");
    // Another's row is answered 403, and two of its lists come whole.
    assertThat(Rendering.of("conduit").section("input-validation", 0, null))
        .doesNotContain("nobody learns of rows")
        .contains("counts as null where it is blank");
    assertThat(Rendering.of("conduit").section("attack-vectors", 0, null))
        .contains("bodies up to 1MB, two of four lists in pages.");
  }
}
