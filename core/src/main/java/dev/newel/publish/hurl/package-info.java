/// The requests of a design as a file that Hurl sends.
@NullMarked
package dev.newel.publish.hurl;

import org.jspecify.annotations.NullMarked;
