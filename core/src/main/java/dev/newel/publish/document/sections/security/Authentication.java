package dev.newel.publish.document.sections.security;

import dev.newel.design.Design;
import dev.newel.design.access.Identity;
import dev.newel.design.access.Role;
import dev.newel.design.api.Operation;
import dev.newel.design.flow.Event;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Settings;
import dev.newel.publish.document.Unknown;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How callers prove who they are.
final class Authentication {
  static final Section SECTION =
      Section.of("authentication", Authentication::full, Authentication::brief);
  static final Section TOKENS = Section.of("token-strategy", Authentication::tokens);
  static final Section INTEGRATION =
      Section.of("identity-integration", Authentication::integration);
  static final Section CALLERS = Section.of("service-callers", Authentication::callers);
  static final Section SERVICES = Section.of("service-authentication", Authentication::services);

  /// The scheme of RFC 7617.
  static final String BASIC = "Basic";

  private Authentication() {}

  private static List<Block> full(Place place) {
    var design = place.subject().design();
    if (!Callers.hasIdentity(design)) {
      return Callers.noIdentity(place);
    }
    var blocks = new ArrayList<>(mechanism(place, false));
    var steps = flow(design);
    if (!steps.isEmpty()) {
      blocks.add(new Block.Numbered(steps));
    }
    return blocks;
  }

  private static List<Block> brief(Place place) {
    return mechanism(place, true);
  }

  /// What callers show, how passwords are kept, how guessing is slowed, what else is asked.
  ///
  /// @param renews whether it says how tokens are renewed, which the steps of a login say too
  private static List<Block> mechanism(Place place, boolean renews) {
    var design = place.subject().design();
    if (!Callers.hasIdentity(design)) {
      return Callers.noIdentity(place);
    }
    var identity = design.identity();
    var lines = new ArrayList<String>();
    var refresh = renews ? identity.refresh() : null;
    lines.add(
        "**Mechanism:** "
            + (refresh == null
                ? shown(identity)
                : shown(identity).replaceFirst("\\.$", "") + renewal(refresh)));
    if (identity.provider() != null) {
      lines.add("**Provider:** %s.".formatted(provider(identity)));
    }
    var slice = place.subject().slice();
    if (identity.services() != null
        && (slice.isWhole() || !slice.commands().isEmpty())
        && !place.subject().document().renders(CALLERS.name())) {
      lines.add("**Services:** " + Phrase.sentence(identity.services()));
    }
    if (identity.password() != null) {
      lines.add("**Passwords:** " + passwords(identity));
    }
    if (!renews
        || slice.isWhole()
        || slice.operations().stream().anyMatch(Authentication::isLogin)) {
      throttle(identity, lines);
    }
    if (identity.keys() != null
        && !place.subject().document().renders(CALLERS.name())
        && !place.subject().document().renders(SERVICES.name())) {
      lines.add("**Programs:** " + keys(identity.keys()));
    }
    if (identity.active() != null) {
      lines.add(
          "**Lock-out:** only a person for whom %s holds may log in; it is judged on every request."
              .formatted(MarkdownText.code(identity.active().text())));
    }
    lines.add(
        "**Second factor:** "
            + (identity.mfa() == null
                ? "none; the design asks for no other proof."
                : Phrase.sentence(identity.mfa())));
    return List.of(new Block.Bullets(lines));
  }

  private static String shown(Identity identity) {
    var access = identity.access();
    if (access.scheme().equals(BASIC)) {
      return "HTTP Basic authentication (RFC 7617): each request bears login and password, and no"
          + " token is issued.";
    }
    if (identity.users() == null && identity.provider() == null) {
      return "an API key with each request.";
    }
    return "a signed token (JWT, RFC 7519) after %s in the header `Authorization`, valid for %s."
        .formatted(MarkdownText.code(access.scheme()), Amounts.time(access.lasts()));
  }

  private static String renewal(Identity.RefreshToken refresh) {
    return ", and renewed by a refresh token for %s%s%s."
        .formatted(
            Amounts.time(refresh.lasts()),
            refresh.cookie() == null ? "" : " in an HTTP-only cookie",
            refresh.rotates() ? ", which is replaced at each use" : "");
  }

  private static boolean isLogin(Operation operation) {
    return operation.kind() == Operation.Kind.LOGIN;
  }

  private static String passwords(Identity identity) {
    var hashing = identity.hashing();
    var cost = hashing.cost();
    var words =
        "kept as a hash by %s%s, never in clear, never in an answer, never in a log."
            .formatted(hash(identity), cost == null ? "" : " at cost " + cost);
    var known = Boolean.TRUE.equals(hashing.breached()) ? "Well-known passwords are refused." : "";
    return Phrase.words(words, known, Phrase.sentence(hashing.doc()));
  }

  static String hash(Identity identity) {
    var hash = identity.hashing().hash();
    return hash == null ? "argon2id" : hash.name().toLowerCase(Locale.ROOT);
  }

  private static void throttle(Identity identity, List<String> lines) {
    var throttle = identity.throttle();
    if (throttle != null) {
      var by = throttle.by().isEmpty() ? List.of("ip") : throttle.by();
      lines.add(
          "**Guessing:** after %s in %s, counted by %s each, a login is answered 429 with `Retry-After`."
              .formatted(
                  Phrase.count(throttle.failures(), "failure"),
                  Amounts.time(throttle.per()),
                  Phrase.and(Phrase.codes(by))));
    } else if (identity.password() != null) {
      var anonymous = identity.roles().get(Role.ANONYMOUS);
      lines.add(
          anonymous == null || anonymous.limit() == null
              ? "**Guessing:** nothing slows it; the design sets no `throttle`."
              : "**Guessing:** only the limit of all requests without a token slows it; the design sets no `throttle`.");
    }
  }

  private static String keys(dev.newel.language.Identity.Keys keys) {
    return "an API key in the header %s gives a program the role %s%s."
        .formatted(
            MarkdownText.code(keys.header() == null ? "X-API-Key" : keys.header()),
            MarkdownText.code(keys.role()),
            keys.lasts() == null ? "" : ", for " + Amounts.time(keys.lasts()));
  }

  private static String provider(Identity identity) {
    var provider = identity.provider();
    if (provider == null) {
      return "";
    }
    var where =
        provider.discovery() == null
            ? ""
            : ", its metadata at " + MarkdownText.code(provider.discovery());
    return provider.kind().name().toUpperCase(Locale.ROOT) + where;
  }

  /// What happens from the login to the next request, in order.
  private static List<String> flow(Design design) {
    var identity = design.identity();
    var steps = new ArrayList<String>();
    if (identity.provider() != null) {
      steps.add("The person logs in at the provider, which issues the token.");
    }
    var login = operation(design, Operation.Kind.LOGIN);
    if (login != null) {
      steps.add(
          "The client sends %s and password to %s."
              .formatted(
                  MarkdownText.code(identity.login() == null ? "login" : identity.login()),
                  Callers.link(login)));
      steps.add(
          "The server finds the %s and compares the password with its hash; a wrong one and an"
                  .formatted(MarkdownText.code(String.valueOf(identity.users())))
              + " unknown login are answered alike, with 401.");
      steps.add("It answers with " + issued(identity) + ".");
    }
    if (!identity.access().scheme().equals(BASIC)
        && (login != null || identity.provider() != null)) {
      steps.add(
          "Each further request bears the access token. The server checks its signature, its expiry"
              + " and that the person is still there, before it looks at parameters, body or rows.");
    } else if (identity.users() != null && identity.access().scheme().equals(BASIC)) {
      steps.add(
          "Each request bears login and password. The server finds the %s and compares the password."
              .formatted(MarkdownText.code(identity.users())));
    }
    var refresh = operation(design, Operation.Kind.REFRESH);
    if (refresh != null) {
      steps.add(
          "When the access token has expired, the client renews it by %s.%s"
              .formatted(
                  Callers.link(refresh),
                  rotates(identity)
                      ? " The refresh token is replaced; the reuse of an old one ends the session."
                      : ""));
    }
    var logout = operation(design, Operation.Kind.LOGOUT);
    if (logout != null) {
      steps.add(
          "%s ends the session: its refresh tokens count no more.".formatted(Callers.link(logout)));
    }
    return steps;
  }

  private static boolean rotates(Identity identity) {
    return identity.refresh() != null && identity.refresh().rotates();
  }

  private static String issued(Identity identity) {
    var refresh = identity.refresh();
    var access = "an access token for " + Amounts.time(identity.access().lasts());
    if (refresh == null) {
      return access;
    }
    return "%s, and a refresh token for %s%s"
        .formatted(
            access,
            Amounts.time(refresh.lasts()),
            refresh.cookie() == null ? "" : " in an HTTP-only cookie");
  }

  private static @Nullable Operation operation(Design design, Operation.Kind kind) {
    return design.identityOperations().values().stream()
        .filter(operation -> operation.kind() == kind && operation.http() != null)
        .findFirst()
        .orElse(null);
  }

  private static List<Block> tokens(Place place) {
    var design = place.subject().design();
    var identity = design.identity();
    if (!Callers.hasIdentity(design)) {
      return Callers.noIdentity(place);
    }
    if (identity.access().scheme().equals(BASIC)) {
      return Unknown.absent(place, "callers send login and password, and no token is issued");
    }
    if (identity.users() == null && identity.provider() == null) {
      return Unknown.absent(place, "programs alone call, with API keys");
    }
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Paragraph("**Access token:**"));
    blocks.add(new Block.Bullets(access(identity)));
    var refresh = identity.refresh();
    if (refresh == null) {
      blocks.add(
          Block.labelled(
              "Refresh token",
              identity.provider() == null
                  ? "none; who needs another access token logs in again."
                  : "none of ours; who needs another access token gets it from the provider."));
    } else {
      blocks.add(new Block.Paragraph("**Refresh token:**"));
      blocks.add(new Block.Bullets(refresh(refresh)));
    }
    return blocks;
  }

  private static List<String> access(Identity identity) {
    var access = identity.access();
    var lines = new ArrayList<String>();
    lines.add("Expiry: %s.".formatted(Amounts.time(access.lasts())));
    var claims = access.claims().stream().map(claim -> MarkdownText.code(claim.name())).toList();
    var subject = access.subject();
    lines.add(
        "Claims: %s%s."
            .formatted(
                subject == null ? "no subject" : "`sub` is " + MarkdownText.code(subject.text()),
                claims.isEmpty() ? "" : "; further " + Phrase.and(claims)));
    lines.add("Signature: %s.".formatted(signature(identity)));
    lines.add(
        "Storage: %s."
            .formatted(
                access.kept() == null ? "the client's choice" : Phrase.clause(access.kept())));
    lines.add("Rights are read from the person's row on each request, not from the token.");
    return lines;
  }

  /// Who signs tokens, and with what.
  private static String signature(Identity identity) {
    var algorithm = identity.access().algorithm();
    if (identity.provider() != null) {
      return "the provider's, checked with its published keys";
    }
    return MarkdownText.code(algorithm)
        + (algorithm.startsWith("HS")
            ? ", with a shared secret"
            : ", with a private key that the server alone has");
  }

  private static List<String> refresh(Identity.RefreshToken refresh) {
    var cookie = refresh.cookie();
    return List.of(
        "Expiry: %s.".formatted(Amounts.time(refresh.lasts())),
        "Storage: %s."
            .formatted(
                cookie == null
                    ? "in bodies, and with the client"
                    : "an HTTP-only cookie %s that no script reads and no other site sends"
                        .formatted(MarkdownText.code(cookie))),
        "Rotation: %s."
            .formatted(
                refresh.rotates()
                    ? "on each refresh; the reuse of an old one ends all tokens of that login"
                    : "never; it ends with its expiry"),
        "At rest: the server keeps a hash of it, so that a copy of the database logs nobody in.");
  }

  private static List<Block> integration(Place place) {
    var design = place.subject().design();
    var identity = design.identity();
    if (!Callers.hasIdentity(design)) {
      return Callers.noIdentity(place);
    }
    var provider = identity.provider();
    if (provider == null) {
      return Unknown.absent(
          place,
          identity.users() == null
              ? "there are no people, only programs with keys"
              : "people are kept here, in %s, and no other identity provider is asked"
                  .formatted(MarkdownText.code(identity.users())));
    }
    var lines = new ArrayList<String>();
    lines.add("**Provider:** %s.".formatted(provider(identity)));
    provider
        .maps()
        .forEach(
            (field, claim) ->
                lines.add(
                    "**Mapping:** our %s is the claim %s."
                        .formatted(MarkdownText.code(field), MarkdownText.code(claim))));
    lines.add(
        "**Somebody whom we do not know:** %s."
            .formatted(
                provider.unknown() == dev.newel.language.Identity.Unknown.CREATE
                    ? "gets a row at the first call"
                    : "is refused"));
    lines.add(
        "**Validation:** signature, issuer, audience (%s) and times of each token are checked with the provider's published keys."
            .formatted(
                MarkdownText.code(
                    provider.audience() == null
                        ? design.prose().system().name()
                        : provider.audience())));
    return List.of(new Block.Bullets(lines));
  }

  /// Those who call without being people; nothing where there are none.
  private static List<Block> callers(Place place) {
    var lines = programs(place);
    return lines.isEmpty() ? List.of() : List.of(new Block.Bullets(lines));
  }

  private static List<String> programs(Place place) {
    var identity = place.subject().design().identity();
    var lines = new ArrayList<String>();
    if (identity.services() != null) {
      lines.add("**Services that call us:** " + Phrase.sentence(identity.services()));
    }
    if (identity.keys() != null) {
      lines.add("**Programs that call us:** " + keys(identity.keys()));
    }
    place.subject().slice().events().values().forEach(event -> caller(event, lines));
    return lines;
  }

  /// The neighbour that brings an event by a request of its own.
  private static void caller(Event event, List<String> lines) {
    var http = event.http();
    if (event.source() != null && http != null) {
      lines.add(
          "**%s calls back:** %s, %s."
              .formatted(
                  Phrase.capital(MarkdownText.prose(event.source())),
                  MarkdownText.code(http.toString()),
                  event.signed() == null
                      ? "unsigned"
                      : "signed with " + MarkdownText.code(event.signed())));
    }
  }

  private static List<Block> services(Place place) {
    var design = place.subject().design();
    var lines = programs(place);
    var slice = place.subject().slice();
    slice
        .dependencies()
        .forEach(
            (name, dependency) -> {
              if (dependency.auth() != null) {
                lines.add(
                    "**We call %s:** %s"
                        .formatted(
                            dependency.title() == null
                                ? MarkdownText.code(name)
                                : MarkdownText.prose(dependency.title()),
                            Settings.asCode(
                                place.subject().design(), Phrase.sentence(dependency.auth()))));
              }
            });
    if (lines.isEmpty()) {
      return design.operations().isEmpty() && slice.dependencies().isEmpty()
          ? Unknown.absent(place, "the design calls no service and none calls it")
          : List.of();
    }
    return List.of(new Block.Bullets(lines));
  }
}
