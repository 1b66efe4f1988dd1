/// Rules over the settings of the check itself.
@NullMarked
package dev.newel.check.rules.gate;

import org.jspecify.annotations.NullMarked;
