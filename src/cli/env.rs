//! Reads settings from environment variables or the files they name, and collects everything that is wrong.
//!
//! What each variable means is `config`'s business. Nothing here touches the process's environment or the disk
//! except through the two functions it is given.

use std::fmt;
use std::io;
use std::path::Path;

/// Looks up an environment variable.
pub type Lookup<'a> = &'a dyn Fn(&str) -> Option<String>;
/// Reads a whole file as text.
pub type ReadFile<'a> = &'a dyn Fn(&Path) -> io::Result<String>;

/// One thing that is wrong with the configuration: the variable, what is wrong, and the mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The variable's name as the operator must change it.
    pub variable: String,
    /// What is wrong and how to mend it. Never holds a secret's value.
    pub says: String,
}

/// Everything that is wrong with the configuration. Never empty.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct ConfigError(pub Vec<Problem>);

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.len() {
            1 => write!(f, "the configuration has a problem:")?,
            count => write!(f, "the configuration has {count} problems:")?,
        }
        self.0.iter().try_for_each(|problem| write!(f, "\n  {}: {}", problem.variable, problem.says))
    }
}

/// The settings being read, with the problems found so far.
pub(crate) struct Env<'a> {
    lookup: Lookup<'a>,
    read_file: ReadFile<'a>,
    problems: Vec<Problem>,
}

impl<'a> Env<'a> {
    /// Nothing read yet.
    pub(crate) fn new(lookup: Lookup<'a>, read_file: ReadFile<'a>) -> Self {
        Self { lookup, read_file, problems: Vec::new() }
    }

    /// The value of `name`, or the contents of the file that `{name}_FILE` names, without the white space around
    /// it. A blank variable counts as not set.
    pub(crate) fn value(&mut self, name: &str) -> Option<String> {
        let file_variable = format!("{name}_FILE");
        let direct = self.set(name);
        let Some(path) = self.set(&file_variable) else {
            return direct;
        };
        if direct.is_some() {
            self.problem(name, format!("both {name} and {file_variable} are set; remove one of them"));
            return None;
        }
        match (self.read_file)(Path::new(&path)) {
            Ok(text) if text.trim().is_empty() => {
                self.problem(
                    &file_variable,
                    format!("the file {path} is empty; put the value of {name} into it"),
                );
                None
            }
            Ok(text) => Some(text.trim().to_owned()),
            Err(error) => {
                let mend =
                    format!("name a text file that this process may read, holding the value of {name}");
                self.problem(&file_variable, format!("cannot read {path} ({error}); {mend}"));
                None
            }
        }
    }

    /// As [`Env::value`], but it is a problem when there is none; `mend` says what to set.
    pub(crate) fn required(&mut self, name: &str, mend: &str) -> Option<String> {
        let before = self.problems.len();
        let value = self.value(name);
        if value.is_none() && self.problems.len() == before {
            self.problem(name, format!("not set; {mend}"));
        }
        value
    }

    /// As [`Env::value`], read by `parse`, which says in its error what is wrong and the mend.
    pub(crate) fn parsed<T>(
        &mut self,
        name: &str,
        parse: impl FnOnce(&str) -> Result<T, String>,
    ) -> Option<T> {
        let value = self.value(name)?;
        self.accept(name, parse(&value))
    }

    /// The comma-separated values of `name`, each read by `parse`; `None` when it is not set.
    pub(crate) fn list<T>(
        &mut self,
        name: &str,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Option<Vec<T>> {
        let value = self.value(name)?;
        let entries: Vec<&str> = value.split(',').map(str::trim).filter(|entry| !entry.is_empty()).collect();
        if entries.is_empty() {
            self.problem(
                name,
                "names nothing; list the values with commas between them, or remove it".to_owned(),
            );
            return None;
        }
        let read = entries.len();
        let good: Vec<T> = entries.into_iter().filter_map(|entry| self.accept(name, parse(entry))).collect();
        (good.len() == read).then_some(good)
    }

    /// The path in the variable `name`, and the text of the file there.
    pub(crate) fn file(&mut self, name: &str) -> Option<(String, String)> {
        let path = self.set(name)?;
        match (self.read_file)(Path::new(&path)) {
            Ok(text) => Some((path, text)),
            Err(error) => {
                let mend = "name a text file that this process may read, or remove the variable";
                self.problem(name, format!("cannot read {path} ({error}); {mend}"));
                None
            }
        }
    }

    /// Notes that a documented variable does not work yet, if it is set.
    pub(crate) fn not_yet(&mut self, name: &str, mend: &str) {
        for name in [name.to_owned(), format!("{name}_FILE")] {
            if self.set(&name).is_some() {
                self.problem(&name, format!("not yet supported; {mend}"));
            }
        }
    }

    /// Notes a problem with `variable`.
    pub(crate) fn problem(&mut self, variable: &str, says: String) {
        self.problems.push(Problem { variable: variable.to_owned(), says });
    }

    /// `read` if there was no problem at all.
    pub(crate) fn finish<T>(self, read: Option<T>) -> Result<T, ConfigError> {
        match read {
            Some(read) if self.problems.is_empty() => Ok(read),
            _ => Err(ConfigError(self.problems)),
        }
    }

    fn set(&self, name: &str) -> Option<String> {
        (self.lookup)(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
    }

    /// The value, or its error as a problem of `name`.
    pub(crate) fn accept<T>(&mut self, name: &str, read: Result<T, String>) -> Option<T> {
        read.map_err(|says| self.problem(name, says)).ok()
    }
}
