//! What `guichet --help` shows: the commands in groups, in the order in which people meet them. clap has one list for all.

use std::fmt::Write;

use clap::{Command, CommandFactory};

use super::args::Args;

/// Every command is in one of these; a test says which is not.
const GROUPS: [(&str, &[&str]); 7] = [
    ("Start", &["init", "import"]),
    ("Write", &["new", "mv", "rm", "serve", "editor", "theme"]),
    ("Translate", &["i18n"]),
    ("Check", &["check", "fix", "next", "search", "contacts", "explain"]),
    ("Publish", &["build", "deploy", "seal", "clean"]),
    ("Build on several machines", &["merge", "cache"]),
    ("Look up", &["docs", "schema", "completions"]),
];

/// The command line, with commands in groups.
pub fn command() -> Command {
    let command = Args::command();
    let (groups, heading) = (groups(&command), *command.get_styles().get_header());
    let options = format!("{heading}Options of all commands:{heading:#}\n{{options}}");
    command.help_template(format!("{{about}}\n\n{{usage-heading}} {{usage}}\n\n{groups}{options}\n\n{EXAMPLES}"))
}

const EXAMPLES: &str = "`guichet init my-help-centre` makes a site; `guichet serve --open` in its folder shows it.
`guichet COMMAND -h` explains a command, `guichet docs` everything else.";

fn groups(command: &Command) -> String {
    let style = command.get_styles();
    let (heading, literal) = (style.get_header(), style.get_literal());
    let width = command.get_subcommands().map(|verb| verb.get_name().len()).max().unwrap_or_default();
    let mut text = String::new();
    let mut group = |title: &str, verbs: &mut dyn Iterator<Item = &Command>| {
        let _ = writeln!(text, "{heading}{title}:{heading:#}");
        for verb in verbs {
            let about = verb.get_about().map(ToString::to_string).unwrap_or_default();
            let _ = writeln!(text, "  {literal}{:width$}{literal:#}  {about}", verb.get_name());
        }
        text.push('\n');
    };
    for (title, names) in GROUPS {
        group(title, &mut names.iter().filter_map(|name| command.find_subcommand(name)));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_is_in_one_group() {
        let command = command();
        let mut grouped: Vec<&str> = GROUPS.iter().flat_map(|(_, names)| *names).copied().collect();
        let mut all: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
        grouped.sort_unstable();
        all.sort_unstable();
        assert_eq!(grouped, all, "each command has to be in one group of src/cli/help.rs");
        let help = command.clone().render_help().to_string();
        for verb in command.get_subcommands() {
            let about = verb.get_about().expect("a sentence").to_string();
            assert_eq!(help.matches(&format!("  {about}\n")).count(), 1, "{}", verb.get_name());
        }
    }

    /// Whoever asks for help with a command learns what each of its words means.
    #[test]
    fn everything_is_explained() {
        let mut command = command();
        command.build();
        let mut waiting = vec![(String::new(), &command)];
        let mut arguments = 0;
        while let Some((path, command)) = waiting.pop() {
            let path = format!("{path} {}", command.get_name());
            assert!(command.get_about().is_some(), "{path}: what does it do?");
            for argument in command.get_arguments() {
                let name = argument.get_id();
                arguments += 1;
                assert!(
                    argument.get_help().is_some_and(|help| !help.to_string().is_empty()),
                    "{path}: what is {name}?"
                );
                let is_flag =
                    argument.get_possible_values().iter().all(|value| ["true", "false"].contains(&value.get_name()));
                // The shells are clap's own.
                for value in argument.get_possible_values().iter().filter(|_| !is_flag && name != "shell") {
                    assert!(value.get_help().is_some(), "{path}: what is {} of {name}?", value.get_name());
                }
            }
            waiting.extend(
                command.get_subcommands().filter(|verb| verb.get_name() != "help").map(|verb| (path.clone(), verb)),
            );
        }
        assert!(arguments > 100, "{arguments}");
    }

    /// What all commands have in common is not in the way of what one has for itself.
    #[test]
    fn global_options_are_in_the_long_help_only() {
        let mut command = command();
        command.build();
        for name in ["build", "search", "init"] {
            let verb = command.find_subcommand_mut(name).expect("a command");
            let (short, long) = (verb.render_help().to_string(), verb.render_long_help().to_string());
            assert!(!short.contains("--color") && !short.contains("--root"), "{short}");
            let (own, global) = long.split_once("Global options:").expect("a heading");
            assert!(global.contains("--color") && global.contains("--root") && !own.contains("--root"), "{long}");
        }
    }
}
