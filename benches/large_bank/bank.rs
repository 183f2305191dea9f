//! The person's files of a made home: decks, of questions about as large as the bundled ones, stories, drafts
//! and jots.

use crate::prose::Prose;
use rand::RngExt;
use rand::seq::IndexedRandom;

/// How much a made home holds.
#[derive(Clone, Copy)]
pub(crate) struct Size {
    /// Questions, in decks of 250.
    pub(crate) questions: usize,
    /// Stories in all.
    pub(crate) stories: usize,
    /// Stories that are drafts: jots, and some half written.
    pub(crate) drafts: usize,
    /// Lines of the history.
    pub(crate) entries: usize,
}

/// Questions in a deck's file.
const DECK: usize = 250;
/// Questions for which a story is told.
const LINKS: usize = 5;

/// What is practised, as the history names it.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Sort {
    /// A story or view question.
    Cue,
    /// A fact.
    Fact,
    /// A story, told.
    Story,
}

/// A bank as text, and what of it is practised.
pub(crate) struct Bank {
    /// Path within the home and text.
    pub(crate) files: Vec<(String, String)>,
    /// Facts, questions with a ready story, ready stories: the item's name in the history.
    pub(crate) practised: Vec<(Sort, String)>,
    /// The whole ids of the story and view questions.
    pub(crate) questions: Vec<String>,
}

impl Bank {
    /// A bank of this size, with these competencies.
    pub(crate) fn new(size: Size, competencies: &[String], prose: &mut Prose) -> Self {
        let mut bank = Self { files: vec![], practised: vec![], questions: vec![] };
        for first in (0..size.questions).step_by(DECK) {
            bank.add_deck(first..size.questions.min(first + DECK), competencies, prose);
        }
        for number in 0..size.stories {
            let path = format!("stories/{}-{number}.toml", prose.slug(2));
            let text = match number < size.stories - size.drafts {
                true => bank.ready_story(&path, competencies, prose),
                false => bank.draft(number, competencies, prose),
            };
            bank.files.push((path, text));
        }
        bank.practised.sort_by(|one, other| one.1.cmp(&other.1));
        bank.practised.dedup();
        bank
    }

    fn add_deck(&mut self, numbers: std::ops::Range<usize>, competencies: &[String], prose: &mut Prose) {
        let deck = format!("own-{}", numbers.start / DECK + 1);
        let mut text = format!("id = \"{deck}\"\ntitle = \"{}\"\n", prose.sentence(3, ""));
        for number in numbers {
            let id = format!("{}-{number}", prose.slug(2));
            let kind = match prose.dice().random_range(0..100) {
                0..62 => "story",
                62..75 => "view",
                _ => "fact",
            };
            text.push_str(&question(&id, kind, competencies, prose));
            match kind {
                "fact" => self.practised.push((Sort::Fact, format!("question/{deck}/{id}"))),
                _ => self.questions.push(format!("{deck}/{id}")),
            }
        }
        self.files.push((format!("decks/{deck}.toml"), text));
    }

    /// A story of about 250 words, told for some questions.
    fn ready_story(&mut self, path: &str, competencies: &[String], prose: &mut Prose) -> String {
        let answers = self.links(LINKS, prose);
        self.practised.extend(answers.iter().map(|id| (Sort::Cue, format!("question/{id}"))));
        let stem = path.trim_start_matches("stories/").trim_end_matches(".toml");
        self.practised.push((Sort::Story, format!("story/{stem}")));
        let (share, saved) = (prose.dice().random_range(5..60), prose.dice().random_range(20..900));
        format!(
            "title = \"{}\"\nheadline = \"{}\"\nstatus = \"ready\"\nwhen = \"{}-{:02}\"\ncompetencies = {}\n\
             answers = {}\nsituation = '''\n{}\n'''\ntask = '''\n{}\n'''\naction = '''\n{}\n'''\n\
             result = '''\n{}\n{}\n'''\nnumbers = [\n    {{ say = \"{share} % {}\", source = \"{}\" }},\n    \
             {{ say = \"${saved},000 {}\", source = \"{}\" }},\n]\n",
            prose.sentence(7, ""),
            prose.sentence(9, &format!(", {share} % less.")),
            prose.dice().random_range(2021..2026),
            prose.dice().random_range(1..=12),
            list(&drawn(competencies, 2, prose)),
            list(&answers),
            prose.paragraph(50),
            prose.paragraph(25),
            prose.paragraph(110),
            prose.paragraph(55),
            prose.sentence(8, &format!(" {share} % and ${saved},000 a year.")),
            prose.words(4),
            prose.sentence(4, ""),
            prose.words(4),
            prose.sentence(4, ""),
        )
    }

    /// Two of three drafts are jots, the others have begun.
    fn draft(&self, number: usize, competencies: &[String], prose: &mut Prose) -> String {
        let words = prose.dice().random_range(4..=12);
        let title = format!("title = \"{}\"\n", prose.sentence(words, ""));
        if !number.is_multiple_of(3) {
            return title;
        }
        format!(
            "{title}competencies = {}\nanswers = {}\nsituation = '''\n{}\n'''\ntask = '''\n{}\n'''\n",
            list(&drawn(competencies, 1, prose)),
            list(&self.links(2, prose)),
            prose.paragraph(40),
            prose.paragraph(15),
        )
    }

    fn links(&self, count: usize, prose: &mut Prose) -> Vec<String> {
        drawn(&self.questions, count, prose)
    }
}

fn question(id: &str, kind: &str, competencies: &[String], prose: &mut Prose) -> String {
    let likelihood = match prose.dice().random_range(0..100) {
        0..18 => "likelihood = \"high\"\n",
        18..84 => "", // medium
        _ => "likelihood = \"low\"\n",
    };
    let tags = prose.dice().random_range(1..=3);
    let head = format!(
        "\n[[question]]\nid = \"{id}\"\nkind = \"{kind}\"\nask = \"{}\"\ncompetencies = {}\n{likelihood}",
        prose.sentence(15, "?"),
        list(&drawn(competencies, tags, prose)),
    );
    let mut sentences = |count: usize, words: usize, end: &str| -> String {
        let lines: Vec<String> = (0..count).map(|_| prose.sentence(words, end)).collect();
        list(&lines)
    };
    if kind == "fact" {
        let (also, presses) = (sentences(1, 13, "?"), sentences(1, 13, "?"));
        let points = sentences(4, 7, "");
        let answer = prose.paragraph(60);
        return format!(
            "{head}also = {also}\nfollow_ups = {presses}\nanswer = '''\n{answer}\n'''\nkey_points = {points}\n"
        );
    }
    let (also, strong, presses) = (sentences(2, 16, "?"), sentences(4, 8, ""), sentences(2, 14, "?"));
    format!("{head}also = {also}\nstrong = {strong}\nfollow_ups = {presses}\n")
}

/// So many different ones.
fn drawn(all: &[String], count: usize, prose: &mut Prose) -> Vec<String> {
    all.sample(prose.dice(), count).cloned().collect()
}

/// A TOML list over several lines, as people write it.
fn list(texts: &[String]) -> String {
    let quoted: Vec<String> = texts.iter().map(|text| format!("\"{text}\"")).collect();
    match quoted.iter().map(String::len).sum::<usize>() {
        0..90 => format!("[{}]", quoted.join(", ")),
        _ => format!("[\n    {},\n]", quoted.join(",\n    ")),
    }
}
