/// What operations change: rows, lists and links, in one transaction.
@NullMarked
package dev.newel.serve.write;

import org.jspecify.annotations.NullMarked;
