/// Rules over the HTTP interface.
@NullMarked
package dev.newel.check.rules.api;

import org.jspecify.annotations.NullMarked;
