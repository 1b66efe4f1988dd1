/// Tests of what belongs to a feature.
@NullMarked
package dev.newel.facts.slices;

import org.jspecify.annotations.NullMarked;
