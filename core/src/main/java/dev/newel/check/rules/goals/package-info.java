/// Rules over goals.
@NullMarked
package dev.newel.check.rules.goals;

import org.jspecify.annotations.NullMarked;
