/// Who the caller is: passwords, tokens, and the operations of identity.
@NullMarked
package dev.newel.serve.identity;

import org.jspecify.annotations.NullMarked;
