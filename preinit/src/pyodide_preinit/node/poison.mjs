/**
 * What memory is filled with where something was left out: as an address it is beyond all memory that the program may
 * have, as an index beyond its table, as a size far too large. Whoever would use something of it after all ends in a
 * trap, and not in a wrong answer.
 */

export const POISON = 0x7f;
export const POISONED_WORD = 0x7f7f7f7f;
/** The pages that memory may have. */
export const LARGEST_MEMORY = 0x7f00;
