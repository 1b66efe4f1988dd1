/// Tests of the repository itself: layers, budgets, launcher, documents.
@NullMarked
package dev.newel.build;

import org.jspecify.annotations.NullMarked;
