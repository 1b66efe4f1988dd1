package dev.newel.benchmarks.spring;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
class LoginController {
  private final People people;
  private final PasswordEncoder passwords;
  private final JwtEncoder tokens;

  record Credentials(@NotNull String email, @NotNull String password) {}

  LoginController(People people, PasswordEncoder passwords, JwtEncoder tokens) {
    this.people = people;
    this.passwords = passwords;
    this.tokens = tokens;
  }

  @PostMapping("/api/v1/auth/login")
  Map<String, Object> login(@Valid @RequestBody Credentials input) {
    var person =
        people
            .findByEmail(input.email())
            .filter(found -> passwords.matches(input.password(), found.passwordHash))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.UNAUTHORIZED));
    person.lastLoginAt = Instant.now();
    people.save(person);
    var lasts = Duration.ofMinutes(15);
    var now = Instant.now();
    var claims =
        JwtClaimsSet.builder()
            .subject(person.id.toString())
            .issuedAt(now)
            .expiresAt(now.plus(lasts))
            .claim("role", person.role)
            .claim("email", person.email)
            .build();
    var header = JwsHeader.with(SignatureAlgorithm.ES256).keyId("1").build();
    return Map.of(
        "accessToken",
        tokens.encode(JwtEncoderParameters.from(header, claims)).getTokenValue(),
        "tokenType",
        "Bearer",
        "expiresIn",
        lasts.toSeconds());
  }
}
