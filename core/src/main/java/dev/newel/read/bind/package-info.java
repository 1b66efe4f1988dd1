/// From the nodes of YAML to the records of the language: every keyword, short form and name, with
/// its place.
@NullMarked
package dev.newel.read.bind;

import org.jspecify.annotations.NullMarked;
