/// The settings of a design as a file of environment variables.
@NullMarked
package dev.newel.publish.env;

import org.jspecify.annotations.NullMarked;
