package backflow.export.pytorch;

/**
 * The training loop in Python.
 *
 * @param indexed whether targets are class indices
 * @param dealt whether a step sees a batch of the samples; else all
 * @param chosen whether the probe set is a choice of the samples; else all
 * @param hidden whether there are hidden layers
 * @param canDie whether there are ReLU layers
 * @param classes whether there is something to be right about
 * @param clips whether gradients are clipped
 * @param scheduled whether the learning rate changes
 * @param optimizer the expression that makes the optimizer
 * @param update the call that gives the update of a weight
 * @param steps how many steps are taken unless said otherwise
 */
record LoopCode(
    boolean indexed,
    boolean dealt,
    boolean chosen,
    boolean hidden,
    boolean canDie,
    boolean classes,
    boolean clips,
    boolean scheduled,
    String optimizer,
    String update,
    int steps) {
  private static final String MAIN =
      """
      def main():
          parser = argparse.ArgumentParser(description="Trains, and prints the metrics as CSV.")
          parser.add_argument("--steps", type=int, default=@steps@, metavar="N", help="how many")
          steps = parser.parse_args().steps

          x = take(SAMPLES, WIDTHS[0])
          y = @targets@
          model = network()
          for layer in model:
              layer.dense.weight = nn.Parameter(take(*layer.dense.weight.shape))
              layer.dense.bias = nn.Parameter(take(*layer.dense.bias.shape))
          optimizer = @optimizer@
      @before@
          print(",".join(COLUMNS))
          for step in range(steps):
      @probe@@batch@        output = model(@x@)
              loss = loss_of(output, @y@)
              for layer in model:
                  layer.z.retain_grad()
                  layer.a.retain_grad()
              optimizer.zero_grad()
              loss.backward()
              rows = [signals(layer) for layer in model]
              before = total_norm(model.parameters())
      @clip@
      @old@        optimizer.step()
              for @each@:
                  w = layer.dense.weight
                  update = norm(@update@)
                  row["update_to_weight"] = update / row["weight_norm"] if row["weight_norm"] else None
      @schedule@
              whole = {
                  "step": step,
                  "loss": loss.item(),
      @accuracy@            "global_norm_before": before,
                  "global_norm_after": @after@,
              }
              for l, row in enumerate(rows):
                  row = {"layer": l + 1, **whole, **row@probed@}
                  print(",".join(cell(row.get(column)) for column in COLUMNS))


      main()
      """;

  private static final String EACH_WITH_OLD = "row, layer, w_before in zip(rows, model, old)";

  private static final String OLD =
      "        old = [layer.dense.weight.detach().clone() for layer in model]\n";

  private static final String CLIP =
      """
              clip(model)
              after = total_norm(model.parameters())
      """;

  String text() {
    return MAIN.replace("@steps@", Integer.toString(steps))
        .replace("@targets@", indexed ? "take(SAMPLES).long()" : "take(SAMPLES, WIDTHS[-1])")
        .replace("@optimizer@", optimizer)
        .replace("@before@", before())
        .replace("@probe@", hidden ? probe() : "")
        .replace("@batch@", dealt ? "        batch = next(dealer)\n" : "")
        .replace("@x@", dealt ? "x[batch]" : "x")
        .replace("@y@", y())
        .replace("@clip@", clips ? CLIP : "")
        .replace("@after@", clips ? "after" : "before")
        .replace("@old@", looksBack() ? OLD : "")
        .replace("@each@", looksBack() ? EACH_WITH_OLD : "row, layer in zip(rows, model)")
        .replace("@update@", update)
        .replace("@accuracy@", classes ? accuracy() : "")
        .replace("@probed@", hidden ? ", **probed.get(l, {})" : "")
        .replace("@schedule@", scheduled ? "        scheduler.step()\n" : "");
  }

  /** Whether the update is made of the weights before it. */
  private boolean looksBack() {
    return update.contains("w_before");
  }

  private String y() {
    return dealt ? "y[batch]" : "y";
  }

  private String accuracy() {
    return "            \"accuracy\": accuracy_of(output.detach(), " + y() + "),\n";
  }

  private String before() {
    return (scheduled
            ? "    scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, schedule)\n"
            : "")
        + (dealt ? "    dealer = batches()\n" : "")
        + (chosen && hidden ? "    probe_x = x[probe_samples()]\n" : "")
        + (canDie ? "    lives = [Life(units) for units in WIDTHS[1:-1]]\n" : "");
  }

  private String probe() {
    String call = "probe(model, " + (chosen ? "probe_x" : "x") + (canDie ? ", lives)" : ")");
    return "        probed = " + call + " if step % PROBE_EVERY == 0 else {}\n";
  }
}
