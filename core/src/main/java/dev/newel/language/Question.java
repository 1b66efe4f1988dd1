package dev.newel.language;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Something that is not decided yet.
@Element(says = "Something that is not decided yet.")
public record Question(
    @Key(says = "The question.", eg = "Which carriers are in scope for launch?", required = true)
        String ask,
    @Key(says = "Who answers.", eg = "ordering") @Nullable String owner,
    @Key(says = "Until when.", eg = "2027-01-15") @Nullable LocalDate by,
    @Key(says = "The place in the design that waits for it.", eg = "dependencies/carrier")
        @Nullable String about) {}
