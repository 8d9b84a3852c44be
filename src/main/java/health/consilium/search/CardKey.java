package health.consilium.search;

/**
 * One drawing of a card: what it shows never changes.
 *
 * @param number of the card, never given twice
 * @param drawn how often the card had been drawn by then, from 1
 */
record CardKey(int number, int drawn) {}
