/// Tests of what the server tells.
@NullMarked
package dev.newel.serve.observe;

import org.jspecify.annotations.NullMarked;
