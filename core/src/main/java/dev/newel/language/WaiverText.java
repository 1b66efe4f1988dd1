package dev.newel.language;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A finding that is accepted for a time.
@Element(says = "A finding that is accepted for a time.")
public record WaiverText(
    @Key(says = "The rule.", eg = "API004", required = true) String id,
    @Key(
            says = "The address, with everything in it.",
            eg = "resources/products/list",
            otherwise = "everywhere")
        @Nullable String at,
    @Key(says = "Why.", eg = "The list has 20 rows at most.", required = true) String reason,
    @Key(says = "Who answers for it.", eg = "catalog-team", required = true) String owner,
    @Key(says = "When it ends.", eg = "2027-06-30", required = true) LocalDate until) {}
