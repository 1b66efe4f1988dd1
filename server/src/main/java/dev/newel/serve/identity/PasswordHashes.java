package dev.newel.serve.identity;

import dev.newel.language.Identity.Hash;
import dev.newel.language.Identity.Password;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/// Hashes passwords as the design says: bcrypt, or argon2id (RFC 9106).
///
/// Hashing is slow on purpose, so only so many run at once; others wait.
public final class PasswordHashes implements Passwords {
  /// RFC 9106, section 4, second recommended option: 64 MiB, 3 passes.
  private static final int MEMORY_KIB = 65_536;
  private static final int PASSES = 3;
  private static final int BCRYPT_COST = 12;
  private static final int SALT = 16;
  private static final int HASH = 32;
  /// bcrypt looks at no more bytes than these; longer passwords are hashed first, so that every
  /// character counts.
  private static final int BCRYPT_BYTES = 72;

  private final Password settings;
  private final Semaphore running =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()));
  private final SecureRandom random = new SecureRandom();
  private @Nullable String nobody;

  public PasswordHashes(Password settings) {
    this.settings = settings;
  }

  /// Makes what stands for the hash of whoever is not there, so that the first such login takes no
  /// longer than any.
  public PasswordHashes ready() {
    nobody = hash("nobody has this password");
    return this;
  }

  @Override
  public String hash(String password) {
    running.acquireUninterruptibly();
    try {
      var salt = new byte[SALT];
      random.nextBytes(salt);
      return settings.hash() == Hash.BCRYPT
          ? OpenBSDBCrypt.generate("2y", bcryptBytes(password), salt, cost(BCRYPT_COST))
          : argon(password, salt, MEMORY_KIB, cost(PASSES), 1);
    } finally {
      running.release();
    }
  }

  private int cost(int otherwise) {
    return settings.cost() == null ? otherwise : settings.cost();
  }

  @Override
  public boolean fits(String password, @Nullable String hash) {
    running.acquireUninterruptibly();
    try {
      var known = hash == null ? nobody : hash;
      if (known == null) {
        return false;
      }
      var fits =
          known.startsWith("$argon2id$")
              ? fitsArgon(password, known)
              : OpenBSDBCrypt.checkPassword(known, bcryptBytes(password));
      return fits && hash != null;
    } finally {
      running.release();
    }
  }

  private static byte[] bcryptBytes(String password) {
    var bytes = password.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= BCRYPT_BYTES ? bytes : Base64.getEncoder().encode(Digests.sha256(bytes));
  }

  private static String argon(String password, byte[] salt, int memory, int passes, int lanes) {
    var encoder = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            memory,
            passes,
            lanes,
            encoder.encodeToString(salt),
            encoder.encodeToString(argonBytes(password, salt, memory, passes, lanes)));
  }

  private static byte[] argonBytes(
      String password, byte[] salt, int memory, int passes, int lanes) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    var hash = new byte[HASH];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }

  private static boolean fitsArgon(String password, String hash) {
    var parts = hash.split("\\$", -1);
    if (parts.length != 6) {
      return false;
    }
    var costs = parts[3].split("[=,]", -1);
    var salt = Base64.getDecoder().decode(parts[4]);
    var made =
        argonBytes(
            password,
            salt,
            Integer.parseInt(costs[1]),
            Integer.parseInt(costs[3]),
            Integer.parseInt(costs[5]));
    return MessageDigest.isEqual(made, Base64.getDecoder().decode(parts[5]));
  }
}
