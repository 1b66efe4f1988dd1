/// Rules over the systems that we call.
@NullMarked
package dev.newel.check.rules.dependencies;

import org.jspecify.annotations.NullMarked;
