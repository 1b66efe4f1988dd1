package dev.newel.serve.identity;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.newel.design.Design;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The keys of access tokens: the newest one signs, and those before it are known for as long as a
/// token of theirs may count.
///
/// The first is made at the first start. Where the file cannot be written, whoever provides it
/// changes the keys, and it is read again when it has changed.
public final class SigningKeys {
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final JWSAlgorithm algorithm;
  private final @Nullable KeyFile file;
  private final Rotation rotation;
  private volatile Kept kept;
  private volatile Instant notBefore = Instant.MIN;

  /// When keys change.
  ///
  /// @param every how long a key signs; null for ever
  /// @param overlap how long a token counts
  public record Rotation(@Nullable Duration every, Duration overlap) {
    /// One key for ever.
    public static final Rotation NONE = new Rotation(null, Duration.ZERO);

    /// As `security.secrets.rotate` has it; an earlier key is known for as long as a token counts.
    public static Rotation of(Design design) {
      var security = design.prose().security();
      var secrets = security == null ? null : security.secrets();
      var every = secrets == null ? null : secrets.rotate();
      return every == null
          ? NONE
          : new Rotation(every.estimate(), design.identity().access().lasts().estimate());
    }
  }

  /// @param changed when the file had them; null where there is none
  private record Kept(List<SigningKey> keys, @Nullable FileTime changed) {}

  private SigningKeys(
      JWSAlgorithm algorithm, @Nullable KeyFile file, Rotation rotation, Kept kept) {
    this.algorithm = algorithm;
    this.file = file;
    this.rotation = rotation;
    this.kept = kept;
  }

  /// The keys for `algorithm` (RFC 7518: ES256, RS256, HS256) that are kept in `directory`; made
  /// where there are none.
  public static SigningKeys in(Path directory, String algorithm, Rotation rotation, Instant now)
      throws IOException {
    var wanted = JWSAlgorithm.parse(algorithm);
    var file = new KeyFile(directory, wanted);
    if (!file.isThere()) {
      file.write(List.of(SigningKey.generate(wanted, now)));
    }
    return new SigningKeys(wanted, file, rotation, new Kept(file.read(), file.changed()));
  }

  /// A key for one run, kept nowhere.
  public static SigningKeys ephemeral(String algorithm) {
    return ephemeral(algorithm, Rotation.NONE, Instant.EPOCH);
  }

  /// Keys for one run, kept nowhere.
  public static SigningKeys ephemeral(String algorithm, Rotation rotation, Instant now) {
    var wanted = JWSAlgorithm.parse(algorithm);
    return new SigningKeys(
        wanted, null, rotation, new Kept(List.of(SigningKey.generate(wanted, now)), null));
  }

  JWSAlgorithm algorithm() {
    return algorithm;
  }

  /// The key that signs now.
  SigningKey current(Instant now) {
    refresh();
    return isDue(now) ? rotated(now) : newest();
  }

  /// The key with this id; null where none is known by it.
  @Nullable SigningKey byId(@Nullable String id) {
    var known = known(id);
    if (known != null) {
      return known;
    }
    refresh();
    return known(id);
  }

  /// A JWK Set of what others verify tokens by; null where only who signs can.
  public @Nullable String publicSet() {
    var keys =
        kept.keys().stream()
            .map(key -> key.jwk().toPublicJWK())
            .filter(Objects::nonNull)
            .<JWK>map(key -> key)
            .toList();
    return keys.isEmpty() ? null : new JWKSet(keys).toString();
  }

  private SigningKey newest() {
    return kept.keys().getFirst();
  }

  private @Nullable SigningKey known(@Nullable String id) {
    for (var key : kept.keys()) {
      if (key.id().equals(id)) {
        return key;
      }
    }
    return null;
  }

  private boolean isDue(Instant now) {
    var made = newest().made();
    return rotation.every() != null
        && made != null
        && !made.plus(rotation.every()).isAfter(now)
        && !notBefore.isAfter(now);
  }

  private synchronized SigningKey rotated(Instant now) {
    if (!isDue(now) || (file != null && !file.isOurs())) {
      return newest();
    }
    var keys = new ArrayList<SigningKey>();
    keys.add(SigningKey.generate(algorithm, now));
    keys.addAll(stillCounting(now));
    try {
      if (file != null) {
        file.write(keys);
      }
      kept = new Kept(List.copyOf(keys), file == null ? null : file.changed());
    } catch (IOException e) {
      // The old key signs on: nobody is kept from logging in by a full disk.
      notBefore = now.plus(PAUSE);
      warn("No new key for tokens could be kept.", e);
    }
    return newest();
  }

  /// The newest, which signed until now, and those before it whose last tokens may still count.
  private List<SigningKey> stillCounting(Instant now) {
    var counting = new ArrayList<SigningKey>();
    var ended = now;
    for (var key : kept.keys()) {
      if (ended == null || ended.plus(rotation.overlap()).isBefore(now)) {
        break;
      }
      counting.add(key);
      ended = key.made();
    }
    return counting;
  }

  /// Reads the file again where somebody has changed it.
  private void refresh() {
    if (file == null) {
      return;
    }
    try {
      var changed = file.changed();
      if (!changed.equals(kept.changed())) {
        kept = new Kept(file.read(), changed);
      }
    } catch (IOException e) {
      warn("The keys for tokens cannot be read again.", e);
    }
  }

  private static void warn(String what, IOException e) {
    Logger.getLogger(SigningKeys.class.getName()).log(Level.WARNING, what, e);
  }
}
