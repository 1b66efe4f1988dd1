/// From the Java sources and the build file of a Spring application to what they say. The code is
/// parsed, and neither compiled nor run.
@NullMarked
package dev.newel.read.code;

import org.jspecify.annotations.NullMarked;
