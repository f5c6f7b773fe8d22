package backflow.check;

/**
 * A unit that is on different sides of a kink at two values of a parameter, for one sample: a
 * crossing between them that has not been found yet.
 *
 * @param layer of the unit, from 1
 * @param entry of z in that layer, batch × units, row by row
 * @param kink the z that is crossed
 * @param rises whether z is above it at the second value
 */
record Flip(int layer, int entry, double kink, boolean rises) {}
