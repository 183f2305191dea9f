//! A home in which every text field holds a hostile text: what a sync, a paste or somebody else may bring.

use crate::scene::Scene;

/// Texts that would do harm if they reached a terminal as they are: escape codes, C1 controls, bidi overrides, lone returns.
pub(crate) const HOSTILE: [&str; 10] = [
    "plain \u{1b}[2J\u{1b}]0;title\u{7} text",
    "\u{9b}31m\u{9d}0;c1\u{9c}",
    "left \u{202e}thgir\u{202c} \u{2066}isolate\u{2069}",
    "over\rwritten",
    "\u{1b}",
    "\u{7f}\u{8}\u{8}\u{0}nul",
    "zero\u{200b}width \u{feff}mark",
    "wide 予算削減 \u{1f469}\u{200d}\u{1f4bb} é\u{301}\u{301}\u{301}",
    "line one\nline two\n\u{1b}[31merror: forged",
    "--flag -x $(id) `id` %s %n ${HOME} ../../etc",
];

/// As TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::from(text.replace('\u{0}', "")).to_string()
}

/// The home.
pub(crate) fn home(text: &str) -> Scene {
    let text = quoted(text);
    Scene::new()
        .file("stardrill.toml", format!("# {}\n[[competency]]\nid = \"odd\"\ntitle = {text}\naliases = [{text}]\ncues = [{text}]\n", "own"))
        .file(
            "decks/own.toml",
            format!(
                "id = \"own\"\ntitle = {text}\n\n[[question]]\nid = \"q\"\nkind = \"story\"\nlikelihood = \"high\"\nask = {text}\nalso = [{text}]\n\
                 words = [{text}]\ncompetencies = [\"odd\", {text}]\nprobes = {text}\nstrong = [{text}]\nweak = [{text}]\nfollow_ups = [{text}]\n\n\
                 [[question]]\nid = \"f\"\nkind = \"fact\"\nask = {text}\nanswer = {text}\nmore = {text}\nkey_points = [{text}]\n\n\
                 [[question]]\nid = \"v\"\nkind = \"view\"\nlikelihood = \"high\"\nask = {text}\n"
            ),
        )
        .file(
            "stories/odd.toml",
            format!(
                "title = {text}\nheadline = {text}\nstatus = \"ready\"\nwhen = \"2024\"\ncompetencies = [\"odd\", {text}]\nanswers = [\"own/q\"]\n\
                 situation = {text}\ntask = {text}\naction = {text}\nresult = {text}\nlearning = {text}\nnumbers = [{{ say = {text}, source = {text} }}]\n\
                 pushback = [{{ ask = {text}, say = {text} }}]\navoid = [{text}]\n"
            ),
        )
        .file("stories/draft.toml", format!("title = {text}\nunknown_key = {text}\nstatus = {text}\n"))
        .file("points.toml", format!("\"own/v\" = [{text}, {text}]\n\"own/gone\" = [{text}]\n"))
        .file(
            "interviews.toml",
            format!(
                "[[interview]]\nid = \"one\"\ndate = 2026-12-12\ntime = {text}\ncompany = {text}\nrole = {text}\nwith = [{text}]\n\
                 emphasis = {{ {text} = 2 }}\nnotes = [{text}]\nplans = [{text}]\noutcome = {text}\n"
            ),
        )
}
