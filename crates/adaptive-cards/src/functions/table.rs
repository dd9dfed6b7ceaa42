//! The table of functions: name, type, check, body. Also the other names for some, and what is refused.

use super::kinds::{ARRAY, BOOLEAN, Check, MANY, NUMBER, OBJECT, STRING};
use super::{Body, Function, Plain, Special, Verify};
use super::{collection, compare, convert, date, lambda, logic, math, object, pattern, sort, string, uri};
use Check::{Accessor, Arity, Lambda, Nothing, Order};

const fn function(kind: &'static str, returns: u8, check: Check, body: Body) -> Function {
    Function { kind, returns, check, body, needs_clock: false, mutates: false, reads: false }
}

const fn plain(kind: &'static str, returns: u8, check: Check, verify: Verify, run: Plain) -> Function {
    function(kind, returns, check, Body::Plain(verify, run))
}

const fn compared(kind: &'static str, check: Check, verify: Verify, run: Plain) -> Function {
    function(kind, BOOLEAN, check, Body::Compare(verify, run))
}

const fn special(kind: &'static str, returns: u8, check: Check, run: Special) -> Function {
    function(kind, returns, check, Body::Special(run))
}

const fn mutating(function: Function) -> Function {
    Function { mutates: true, ..function }
}

/// A function that evaluates text may change values with it.
const fn reading(function: Function) -> Function {
    Function { mutates: true, reads: true, ..function }
}

const UNARY: Check = Arity(1, 1, OBJECT);
const BINARY: Check = Arity(2, 2, OBJECT);
const ANY_NUMBER: Check = Arity(1, MANY, OBJECT);
const ONE_TEXT: Check = Arity(1, 1, STRING);
const TEXT_AND_LOCALE: Check = Arity(1, 2, STRING);
const ONE_NUMBER: Check = Arity(1, 1, NUMBER);
const NUMBERS: Check = Arity(2, MANY, NUMBER);

/// All functions, by family.
pub(super) static FUNCTIONS: &[&[Function]] = &[MATH, LOGIC, TEXT, LISTS, OBJECTS, CONVERSIONS, DATES, URIS];

const MATH: &[Function] = &[
    plain("+", STRING | NUMBER, Arity(2, MANY, STRING | NUMBER), Verify::NumberOrTextOrMissing, math::add),
    plain("-", NUMBER, NUMBERS, Verify::Number, math::subtract),
    plain("*", NUMBER, NUMBERS, Verify::Number, math::multiply),
    plain("/", NUMBER, NUMBERS, Verify::Divisor, math::divide),
    plain("^", NUMBER, NUMBERS, Verify::NumberOrNumbers, math::power),
    plain("%", NUMBER, Arity(2, 2, NUMBER), Verify::Integer, math::modulo),
    plain("min", NUMBER, ANY_NUMBER, Verify::NumberOrNumbers, math::min),
    plain("max", NUMBER, ANY_NUMBER, Verify::NumberOrNumbers, math::max),
    plain("average", NUMBER, UNARY, Verify::Numbers, math::average),
    plain("sum", NUMBER, Order(&[ARRAY], &[]), Verify::Numbers, math::sum),
    plain("range", ARRAY, Arity(2, 2, NUMBER), Verify::Integer, math::range),
    plain("floor", NUMBER, ONE_NUMBER, Verify::Number, math::floor),
    plain("ceiling", NUMBER, ONE_NUMBER, Verify::Number, math::ceiling),
    plain("abs", NUMBER, ONE_NUMBER, Verify::Number, math::abs),
    plain("sqrt", NUMBER, ONE_NUMBER, Verify::Number, math::sqrt),
    plain("round", NUMBER, Arity(1, 2, NUMBER), Verify::Number, math::round),
];

const LOGIC: &[Function] = &[
    special("&&", BOOLEAN, ANY_NUMBER, logic::and),
    special("||", BOOLEAN, ANY_NUMBER, logic::or),
    special("!", BOOLEAN, UNARY, logic::not),
    special("if", OBJECT, Arity(3, 3, OBJECT), logic::choose),
    special("ignore", BOOLEAN, Order(&[BOOLEAN], &[]), logic::ignore),
    special("optional", BOOLEAN, Order(&[BOOLEAN], &[]), logic::optional),
    compared("==", BINARY, Verify::Anything, compare::equal),
    compared("!=", BINARY, Verify::Anything, compare::not_equal),
    compared("<", BINARY, Verify::NotNull, compare::less),
    compared("<=", BINARY, Verify::NotNull, compare::less_or_equal),
    compared(">", BINARY, Verify::NotNull, compare::greater),
    compared(">=", BINARY, Verify::NotNull, compare::greater_or_equal),
    compared("exists", UNARY, Verify::NotNull, compare::exists),
    compared("empty", UNARY, Verify::ContainerOrNull, compare::empty),
    compared("bool", UNARY, Verify::Anything, compare::bool),
    special("contains", BOOLEAN, BINARY, compare::contains),
    plain("isString", BOOLEAN, UNARY, Verify::Anything, compare::is_string),
    plain("isInteger", BOOLEAN, UNARY, Verify::Anything, compare::is_integer),
    plain("isFloat", BOOLEAN, UNARY, Verify::Anything, compare::is_float),
    plain("isArray", BOOLEAN, UNARY, Verify::Anything, compare::is_array),
    plain("isObject", BOOLEAN, UNARY, Verify::Anything, compare::is_object),
    plain("isBoolean", BOOLEAN, UNARY, Verify::Anything, compare::is_boolean),
    plain("coalesce", OBJECT, ANY_NUMBER, Verify::Anything, logic::coalesce),
];

const TEXT: &[Function] = &[
    plain("concat", STRING | ARRAY, ANY_NUMBER, Verify::Anything, string::concat),
    plain("length", NUMBER, ONE_TEXT, Verify::TextOrMissing, string::length),
    plain("replace", STRING, Arity(3, 3, STRING), Verify::TextOrMissing, string::replace),
    plain("split", ARRAY, TEXT_AND_LOCALE, Verify::TextOrMissing, string::split),
    special("substring", STRING, Order(&[STRING, NUMBER], &[NUMBER]), string::substring),
    plain("toLower", STRING, TEXT_AND_LOCALE, Verify::TextOrMissing, string::to_lower),
    plain("toUpper", STRING, TEXT_AND_LOCALE, Verify::TextOrMissing, string::to_upper),
    plain("trim", STRING, ONE_TEXT, Verify::TextOrMissing, string::trim),
    plain("sentenceCase", STRING, TEXT_AND_LOCALE, Verify::TextOrMissing, string::sentence_case),
    plain("titleCase", STRING, TEXT_AND_LOCALE, Verify::TextOrMissing, string::title_case),
    plain("endsWith", BOOLEAN, Arity(2, 2, STRING), Verify::TextOrMissing, string::ends_with),
    plain("startsWith", BOOLEAN, Arity(2, 2, STRING), Verify::TextOrMissing, string::starts_with),
    plain("countWord", NUMBER, ONE_TEXT, Verify::TextOrMissing, string::count_word),
    plain("addOrdinal", STRING, ONE_NUMBER, Verify::Integer, string::add_ordinal),
    special("indexOf", NUMBER, Order(&[STRING | ARRAY, OBJECT], &[]), string::index_of),
    special("lastIndexOf", NUMBER, Order(&[STRING | ARRAY, OBJECT], &[]), string::last_index_of),
    special("join", STRING, Order(&[ARRAY, STRING], &[STRING]), string::join),
    plain(
        "replaceIgnoreCase",
        STRING,
        Check::Replacement,
        Verify::TextOrMissing,
        pattern::replace_ignore_case,
    ),
    plain("isMatch", BOOLEAN, Check::Pattern, Verify::TextOrMissing, pattern::is_match),
    reading(special("stringOrValue", OBJECT, ONE_TEXT, string::string_or_value)),
    plain("EOL", STRING, Arity(0, 0, OBJECT), Verify::Anything, string::end_of_line),
];

const LISTS: &[Function] = &[
    plain("createArray", ARRAY, Nothing, Verify::Anything, collection::create_array),
    plain("count", NUMBER, Order(&[STRING | ARRAY], &[]), Verify::Container, collection::count),
    plain("first", OBJECT, UNARY, Verify::Anything, collection::first),
    plain("last", OBJECT, UNARY, Verify::Anything, collection::last),
    plain("union", ARRAY, Arity(1, MANY, ARRAY), Verify::List, collection::union),
    plain("intersection", ARRAY, Arity(1, MANY, ARRAY), Verify::List, collection::intersection),
    plain("unique", ARRAY, Order(&[ARRAY], &[]), Verify::List, collection::unique),
    special("skip", ARRAY, Order(&[ARRAY, NUMBER], &[]), collection::skip),
    special("take", ARRAY | STRING, Order(&[ARRAY | STRING, NUMBER], &[]), collection::take),
    special("subArray", ARRAY, Order(&[ARRAY, NUMBER], &[NUMBER]), collection::sub_array),
    special("indicesAndValues", ARRAY, UNARY, collection::indices_and_values),
    plain("flatten", ARRAY, Order(&[ARRAY], &[NUMBER]), Verify::Anything, collection::flatten),
    mutating(plain(
        "reverse",
        STRING | ARRAY,
        Order(&[STRING | ARRAY], &[]),
        Verify::Container,
        collection::reverse,
    )),
    special("sortBy", ARRAY, Order(&[ARRAY], &[STRING]), sort::ascending),
    special("sortByDescending", ARRAY, Order(&[ARRAY], &[STRING]), sort::descending),
    special("select", ARRAY, Lambda, lambda::select),
    special("foreach", ARRAY, Lambda, lambda::select),
    special("where", ARRAY, Lambda, lambda::filter),
    special("any", BOOLEAN, Lambda, lambda::any),
    special("all", BOOLEAN, Lambda, lambda::all),
];

const OBJECTS: &[Function] = &[
    special("Accessor", OBJECT, Accessor, crate::evaluate::accessor),
    special("Element", OBJECT, BINARY, crate::evaluate::element),
    plain("json", OBJECT, Order(&[STRING], &[]), Verify::Anything, object::json),
    mutating(plain(
        "addProperty",
        OBJECT,
        Order(&[OBJECT, STRING, OBJECT], &[]),
        Verify::Anything,
        object::add_property,
    )),
    mutating(plain(
        "removeProperty",
        OBJECT,
        Order(&[OBJECT, STRING], &[]),
        Verify::Anything,
        object::remove_property,
    )),
    mutating(plain(
        "setProperty",
        OBJECT,
        Order(&[OBJECT, STRING, OBJECT], &[]),
        Verify::Anything,
        object::set_property,
    )),
    special("getProperty", OBJECT, Order(&[OBJECT], &[STRING]), object::get_property),
    plain("merge", OBJECT, ANY_NUMBER, Verify::Anything, object::merge),
    mutating(special("setPathToValue", OBJECT, BINARY, object::set_path_to_value)),
];

const CONVERSIONS: &[Function] = &[
    plain("float", NUMBER, UNARY, Verify::Anything, convert::float),
    plain("int", NUMBER, UNARY, Verify::Anything, convert::int),
    plain("string", STRING, Order(&[OBJECT], &[STRING]), Verify::Anything, convert::string),
    plain(
        "formatNumber",
        STRING,
        Order(&[NUMBER, NUMBER], &[STRING]),
        Verify::Anything,
        convert::format_number,
    ),
    plain("jsonStringify", STRING, UNARY, Verify::Anything, convert::json_stringify),
    plain("binary", OBJECT, UNARY, Verify::Text, convert::binary),
    plain("base64", STRING, UNARY, Verify::Anything, convert::base64),
    plain("base64ToBinary", OBJECT, UNARY, Verify::Text, convert::base64_to_binary),
    plain("base64ToString", STRING, UNARY, Verify::Text, convert::base64_to_string),
    plain("dataUri", STRING, UNARY, Verify::Text, convert::data_uri),
    plain("dataUriToBinary", OBJECT, UNARY, Verify::Text, convert::binary),
    plain("dataUriToString", STRING, UNARY, Verify::Text, convert::data_uri_to_string),
];

const ISO_PART: Check = Arity(1, 1, STRING);
const ADD: Check = Order(&[STRING, NUMBER], &[STRING, STRING]);
const FORMATTED: Check = Order(&[NUMBER], &[STRING, STRING]);
const FORMATTED_TEXT: Check = Order(&[STRING], &[STRING, STRING]);
const INTERVAL: Check = Order(&[STRING, NUMBER, STRING], &[STRING, STRING]);
const ZONED: Check = Order(&[STRING, STRING], &[STRING, STRING]);

const fn clock(function: Function) -> Function {
    Function { needs_clock: true, ..function }
}

const DATES: &[Function] = &[
    plain("formatDateTime", STRING, FORMATTED_TEXT, Verify::Anything, date::format_date_time),
    plain("formatEpoch", STRING, FORMATTED, Verify::Anything, date::format_epoch),
    plain("formatTicks", STRING, FORMATTED, Verify::Anything, date::format_ticks),
    plain("ticks", NUMBER, ISO_PART, Verify::Anything, date::ticks),
    plain("ticksToDays", NUMBER, ONE_NUMBER, Verify::Anything, date::ticks_to_days),
    plain("ticksToHours", NUMBER, ONE_NUMBER, Verify::Anything, date::ticks_to_hours),
    plain("ticksToMinutes", NUMBER, ONE_NUMBER, Verify::Anything, date::ticks_to_minutes),
    plain("dateTimeDiff", NUMBER, Arity(2, 2, STRING), Verify::Anything, date::date_time_diff),
    plain("dayOfMonth", NUMBER, ISO_PART, Verify::Text, date::day_of_month),
    plain("dayOfWeek", NUMBER, ISO_PART, Verify::Text, date::day_of_week),
    plain("dayOfYear", NUMBER, ISO_PART, Verify::Text, date::day_of_year),
    plain("month", NUMBER, ISO_PART, Verify::Text, date::month),
    plain("year", NUMBER, ISO_PART, Verify::Text, date::year),
    plain("date", STRING, ISO_PART, Verify::Text, date::date),
    plain("getTimeOfDay", STRING, ISO_PART, Verify::Text, date::time_of_day),
    plain("isDateTime", BOOLEAN, UNARY, Verify::Anything, date::is_date_time),
    special("addDays", STRING, ADD, date::add_days),
    special("addHours", STRING, ADD, date::add_hours),
    special("addMinutes", STRING, ADD, date::add_minutes),
    special("addSeconds", STRING, ADD, date::add_seconds),
    special("addToTime", STRING, INTERVAL, date::add_to_time),
    special("subtractFromTime", STRING, INTERVAL, date::subtract_from_time),
    special("startOfDay", STRING, FORMATTED_TEXT, date::start_of_day),
    special("startOfHour", STRING, FORMATTED_TEXT, date::start_of_hour),
    special("startOfMonth", STRING, FORMATTED_TEXT, date::start_of_month),
    special("convertFromUTC", STRING, ZONED, date::from_utc),
    special("convertToUTC", STRING, ZONED, date::to_utc),
    clock(plain("utcNow", STRING, Order(&[], &[STRING, STRING]), Verify::Anything, date::utc_now)),
    clock(special("getFutureTime", STRING, Order(&[NUMBER, STRING], &[STRING, STRING]), date::future_time)),
    clock(special("getPastTime", STRING, Order(&[NUMBER, STRING], &[STRING, STRING]), date::past_time)),
];

const URIS: &[Function] = &[
    plain("uriComponent", STRING, UNARY, Verify::Text, uri::component),
    plain("uriComponentToString", STRING, UNARY, Verify::Text, uri::component_to_string),
    special("uriHost", STRING, UNARY, uri::host),
    special("uriPath", STRING, UNARY, uri::path),
    special("uriPathAndQuery", STRING, UNARY, uri::path_and_query),
    special("uriPort", NUMBER, UNARY, uri::port),
    special("uriQuery", STRING, UNARY, uri::query),
    special("uriScheme", STRING, UNARY, uri::scheme),
];

/// Other names, as the reference engine has them.
pub(super) const ALIASES: [(&str, &str); 16] = [
    ("add", "+"),
    ("sub", "-"),
    ("mul", "*"),
    ("div", "/"),
    ("exp", "^"),
    ("mod", "%"),
    ("and", "&&"),
    ("or", "||"),
    ("not", "!"),
    ("equals", "=="),
    ("less", "<"),
    ("lessOrEquals", "<="),
    ("greater", ">"),
    ("greaterOrEquals", ">="),
    ("&", "concat"),
    ("??", "coalesce"),
];

/// Functions of the reference engine that are refused when a template is loaded, and why.
pub(super) const REFUSED: [(&[&str], &str); 4] = [
    (
        &[
            "isDefinite",
            "isTime",
            "isDuration",
            "isDate",
            "isTimeRange",
            "isDateRange",
            "isPresent",
            "getNextViableDate",
            "getPreviousViableDate",
            "getNextViableTime",
            "getPreviousViableTime",
            "resolve",
            "dateReadBack",
        ],
        "works on timex expressions, which are not supported",
    ),
    (&["xml", "xPath"], "works on XML, which is not supported"),
    (&["jPath"], "evaluates JPath expressions, which are not supported; use a path, `where` or `select`"),
    (&["rand", "newGuid"], "gives another value each time, so that a card would not be repeatable"),
];
