/// The canonical form: what it is, and that it loses nothing.
@NullMarked
package dev.newel.read.format;

import org.jspecify.annotations.NullMarked;
