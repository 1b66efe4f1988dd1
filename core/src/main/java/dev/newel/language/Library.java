package dev.newel.language;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Functions that other programs link.
@Element(says = "Functions that other programs link.")
public record Library(
    @Key(says = "The module or package.", eg = "dev.example.tariff", required = true) String module,
    @Key(says = "What one depends on.", eg = "dev.example:tariff") @Nullable String artifact,
    @Key(says = "What it is for.") @Nullable String doc,
    @Key(says = "The functions; a dot makes a type.", eg = "{ quote: { returns: Quote } }")
        Map<String, FunctionText> functions) {
  public Library {
    functions = Maps.ordered(functions);
  }

  /// One function.
  @Element(says = "One function.")
  public record FunctionText(
      @Key(says = "What it does.", eg = "The price of a parcel on a day.") @Nullable String doc,
      @Key(says = "Its parameters, in order.", eg = "{ parcel: Parcel }")
          Map<String, FieldText> parameters,
      @Key(says = "What it returns.", eg = "Quote", otherwise = "nothing")
          @Nullable TypeText returns,
      @Key(says = "What the returned value means.", eg = "The quote with its validity.")
          @Nullable String answers,
      @Key(says = "The errors that it raises.", eg = "[UNKNOWN_COUNTRY]") List<String> raises,
      @Key(
              says = "What it does, a sentence each; somebody writes a test for each.",
              eg = "[The cheapest tariff is taken.]")
          List<String> behaves,
      @Key(says = "The version that brought it.", eg = "0.1.0") @Nullable String since,
      @Key(
              says = "Whether it changes nothing and depends on nothing else.",
              eg = "true",
              otherwise = "false")
          @Nullable Boolean pure,
      @Key(says = "The Java class behind it.", eg = "quoteFunction", kept = Kept.LATER)
          @Nullable String handler,
      @Key(says = "The requirements that it meets.", eg = "[FR-021]") List<String> satisfies) {
    public FunctionText {
      parameters = Maps.ordered(parameters);
      raises = List.copyOf(raises);
      behaves = List.copyOf(behaves);
      satisfies = List.copyOf(satisfies);
    }
  }
}
