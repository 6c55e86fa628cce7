/**
 * The part of the CRaC API that {@code org.crac} looks for behind its facade.
 *
 * <p>{@code org.crac} loads an implementation by the package name in the system property {@code org.crac.Core.Compat};
 * the names and signatures here are the ones that it asks for by reflection. Imports the JDK only.
 */
@NullMarked
package dev.kiln.runtime.internal.crac;

import org.jspecify.annotations.NullMarked;
