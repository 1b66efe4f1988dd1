package dev.newel.decide.framework;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What must hold for a criterion to count: every one of its tests.
public record Condition(List<Test> tests) {
  private static final Pattern TEST =
      Pattern.compile("([a-z][a-zA-Z.]*) (<=|>=|==|!=|<|>) ([A-Za-z0-9.-]+)");

  public Condition {
    tests = List.copyOf(tests);
  }

  /// A comparison of a fact with a value, or with another fact.
  ///
  /// @param limit the word or the number, null where it is another fact
  /// @param other the other fact, null where it is a value
  public record Test(Fact fact, String operator, @Nullable String limit, @Nullable Fact other) {
    /// The limit as a number.
    public BigDecimal number() {
      return new BigDecimal(java.util.Objects.requireNonNull(limit));
    }

    @Override
    public String toString() {
      return fact.name() + " " + operator + " " + (other == null ? limit : other.name());
    }
  }

  /// Reads `team.count >= 2 and deploy.independent == yes`; another text is a mistake of the
  /// framework.
  public static Condition of(String text) {
    return new Condition(Arrays.stream(text.split(" and ", -1)).map(Condition::test).toList());
  }

  private static Test test(String text) {
    var match = TEST.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException("no test: " + text);
    }
    var fact = FactList.of(match.group(1));
    var right = match.group(3);
    if (FactList.has(right)) {
      return new Test(fact, match.group(2), null, FactList.of(right));
    }
    if (fact.kind().isNumber()) {
      return new Test(fact, match.group(2), new BigDecimal(right).toPlainString(), null);
    }
    if (!fact.values().contains(right)) {
      throw new IllegalArgumentException(fact.name() + " is never " + right);
    }
    return new Test(fact, match.group(2), right, null);
  }

  @Override
  public String toString() {
    return String.join(" and ", tests.stream().map(Test::toString).toList());
  }
}
