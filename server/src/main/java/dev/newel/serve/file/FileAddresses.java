package dev.newel.serve.file;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.newel.design.Design;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The addresses of files: signed, so that nobody makes one up, and with an end.
///
/// All that are made in one window end together, so that a row that did not change is shown by the
/// same bytes for a while. An address counts for one window at least and two at most.
public final class FileAddresses {
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final Pattern PARAMETERS =
      Pattern.compile("until=(\\d{1,12})&signature=([A-Za-z0-9_-]{43})");

  private final String prefix;
  private final Pattern path;
  private final long window;
  private byte @Nullable [] secret;

  private FileAddresses(String prefix, Duration window) {
    this.prefix = prefix;
    this.path = Pattern.compile(Pattern.quote(prefix) + "([A-Za-z0-9_-]{32})");
    this.window = window.toSeconds();
  }

  /// Those of a design: below the base of its API, at a path that none of its operations has; they
  /// outlast every answer that may be kept.
  public static FileAddresses of(Design design) {
    var base = design.api().base();
    var first =
        List.of("files", "file-contents", "newel-files").stream()
            .filter(name -> !isTaken(design, base + "/" + name))
            .findFirst()
            .orElse("newel-file-contents");
    var window = WINDOW;
    for (var operation : design.operations()) {
      var cache = operation.cache();
      var keep = cache == null || cache.keep() == null ? WINDOW : cache.keep().estimate();
      window = keep.compareTo(window) > 0 ? keep : window;
    }
    return new FileAddresses(base + "/" + first + "/", window);
  }

  private static boolean isTaken(Design design, String path) {
    return design.operations().stream()
        .anyMatch(each -> each.http() != null && isBelow(each.http().path().split("/", -1), path));
  }

  /// Whether a path of the design may lead to `path` or below it.
  private static boolean isBelow(String[] parts, String path) {
    var wanted = path.split("/", -1);
    if (parts.length < wanted.length) {
      return false;
    }
    for (var i = 0; i < wanted.length; i++) {
      if (!parts[i].equals(wanted[i]) && !parts[i].startsWith("{")) {
        return false;
      }
    }
    return true;
  }

  /// Signs with `key` from now on.
  public void signWith(byte[] key) {
    secret = key.clone();
  }

  /// Whether a path is that of a file.
  public boolean isAt(String given) {
    return path.matcher(given).matches();
  }

  /// Makes addresses of the keys of files.
  public UnaryOperator<String> at(Instant now) {
    var until = (now.getEpochSecond() / window + 2) * window;
    return key -> "%s%s?until=%d&signature=%s".formatted(prefix, key, until, signature(key, until));
  }

  /// A file that somebody may have.
  ///
  /// @param until when the address ends
  public record Opened(String key, Instant until) {}

  /// What an address opens; null where it is none of ours or its time is over.
  public @Nullable Opened open(String given, String query, Instant now) {
    var file = path.matcher(given);
    var parameters = PARAMETERS.matcher(query);
    if (!file.matches() || !parameters.matches()) {
      return null;
    }
    var until = Long.parseLong(parameters.group(1));
    var isOurs =
        MessageDigest.isEqual(
            signature(file.group(1), until).getBytes(US_ASCII),
            parameters.group(2).getBytes(US_ASCII));
    return isOurs && until > now.getEpochSecond()
        ? new Opened(file.group(1), Instant.ofEpochSecond(until))
        : null;
  }

  private String signature(String key, long until) {
    if (secret == null) {
      throw new IllegalStateException("no key to sign addresses with");
    }
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      var signed = mac.doFinal((prefix + key + "\n" + until).getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
