package dev.newel.language;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The HTTP method and path of an operation: `PUT`, `GET /articles/feed`, `POST cancel`.
///
/// @param method a method of RFC 9110, section 9, or PATCH
/// @param path from the base on where it begins with `/`, else below the item; null for the
///     conventional one
@Line(
    says = "An HTTP method, and a path where the conventional one does not fit.",
    pattern = "^(DELETE|GET|HEAD|PATCH|POST|PUT)(\\s+/?\\S*)?$",
    eg = {"PUT", "GET /articles/feed", "POST /charges/{chargeId}/refund"})
public record Http(String method, @Nullable String path) {
  private static final Pattern FORM =
      Pattern.compile("(GET|HEAD|POST|PUT|PATCH|DELETE)(?:\\s+(\\S+))?");
  private static final Pattern PATH =
      Pattern.compile(
          "/?(?:[A-Za-z0-9._~-]+|\\{[A-Za-z][A-Za-z0-9]*\\})"
              + "(?:/(?:[A-Za-z0-9._~-]+|\\{[A-Za-z][A-Za-z0-9]*\\}))*|/");

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
    var path = matcher.group(2);
    if (path != null && !PATH.matcher(path).matches()) {
      return new Reading.Fault<>(
          text.indexOf(text.strip()) + matcher.start(2),
          path.length(),
          "`%s` is no path: its segments are words or `{names}`.".formatted(path),
          "Write `/articles/feed` or `/articles/{slug}`.");
    }
    return Reading.of(new Http(matcher.group(1), path));
  }

  @Override
  public String toString() {
    return path == null ? method : method + " " + path;
  }
}
