/// The canonical form of a file of a design, reached by changes of its text.
@NullMarked
package dev.newel.read.format;

import org.jspecify.annotations.NullMarked;
