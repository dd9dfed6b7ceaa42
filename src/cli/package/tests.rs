//! The app package: valid by Microsoft's schemas, the same bytes each time, the icons as Teams wants them.

use std::io::Read;

use serde_json::json;

use super::*;
use crate::dialogue::command::parse;
use crate::dialogue::{Locale, Parsed};

const CLIENT: &str = "0aaaaaaa-0000-4000-8000-00000000000a";

fn config(public_url: Option<&str>) -> PackageConfig {
    let public_url = public_url.map(|url| url.parse().expect("an address"));
    PackageConfig { client_id: CLIENT.to_owned(), public_url }
}

fn package(config: &PackageConfig) -> Vec<File> {
    files(config).expect("a package")
}

fn json_file(files: &[File], name: &str) -> Value {
    let (_, bytes) = files.iter().find(|(file, _)| file == name).expect("the file is in the package");
    serde_json::from_slice(bytes).expect("JSON")
}

fn manifest(public_url: Option<&str>) -> Value {
    json_file(&package(&config(public_url)), "manifest.json")
}

/// Problems of the manifest after `change`.
fn problems_after(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut manifest = manifest(None);
    change(&mut manifest);
    check::problems(&manifest, &|name| MANIFEST.get_file(name).map(include_dir::File::contents))
}

#[test]
fn the_ids_of_the_installation_are_filled_in() {
    let manifest = manifest(Some("https://bot.contoso.com:8443/about"));
    assert_eq!(manifest["id"], CLIENT);
    assert_eq!(manifest["bots"][0]["botId"], CLIENT);
    assert_eq!(manifest["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(manifest["developer"]["privacyUrl"], "https://bot.contoso.com:8443/about");
    assert_eq!(manifest["validDomains"], json!(["bot.contoso.com:8443"]));
}

#[test]
fn without_a_public_address_the_placeholder_is_named_but_its_domain_is_not_trusted() {
    let manifest = manifest(None);
    assert_eq!(manifest["developer"]["websiteUrl"], PLACEHOLDER_URL);
    assert_eq!(manifest["validDomains"], json!([]));
}

#[test]
fn the_package_holds_the_manifest_first_and_exactly_what_it_names() {
    let files = package(&config(None));
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["manifest.json", "color.png", "outline.png", "es.json", "pt.json"]);
}

#[test]
fn the_zip_is_the_same_each_time_and_opens() {
    let folder = tempfile::tempdir().expect("a folder");
    let (one, two) = (folder.path().join("one.zip"), folder.path().join("two.zip"));
    write(&config(None), &one).expect("written");
    write(&config(None), &two).expect("written");
    let bytes = std::fs::read(&one).expect("the file");
    assert_eq!(bytes, std::fs::read(&two).expect("the file"));
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut text = String::new();
    archive.by_name("manifest.json").expect("at the top").read_to_string(&mut text).expect("text");
    assert_eq!(text, manifest_text(&config(None)));
}

#[test]
fn a_file_that_cannot_be_written_is_named() {
    let error = write(&config(None), Path::new("/no/such/folder/bot.zip")).expect_err("no such folder");
    assert!(error.to_string().starts_with("cannot write /no/such/folder/bot.zip ("), "{error}");
}

#[test]
fn broken_rules_are_named_by_field() {
    assert_eq!(problems_after(|_| ()), Vec::<String>::new());
    let cases: [(&str, Value, &str); 9] = [
        ("/id", json!("me"), "manifest.json: id is not a GUID"),
        ("/bots/0/botId", json!("${CLIENT_ID}"), "manifest.json: bots[0].botId is not a GUID"),
        ("/name/short", json!("x".repeat(31)), "manifest.json: name.short has 31 characters; 30 at most"),
        ("/description/short", json!(" "), "manifest.json: description.short is empty"),
        (
            "/developer/privacyUrl",
            json!("http://a.example"),
            "manifest.json: developer.privacyUrl is not an https address",
        ),
        ("/version", json!("${VERSION}"), "manifest.json: version holds a placeholder that nothing fills"),
        ("/accentColor", json!("teal"), "manifest.json: accentColor is not a colour like #0B5563"),
        ("/icons/color", json!("outline.png"), "manifest.json: icons.color is not a PNG of 192 × 192"),
        (
            "/bots/0/commandLists/1/commands/0/title",
            json!("help"),
            "manifest.json: bots[0].commandLists[1] has the same title twice",
        ),
    ];
    for (pointer, value, problem) in cases {
        let found = problems_after(|manifest| *manifest.pointer_mut(pointer).expect("is there") = value);
        assert_eq!(found, [problem]);
    }
}

#[test]
fn a_language_that_leaves_something_out_or_says_too_much_is_named() {
    let more = problems_after(|manifest| {
        let commands = manifest.pointer_mut("/bots/0/commandLists/1/commands").and_then(Value::as_array_mut);
        commands.expect("is there").push(json!({"title": "dance", "description": "dances"}));
    });
    let missing =
        |file: &str, part: &str| format!("{file}: bots[0].commandLists[1].commands[7].{part} is empty");
    let each = ["es.json", "pt.json"].map(|file| ["description", "title"].map(|part| missing(file, part)));
    assert_eq!(more, each.concat());
    let fewer = problems_after(|manifest| {
        manifest
            .pointer_mut("/bots/0/commandLists")
            .and_then(Value::as_array_mut)
            .expect("is there")
            .truncate(2);
    });
    assert!(fewer.contains(
        &"es.json: bots[0].commandLists[2].commands[0].title is nothing in manifest.json".to_owned()
    ));
}

#[test]
fn every_command_title_is_understood_when_it_comes_back_as_text() {
    let files = package(&config(None));
    let manifest = json_file(&files, "manifest.json");
    for (list, commands) in manifest["bots"][0]["commandLists"].as_array().expect("lists").iter().enumerate()
    {
        for (at, command) in commands["commands"].as_array().expect("commands").iter().enumerate() {
            let title = command["title"].as_str().expect("a title");
            let Parsed::Command(meant) = parse(title) else { panic!("not understood: {title}") };
            assert_eq!(title, meant.word(Locale::En));
            for (file, locale) in [("es.json", Locale::Es), ("pt.json", Locale::PtBr)] {
                let words = json_file(&files, file);
                let title = words[format!("bots[0].commandLists[{list}].commands[{at}].title")].as_str();
                assert_eq!(title, Some(meant.word(locale)));
                assert_eq!(parse(title.unwrap_or_default()), Parsed::Command(meant));
            }
        }
    }
}

#[test]
fn no_word_of_the_manifest_is_internal() {
    for (name, bytes) in package(&config(None)).iter().filter(|(name, _)| name.ends_with(".json")) {
        let text = String::from_utf8_lossy(bytes);
        for word in ["DIBS", "SSAT", "FTOP", "L1", "BVD", "CPE"] {
            assert!(!text.contains(word), "{word} in {name}");
        }
    }
}

/// The RGBA pixels of an icon, row by row.
fn pixels(file: &str, side: usize) -> Vec<[u8; 4]> {
    let bytes = MANIFEST.get_file(file).expect("the icon").contents();
    let (mut packed, mut rest, mut form) = (Vec::new(), &bytes[8..], None);
    while let [l0, l1, l2, l3, kind @ ..] = rest {
        let length = u32::from_be_bytes([*l0, *l1, *l2, *l3]) as usize;
        match &kind[..4] {
            b"IHDR" => form = Some(&kind[12..17]),
            b"IDAT" => packed.extend_from_slice(&kind[4..4 + length]),
            _ => {}
        }
        rest = &kind[4 + length + 4..];
    }
    assert_eq!(form, Some(&[8, 6, 0, 0, 0][..]), "{file} is 8 bits a channel, RGBA, not interlaced");
    let mut raw = Vec::new();
    flate2::read::ZlibDecoder::new(packed.as_slice()).read_to_end(&mut raw).expect("packed pixels");
    assert_eq!(raw.len(), side * (side * 4 + 1));
    let row = |row: &[u8]| {
        assert_eq!(row[0], 0, "this test reads unfiltered rows alone; write {file} without row filters");
        row[1..].chunks_exact(4).map(|p| [p[0], p[1], p[2], p[3]]).collect::<Vec<_>>()
    };
    raw.chunks_exact(side * 4 + 1).flat_map(row).collect()
}

#[test]
fn the_outline_icon_is_white_on_nothing_and_reaches_the_edges() {
    let pixels = pixels("outline.png", 32);
    assert!(pixels.iter().all(|pixel| *pixel == [255; 4] || pixel[3] == 0));
    let column = |x: usize| pixels.iter().skip(x).step_by(32).any(|pixel| pixel[3] == 255);
    assert!(column(0) && column(31), "padding at a side");
}

#[test]
fn the_colour_icon_is_solid_with_its_symbol_in_the_middle() {
    let pixels = pixels("color.png", 192);
    assert!(pixels.iter().all(|pixel| pixel[3] == 255));
    let white = |(at, _): &(usize, &[u8; 4])| {
        let (x, y) = (at % 192, at / 192);
        (48..144).contains(&x) && (48..144).contains(&y)
    };
    let symbol: Vec<_> = pixels.iter().enumerate().filter(|(_, pixel)| **pixel == [255; 4]).collect();
    assert!(symbol.len() > 1000 && symbol.iter().all(white), "the symbol leaves the middle 96 × 96");
}

/// Microsoft's schema of this name, from the npm package of the browser tests or beside the repository.
fn microsofts_schema(name: &str) -> Option<Value> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let long = if name == "manifest" {
        "MicrosoftTeams.schema.json"
    } else {
        "MicrosoftTeams.Localization.schema.json"
    };
    let npm = root
        .join("tests/browser/node_modules/@microsoft/app-manifest/build/json-schemas/teams/v1.22")
        .join(long);
    let short = if name == "manifest" { "teams-manifest-1.22" } else { "teams-manifest-localization-1.22" };
    let shared = root.join("../shared/schemas").join(format!("{short}.schema.json"));
    let text = [npm, shared].iter().find_map(|path| std::fs::read_to_string(path).ok())?;
    Some(serde_json::from_str(&text).expect("a schema"))
}

#[test]
fn the_package_keeps_microsofts_schemas() {
    let Some((manifest_schema, language_schema)) =
        microsofts_schema("manifest").zip(microsofts_schema("localization"))
    else {
        assert!(std::env::var_os("CI").is_none(), "the schemas are missing; run `npm ci` in tests/browser");
        println!("skipped: Microsoft's manifest schemas are not here; run `npm ci` in tests/browser");
        return;
    };
    let files = package(&config(Some("https://bot.contoso.com")));
    for (name, _) in files.iter().filter(|(name, _)| name.ends_with(".json")) {
        let schema = if name == "manifest.json" { &manifest_schema } else { &language_schema };
        let validator = jsonschema::draft4::new(schema).expect("a valid schema");
        let errors: Vec<String> = validator
            .iter_errors(&json_file(&files, name))
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert_eq!(errors, Vec::<String>::new(), "{name}");
    }
    let mut broken = json_file(&files, "manifest.json");
    broken["id"] = json!("me");
    let validator = jsonschema::draft4::new(&manifest_schema).expect("a valid schema");
    assert!(!validator.is_valid(&broken), "the schema says no to nothing");
}
