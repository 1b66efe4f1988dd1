/// `newel up`: a design checked, published, served and shown, anew whenever its files change.
@NullMarked
package dev.newel.up;

import org.jspecify.annotations.NullMarked;
