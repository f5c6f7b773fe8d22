package backflow.ui.guide;

import javafx.geometry.Bounds;

/**
 * Something in the window and what it is.
 *
 * @param id of the label that says so
 * @param title what it is called; may be empty
 * @param words what it is, in a sentence or two
 * @param keys that do the same; empty: none
 * @param bounds where it is, in the scene
 * @param inside whether there is room for the words in it; else they stand below, with a line
 */
record Part(String id, String title, String words, String keys, Bounds bounds, boolean inside) {}
