/// The reader of SQL beside a database that carries the statements out.
@NullMarked
package dev.newel.read.sql;

import org.jspecify.annotations.NullMarked;
