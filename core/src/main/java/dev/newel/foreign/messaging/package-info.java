/// What somebody else's description of messages says: one model for AsyncAPI 2 and 3.
@NullMarked
package dev.newel.foreign.messaging;

import org.jspecify.annotations.NullMarked;
