package dev.newel.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A program that calls the system.
@Element(says = "A program that calls the system.")
public record Client(
    @Key(says = "Its name in documents.", eg = "Web shop") @Nullable String title,
    @Key(says = "What it is for, and what it needs of us.") @Nullable String doc,
    @Key(says = "What kind of program it is.", eg = "spa") @Nullable Kind kind,
    @Key(says = "The resources and operations that it calls.", eg = "[products, me]")
        List<String> uses,
    @Key(says = "How much it calls at peak.", eg = "280/s") @Nullable Rate load) {
  public Client {
    uses = List.copyOf(uses);
  }

  /// What kind of program calls us.
  public enum Kind {
    SPA,
    WEB,
    MOBILE,
    CLI,
    SERVICE,
    PARTNER,
    DEVICE,
    OTHER
  }
}
