package org.laurel.core.programme;

import org.laurel.core.value.Names;

/// That several people may share an account.
///
/// @param name what members call such an account: a household, a company's
/// @param most people on it, its owner included; 0: any number
/// @param everybodySpends what it holds; else its owner does
public record Sharing(Names name, long most, boolean everybodySpends) {}
