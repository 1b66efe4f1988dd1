/// Tests of the SQL emitter.
@NullMarked
package dev.newel.publish.sql;

import org.jspecify.annotations.NullMarked;
