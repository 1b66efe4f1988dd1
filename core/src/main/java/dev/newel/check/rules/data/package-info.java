/// Rules over entities and their owners.
@NullMarked
package dev.newel.check.rules.data;

import org.jspecify.annotations.NullMarked;
