package backflow.cli;

import backflow.figure.Figures;
import backflow.lesson.Scenes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A shell script that completes the commands as they are declared. One function, the same for every
 * shell, says what can stand at a place; around it is what each shell wants to be asked in its own
 * way.
 *
 * <p>Not picocli's own script: that one completes no files beside the scenes, offers the names of
 * Java's constants for words that have their own, and knows no lists.
 */
final class CompletionScript {
  /** What each shell wants around the common function; "choices", "files" and "list" come out. */
  private static final String BASH =
      """
      _backflow() {
        local cur=${COMP_WORDS[COMP_CWORD]} prev= command= choices files list before=
        if [ "$COMP_CWORD" -gt 1 ]; then
          command=${COMP_WORDS[1]} prev=${COMP_WORDS[COMP_CWORD-1]}
        fi
        if [ "$cur" = = ]; then cur=; elif [ "$prev" = = ]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi
        _backflow_choices "$command" "$prev" "$cur"
        if [ -n "$list" ] && [[ $cur == *,* ]]; then before=${cur%,*},; fi
        local IFS=$'\\n'
        COMPREPLY=($(IFS=' '; compgen -P "$before" -W "$choices" -- "${cur#"$before"}"))
        if [ -n "$files" ] && type compopt > /dev/null 2>&1; then
          compopt -o filenames 2> /dev/null
        fi
        case $files in
          all) COMPREPLY+=($(compgen -f -- "$cur")) ;;
          folders) COMPREPLY+=($(compgen -d -- "$cur")) ;;
          experiments)
            COMPREPLY+=($(compgen -d -- "$cur") $(compgen -f -X '!*.json' -- "$cur"))
            COMPREPLY+=($(compgen -f -X '!*.png' -- "$cur") $(compgen -f -X '!*.svg' -- "$cur")) ;;
        esac
      }
      complete -F _backflow backflow
      """;

  private static final String ZSH =
      """
      _backflow() {
        local cur=$words[CURRENT] prev= command= choices files list
        if (( CURRENT > 2 )); then command=$words[2] prev=$words[CURRENT-1]; fi
        if [[ $cur == --*=* ]]; then prev=${cur%%=*} cur=${cur#*=}; compset -P '*='; fi
        _backflow_choices "$command" "$prev" "$cur"
        if [[ -n $list ]]; then compset -P '*,'; fi
        if [[ -n $choices ]]; then compadd -- ${=choices}; fi
        case $files in
          all) _files ;;
          folders) _files -/ ;;
          experiments) _files -g '*.(json|png|svg)' ;;
        esac
      }
      if (( ! $+functions[compdef] )); then autoload -Uz compinit && compinit; fi
      compdef _backflow backflow
      """;

  /** Whatever accepts this has no words of its own. */
  private static final String NONSENSE = "no word of any list";

  private final CommandSpec program;

  /**
   * For a program.
   *
   * @param program with its commands
   */
  CompletionScript(CommandSpec program) {
    this.program = program;
  }

  /** The script of a shell. */
  String of(Shell shell) {
    StringBuilder script = new StringBuilder("# completes backflow: backflow completion --help\n");
    script.append("_backflow_choices() {\n  choices= files= list=\n  case $1 in\n");
    List<String> first = new ArrayList<>(program.subcommands().keySet());
    first.addAll(names(program));
    script.append("    '') " + choices(first) + " ;;\n");
    program.subcommands().forEach((name, line) -> script.append(command(name, line)));
    script.append("  esac\n}\n");
    return script.append(shell == Shell.BASH ? BASH : ZSH).toString();
  }

  private static String command(String name, CommandLine line) {
    CommandSpec command = line.getCommandSpec();
    Map<String, List<String>> byOffer = new LinkedHashMap<>();
    for (OptionSpec option : command.options()) {
      if (option.arity().max() > 0) {
        byOffer
            .computeIfAbsent(offer(option), o -> new ArrayList<>())
            .addAll(List.of(option.names()));
      }
    }
    StringBuilder text = new StringBuilder("    " + name + ")\n      case $2 in\n");
    byOffer.forEach(
        (offer, names) ->
            text.append("        " + String.join("|", names) + ") " + offer + ";;\n"));
    String other =
        command.positionalParameters().stream().findFirst().map(CompletionScript::offer).orElse("");
    text.append("        *) case $3 in -*) " + choices(names(command)) + " ;; ");
    return text.append("*) " + other + ";; esac ;;\n      esac ;;\n").toString();
  }

  private static List<String> names(CommandSpec command) {
    return command.options().stream().flatMap(option -> List.of(option.names()).stream()).toList();
  }

  /** What can stand for an argument. */
  private static String offer(ArgSpec argument) {
    String label = argument.paramLabel();
    if (label.contains("EXPERIMENT")) {
      return choices(Scenes.ids()) + " files=experiments ";
    }
    if (argument.typeInfo().getType() == Path.class) {
      return label.contains("DIR") ? "files=folders " : "files=all ";
    }
    List<String> words = words(argument);
    String list = argument.splitRegex().equals(",") ? " list=1" : "";
    return words.isEmpty() ? "" : choices(words) + list + " ";
  }

  private static String choices(List<String> words) {
    return "choices='" + String.join(" ", words) + "'";
  }

  /** The words that an argument takes, as far as they are named: only what it really accepts. */
  private static List<String> words(ArgSpec argument) {
    Set<String> named = new LinkedHashSet<>();
    if (argument.completionCandidates() != null) {
      argument.completionCandidates().forEach(named::add);
    }
    ITypeConverter<?>[] converters = argument.converters();
    if (converters.length == 0 || accepts(converters[0], NONSENSE)) {
      return List.copyOf(named);
    }
    if (named.stream().noneMatch(word -> accepts(converters[0], word))) {
      List.copyOf(named).forEach(word -> named.add(word.toLowerCase(Locale.ROOT)));
    }
    named.addAll(List.of(argument.paramLabel().split("[|,]")));
    if (argument.paramLabel().startsWith("ID")) {
      named.addAll(ids());
    }
    return named.stream().filter(word -> accepts(converters[0], word)).toList();
  }

  /** All that is listed by {@code charts}, and the word for all of it. */
  private static List<String> ids() {
    List<String> ids = new ArrayList<>(List.of("all"));
    Figures.all().forEach(instrument -> ids.add(instrument.id()));
    Figures.all().forEach(instrument -> ids.add(instrument.board()));
    return ids;
  }

  private static boolean accepts(ITypeConverter<?> converter, String word) {
    try {
      converter.convert(word);
      return true;
    } catch (Exception e) {
      return false;
    }
  }
}
