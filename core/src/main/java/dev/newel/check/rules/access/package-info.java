/// Rules over who may.
@NullMarked
package dev.newel.check.rules.access;

import org.jspecify.annotations.NullMarked;
