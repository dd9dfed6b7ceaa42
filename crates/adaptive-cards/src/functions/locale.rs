//! How numbers are written in the locales that the reference engine knows. Facts only: the decimal mark, the
//! thousands mark, the digits, the sizes of groups.

/// How a locale writes numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    pub(super) decimal: &'static str,
    thousands: &'static str,
    /// The digit zero; the other nine follow it in Unicode.
    zero: char,
    /// Whether groups after the first have two digits, as in India.
    pairs: bool,
}

const PLAIN: Style = Style { decimal: ".", thousands: ",", zero: '0', pairs: false };

/// The style of a locale, by its exact name; of en-US if the reference engine doesn't know the name.
pub(super) fn style(locale: &str) -> Style {
    match locale {
        "ar-MA" | "it-IT" | "ca-ES" | "es-ES" | "ar-DZ" | "nl-NL" | "es-BO" | "ar-TN" | "pt-BR" | "ar-LY"
        | "pl-PL" | "mk-MK" | "de-DE" => Style { decimal: ",", thousands: ".", ..PLAIN },
        "uk-UA" | "sv-SE" | "fi-FI" | "cs-CZ" | "fr-CA" | "ru-RU" | "hu-HU" | "fr-FR" => {
            Style { decimal: ",", thousands: "\u{a0}", ..PLAIN }
        }
        "de-CH" => Style { decimal: ",", thousands: "'", ..PLAIN },
        "en-IN" => Style { pairs: true, ..PLAIN },
        "ar-BH" | "ar-PS" | "ar-EG" | "ar-IQ" | "ar-AE" | "ar-MR" | "ar-TD" | "ar-SY" | "ar-JO" | "ar-ER"
        | "ar-LB" | "ar-YE" | "ar-SS" | "ar-SO" | "ar-DJ" | "ar-SD" | "ar-001" | "ar-SA" | "ar-KW"
        | "ar-QA" | "ar-IL" | "ar-OM" | "ar-KM" => {
            Style { decimal: "\u{66b}", thousands: "\u{66c}", zero: '\u{660}', pairs: false }
        }
        _ => PLAIN,
    }
}

/// Whether a text has the form of a locale's name (BCP 47): language, script, region, variants, extensions.
pub(super) fn is_tag(text: &str) -> bool {
    let alphabetic =
        |s: &str, sizes: &[usize]| sizes.contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphabetic());
    let mut rest = text.split('-').peekable();
    if !rest.next().is_some_and(|language| alphabetic(language, &[2, 3, 5, 6, 7, 8])) {
        return false;
    }
    rest.next_if(|script| alphabetic(script, &[4]));
    rest.next_if(|region| {
        alphabetic(region, &[2]) || (region.len() == 3 && region.bytes().all(|b| b.is_ascii_digit()))
    });
    let mut before_single = false;
    let mut extension = false;
    for part in rest {
        let plain = part.bytes().all(|b| b.is_ascii_alphanumeric());
        let variant =
            (5..=8).contains(&part.len()) || (part.len() == 4 && part.as_bytes()[0].is_ascii_digit());
        let fits = if part.len() == 1 { !before_single } else { variant || (extension && part.len() <= 8) };
        if part.is_empty() || !plain || !fits {
            return false;
        }
        before_single = part.len() == 1;
        extension |= before_single;
    }
    !before_single
}

impl Style {
    /// Puts thousands marks between the digits.
    pub(super) fn group(&self, digits: &str) -> String {
        let mut out = String::with_capacity(digits.len() * 2);
        let count = digits.len();
        for (i, digit) in digits.chars().enumerate() {
            let left = count - i;
            let mark =
                if self.pairs && left > 3 { (left - 3).is_multiple_of(2) } else { left.is_multiple_of(3) };
            if i > 0 && mark {
                out.push_str(self.thousands);
            }
            out.push(digit);
        }
        out
    }

    /// Replaces the digits by those of the locale.
    pub(super) fn digits(&self, text: String) -> String {
        if self.zero == '0' {
            return text;
        }
        let own =
            |c: char| c.to_digit(10).and_then(|d| char::from_u32(u32::from(self.zero) + d)).unwrap_or(c);
        text.chars().map(own).collect()
    }
}
