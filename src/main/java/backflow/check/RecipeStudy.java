package backflow.check;

import java.util.List;

/** Checks one parameter and keeps every number on the way. One thread. */
public final class RecipeStudy {
  private RecipeStudy() {}

  /**
   * Checks it.
   *
   * @param arrangement what is checked, and how; not modified
   * @param chosen the parameter with what the check says of it
   */
  public static Recipe of(Arrangement arrangement, Chosen chosen) {
    Subject subject = arrangement.subject();
    Conditions conditions = arrangement.conditions();
    LossAlong along = new LossAlong(arrangement, chosen.place());
    double loss = along.loss();
    along.moveTo(along.theta() + conditions.epsilon());
    double plus = along.at();
    double lossPlus = along.loss();
    along.moveTo(along.theta() - conditions.epsilon());
    double minus = along.at();
    double lossMinus = along.loss();
    ElementCheck element = chosen.element();
    List<Recipe.Piece> pieces =
        subject.network().parameters().stream()
            .map(p -> new Recipe.Piece(p.name(), p.layer(), p.size()))
            .toList();
    return new Recipe(
        chosen.place(),
        ElementName.of(subject.network(), chosen.place()),
        chosen.place().before(subject.network()),
        pieces,
        along.theta(),
        conditions.epsilon(),
        conditions.precision(),
        plus,
        minus,
        loss,
        lossPlus,
        lossMinus,
        element.centred() * (plus - minus),
        element,
        GradientCheck.resolution(loss, conditions),
        chosen.searched());
  }
}
