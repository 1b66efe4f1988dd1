/// From text to a design: finding the files, parsing, linking, elaborating.
@NullMarked
package dev.newel.read;

import org.jspecify.annotations.NullMarked;
