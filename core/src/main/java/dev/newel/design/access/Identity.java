package dev.newel.design.access;

import dev.newel.expr.Expr;
import dev.newel.language.Identity.Keys;
import dev.newel.language.Identity.Password;
import dev.newel.language.Identity.Provider;
import dev.newel.language.Identity.Throttle;
import dev.newel.language.Maps;
import dev.newel.language.Rate;
import dev.newel.language.TimeAmount;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who people and programs are.
///
/// @param users the entity of the people, null where nobody logs in
/// @param login the field that they log in with
/// @param password the field that holds the password
/// @param roleField the field that holds the role or roles, null where everybody has `newcomers`
/// @param active what holds of a person who may log in and whose tokens count; null where all may
/// @param tenantActive what holds of a tenant that may work; null where all may
/// @param newcomers the role of somebody who registers
/// @param roles by name, `anonymous` among them
public record Identity(
    @Nullable String users,
    @Nullable String login,
    @Nullable String password,
    @Nullable String roleField,
    @Nullable Expr active,
    @Nullable Expr tenantActive,
    @Nullable String newcomers,
    Password hashing,
    AccessToken access,
    @Nullable RefreshToken refresh,
    @Nullable Throttle throttle,
    @Nullable Keys keys,
    @Nullable Provider provider,
    @Nullable String services,
    @Nullable String mfa,
    Map<String, Role> roles) {
  public Identity {
    roles = Maps.ordered(roles);
  }

  /// Whether an operation counts requests by the address that they come from, which needs no
  /// token: before anybody is authenticated.
  ///
  /// @param own the limit of the operation itself, null where it has none
  public boolean countsAddresses(@Nullable Rate own) {
    return (own != null && own.per() == Rate.Partition.IP)
        || roles.values().stream().anyMatch(role -> isAnonymous(role) && role.limit() != null);
  }

  /// Whether an operation counts requests by who makes them: after they are authenticated.
  ///
  /// @param own the limit of the operation itself, null where it has none
  public boolean countsCallers(@Nullable Rate own) {
    return (own != null && own.per() != Rate.Partition.IP)
        || roles.values().stream().anyMatch(role -> !isAnonymous(role) && role.limit() != null);
  }

  private static boolean isAnonymous(Role role) {
    return role.name().equals(Role.ANONYMOUS);
  }

  /// The token that each request bears.
  ///
  /// @param scheme the word before it in `Authorization`
  /// @param claims what it says of the person, in order
  /// @param subject what `sub` holds; null where there are no people
  public record AccessToken(
      String scheme,
      TimeAmount lasts,
      List<Claim> claims,
      @Nullable Expr subject,
      @Nullable String kept,
      String algorithm) {
    public AccessToken {
      claims = List.copyOf(claims);
    }
  }

  /// What a token says of a person.
  ///
  /// @param name the claim's name, that of a field
  /// @param value over `this`, the person; a computed or unlisted field as well as any other
  public record Claim(String name, Expr value) {}

  /// The token that renews it.
  ///
  /// @param cookie the name of the HTTP-only cookie that it travels in; null where bodies bear it
  /// @param rotates whether each use yields a new one, and the reuse of an old one ends the family
  public record RefreshToken(TimeAmount lasts, @Nullable String cookie, boolean rotates) {}
}
