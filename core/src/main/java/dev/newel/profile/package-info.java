/// Families of documents: which there are, where they go, and what stands in them. Publisher and
/// gate read the same value, so that they cannot contradict each other.
@NullMarked
package dev.newel.profile;

import org.jspecify.annotations.NullMarked;
