package backflow.chart;

/**
 * Every colour that a figure uses, for a light and a dark room (Primer's palette, as AtlantaFX has
 * it, and a few own). Colours are opaque ARGB unless said.
 *
 * @param id the word in files and on the command line
 * @param dark whether the ground is dark
 * @param text of titles and values; also the colour of NaN
 * @param muted of axes and secondary words
 * @param card the ground that figures stand on; also the ground of an exact 0
 * @param board the ground between cards
 * @param border of cards
 * @param grid of the plot
 * @param axis of the plot
 * @param runA accent; the colour of run A
 * @param runB the colour of run B
 * @param ghost theory, with its alpha
 * @param healthyBand behind what is as it should be
 * @param danger faults; also the colour of ±∞
 * @param warning warnings
 * @param success healthy words
 * @param selection a column or row that is selected, with its alpha
 * @param veil laid over what comes after the playhead, with its alpha
 * @param unitActive a unit that is on for some samples
 * @param unitRevived a unit that had died and is on again
 * @param unitNearInactive a unit on for under 1 % of the samples
 * @param unitSilent a unit off from the start
 * @param unitDead a unit that has died
 * @param identity a layer's colour from input (0) to output (1): viridis, cut for this ground
 * @param magnitude of a value from small (0) to large (1): cividis, cut for this ground
 */
public record Theme(
    String id,
    boolean dark,
    int text,
    int muted,
    int card,
    int board,
    int border,
    int grid,
    int axis,
    int runA,
    int runB,
    int ghost,
    int healthyBand,
    int danger,
    int warning,
    int success,
    int selection,
    int veil,
    int unitActive,
    int unitRevived,
    int unitNearInactive,
    int unitSilent,
    int unitDead,
    ColorMap identity,
    ColorMap magnitude) {

  /** For a bright room and for paper. */
  public static final Theme LIGHT =
      new Theme(
          "light",
          false,
          0xff24292f,
          0xff57606a,
          0xffffffff,
          0xfff6f8fa,
          0xffd0d7de,
          0xffeaeef2,
          0xffafb8c1,
          0xff0969da,
          0xffbc4c00,
          0x80afb8c1,
          0xffe6f6ea,
          0xffcf222e,
          0xff9a6700,
          0xff1a7f37,
          0x1a57606a,
          0x9ef6f8fa,
          0xffd6e9fb,
          0xff54aeff,
          0xffe3b341,
          0xffafb8c1,
          0xff7d0b20,
          ColorMap.VIRIDIS.cut(0, 0.80),
          ColorMap.CIVIDIS.cut(0, 0.96));

  /** For a dark room. */
  public static final Theme DARK =
      new Theme(
          "dark",
          true,
          0xffc9d1d9,
          0xff8b949e,
          0xff0d1117,
          0xff010409,
          0xff30363d,
          0xff1f252d,
          0xff484f58,
          0xff58a6ff,
          0xfff0883e,
          0xbf57606a,
          0xff10231a,
          0xfff85149,
          0xffd29922,
          0xff3fb950,
          0x268b949e,
          0x9e010409,
          0xff0f2544,
          0xff388bfd,
          0xffd29922,
          0xff484f58,
          0xffff9a8f,
          ColorMap.VIRIDIS.cut(0.16, 1),
          ColorMap.CIVIDIS.cut(0.14, 1));

  /**
   * A layer's own colour.
   *
   * @param layer 1 at the input to {@code hidden}; beyond that the output layer, which is neutral
   * @param hidden how many hidden layers there are, D
   */
  public int layer(int layer, int hidden) {
    if (layer > hidden) {
      return muted;
    }
    return identity.at(hidden < 2 ? 0.5 : (layer - 1.0) / (hidden - 1));
  }
}
