package dev.newel.serve.input;

import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.expr.Patterns;
import dev.newel.language.Modifier;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What texts must be beside their length.
public final class Texts {
  /// As HTML's `input type=email` has it (HTML Living Standard, 4.10.5.1.5): RFC 5322 allows what
  /// no mailbox has.
  private static final Pattern EMAIL =
      Pattern.compile(
          "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+");
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*");
  /// RFC 5321, section 4.5.3.1.3.
  private static final int LONGEST_EMAIL = 254;
  private static final int LONGEST_URI = 2_048;

  private Texts() {}

  /// Whether PostgreSQL can keep the text: no NUL character and no half of a surrogate pair.
  static boolean isClean(String text) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == 0
          || (Character.isSurrogate(c)
              && !(Character.isHighSurrogate(c)
                  && i + 1 < text.length()
                  && Character.isLowSurrogate(text.charAt(++i))))) {
        return false;
      }
    }
    return true;
  }

  /// The same of all texts in a JSON value.
  static boolean isClean(@Nullable Object json) {
    return switch (json) {
      case String text -> isClean(text);
      case List<?> list -> list.stream().allMatch(Texts::isClean);
      case Map<?, ?> map ->
          map.entrySet().stream()
              .allMatch(
                  entry -> isClean(String.valueOf(entry.getKey())) && isClean(entry.getValue()));
      case null, default -> true;
    };
  }

  /// Whether a text that came by no request fits a field.
  public static boolean fits(Field field, String text) {
    if (!(field.type() instanceof Type.Text type)) {
      return true;
    }
    var length = text.codePointCount(0, text.length());
    return isClean(text)
        && length >= type.min()
        && (type.max() == null || length <= type.max())
        && fault(type, text, field.is(Modifier.PUBLIC_HTTPS)) == null;
  }

  /// What is wrong with the text, as the end of a sentence; null where it fits.
  static @Nullable String fault(Type.Text type, String text, boolean mustBePublic) {
    var fault =
        switch (type.kind()) {
          case EMAIL ->
              text.length() <= LONGEST_EMAIL && EMAIL.matcher(text).matches()
                  ? null
                  : "must be an e-mail address";
          case URI -> isUri(text) ? null : "must be an absolute URI";
          case SLUG ->
              SLUG.matcher(text).matches()
                  ? null
                  : "must be words of a-z and 0-9 with `-` between them";
          case STRING, PASSWORD, SECRET -> null;
        };
    if (fault == null && mustBePublic && !isPublicHttps(text)) {
      return "must be an https address outside our own network";
    }
    var pattern = type.pattern();
    return fault == null && pattern != null && !Patterns.matches(pattern, text)
        ? "must match `" + pattern + "`"
        : fault;
  }

  private static boolean isUri(String text) {
    try {
      var uri = new URI(text);
      return text.length() <= LONGEST_URI
          && uri.isAbsolute()
          && SCHEME.matcher(uri.getScheme()).matches()
          && !uri.getScheme().equalsIgnoreCase("javascript");
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean isPublicHttps(String text) {
    try {
      var uri = new URI(text);
      var host = uri.getHost();
      if (!"https".equalsIgnoreCase(uri.getScheme()) || host == null || uri.getUserInfo() != null) {
        return false;
      }
      var bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
      var literal = bare.indexOf(':') >= 0 || bare.matches("[0-9.]+");
      if (!literal) {
        return bare.indexOf('.') > 0
            && !bare.endsWith(".local")
            && !bare.endsWith(".internal")
            && !bare.endsWith(".localhost");
      }
      var address = InetAddress.getByName(bare);
      return !(address.isAnyLocalAddress()
          || address.isLoopbackAddress()
          || address.isSiteLocalAddress()
          || address.isLinkLocalAddress()
          || address.isMulticastAddress());
    } catch (URISyntaxException | UnknownHostException e) {
      return false;
    }
  }
}
