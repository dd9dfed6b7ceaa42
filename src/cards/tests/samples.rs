//! `<card>.sample.json` beside each template: data with which it opens in Microsoft's designer, words in English.
//! `UPDATE_SAMPLES=1` writes them anew; a stale one fails.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use super::super::{Context, Locale, templates, view_of};
use super::shots::shots;

#[test]
fn every_template_has_a_sample_that_is_up_to_date() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cards");
    let update = std::env::var_os("UPDATE_SAMPLES").is_some();
    let mut seen = BTreeSet::new();
    for shot in shots() {
        let (template, mut data) = shot.with(Locale::En, |content, scene, reader| {
            let context = Context::new(scene, reader).expect("words");
            let view = view_of(content, &context).unwrap_or_else(|e| panic!("{}: {e}", shot.name));
            let data = templates::data(view.template, context.words, view.data, &view.summary).expect("data");
            (view.template, data)
        });
        // The first shot of a template is its sample.
        if !seen.insert(template) {
            continue;
        }
        let file = folder.join(format!("{template}.sample.json"));
        if update {
            data.sort_all_objects();
            let text = format!("{data:#}\n");
            std::fs::write(&file, &text).expect("the sample can be written");
        }
        let stored: Value = std::fs::read_to_string(&file)
            .ok()
            .and_then(|stored| serde_json::from_str(&stored).ok())
            .unwrap_or_default();
        assert!(stored == data, "{template}.sample.json is stale: run the tests with UPDATE_SAMPLES=1");
    }
    let all: BTreeSet<&str> = templates::names().expect("templates").collect();
    assert_eq!(seen, all, "a template that no card uses, or a card without a sample");
}
