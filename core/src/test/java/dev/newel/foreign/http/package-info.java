@NullMarked
package dev.newel.foreign.http;

import org.jspecify.annotations.NullMarked;
