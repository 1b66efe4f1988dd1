/// An old version of the interface as a design of its own.
@NullMarked
package dev.newel.facts.versions;

import org.jspecify.annotations.NullMarked;
