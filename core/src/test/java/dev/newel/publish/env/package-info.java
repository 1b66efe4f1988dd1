/// Tests of the file of environment variables.
@NullMarked
package dev.newel.publish.env;

import org.jspecify.annotations.NullMarked;
