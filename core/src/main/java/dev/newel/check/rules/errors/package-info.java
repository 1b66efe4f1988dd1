/// Rules over errors.
@NullMarked
package dev.newel.check.rules.errors;

import org.jspecify.annotations.NullMarked;
