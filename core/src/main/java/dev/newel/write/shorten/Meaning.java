package dev.newel.write.shorten;

import dev.newel.design.Design;

/// What a written design means.
///
/// @param hasErrors whether something in it is wrong, so that parts of the design are missing
public record Meaning(Design design, boolean hasErrors) {}
