package backflow.cli;

/** The shells that can complete what is typed. */
enum Shell {
  BASH,
  ZSH
}
