/// Rules over secrets.
@NullMarked
package dev.newel.check.rules.security;

import org.jspecify.annotations.NullMarked;
