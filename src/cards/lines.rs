//! How buttons stand in lines, so that a phone shows them whole. What they do is the views' matter.

/// The most buttons in one line, and the most letters of their titles: what 320 pixels show.
const MOST_IN_LINE: usize = 3;
const MOST_LETTERS: usize = 30;

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
            Some(line) if line.len() < MOST_IN_LINE && letters + length <= MOST_LETTERS => {
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

#[cfg(test)]
mod tests {
    use super::in_lines;

    #[test]
    fn a_line_ends_at_three_buttons_or_thirty_letters_and_a_long_title_stands_alone() {
        let long = "a title of more than thirty letters";
        let lines = in_lines(["one", "two", "three", "four", long, "five"], |title| *title);
        assert_eq!(lines, [vec!["one", "two", "three"], vec!["four"], vec![long], vec!["five"]]);
    }
}
