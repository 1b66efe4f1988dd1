package dev.newel.report;

import dev.newel.finding.Baseline;
import dev.newel.finding.Finding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/// Names findings so that a later run recognises them wherever their lines have gone: a hash of id,
/// address and message without line numbers, as the baseline compares them, and a number among
/// equal ones.
final class Fingerprints {
  private static final int BYTES = 16;

  private final Map<String, Integer> seen = new HashMap<>();

  /// The fingerprint of the next finding in the order of the report.
  String next(Finding finding) {
    var hash = hash(Baseline.Entry.of(finding));
    return hash + ":" + seen.merge(hash, 1, Integer::sum);
  }

  private static String hash(Baseline.Entry entry) {
    try {
      var text = String.join("\0", entry.id(), entry.at().path(), entry.shape());
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }
}
