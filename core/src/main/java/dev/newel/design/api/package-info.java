/// The HTTP conventions and every operation with all its facts.
@NullMarked
package dev.newel.design.api;

import org.jspecify.annotations.NullMarked;
