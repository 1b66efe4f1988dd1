/// Rules over requirements, decisions, features and questions.
@NullMarked
package dev.newel.check.rules.trace;

import org.jspecify.annotations.NullMarked;
