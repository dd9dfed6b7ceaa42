//! The command line: its help, what it refuses, and its exit codes.

use clap::CommandFactory;
use clap::error::ErrorKind;

use super::*;

fn parse(arguments: &[&str]) -> Result<Cli, clap::Error> {
    Cli::try_parse_from(std::iter::once("fasttrack-bot").chain(arguments.iter().copied()))
}

fn long_help(command: &str) -> String {
    let mut cli = Cli::command();
    let command = cli.find_subcommand_mut(command).expect("the command exists");
    command.render_long_help().to_string()
}

#[test]
fn the_definition_of_the_commands_is_sound() {
    Cli::command().debug_assert();
}

#[test]
fn the_help_lists_the_commands_that_exist_and_no_others() {
    let names: Vec<String> =
        Cli::command().get_subcommands().map(|command| command.get_name().to_owned()).collect();
    assert_eq!(names, ["demo", "serve", "package", "export", "card"]);
}

#[test]
fn wrong_usage_exits_with_2_and_help_with_0() {
    for wrong in [
        &[][..],
        &["dance"],
        &["package"],
        &["card"],
        &["card", "expand"],
        &["serve", "--port", "1"],
        &["demo", "--port", "70000"],
    ] {
        assert_eq!(parse(wrong).expect_err("wrong usage").exit_code(), 2, "{wrong:?}");
    }
    assert_eq!(parse(&["--help"]).expect_err("help").exit_code(), 0);
    assert_eq!(parse(&["serve", "--help"]).expect_err("help").kind(), ErrorKind::DisplayHelp);
    assert_eq!(run(["fasttrack-bot", "dance"].map(OsString::from)), ExitCode::from(2));
}

#[test]
fn demo_has_the_documented_ports_unless_told_otherwise() {
    let Command::Demo(options) = parse(&["demo"]).expect("valid").command else { panic!("another command") };
    assert_eq!(options, DemoOptions { data: None, port: 3978, page_port: 3979, no_page: false });
    let given = ["demo", "--data", "d", "--port", "0", "--page-port", "1", "--no-page"];
    let Command::Demo(options) = parse(&given).expect("valid").command else { panic!("another command") };
    assert_eq!(options, DemoOptions { data: Some(PathBuf::from("d")), port: 0, page_port: 1, no_page: true });
}

#[test]
fn the_help_of_serve_names_every_variable_that_it_reads() {
    let asked = std::cell::RefCell::new(Vec::new());
    let lookup = |name: &str| {
        asked.borrow_mut().push(name.to_owned());
        None
    };
    let read_file = |_: &Path| Err(io::Error::from(io::ErrorKind::NotFound));
    ServeConfig::from_env(&lookup, &read_file).expect_err("nothing is set");
    let help = long_help("serve");
    let later = ["CLIENT_CERTIFICATE", "CLIENT_KEY", "FEDERATED_TOKEN_FILE", "BACKUP_DIR", "OTEL_"];
    let asked = asked.into_inner();
    let now = asked.iter().filter(|name| !later.iter().any(|later| name.starts_with(later)));
    for name in now.filter(|name| !name.ends_with("_FILE")) {
        assert!(help.contains(name.as_str()), "{name} is not in the help");
    }
}

#[test]
fn the_help_of_package_and_demo_names_their_variables() {
    assert!(["CLIENT_ID", "PUBLIC_URL", "NAME_FILE"].iter().all(|name| long_help("package").contains(name)));
    assert!(["LOG ", "LOG_FORMAT", "POLICY_FILE"].iter().all(|name| long_help("demo").contains(name)));
}
