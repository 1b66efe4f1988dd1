/// How many requests a caller may make.
@NullMarked
package dev.newel.serve.limit;

import org.jspecify.annotations.NullMarked;
