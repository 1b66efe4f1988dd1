package dev.newel.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import dev.newel.serve.testing.Issuer;
import dev.newel.serve.testing.Site;
import dev.newel.testing.Proves;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Tokens of an external issuer count where it signed them, for us and for now, and where they are
/// about somebody whom we know.
@Proves({
  "identity/provider",
  "provider/kind",
  "provider/discovery",
  "provider/audience",
  "provider/maps",
  "provider/unknown"
})
class IssuerTest {
  private static final String DESIGN =
      """
      identity:
        users: Person
        login: email
        active: blockedAt == null
        newcomers: guest
        provider: { kind: oidc, discovery: "%s", %s }
        roles: { anonymous: {}, guest: {}, member: { is: guest } }
      entities:
        Person:
          id: uuid key
          email: email unique lowercase
          name: string(1..40) = 'nobody'
          role: role
          blockedAt: timestamp?
          gone: timestamp? deleted
        Note: { id: uuid key, by: Person owner, text: string(1..40) }
      resources:
        notes: { of: Note, list: guest, get: owner, create: member }
        me: { of: Person, row: viewer, get: { access: guest, answers: [email, name, role] } }
      """;
  private static final Issuer ISSUER = new Issuer();
  private static final Site SITE = open(ISSUER, "maps: { email: email }, unknown: refuse");

  @AfterAll
  static void close() {
    SITE.close();
    ISSUER.close();
  }

  private static Site open(Issuer issuer, String more) {
    return Site.open(IssuerTest.class, Site.design(DESIGN.formatted(issuer.discovery(), more)));
  }

  private static String known(Site site) {
    var email = UUID.randomUUID() + "@site.example";
    site.schema()
        .execute(
            "INSERT INTO person (id, email, name, role) VALUES (gen_random_uuid(), '%s', 'Ada', 'member')"
                .formatted(email));
    return email;
  }

  private static void assertRefused(Site site, String token) {
    var refused = site.api().as(token).get("/me");
    assertThat(refused.status()).as(refused.body()).isEqualTo(401);
    assertThat(refused.text("code")).isEqualTo("INVALID_TOKEN");
    assertThat(refused.header("WWW-Authenticate"))
        .isEqualTo("Bearer realm=\"site\", error=\"invalid_token\"");
  }

  private static void assertCounts(Site site, String token) {
    var answer = site.api().as(token).get("/me");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void a_token_counts_for_the_person_whom_it_names() {
    var email = known(SITE);
    var api = SITE.api().as(ISSUER.token(email.toUpperCase(Locale.ROOT)));
    assertThat(api.get("/me").text("email")).isEqualTo(email);
    var note = api.post("/notes", Map.of("text", "mine"));
    assertThat(note.status()).as(note.body()).isEqualTo(201);
    assertThat(api.get("/notes/" + note.text("id")).status()).isEqualTo(200);
    assertThat(SITE.api().as(ISSUER.token(known(SITE))).get("/notes/" + note.text("id")).status())
        .isEqualTo(404);
    assertThat(SITE.api().get("/notes").status()).isEqualTo(401);
  }

  @Test
  void whoever_is_unknown_blocked_or_gone_is_refused() {
    assertRefused(SITE, ISSUER.token("unknown@site.example"));
    for (var state : List.of("blocked_at = now()", "gone = now()")) {
      var email = known(SITE);
      assertCounts(SITE, ISSUER.token(email));
      SITE.schema().execute("UPDATE person SET %s WHERE email = '%s'".formatted(state, email));
      assertRefused(SITE, ISSUER.token(email));
    }
  }

  @Test
  void claims_that_are_not_for_us_and_for_now_are_refused() {
    var email = known(SITE);
    var now = Instant.now();
    assertRefused(SITE, ISSUER.token(email, claims -> claims.issuer("http://127.0.0.1:1")));
    assertRefused(SITE, ISSUER.token(email, claims -> claims.issuer(null)));
    assertRefused(SITE, ISSUER.token(email, claims -> claims.audience("another")));
    assertRefused(SITE, ISSUER.token(email, claims -> claims.audience((String) null)));
    assertRefused(SITE, ISSUER.token(email, claims -> claims.expirationTime(null)));
    assertRefused(
        SITE,
        ISSUER.token(email, claims -> claims.expirationTime(Date.from(now.minusSeconds(40)))));
    assertRefused(
        SITE, ISSUER.token(email, claims -> claims.notBeforeTime(Date.from(now.plusSeconds(60)))));
    assertRefused(SITE, ISSUER.token(email, claims -> claims.claim("email", null)));
    assertRefused(SITE, ISSUER.token(email, claims -> claims.claim("email", List.of(email))));
    assertRefused(SITE, ISSUER.token(email, claims -> claims.claim("email_verified", false)));
    assertCounts(
        SITE, ISSUER.token(email, claims -> claims.expirationTime(Date.from(now.minusSeconds(5)))));
    assertCounts(
        SITE, ISSUER.token(email, claims -> claims.notBeforeTime(Date.from(now.plusSeconds(5)))));
    assertCounts(SITE, ISSUER.token(email, claims -> claims.audience(List.of("a", "site"))));
  }

  @Test
  void what_the_issuer_did_not_sign_is_refused() throws Exception {
    var email = known(SITE);
    var claims = ISSUER.claims(email).build();
    var header = Issuer.header(JWSAlgorithm.ES256, ISSUER.key().getKeyID());
    var other = Issuer.signer(Issuer.newKey("first"));
    assertRefused(SITE, Issuer.signed(header.build(), claims, other));
    assertRefused(SITE, new PlainJWT(claims).serialize());
    // The public key as the secret of a symmetric algorithm.
    var secret = ISSUER.key().toPublicJWK().toJSONString().getBytes(UTF_8);
    assertRefused(
        SITE,
        Issuer.signed(
            Issuer.header(JWSAlgorithm.HS256, ISSUER.key().getKeyID()).build(),
            claims,
            new MACSigner(secret)));
    var good = ISSUER.token(email).split("\\.", -1);
    var changed =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(ISSUER.claims(known(SITE)).build().toString().getBytes(UTF_8));
    assertRefused(SITE, good[0] + "." + changed + "." + good[2]);
    assertRefused(SITE, good[0] + "." + good[1] + ".");
    assertRefused(SITE, good[0] + "." + good[1]);
    assertRefused(SITE, "a.b.c");
    assertRefused(SITE, ISSUER.token(email, more -> more.claim("long", "x".repeat(9_000))));
  }

  @Test
  void a_token_of_another_kind_or_with_a_key_of_its_own_is_refused() {
    var email = known(SITE);
    var claims = ISSUER.claims(email).build();
    var kid = ISSUER.key().getKeyID();
    var signer = Issuer.signer(ISSUER.key());
    var logout =
        Issuer.header(JWSAlgorithm.ES256, kid).type(new JOSEObjectType("logout+jwt")).build();
    assertRefused(SITE, Issuer.signed(logout, claims, signer));
    var access = Issuer.header(JWSAlgorithm.ES256, kid).type(new JOSEObjectType("at+jwt")).build();
    assertCounts(SITE, Issuer.signed(access, claims, signer));
    var forged = Issuer.newKey("own");
    var bearing = Issuer.header(JWSAlgorithm.ES256, "own").jwk(forged.toPublicJWK()).build();
    assertRefused(SITE, Issuer.signed(bearing, claims, Issuer.signer(forged)));
    var critical =
        Issuer.header(JWSAlgorithm.ES256, kid)
            .criticalParams(Set.of("exp"))
            .customParam("exp", 1)
            .build();
    assertRefused(SITE, Issuer.signed(critical, claims, signer));
  }

  @Test
  void only_one_key_may_be_meant_and_only_as_it_says() throws JOSEException {
    try (var issuer = new Issuer();
        var site = open(issuer, "maps: { email: email }")) {
      var email = known(site);
      var claims = issuer.claims(email).build();
      var first = issuer.key();
      var nameless = new com.nimbusds.jose.JWSHeader(JWSAlgorithm.ES256);
      assertCounts(site, Issuer.signed(nameless, claims, Issuer.signer(first)));
      RSAKey rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
      RSAKey toEncrypt =
          new RSAKey.Builder(new RSAKeyGenerator(2048).generate())
              .keyID("enc")
              .keyUse(KeyUse.ENCRYPTION)
              .build();
      RSAKey weak = new RSAKeyGenerator(1024, true).keyID("weak").generate();
      issuer.publishes(first, Issuer.newKey("second"), rsa, toEncrypt, weak);
      site.later(Duration.ofMinutes(11));
      assertCounts(site, issuer.token(email));
      assertRefused(site, Issuer.signed(nameless, claims, Issuer.signer(first)));
      for (var each : List.of(rsa, toEncrypt, weak)) {
        var header = Issuer.header(JWSAlgorithm.RS256, each.getKeyID()).build();
        var signer = new RSASSASigner(each.toRSAPrivateKey(), true);
        var token = Issuer.signed(header, claims, signer);
        if (each == rsa) {
          assertCounts(site, token);
        } else {
          assertRefused(site, token);
        }
      }
      // Elliptic and RSA keys do not stand for each other.
      var confused = Issuer.header(JWSAlgorithm.ES256, "rsa").build();
      assertRefused(site, Issuer.signed(confused, claims, Issuer.signer(first)));
    }
  }

  @Test
  void a_new_key_is_fetched_when_it_is_named_and_not_at_every_forgery() {
    try (var issuer = new Issuer();
        var site = open(issuer, "maps: { email: email }")) {
      var email = known(site);
      assertCounts(site, issuer.token(email));
      assertCounts(site, issuer.token(email));
      assertThat(issuer.asked()).isEqualTo(1);
      site.later(Duration.ofSeconds(31));
      issuer.rotate("second");
      assertCounts(site, issuer.token(email));
      assertThat(issuer.asked()).isEqualTo(2);
      var claims = issuer.claims(email).build();
      for (var i = 0; i < 20; i++) {
        var key = Issuer.newKey("forged " + i);
        var header = Issuer.header(JWSAlgorithm.ES256, key.getKeyID()).build();
        assertRefused(site, Issuer.signed(header, claims, Issuer.signer(key)));
      }
      assertThat(issuer.asked()).isEqualTo(2);
    }
  }

  @Test
  void while_the_issuer_is_away_known_keys_go_on_for_a_day() {
    try (var issuer = new Issuer();
        var site = open(issuer, "maps: { email: email }")) {
      var email = known(site);
      issuer.away(true);
      var refused = site.api().as(issuer.token(email)).get("/me");
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.text("code")).isEqualTo("UNAVAILABLE");
      assertThat(refused.header("Retry-After")).isEqualTo("1");
      issuer.away(false);
      site.later(Duration.ofSeconds(2));
      assertCounts(site, issuer.token(email));
      issuer.away(true);
      site.later(Duration.ofHours(23));
      var late = issuer.token(email, claims -> claims.expirationTime(inDays(3)));
      assertCounts(site, late);
      site.later(Duration.ofHours(2));
      assertThat(site.api().as(late).get("/me").status()).isEqualTo(503);
      assertThat(site.log().toString()).contains("The issuer of tokens does not answer.");
    }
  }

  private static Date inDays(int days) {
    return Date.from(Instant.now().plus(Duration.ofDays(days)));
  }

  @Test
  void keys_of_somebody_else_and_keys_without_end_are_not_taken() {
    try (var issuer = new Issuer();
        var site = open(issuer, "maps: { email: email }")) {
      var email = known(site);
      var name = issuer.name();
      issuer.named("https://somebody.example");
      assertThat(site.api().as(issuer.token(email)).get("/me").status()).isEqualTo(503);
      issuer.named(name);
      issuer.padded(" ".repeat(300_000));
      site.later(Duration.ofSeconds(2));
      assertThat(site.api().as(issuer.token(email)).get("/me").status()).isEqualTo(503);
      issuer.padded("");
      site.later(Duration.ofSeconds(2));
      assertCounts(site, issuer.token(email));
    }
  }

  @Test
  void somebody_who_is_new_gets_a_row_where_the_design_wants_it() throws Exception {
    try (var issuer = new Issuer();
        var site =
            open(
                issuer,
                "audience: notes, maps: { email: email, name: given_name }, unknown: create")) {
      var email = "New." + UUID.randomUUID() + "@site.example";
      assertRefused(site, issuer.token(email));
      var token =
          issuer.token(email, claims -> claims.audience("notes").claim("given_name", "Grace"));
      var statuses = new HashSet<Integer>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        Callable<Integer> asking = () -> site.api().as(token).get("/me").status();
        var all = threads.invokeAll(Collections.nCopies(8, asking));
        for (var each : all) {
          statuses.add(each.get());
        }
      }
      assertThat(statuses).containsExactly(200);
      assertThat(
              site.schema()
                  .value("SELECT string_agg(email || ' ' || name || ' ' || role, ';') FROM person"))
          .isEqualTo(email.toLowerCase(Locale.ROOT) + " Grace guest");
      assertThat(site.api().as(token).post("/notes", Map.of("text", "a")).status()).isEqualTo(403);
      assertRefused(site, issuer.token("no address", claims -> claims.audience("notes")));
    }
  }
}
