package backflow.export.pytorch;

/** What is measured in a layer, in Python. */
final class MeasureCode {
  private static final String NUMBERS =
      """
      def scaled(x):
          \"""x by a power of two near its largest entry, and that power: so squares cannot overflow.\"""
          largest = x.abs().max().item()
          if largest == 0 or not math.isfinite(largest):
              return x, 1.0
          power = math.ldexp(1.0, math.frexp(largest)[1] - 1)
          return x / power, power


      def rms(x):
          \"""√(Σx²/n), the root mean square.\"""
          y, power = scaled(x)
          return power * y.square().mean().sqrt().item()


      def norm(x):
          \"""√Σx², the Frobenius norm.\"""
          return rms(x) * math.sqrt(x.numel())


      def total_norm(parameters):
          \"""The norm of all gradients together.\"""
          return norm(torch.tensor([norm(p.grad) for p in parameters]))


      def mean(x):
          y, power = scaled(x)
          return power * y.mean().item()


      def deviation(x):
          \"""√(Σ(x − mean)²/n), the standard deviation; shifted, so that equal entries give 0.\"""
          y, power = scaled(x)
          return power * (y - y[0, 0]).std(unbiased=False).item()
      """;

  private static final String SHARE =
      """


      def share(true):
          return true.double().mean().item()
      """;

  private static final String SIGNALS =
      """
      def signals(layer):
          \"""The three signals in a layer: activations, backpropagated gradients, weight gradients.\"""
          g = layer.dense.weight.grad
          row = {
              "weight_gradient_norm": norm(g),
              "weight_gradient_rms": rms(g),
              "weight_gradient_mean_abs": mean(g.abs()),
              "weight_gradient_max_abs": g.abs().max().item(),
              "bias_gradient_norm": norm(layer.dense.bias.grad),
              "activation_gradient_rms": rms(layer.a.grad),  # ∂L/∂a
              "preactivation_gradient_rms": rms(layer.z.grad),  # δ = ∂L/∂z
              "activation_rms": rms(layer.a.detach()),
              "activation_mean": mean(layer.a.detach()),
              "activation_std": deviation(layer.a.detach()),
              "preactivation_std": deviation(layer.z.detach()),
              "weight_norm": norm(layer.dense.weight.detach()),
          }
      @hidden@    return row
      """;

  private static final String ZEROS =
      """
          if isinstance(layer, Hidden):
              row["zero_share"] = share(layer.f == 0)
      """;

  private static final String TAILS =
      """
          tail = SATURATED.get(type(getattr(layer, "activation", None)))
          if tail:
              row["saturated_share"] = share(tail(layer.z.detach()))
      """;

  private static final String SIMILARITY =
      """
      def similarity(a):
          \"""Mean cosine between the activations of different samples.

          (‖Σ â‖² − m)/(m(m − 1)) of the m rows â that are not 0, scaled to length 1.
          \"""
          if not a.isfinite().all():
              return math.nan
          largest = a.abs().amax(1, keepdim=True)
          directed = largest[:, 0] > 0
          m = directed.sum().item()
          if m < 2:
              return None
          directions = F.normalize(a[directed] / largest[directed], dim=1)
          cosines = directions.sum(0).square().sum().item() - m
          return max(-1.0, min(1.0, cosines / (m * (m - 1))))
      """;

  private static final String LIFE =
      """
      class Life:
          \"""The units of a ReLU layer over the probe set.

          Inactive: z ≤ 0 for every sample. Dead: was active on 10 % of the samples once, and on none
          at two measurements in a row.
          \"""

          def __init__(self, units):
              self.well_active = torch.zeros(units, dtype=torch.bool)
              self.inactive = torch.zeros(units, dtype=torch.bool)

          def measure(self, z):
              active = (~(z <= 0)).sum(0)
              inactive = active == 0
              dead = inactive & self.inactive & self.well_active
              self.well_active |= 10 * active >= len(z)
              self.inactive = inactive
              return {"inactive_share": share(inactive), "dead_share": share(dead)}
      """;

  private static final String PROBE =
      """
      @torch.no_grad()
      def probe(model, x@lives@):
          \"""What only @all@ can say, by hidden layer.\"""
          model(x)
          rows = {l: {"sample_similarity": similarity(layer.a)} for l, layer in enumerate(model[:-1])}
      @life@    return rows
      """;

  private static final String LIVES =
      """
          for l, life in enumerate(lives):
              if isinstance(model[l].activation, nn.ReLU):
                  rows[l].update(life.measure(model[l].z))
      """;

  private MeasureCode() {}

  /** Means and norms. */
  static String numbers(boolean shares) {
    return NUMBERS + (shares ? SHARE : "");
  }

  /**
   * What is read off a layer at every step.
   *
   * @param hidden whether there are hidden layers
   * @param saturates whether some of them have flat tails
   */
  static String signals(boolean hidden, boolean saturates) {
    return SIGNALS.replace("@hidden@", (hidden ? ZEROS : "") + (saturates ? TAILS : ""));
  }

  /**
   * What is read off the probe set.
   *
   * @param canDie whether there are ReLU layers
   * @param whole whether it is the whole training set
   */
  static String probe(boolean canDie, boolean whole) {
    String probe =
        PROBE
            .replace("@lives@", canDie ? ", lives" : "")
            .replace("@all@", whole ? "the whole training set" : "the probe set")
            .replace("@life@", canDie ? LIVES : "");
    return SIMILARITY + "\n\n" + (canDie ? LIFE + "\n\n" : "") + probe;
  }
}
