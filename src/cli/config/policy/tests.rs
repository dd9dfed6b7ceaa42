//! The policy file: what is read, what is refused and where, and that its documentation lists every key.

use std::path::Path;

use super::*;

fn refused(text: &str) -> Vec<String> {
    read(text).expect_err("it is refused")
}

#[test]
fn an_empty_file_is_the_built_in_policy() {
    assert_eq!(read(""), Ok(Policy::default()));
    assert_eq!(read("# nothing\n[dibs]\n"), Ok(Policy::default()));
}

#[test]
fn the_documented_file_is_up_to_date_and_says_the_defaults() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/policy.toml");
    let text = documented(&Policy::default());
    if std::env::var_os("UPDATE_POLICY").is_some() {
        std::fs::write(&file, &text).expect("the file can be written");
    }
    let stored = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(stored == text, "docs/policy.toml is stale: run the tests with UPDATE_POLICY=1");
    assert_eq!(read(&stored), Ok(Policy::default()));
    for key in keys() {
        let (table, name) = key.path.split_once('.').expect("a key is in a table");
        assert!(stored.contains(&format!("[{table}]")) && stored.contains(&format!("\n{name} = ")), "{name}");
        assert!(!key.meaning.trim().is_empty());
    }
}

#[test]
fn every_key_has_an_effect_on_the_policy_it_is_read_into() {
    let other = r#"
        dibs = { gate = "confirmed", confirmers = ["sponsor"], gather_minutes = 5 }
        [people]
        group_mailboxes = ["Kantine"]
        [health]
        red_overdue_days = 1
        silence_days = 2
        unanswered_days = 4
        [usage]
        active_percent = 20
        review_all = false
        [rfa]
        active_users = 50
        small_seats = 500
        small_percent = 5
        continues = true
        [playbook]
        teams_first = false
        benefit_licences = 10000
        migration_over = 150
        next_action_years = 2
        [plan]
        items_on = ["sponsor"]
        items_off = ["training-plan"]
        [links]
        most = 2
        off = ["key-stakeholders-guide"]
        addresses = { key-stakeholders-guide = "https://guides.example/stakeholders" }
        [reminders]
        day_from = "08:30"
        day_to = "18:00"
        person_per_day = 2
        person_per_week = 4
        conversation_per_day = 2
        conversation_per_week = 4
        target_days = 5
        customer_target_days = [14, 7]
        unanswered_days = 4
        first_contact_days = 3
        note_days = 15
        figures_days = 40
        workshop_days = 2
        waiting_days = 2
        again_days = 14
        checkin_days = 3
        before_meetings = true
        weekly = false
        [calendar]
        national_days_off = false
        days_off = ["ES 2026-05-04", "Asia/Tokyo 11-third-mon", "BR easter-48"]
    "#;
    let policy = read(other).expect("a good file");
    for key in keys() {
        assert_ne!((key.show)(&policy), (key.show)(&Policy::default()), "{}", key.path);
    }
    assert!(policy.group_mailboxes.contains("kantine"), "compared in lower case");
    assert_eq!(read(&documented(&policy)), Ok(policy), "what is written is read back");
}

#[test]
fn an_unknown_key_is_named_with_its_place_and_the_nearest_one() {
    assert_eq!(
        refused("[dibs]\n  gaet = \"agreed\"\n"),
        ["2:3: there is no key dibs.gaet; dibs.gate is the nearest"]
    );
    assert_eq!(
        refused("[helth]\nsilence_days = 3\n"),
        ["1:2: there is no key helth; health.silence_days is the nearest"]
    );
    assert_eq!(refused("zzz = 1"), ["1:1: there is no key zzz; docs/policy.toml lists them all"]);
}

#[test]
fn a_key_of_the_playbook_that_is_not_there_and_an_address_that_is_none_are_named() {
    assert_eq!(
        refused("[plan]\nitems_off = [\"training-plam\"]"),
        ["2:13: plan.items_off knows no \"training-plam\"; \"training-plan\" is the nearest"]
    );
    let address =
        |address| refused(&format!("[links]\naddresses = {{ key-stakeholders-guide = \"{address}\" }}"));
    for wrong in ["http://guides.example", "https://", "https://x.example/a b", "https://x.example/)evil"] {
        assert!(address(wrong)[0].contains("has no plain https:// address"), "{wrong}");
    }
    assert_eq!(
        refused("[usage]\nactive_percent = 0")[0],
        "2:18: usage.active_percent must be a whole number from 1 to 100"
    );
}

#[test]
fn everything_that_is_wrong_is_said_at_once() {
    let wrong = refused(
        "[dibs]\ngate = \"soon\"\nconfirmers = []\n[health]\nsilence_days = 0\nred_overdue_days = 1.5\n",
    );
    assert_eq!(
        wrong,
        [
            "2:8: dibs.gate must be of [\"agreed\", \"confirmed\"]",
            "3:14: dibs.confirmers names nobody; keep at least one",
            "5:16: health.silence_days must be a whole number from 1 to 365",
            "6:20: health.red_overdue_days must be a whole number from 0 to 365",
        ]
    );
    assert!(refused("[dibs]\nconfirmers = [\"boss\"]")[0].starts_with("2:14: dibs.confirmers must be of"));
}

#[test]
fn a_day_off_that_is_nowhere_or_no_day_is_refused() {
    for (text, why) in [
        ("XX 05-04", "calendar.days_off names no country or time zone that is known: XX"),
        ("ES someday", "calendar.days_off names no day: ES someday"),
        ("ES", "calendar.days_off names no day: ES"),
    ] {
        let wrong = refused(&format!("[calendar]\ndays_off = [\"{text}\"]"));
        assert!(wrong[0].ends_with(why), "{wrong:?}");
    }
    assert!(refused("[reminders]\nday_from = 9")[0].ends_with("must be a time of day, such as \"09:00\""));
    assert!(refused("[reminders]\nweekly = 1")[0].ends_with("must be true or false"));
}

#[test]
fn a_file_that_is_no_toml_is_refused_with_its_place() {
    let wrong = refused("[dibs\ngate = 1");
    assert!(wrong.len() == 1 && wrong[0].starts_with("1:"), "{wrong:?}");
    let twice = refused("[dibs]\ngate = \"agreed\"\ngate = \"agreed\"");
    assert!(twice[0].starts_with("3:1: "), "{twice:?}");
}
