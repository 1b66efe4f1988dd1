package dev.newel.language;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The HTTP method and path of an operation: `PUT`, `GET /articles/feed`, `POST cancel`,
/// `POST | DELETE`.
///
/// @param method a method of RFC 9110, section 9, or PATCH
/// @param other the second method of a link, the one that ends it; null elsewhere
/// @param path from the base on where it begins with `/`, else below the item; null for the
///     conventional one
@Line(
    says = "An HTTP method, and a path where the conventional one does not fit.",
    pattern =
        "^(DELETE|GET|HEAD|PATCH|POST|PUT)(\\s*\\|\\s*(DELETE|GET|HEAD|PATCH|POST|PUT))?(\\s+/?\\S*)?$",
    eg = {"PUT", "GET /articles/feed", "POST /charges/{chargeId}/refund", "POST | DELETE"})
public record Http(String method, @Nullable String other, @Nullable String path) {
  private static final Pattern FORM =
      Pattern.compile(
          "(GET|HEAD|POST|PUT|PATCH|DELETE)(?:\\s*\\|\\s*(GET|HEAD|POST|PUT|PATCH|DELETE))?(?:\\s+(\\S+))?");
  private static final Pattern PATH =
      Pattern.compile(
          "/?(?:[A-Za-z0-9._~-]+|\\{[A-Za-z][A-Za-z0-9]*\\})"
              + "(?:/(?:[A-Za-z0-9._~-]+|\\{[A-Za-z][A-Za-z0-9]*\\}))*|/");

  /// One method, at a path or at the conventional one.
  public Http(String method, @Nullable String path) {
    this(method, null, path);
  }

  /// The method that ends what the first one makes.
  public String ending() {
    return other == null ? "DELETE" : other;
  }

  public static Reading<Http> read(String text) {
    if (text.length() > Reading.LONGEST) {
      return Reading.tooLong(text);
    }
    var matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      return Reading.fault(
          text,
          "`%s` is no HTTP method with a path.".formatted(text),
          "Write DELETE, GET, HEAD, PATCH, POST or PUT, and a path where the conventional one does not fit.");
    }
    var path = matcher.group(3);
    if (path != null && !PATH.matcher(path).matches()) {
      return new Reading.Fault<>(
          text.indexOf(text.strip()) + matcher.start(3),
          path.length(),
          "`%s` is no path: its segments are words or `{names}`.".formatted(path),
          "Write `/articles/feed` or `/articles/{slug}`.");
    }
    return Reading.of(new Http(matcher.group(1), matcher.group(2), path));
  }

  @Override
  public String toString() {
    var methods = other == null ? method : method + " | " + other;
    return path == null ? methods : methods + " " + path;
  }
}
