package backflow.train;

/** What can be done to a run while it trains. */
public sealed interface LiveChange permits LiveSettings, Intervention {}
