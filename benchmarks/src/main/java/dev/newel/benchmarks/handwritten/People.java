package dev.newel.benchmarks.handwritten;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.InputStream;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.jspecify.annotations.Nullable;

/// Logs people in and tells who calls. A token counts while its person is there, and the role is
/// the one that the person has now.
final class People {
  private static final Duration LASTS = Duration.ofMinutes(15);

  private final DataSource pool;
  private final JWSSigner signer;
  private final JWSVerifier verifier;

  record Person(UUID id, String role) {}

  record Credentials(String email, String password) {}

  People(DataSource pool) {
    this.pool = pool;
    try {
      var key = new ECKeyGenerator(Curve.P_256).generate();
      this.signer = new ECDSASigner(key);
      this.verifier = new ECDSAVerifier(key);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  Person caller(@Nullable String bearer) throws SQLException {
    if (bearer == null) {
      throw new Refused(401, "UNAUTHORIZED", "Authentication required");
    }
    try {
      var token = SignedJWT.parse(bearer);
      if (!token.getHeader().getAlgorithm().equals(JWSAlgorithm.ES256) || !token.verify(verifier)) {
        throw invalid();
      }
      var claims = token.getJWTClaimsSet();
      if (claims.getExpirationTime().toInstant().isBefore(Instant.now())) {
        throw invalid();
      }
      return byId(UUID.fromString(claims.getSubject()));
    } catch (ParseException | JOSEException e) {
      throw invalid();
    }
  }

  private static Refused invalid() {
    return new Refused(401, "INVALID_TOKEN", "Invalid or expired token");
  }

  private Person byId(UUID id) throws SQLException {
    try (var connection = pool.getConnection();
        var statement = connection.prepareStatement("SELECT role FROM \"user\" WHERE id = ?")) {
      connection.setReadOnly(true);
      statement.setObject(1, id);
      try (var rows = statement.executeQuery()) {
        if (!rows.next()) {
          throw invalid();
        }
        return new Person(id, rows.getString(1));
      }
    }
  }

  String login(InputStream body) throws SQLException {
    var input = Answer.JSON.readValue(body, Credentials.class);
    try (var connection = pool.getConnection();
        var find =
            connection.prepareStatement(
                "SELECT id, role, password_hash FROM \"user\" WHERE email = ?");
        var seen =
            connection.prepareStatement("UPDATE \"user\" SET last_login_at = ? WHERE id = ?")) {
      connection.setReadOnly(false);
      find.setString(1, input.email());
      Person person;
      try (var rows = find.executeQuery()) {
        if (!rows.next()
            || !OpenBSDBCrypt.checkPassword(
                rows.getString("password_hash"), input.password().toCharArray())) {
          throw new Refused(401, "INVALID_CREDENTIALS", "Wrong e-mail or password");
        }
        person = new Person(rows.getObject("id", UUID.class), rows.getString("role"));
      }
      seen.setObject(1, OffsetDateTime.now(ZoneOffset.UTC));
      seen.setObject(2, person.id());
      seen.executeUpdate();
      return Answer.JSON.writeValueAsString(
          Map.of(
              "accessToken",
              token(person, input.email()),
              "tokenType",
              "Bearer",
              "expiresIn",
              LASTS.toSeconds()));
    }
  }

  private String token(Person person, String email) {
    var now = Instant.now();
    var token =
        new SignedJWT(
            new JWSHeader(JWSAlgorithm.ES256),
            new JWTClaimsSet.Builder()
                .subject(person.id().toString())
                .claim("role", person.role())
                .claim("email", email)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LASTS)))
                .build());
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }
}
