package dev.newel.language;

/// An expression as it was written, in the subset of CEL that `docs/language/expressions.md` lists.
@Line(
    says = "An expression.",
    pattern = "\\S",
    eg = {"state != draft", "ago('90d')"})
public record Expression(String text) {
  public static Reading<Expression> read(String text) {
    return text.isBlank()
        ? Reading.fault(text, "An expression is expected, and the text is empty.", null)
        : Reading.of(new Expression(text.strip()));
  }

  @Override
  public String toString() {
    return text;
  }
}
