/// What the definitions of a SQL database say: tables, columns, keys and words.
@NullMarked
package dev.newel.foreign.tables;

import org.jspecify.annotations.NullMarked;
