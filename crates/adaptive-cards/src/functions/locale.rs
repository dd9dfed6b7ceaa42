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

impl Style {
    /// Puts thousands marks between the digits.
    pub(super) fn group(&self, digits: &str) -> String {
        let mut out = String::with_capacity(digits.len() * 2);
        let count = digits.len();
        for (i, digit) in digits.chars().enumerate() {
            let left = count - i;
            let mark = if self.pairs && left > 3 { (left - 3) % 2 == 0 } else { left % 3 == 0 };
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
