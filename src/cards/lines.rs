//! How buttons stand in lines, so that a phone shows them whole. What they do is the views' matter.

use serde_json::{Value, json};

/// The most letters of the titles in a line of so many buttons: what 320 pixels show. A letter takes 7.5 of them and a
/// button 34 beside its title; 296 are there to fill. A button alone breaks its title by itself, three are the most.
const fn most_letters(buttons: usize) -> usize {
    match buttons {
        0 | 1 => usize::MAX,
        2 => 31,
        3 => 26,
        _ => 0,
    }
}

/// Breaks `buttons` into lines; `title` is what is written on one.
pub(super) fn in_lines<B>(
    buttons: impl IntoIterator<Item = B>,
    title: impl for<'b> Fn(&'b B) -> &'b str,
) -> Vec<Vec<B>> {
    let mut lines: Vec<Vec<B>> = Vec::new();
    let mut letters = 0;
    for button in buttons {
        let length = title(&button).chars().count();
        match lines.last_mut() {
            Some(line) if letters + length <= most_letters(line.len() + 1) => {
                letters += length;
                line.push(button);
            }
            Some(_) | None => {
                letters = length;
                lines.push(vec![button]);
            }
        }
    }
    lines
}

/// Buttons in lines, each with whether it is pressed or opens a dialog: the two apart, as the templates take them.
pub(super) fn groups(buttons: impl IntoIterator<Item = (Value, bool)>) -> Vec<Value> {
    let line = |line: Vec<(Value, bool)>| {
        let (presses, dialogs): (Vec<_>, Vec<_>) = line.into_iter().partition(|(_, press)| *press);
        let data = |list: Vec<(Value, bool)>| list.into_iter().map(|(data, _)| data).collect::<Vec<_>>();
        json!({"presses": data(presses), "dialogs": data(dialogs)})
    };
    in_lines(buttons, |(button, _)| button.get("title").and_then(Value::as_str).unwrap_or_default())
        .into_iter()
        .map(line)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::in_lines;

    #[test]
    fn a_line_ends_at_three_buttons_and_a_long_title_stands_alone() {
        let long = "a title of more than thirty letters";
        let lines = in_lines(["one", "two", "three", "four", long, "five"], |title| *title);
        assert_eq!(lines, [vec!["one", "two", "three"], vec!["four"], vec![long], vec!["five"]]);
    }

    #[test]
    fn two_buttons_have_more_letters_than_three() {
        let (nine, four) = ("nine long", "four");
        let lines = in_lines([nine, nine, nine, nine, nine, four], |title| *title);
        assert_eq!(lines, [vec![nine, nine], vec![nine, nine], vec![nine, four]]);
    }
}
