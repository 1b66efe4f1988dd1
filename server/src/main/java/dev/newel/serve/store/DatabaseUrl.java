package dev.newel.serve.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Reads the address of a database as libpq (PostgreSQL manual, 32.1.1.2 "Connection URIs") and as
/// the JDBC driver write it.
///
/// No message repeats a piece of the input that a badly encoded password could have slipped into.
final class DatabaseUrl {
  private static final String EXAMPLE =
      "`postgres://user:password@host:5432/database?sslmode=require`";
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?\\.?");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]+(%[A-Za-z0-9]+)?");
  private static final Pattern SCHEME =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]{0,20}):.*", Pattern.DOTALL);

  /// The names that we pass on, as libpq and as the driver spell them, to the driver's own.
  private static final Map<String, String> PROPERTIES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("sslmode", "sslmode"),
              Map.entry("ssl", "ssl"),
              Map.entry("sslrootcert", "sslrootcert"),
              Map.entry("sslcert", "sslcert"),
              Map.entry("sslkey", "sslkey"),
              Map.entry("sslpassword", "sslpassword"),
              Map.entry("channel_binding", "channelBinding"),
              Map.entry("channelBinding", "channelBinding"),
              Map.entry("application_name", "ApplicationName"),
              Map.entry("ApplicationName", "ApplicationName"),
              Map.entry("currentSchema", "currentSchema"),
              Map.entry("connect_timeout", "connectTimeout"),
              Map.entry("connectTimeout", "connectTimeout")));
  private static final Set<String> SSL_MODES =
      new TreeSet<>(Set.of("allow", "disable", "prefer", "require", "verify-ca", "verify-full"));

  private final String setting;

  DatabaseUrl(String setting) {
    this.setting = setting;
  }

  DatabaseAddress parse(String url) {
    var text = url.strip();
    if (text.isEmpty()) {
      throw wrong(
          "is empty, where the address of a PostgreSQL database is expected",
          "Write " + EXAMPLE + ".");
    }
    var lower = text.toLowerCase(Locale.ROOT);
    if (lower.startsWith("jdbc:postgresql:")) {
      return jdbc(text.substring("jdbc:postgresql:".length()));
    }
    for (var scheme : new String[] {"postgres://", "postgresql://"}) {
      if (lower.startsWith(scheme)) {
        return located(text.substring(scheme.length()), false);
      }
    }
    var scheme = SCHEME.matcher(text);
    throw wrong(
        (scheme.matches() ? "begins with `%s:`".formatted(scheme.group(1)) : "has no scheme")
            + ", where one of `jdbc:postgresql:`, `postgres://`, `postgresql://` is expected",
        "Write " + EXAMPLE + ".");
  }

  /// `//host:port/database`, `//host/`, `/database`, `database`: the driver's forms, where the host
  /// is optional.
  private DatabaseAddress jdbc(String rest) {
    if (rest.startsWith("//")) {
      return located(rest.substring(2), true);
    }
    return located("localhost/" + (rest.startsWith("/") ? rest.substring(1) : rest), true);
  }

  private DatabaseAddress located(String rest, boolean jdbc) {
    var cut = rest.indexOf('?');
    var place = cut < 0 ? rest : rest.substring(0, cut);
    // The driver reads a query as a form, where `+` is a space and `@` needs no escape; libpq reads
    // plain RFC 3986.
    var rawQuery = cut < 0 ? "" : rest.substring(cut + 1);
    var query = query(jdbc ? rawQuery.replace("+", "%20").replace("@", "%40") : rawQuery);
    var slash = place.indexOf('/');
    var authority = slash < 0 ? place : place.substring(0, slash);
    var path = slash < 0 ? "" : place.substring(slash + 1);
    var at = authority.indexOf('@');
    if (rest.indexOf('#') >= 0 || (jdbc ? place : rest).indexOf('@', at + 1) >= 0) {
      throw wrong(
          "holds a `@` or `#` where none can stand",
          "Percent-encode user and password: `@` as `%40`, `/` as `%2F`, `?` as `%3F`, `#` as `%23`.");
    }
    var userInfo = at < 0 ? "" : authority.substring(0, at);
    var colon = userInfo.indexOf(':');
    var user = decode("user", colon < 0 ? userInfo : userInfo.substring(0, colon));
    var password = decode("password", colon < 0 ? "" : userInfo.substring(colon + 1));
    return address(
        authority.substring(at + 1),
        decode("database", path),
        query.containsKey("user") ? query.remove("user") : user,
        query.containsKey("password") ? query.remove("password") : password,
        query);
  }

  private DatabaseAddress address(
      String hostAndPort,
      String database,
      String user,
      String password,
      Map<String, String> query) {
    var properties = properties(query);
    if (hostAndPort.indexOf(',') >= 0) {
      throw wrong("names several hosts, where one is expected", "Name the primary server alone.");
    }
    var bracket = hostAndPort.startsWith("[") ? hostAndPort.indexOf(']') : -1;
    if (bracket < 0 && hostAndPort.startsWith("[")) {
      throw wrong(
          "names a host that is no name and no address",
          "Close the bracket after the IPv6 address.");
    }
    var colon = hostAndPort.indexOf(':', bracket + 1);
    var rawHost = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
    var port = colon < 0 ? 5432 : port(hostAndPort.substring(colon + 1));
    var host = bracket > 0 ? rawHost.substring(1, bracket) : rawHost;
    if (host.isEmpty()) {
      throw wrong("names no host", "Write " + EXAMPLE + ".");
    }
    var legal =
        bracket > 0
            ? bracket == rawHost.length() - 1 && IPV6.matcher(host).matches()
            : HOST.matcher(host).matches();
    if (!legal) {
      throw wrong(
          "names a host that is no name and no address",
          "Write " + EXAMPLE + "; IPv6 stands in brackets.");
    }
    if (user.isEmpty()) {
      throw wrong("names no user", "Write " + EXAMPLE + ".");
    }
    if (database.isEmpty()) {
      throw wrong("names no database", "Write " + EXAMPLE + ".");
    }
    if (database.indexOf('/') >= 0) {
      throw wrong(
          "names a database with a `/` in it", "Write one path segment, as in " + EXAMPLE + ".");
    }
    return new DatabaseAddress(host, port, database, user, password, properties);
  }

  private int port(String digits) {
    if (digits.isEmpty()) {
      return 5432;
    }
    var port = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0;
    if (port < 1 || port > 65_535) {
      throw wrong("has a port that is no number from 1 to 65535", "Write " + EXAMPLE + ".");
    }
    return port;
  }

  private Map<String, String> query(String query) {
    var values = new LinkedHashMap<String, String>();
    for (var pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        var equal = pair.indexOf('=');
        var name = decode("parameter", equal < 0 ? pair : pair.substring(0, equal));
        values.put(name, decode("parameter", equal < 0 ? "" : pair.substring(equal + 1)));
      }
    }
    return values;
  }

  private Map<String, String> properties(Map<String, String> query) {
    var properties = new TreeMap<String, String>();
    query.forEach(
        (name, value) -> {
          var property = PROPERTIES.get(name);
          if (property == null) {
            throw wrong(
                "holds a parameter that Newel does not pass on",
                "Use only `%s`, `password`, `user`."
                    .formatted(String.join("`, `", PROPERTIES.keySet())));
          }
          properties.put(property, value);
        });
    var mode = properties.get("sslmode");
    if (mode != null && !SSL_MODES.contains(mode)) {
      throw wrong(
          "holds an `sslmode` that does not exist",
          "Use one of `" + String.join("`, `", SSL_MODES) + "`.");
    }
    var timeout = properties.get("connectTimeout");
    if (timeout != null && !timeout.matches("[0-9]{1,5}")) {
      throw wrong(
          "holds a `connect_timeout` that is no number",
          "Write whole seconds, as in `connect_timeout=10`.");
    }
    return properties;
  }

  /// Percent-decoding of RFC 3986; `+` stays `+`. The result is UTF-8 without control characters.
  private String decode(String part, String text) {
    var bytes = new ByteArrayOutputStream(text.length());
    for (var i = 0; i < text.length(); ) {
      var c = text.codePointAt(i);
      if (c == '%') {
        var hex = text.substring(i + 1, Math.min(i + 3, text.length()));
        if (!hex.matches("[0-9A-Fa-f]{2}")) {
          throw wrong(
              "has a `%%` in its %s that two hexadecimal digits do not follow".formatted(part),
              "Write `%` as `%25`.");
        }
        bytes.write(Integer.parseInt(hex, 16));
        i += 3;
      } else {
        bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(c);
      }
    }
    String decoded;
    try {
      decoded =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes.toByteArray()))
              .toString();
    } catch (CharacterCodingException e) {
      throw wrong(
          "has a %s that is not UTF-8".formatted(part),
          "Percent-encode the UTF-8 bytes of each character.");
    }
    if (decoded.chars().anyMatch(Character::isISOControl)) {
      throw wrong("has a control character in its %s".formatted(part), "Remove the character.");
    }
    return decoded;
  }

  private StartFailure wrong(String what, String hint) {
    return new StartFailure("`" + setting + "` " + what + ".", hint);
  }
}
