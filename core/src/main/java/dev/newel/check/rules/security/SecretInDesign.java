package dev.newel.check.rules.security;

import dev.newel.check.Report;
import dev.newel.check.Risk;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A setting holds what looks like a real secret.
public final class SecretInDesign implements Rule {
  /// Keys of AWS, GitHub, Slack and Stripe, private keys, signed tokens, and passwords in
  /// addresses.
  private static final Pattern SECRET =
      Pattern.compile(
          "AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{20}|xox[abp]-[0-9A-Za-z-]{10}|[sr]k_live_[0-9A-Za-z]{10}"
              + "|-----BEGIN [A-Z ]*PRIVATE KEY|eyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}|://[^/\\s:@]+:[^/\\s:@{}]+@");

  @Override
  public Info info() {
    return new Info(
            "SEC001",
            "secret-in-design",
            Severity.ERROR,
            "0.1",
            "A setting holds what looks like a real secret.")
        .against(Risk.API8);
  }

  @Override
  public void check(Subject subject, Report report) {
    subject
        .design()
        .prose()
        .settings()
        .forEach(
            (name, setting) -> {
              var values = new ArrayList<String>(setting.in().values());
              Stream.of(setting.example(), setting.initial())
                  .filter(Objects::nonNull)
                  .forEach(values::add);
              var given =
                  Boolean.TRUE.equals(setting.secret())
                      && (setting.initial() != null || !setting.in().isEmpty());
              if (given || values.stream().anyMatch(value -> SECRET.matcher(value).find())) {
                report.at(
                    Address.of("settings", name),
                    "The setting `%s` holds what looks like a secret.".formatted(name),
                    "Take the value out, change the secret where it is used, and write `secret: true` alone.");
              }
            });
  }
}
