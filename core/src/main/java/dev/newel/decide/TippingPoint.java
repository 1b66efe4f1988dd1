package dev.newel.decide;

import dev.newel.decide.framework.Fact;
import dev.newel.decide.framework.Option;

/// How far one fact may change, all others staying, until another option is chosen.
///
/// @param value the nearest value in that direction at which the choice is another
/// @param words the same for people: `10 or more`, `unclear`
/// @param then what is chosen there
public record TippingPoint(Fact fact, String value, String words, Option then) {}
