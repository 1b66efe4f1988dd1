package dev.newel.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The documents that a system or a feature starts from; a path is relative to the file that names
/// it.
@Element(
    says =
        "The documents that a system or a feature starts from; a path is relative to the file that names it.")
public record Inputs(
    @Key(says = "The PRD, in Markdown; requirement ids are read from it.", eg = "prd.md")
        @Nullable String requirements,
    @Key(says = "The research report on the code base.", eg = "00-research-report.md")
        @Nullable String research,
    @Key(says = "The interface contracts agreed with others.", eg = "01-interface-contracts.md")
        List<String> contracts,
    @Key(
            says = "The data design that others wrote; a folder is that of the SQL files in it.",
            eg = "03-data-design.md",
            name = "data-design")
        List<String> data) {}
