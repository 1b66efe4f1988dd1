package dev.newel.language;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who people and programs are, and what they may be.
@Element(says = "Who people and programs are, and what they may be.")
public record Identity(
    @Key(says = "The entity of the people who log in.", eg = "User", kept = Kept.SERVED)
        @Nullable String users,
    @Key(says = "The field that they log in with.", eg = "email", kept = Kept.SERVED)
        @Nullable String login,
    @Key(
            says =
                "What holds of a person who may log in and whose tokens count; checked on every request.",
            eg = "blockedAt == null",
            kept = Kept.SERVED)
        @Nullable Expression active,
    @Key(
            says = "The role of somebody who registers.",
            eg = "member",
            otherwise = "the first role that is not `anonymous`",
            kept = Kept.SERVED)
        @Nullable String newcomers,
    @Key(
            says = "How passwords are kept and judged.",
            eg = "{ hash: bcrypt, cost: 12 }",
            kept = Kept.SERVED)
        @Nullable Password password,
    @Key(
            says = "The tokens that a login yields.",
            eg = "{ access: { for: 15m }, refresh: { for: 7d } }",
            kept = Kept.SERVED)
        @Nullable Tokens tokens,
    @Key(
            says = "How guessing is slowed.",
            eg = "{ failures: 5, per: 1m, by: [email, ip] }",
            kept = Kept.SERVED)
        @Nullable Throttle throttle,
    @Key(
            says = "API keys for programs.",
            eg = "{ header: X-API-Key, role: service }",
            kept = Kept.SERVED)
        @Nullable Keys keys,
    @Key(
            says = "An identity provider that issues the tokens.",
            eg =
                "{ kind: oidc, discovery: \"https://login.example/.well-known/openid-configuration\" }",
            kept = Kept.SERVED)
        @Nullable Provider provider,
    @Key(
            says = "How other services authenticate here, in words.",
            eg = "Mutual TLS inside the cluster.")
        @Nullable String services,
    @Key(
            says = "Whether and for whom a second factor is asked, in words.",
            eg = "For administrators, by TOTP.")
        @Nullable String mfa,
    @Key(
            says = "The roles, by name.",
            eg = "{ admin: { is: user, limit: 5000/min } }",
            kept = Kept.SERVED)
        Map<String, Role> roles,
    @Key(says = "The requirements that it meets.", eg = "[NFR-002]") List<String> satisfies,
    @Key(
            says =
                "What differs from the conventional register, login, refresh, logout and password; `off` where one does not exist.",
            eg = "{ logout: off }",
            kept = Kept.SERVED)
        Map<String, OperationText> operations) {
  public Identity {
    roles = Maps.ordered(roles);
    operations = Maps.ordered(operations);
    satisfies = List.copyOf(satisfies);
  }

  /// How passwords are kept and judged.
  @Element(says = "How passwords are kept and judged.")
  public record Password(
      @Key(says = "The function.", eg = "bcrypt", otherwise = "argon2id", kept = Kept.SERVED)
          @Nullable Hash hash,
      @Key(
              says = "Its cost: rounds as a power of two for bcrypt, passes for argon2id.",
              eg = "12",
              kept = Kept.SERVED)
          @Nullable Integer cost,
      @Key(says = "Whether well-known passwords are refused.", eg = "true", otherwise = "false")
          @Nullable Boolean breached,
      @Key(says = "What else a password must be.") @Nullable String doc) {}

  /// A password hashing function.
  public enum Hash {
    BCRYPT,
    ARGON2ID
  }

  /// The tokens that a login yields.
  @Element(says = "The tokens that a login yields.")
  public record Tokens(
      @Key(
              says = "The word before the token in `Authorization`.",
              eg = "Bearer",
              otherwise = "Bearer",
              kept = Kept.SERVED)
          @Nullable String scheme,
      @Key(says = "The token that each request bears.", eg = "{ for: 15m }", kept = Kept.SERVED)
          @Nullable Access access,
      @Key(
              says = "The token that renews it.",
              eg = "{ for: 7d, in: http-only cookie, rotate: always }",
              kept = Kept.SERVED)
          @Nullable Refresh refresh) {}

  /// The token that each request bears.
  @Element(says = "The token that each request bears.")
  public record Access(
      @Key(
              says = "How long it is valid.",
              eg = "15m",
              otherwise = "15m",
              name = "for",
              kept = Kept.SERVED)
          @Nullable TimeAmount lasts,
      @Key(
              says = "The fields of the person that it bears.",
              eg = "[id, role, email]",
              kept = Kept.SERVED)
          List<String> claims,
      @Key(says = "The field in `sub`.", eg = "id", otherwise = "the key", kept = Kept.SERVED)
          @Nullable String subject,
      @Key(says = "Where the client keeps it.", eg = "in memory only") @Nullable String kept,
      @Key(says = "How it is signed.", eg = "RS256", otherwise = "ES256", kept = Kept.SERVED)
          @Nullable String algorithm) {
    public Access {
      claims = List.copyOf(claims);
    }
  }

  /// The token that renews the access token.
  @Element(says = "The token that renews the access token.")
  public record Refresh(
      @Key(says = "How long it is valid.", eg = "7d", name = "for", kept = Kept.SERVED)
          @Nullable TimeAmount lasts,
      @Key(
              says = "Where it travels.",
              eg = "http-only cookie",
              otherwise = "body",
              kept = Kept.SERVED)
          @Nullable Place in,
      @Key(
              says = "Whether each use yields a new one; the reuse of an old one ends the family.",
              eg = "always",
              otherwise = "always",
              kept = Kept.SERVED)
          @Nullable Rotation rotate) {}

  /// Where a refresh token travels.
  public enum Place {
    BODY,
    @Word("http-only cookie")
    HTTP_ONLY_COOKIE
  }

  /// Whether a refresh token changes with each use.
  public enum Rotation {
    ALWAYS,
    NEVER
  }

  /// How guessing is slowed.
  @Element(says = "How guessing is slowed.")
  public record Throttle(
      @Key(says = "Failures that are allowed.", eg = "5", required = true, kept = Kept.SERVED)
          Integer failures,
      @Key(says = "In how long.", eg = "1m", required = true, kept = Kept.SERVED) TimeAmount per,
      @Key(
              says = "What they are counted by: the field under `login`, `ip`, or both.",
              eg = "[email, ip]",
              otherwise = "[ip]",
              kept = Kept.SERVED)
          List<String> by,
      @Key(says = "The requirements that it meets.", eg = "[NFR-002]") List<String> satisfies) {
    public Throttle {
      by = List.copyOf(by);
      satisfies = List.copyOf(satisfies);
    }
  }

  /// API keys for programs.
  @Element(says = "API keys for programs.")
  public record Keys(
      @Key(
              says =
                  "The entity of a key: its `secret` is the key, its `tenant` whom it works for; its resource makes and revokes keys.",
              eg = "ApiKey",
              kept = Kept.SERVED)
          @Nullable String of,
      @Key(
              says = "The header that bears the key.",
              eg = "X-API-Key",
              otherwise = "X-API-Key",
              kept = Kept.SERVED)
          @Nullable String header,
      @Key(
              says = "The role of a program with a key.",
              eg = "service",
              required = true,
              kept = Kept.SERVED)
          String role,
      @Key(says = "How long a key is valid.", eg = "365d", name = "for", kept = Kept.SERVED)
          @Nullable TimeAmount lasts) {}

  /// An identity provider that issues the tokens.
  @Element(says = "An identity provider that issues the tokens.")
  public record Provider(
      @Key(says = "Its protocol.", eg = "oidc", required = true, kept = Kept.SERVED)
          ProviderKind kind,
      @Key(
              says = "The address of its metadata.",
              eg = "https://login.example/.well-known/openid-configuration",
              kept = Kept.SERVED)
          @Nullable String discovery,
      @Key(
              says = "Whom its tokens must be for (`aud`).",
              eg = "https://api.shop.example",
              otherwise = "the name of the system",
              kept = Kept.SERVED)
          @Nullable String audience,
      @Key(says = "Our field to its claim.", eg = "{ email: email }", kept = Kept.SERVED)
          Map<String, String> maps,
      @Key(
              says = "What happens to a person whom we do not know yet.",
              eg = "create",
              otherwise = "refuse",
              kept = Kept.SERVED)
          @Nullable Unknown unknown) {
    public Provider {
      maps = Maps.ordered(maps);
    }
  }

  /// The protocol of an identity provider.
  public enum ProviderKind {
    OIDC,
    OAUTH2,
    SAML
  }

  /// What happens to a person whom we do not know yet.
  public enum Unknown {
    CREATE,
    REFUSE
  }

  /// What somebody may be.
  @Element(says = "What somebody may be.", scalar = "is")
  public record Role(
      @Key(says = "Who has it.") @Nullable String doc,
      @Key(says = "The role whose rights it has besides its own.", eg = "user", kept = Kept.SERVED)
          @Nullable String is,
      @Key(
              says = "How many requests it may make; per user, and per ip for `anonymous`.",
              eg = "1000/min",
              kept = Kept.SERVED)
          @Nullable Rate limit) {}
}
