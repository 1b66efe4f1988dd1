/// Profiles from their files: those that ship, and a house's own.
@NullMarked
package dev.newel.read.profile;

import org.jspecify.annotations.NullMarked;
