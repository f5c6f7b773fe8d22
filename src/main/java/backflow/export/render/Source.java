package backflow.export.render;

import backflow.train.ExperimentSpec;
import org.jspecify.annotations.Nullable;

/**
 * What is trained for pictures.
 *
 * @param name what files are called by: the scene's id or the file's name without its ending
 * @param spec the experiment
 * @param beside another, shown as run B on the same axes; null: none
 */
public record Source(String name, ExperimentSpec spec, @Nullable ExperimentSpec beside) {}
