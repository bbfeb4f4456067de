package org.laurel.core.programme;

/// What can be stored, on gift cards and on members' accounts.
///
/// @param unit that is stored
/// @param least fewest that may be loaded at once; 0: any
/// @param most that an account may hold after loading; 0: any
public record GiftCards(String unit, long least, long most) {}
