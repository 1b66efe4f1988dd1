/// What the running server tells: a line for each request, and for each failure of its own.
@NullMarked
package dev.newel.serve.observe;

import org.jspecify.annotations.NullMarked;
