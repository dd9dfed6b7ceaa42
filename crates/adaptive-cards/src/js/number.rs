//! Numbers as JavaScript reads and writes them. Nothing here knows of locales.

use std::fmt::Write as _;

/// Writes a number as `Number.prototype.toString` does, behind what is there.
pub(crate) fn write(n: f64, out: &mut String) {
    if n.fract() == 0.0 && n.abs() < 1e9 {
        // Most numbers in data are whole and small.
        write_small(n as i32, out);
    } else {
        out.push_str(&to_text(n));
    }
}

fn write_small(n: i32, out: &mut String) {
    if n < 0 {
        out.push('-');
    }
    let rest = n.unsigned_abs();
    let mut unit = 1;
    while rest / unit >= 10 {
        unit *= 10;
    }
    while unit > 0 {
        out.push(char::from(b'0' + (rest / unit % 10) as u8));
        unit /= 10;
    }
}

/// A number as `Number.prototype.toString` writes it.
pub(crate) fn to_text(n: f64) -> String {
    if n.is_nan() {
        return "NaN".into();
    }
    if n.is_infinite() {
        return if n > 0.0 { "Infinity" } else { "-Infinity" }.into();
    }
    if n == 0.0 {
        return "0".into();
    }
    let magnitude = n.abs();
    if magnitude.fract() == 0.0 && magnitude < 9_007_199_254_740_992.0 {
        return (n as i64).to_string();
    }
    let scientific = format!("{magnitude:e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let body = lay_out(&digits, exponent);
    if n < 0.0 { format!("-{body}") } else { body }
}

/// Places the decimal point, or an exponent, by the rules of ECMA-262.
fn lay_out(digits: &str, exponent: i32) -> String {
    let count = i32::try_from(digits.len()).unwrap_or(i32::MAX);
    let point = exponent + 1;
    let mut out = String::with_capacity(digits.len() + 8);
    if (count..=21).contains(&point) {
        out.push_str(digits);
        out.extend(std::iter::repeat_n('0', usize::try_from(point - count).unwrap_or(0)));
    } else if (1..=21).contains(&point) {
        let (whole, fraction) = digits.split_at(usize::try_from(point).unwrap_or(0));
        let _ = write!(out, "{whole}.{fraction}");
    } else if (-5..=0).contains(&point) {
        out.push_str("0.");
        out.extend(std::iter::repeat_n('0', usize::try_from(-point).unwrap_or(0)));
        out.push_str(digits);
    } else {
        let sign = if exponent < 0 { '-' } else { '+' };
        let (first, rest) = digits.split_at(1);
        out.push_str(first);
        if !rest.is_empty() {
            let _ = write!(out, ".{rest}");
        }
        let _ = write!(out, "e{sign}{}", exponent.abs());
    }
    out
}

/// Writes a non-negative number with a fixed count of decimals (0 to 20), as `Number.prototype.toFixed`
/// does: exact ties go up, and from 10^21 on the plain form is used.
pub(crate) fn to_fixed(n: f64, decimals: usize) -> String {
    if !n.is_finite() || n >= 1e21 {
        return to_text(n);
    }
    // Rust rounds exact ties to even. A tie needs at most 21 binary digits after the point.
    let scaled = n * 2_097_152.0;
    if scaled.fract() != 0.0 {
        return format!("{n:.decimals$}");
    }
    let exact = format!("{n:.21}");
    let keep = exact.len() - 21 + decimals;
    let next = exact.as_bytes().get(keep).copied().unwrap_or(b'0');
    let mut kept: Vec<u8> = exact.as_bytes()[..keep].to_vec();
    if decimals == 0 {
        kept.pop();
    }
    if next >= b'5' {
        round_up(&mut kept);
    }
    String::from_utf8(kept).unwrap_or_default()
}

fn round_up(digits: &mut Vec<u8>) {
    for digit in digits.iter_mut().rev() {
        match *digit {
            b'.' => {}
            b'9' => *digit = b'0',
            _ => {
                *digit += 1;
                return;
            }
        }
    }
    digits.insert(0, b'1');
}

/// Reads as `parseFloat` does: leading white space, then the longest number; `None` for `NaN`.
pub(crate) fn parse_float(text: &str) -> Option<f64> {
    let text = super::text::trim_start(text);
    let bytes = text.as_bytes();
    let mut end = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    if text[end..].starts_with("Infinity") {
        return Some(if bytes[0] == b'-' { f64::NEG_INFINITY } else { f64::INFINITY });
    }
    let whole = count_digits(&bytes[end..]);
    end += whole;
    let mut fraction = 0;
    if bytes.get(end) == Some(&b'.') {
        fraction = count_digits(&bytes[end + 1..]);
        if whole + fraction > 0 {
            end += 1 + fraction;
        }
    }
    if whole + fraction == 0 {
        return None;
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        let digits = count_digits(bytes.get(end + 1 + sign..).unwrap_or_default());
        if digits > 0 {
            end += 1 + sign + digits;
        }
    }
    text[..end].parse().ok()
}

/// Reads as `parseInt(text, 10)` does; `None` for `NaN`.
pub(crate) fn parse_int(text: &str) -> Option<f64> {
    let text = super::text::trim_start(text);
    let sign = usize::from(text.starts_with(['+', '-']));
    let digits = count_digits(&text.as_bytes()[sign..]);
    if digits == 0 {
        return None;
    }
    text[..sign + digits].parse().ok()
}

/// Reads as `parseInt(text)` does, without a radix: `0x` makes it hexadecimal.
pub(crate) fn parse_int_any(text: &str) -> Option<f64> {
    let trimmed = super::text::trim_start(text);
    let (sign, rest) = match trimmed.as_bytes().first() {
        Some(b'-') => (-1.0, &trimmed[1..]),
        Some(b'+') => (1.0, &trimmed[1..]),
        _ => (1.0, trimmed),
    };
    let Some(hex) = rest.strip_prefix("0x").or_else(|| rest.strip_prefix("0X")) else {
        return parse_int(text);
    };
    let digits = hex.bytes().take_while(u8::is_ascii_hexdigit);
    let mut value = None;
    for digit in digits {
        let digit = f64::from(char::from(digit).to_digit(16).unwrap_or(0));
        value = Some(value.unwrap_or(0.0) * 16.0 + digit);
    }
    value.map(|v| sign * v)
}

fn count_digits(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|b| b.is_ascii_digit()).count()
}

/// `Math.round`: halves go towards positive infinity.
pub(crate) fn round(n: f64) -> f64 {
    let floor = n.floor();
    if n - floor >= 0.5 { floor + 1.0 } else { floor }
}

/// `Number.isInteger`.
pub(crate) fn is_integer(n: f64) -> bool {
    n.is_finite() && n.fract() == 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_javascript_writes_them() {
        for (n, text) in [
            (0.1, "0.1"),
            (-0.0, "0"),
            (1e21, "1e+21"),
            (123_456_789_012_345_680_000.0, "123456789012345680000"),
            (1e-7, "1e-7"),
            (0.000_001_5, "0.0000015"),
            (1.5e-10, "1.5e-10"),
            (-1234.5, "-1234.5"),
            (7.0, "7"),
            (10.0, "10"),
            (-907.0, "-907"),
            (999_999_999.0, "999999999"),
            (1e9, "1000000000"),
            (5e-324, "5e-324"),
        ] {
            assert_eq!(to_text(n), text);
            let mut out = "x".to_owned();
            write(n, &mut out);
            assert_eq!(out.strip_prefix('x'), Some(text));
        }
    }

    #[test]
    fn fixed_decimals_round_exact_ties_up() {
        assert_eq!(to_fixed(2.5, 0), "3");
        assert_eq!(to_fixed(0.125, 2), "0.13");
        assert_eq!(to_fixed(1.005, 2), "1.00");
        assert_eq!(to_fixed(99.5, 0), "100");
        assert_eq!(to_fixed(9.75, 1), "9.8");
        assert_eq!(to_fixed(7.0, 3), "7.000");
    }

    #[test]
    fn numbers_are_read_as_far_as_they_go() {
        assert_eq!(parse_float(" 1.5e3xyz"), Some(1500.0));
        assert_eq!(parse_float(".5"), Some(0.5));
        assert_eq!(parse_float("5."), Some(5.0));
        assert_eq!(parse_float("1e"), Some(1.0));
        assert_eq!(parse_float("abc"), None);
        assert_eq!(parse_int("-12.9"), Some(-12.0));
        assert_eq!(parse_int_any("0x1F"), Some(31.0));
    }
}
