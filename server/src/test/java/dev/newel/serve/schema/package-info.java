/// Tests of what happens to a database when its design changes.
@NullMarked
package dev.newel.serve.schema;

import org.jspecify.annotations.NullMarked;
