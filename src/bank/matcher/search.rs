//! Finding by what is typed: questions and stories by their words, best first.
//!
//! One index over both. A question is what people type for it (`words`), how they note it (`phrasings`), its wordings, its id, the names of its competencies,
//! and, weaker, what it probes, what a strong answer shows and what is asked next; a story its id, title, headline, tags and
//! parts. A word that no text holds is taken for the beginning of one, or for a slip of the finger (see the module `slips`);
//! what no word leads to is looked for among the letters of ids (see `letters`). Weak hits are cut off, not listed.

mod alike;
mod phrases;
mod reading;
mod wordings;

use super::nearness::{Index, Scores};
use super::words::synonyms::Synonyms;
use super::words::{Lexicon, is_common, telling_words};
use super::{letters, slips};
use crate::bank::{Bank, Question, Status, Story};
use phrases::Phrases;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::cell::OnceCell;
use wordings::Wordings;

/// Something found.
#[derive(Clone, Copy, Debug)]
pub enum What<'a> {
    /// A question.
    Question(&'a Question),
    /// A story.
    Story(&'a Story),
}

/// Something found, with what speaks for it.
#[derive(Clone, Debug)]
pub struct Found<'a> {
    /// What was found.
    pub what: What<'a>,
    /// In the person's words, the best reason first.
    pub reasons: Vec<String>,
}

/// Everything about the bank that finding needs.
pub struct Search<'a> {
    bank: &'a Bank,
    lexicon: Lexicon,
    index: Index,
    texts: Vec<What<'a>>,
    /// By their first stem.
    names: FxHashMap<u32, Vec<Name>>,
    phrases: Phrases,
    /// The questions whose main competency it is, by the competency's number.
    by_main: Vec<Vec<u32>>,
    synonyms: Synonyms,
    /// Read where a line is looked for.
    wordings: OnceCell<Wordings>,
}

/// What a text scores for what was typed.
struct Scored {
    text: u32,
    score: f64,
    /// How much of what was typed it meets, by the words' rarity: 0 to 1.
    met: f64,
}

/// A name that people type: one of a question's `words`, or of a competency.
struct Name {
    stems: Vec<u32>,
    of: Named,
}

#[derive(Clone, Copy)]
enum Named {
    Text(u32),
    Competency(usize),
}

/// A typed word: what it may stand for, each with what that counts, and how rare it is.
struct Term {
    meant: Vec<(u32, f64)>,
    rarity: f64,
    /// What it counts beside a word that says something.
    counts: f64,
}

/// What a whole name that was typed adds, beside its words' rarity: a question's own, and its main competency's.
const OWN_NAME: f64 = 1.5;
const COMPETENCY_NAME: f64 = 0.4;
/// What a question's name adds that stands there word by word.
const PHRASE: f64 = 5.0;
/// What a story of one's own counts beside a question, which has many more texts to be found by.
const OWN: f64 = 2.0;
/// What counts as found beside the best.
const WEAK: f64 = 0.5;
/// How much it counts that much of what was typed is met.
const HOW_MUCH: f64 = 0.7;
/// What a word that nobody uses counts beside one that is rare.
const UNHEARD_OF: f64 = 0.4;
/// What a word counts that people use for the same thing: in a rough line, and where one word is looked for as it is typed.
const SYNONYM: f64 = 0.5;
const SYNONYM_IN_FIND: f64 = 0.15;
/// What a word that says little counts.
const COMMON: f64 = 0.35;
/// What the nearness of a line to the ways of asking a question counts beside its words, in rarities of a word that no text holds.
const NEAR: f64 = 5.35;
/// What a line scores at least that is about something, in the same unit: scores grow with the bank.
const FAINT: f64 = 1.78;
/// How much of a line must be met to be found however little it scores: in a small bank every word is common.
const WHOLE: f64 = 0.95;
/// The least share of the typed words, by their rarity, that must be met.
const MET: f64 = 0.3;

impl<'a> Search<'a> {
    /// Reads all live questions and all stories that are not retired.
    pub fn new(bank: &'a Bank) -> Self {
        let mut search = Self {
            bank,
            lexicon: Lexicon::default(),
            index: Index::of(&[], 0),
            texts: vec![],
            names: FxHashMap::default(),
            phrases: Phrases::default(),
            by_main: vec![vec![]; bank.tag_count()],
            synonyms: Synonyms::new(),
            wordings: OnceCell::new(),
        };
        let competencies = search.read_competencies();
        let mut bags = vec![];
        for story in bank.stories().iter().filter(|story| story.status != Status::Retired) {
            bags.push(search.read_story(story));
            search.texts.push(What::Story(story));
        }
        for question in bank.live_questions() {
            let number = number(bags.len());
            bags.push(search.read_question(question, number, &competencies));
            search.texts.push(What::Question(question));
        }
        search.index = Index::of(&bags, search.lexicon.len());
        search
    }

    /// What matches the typed words, best first: by words, else by the letters of ids.
    pub fn find(&self, typed: &str) -> Vec<What<'a>> {
        if typed.contains('/') {
            return self.begun_ids(typed);
        }
        let by_words = self.by_words(typed);
        let numbers = if by_words.is_empty() { self.by_letters(typed) } else { by_words };
        numbers.into_iter().map(|number| self.texts[number as usize]).collect()
    }

    /// The first `most` of [`Search::find`], with what speaks for each.
    pub fn find_explained(&self, typed: &str, most: usize) -> Vec<Found<'a>> {
        let words: FxHashSet<u32> = self
            .terms(typed, SYNONYM_IN_FIND)
            .into_iter()
            .flat_map(|term| term.meant)
            .map(|(stem, _)| stem)
            .collect();
        let found = |what: What<'a>| Found { what, reasons: self.why(what, &words) };
        self.find(typed).into_iter().take(most).map(found).collect()
    }

    /// Questions that a line which somebody noted may mean, best first: by its words, and by the ways of asking that it is near to.
    /// None where too little of it is about anything.
    pub fn questions(&self, typed: &str) -> Vec<&'a Question> {
        let scored = self.scored(typed, SYNONYM);
        let whole: FxHashSet<u32> =
            scored.iter().filter(|one| one.met >= WHOLE).map(|one| one.text).collect();
        let mut scores: FxHashMap<u32, f64> = scored.into_iter().map(|one| (one.text, one.score)).collect();
        let rarest = self.rarest();
        let wordings = self.wordings.get_or_init(|| Wordings::of(self.bank, self.numbered_questions()));
        for (text, near) in wordings.near(typed) {
            *scores.entry(text).or_default() += NEAR * rarest * near;
        }
        let found = scores.into_iter().map(|(text, score)| (score, text));
        let found = best_first(
            found.filter(|(score, text)| *score >= FAINT * rarest || whole.contains(text)).collect(),
        );
        found.into_iter().filter_map(|text| self.question(text)).collect()
    }

    /// How rare a word is that no text holds.
    fn rarest(&self) -> f64 {
        (self.texts.len() as f64 + 1.0).ln()
    }

    fn question(&self, number: u32) -> Option<&'a Question> {
        match self.texts[number as usize] {
            What::Question(question) => Some(question),
            What::Story(_) => None,
        }
    }

    fn numbered_questions(&self) -> impl Iterator<Item = (u32, &'a Question)> {
        let numbers = (0..self.texts.len()).map(number);
        numbers.filter_map(|number| Some((number, self.question(number)?)))
    }

    /// The known names nearest to a typed text that led nowhere, three at most.
    pub fn nearest_names(&self, typed: &str) -> Vec<&'a str> {
        let competencies = self.bank.vocabulary().all().iter();
        let names = competencies.flat_map(|known| {
            std::iter::once(known.id.as_str()).chain(known.aliases.iter().map(String::as_str))
        });
        let words = self.bank.live_questions().flat_map(|question| &question.words).map(String::as_str);
        slips::nearest(typed, names.chain(words), 3)
    }

    /// Questions whose whole id begins so: `strategy/`.
    fn begun_ids(&self, typed: &str) -> Vec<What<'a>> {
        let begins = |what: &&What<'a>| match what {
            What::Question(question) => question.id.as_str().starts_with(typed.trim()),
            What::Story(_) => false,
        };
        self.texts.iter().filter(begins).copied().collect()
    }

    fn by_letters(&self, typed: &str) -> Vec<u32> {
        let id = |what: &What<'a>| match what {
            What::Question(question) => question.id.stem(),
            What::Story(story) => story.id.as_str(),
        };
        letters::matching(typed, self.texts.iter().map(id)).into_iter().map(number).collect()
    }

    /// What matches by words, best first.
    fn by_words(&self, typed: &str) -> Vec<u32> {
        let met = self.scored(typed, SYNONYM_IN_FIND).into_iter().filter(|one| one.met >= MET);
        let own = |text: u32| if matches!(self.texts[text as usize], What::Story(_)) { OWN } else { 1.0 };
        best_first(met.map(|one| (own(one.text) * one.score, one.text)).collect())
    }

    /// What each text scores for the typed words, in no order.
    fn scored(&self, typed: &str, synonym: f64) -> Vec<Scored> {
        let terms = self.terms(typed, synonym);
        let all = terms.iter().map(|term| term.rarity).sum::<f64>().max(f64::EPSILON);
        let mut scores = Scores::new(self.texts.len());
        let mut met = Scores::new(self.texts.len());
        for term in &terms {
            let mut of_term: FxHashMap<u32, f64> = FxHashMap::default();
            for (stem, weight) in &term.meant {
                for (text, impact) in self.index.impacts(*stem) {
                    let known = of_term.entry(text).or_insert(0.0);
                    *known = known.max(term.counts * weight * impact);
                }
            }
            for (text, score) in of_term {
                scores.add(text, score);
                met.add(text, term.rarity);
            }
        }
        self.add_names(&terms, &mut scores);
        for text in self.phrases.said_in(typed, &self.synonyms) {
            scores.add(text, PHRASE);
            met.add(text, all - met.of(text)); // a whole name leaves nothing open
        }
        let scored = |text: &u32| {
            let met = met.of(*text) / all;
            Scored { text: *text, score: scores.of(*text) * met.powf(HOW_MUCH), met }
        };
        scores.touched().iter().map(scored).collect()
    }

    /// Whole names among the typed words.
    fn add_names(&self, terms: &[Term], scores: &mut Scores) {
        let typed: FxHashMap<u32, f64> = terms
            .iter()
            .flat_map(|term| term.meant.iter().map(|(stem, weight)| (*stem, weight * term.rarity)))
            .collect();
        for stem in typed.keys() {
            for name in self.names.get(stem).into_iter().flatten() {
                let rarities: Option<f64> = name.stems.iter().map(|stem| typed.get(stem)).sum();
                match (rarities, name.of) {
                    (None, _) => {}
                    (Some(rarity), Named::Text(text)) => scores.add(text, OWN_NAME * rarity),
                    (Some(rarity), Named::Competency(competency)) => {
                        self.by_main[competency]
                            .iter()
                            .for_each(|text| scores.add(*text, COMPETENCY_NAME * rarity));
                    }
                }
            }
        }
    }

    fn terms(&self, typed: &str, synonym: f64) -> Vec<Term> {
        let mut terms: Vec<Term> = vec![];
        let mut seen: FxHashSet<Cow<'_, str>> = FxHashSet::default();
        let unheard_of = UNHEARD_OF * self.rarest();
        let alike = self.synonyms.of(typed, |word| self.held(word));
        for word in telling_words(typed).filter(|word| seen.insert(word.clone())) {
            let mut meant = match self.held(&word) {
                Some(stem) => vec![(stem, 1.0)],
                None => slips::meant_by(&word, self.lexicon.forms()),
            };
            if terms
                .iter()
                .any(|term| !term.meant.is_empty() && term.meant[..1] == meant[..meant.len().min(1)])
            {
                continue; // another form of the same word
            }
            for stem in alike.get(word.as_ref()).into_iter().flatten() {
                if meant.iter().all(|(known, _)| known != stem) {
                    meant.push((*stem, synonym));
                }
            }
            let rarities = meant.iter().filter_map(|(stem, weight)| Some(weight * self.index.rarity(*stem)?));
            let rarity = rarities.fold(0.0, f64::max);
            let rarity = if rarity > 0.0 { rarity } else { unheard_of };
            let counts = if is_common(&word) && !alike.contains_key(word.as_ref()) { COMMON } else { 1.0 };
            terms.push(Term { meant, rarity: rarity * counts, counts });
        }
        terms
    }

    /// The number of a word's stem, if any text holds it.
    fn held(&self, word: &str) -> Option<u32> {
        self.lexicon.known(word).filter(|stem| self.index.rarity(*stem).is_some())
    }

    /// What speaks for it: its names, its wording, its competencies.
    fn why(&self, what: What<'_>, typed: &FxHashSet<u32>) -> Vec<String> {
        let shared = |text: &str| -> Vec<String> {
            let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            let typed =
                words.filter(|word| self.lexicon.known(word).is_some_and(|stem| typed.contains(&stem)));
            typed.map(str::to_lowercase).collect()
        };
        let mut reasons = vec![];
        let mut say = |head: &str, text: &str| {
            let mut words = shared(text);
            words.dedup();
            if !words.is_empty() {
                reasons.push(format!("{head} {}", words.join(", ")));
            }
        };
        match what {
            What::Question(question) => {
                if let Some(name) = question.words.iter().find(|name| !shared(name).is_empty()) {
                    say("known as", name);
                }
                say("asks:", question.wordings().collect::<Vec<_>>().join("\n").as_str());
                say("id:", question.id.stem());
                for tag in &question.competencies {
                    if let Some(known) = self.bank.vocabulary().resolve(&tag.value)
                        && known.aliases.iter().any(|alias| !shared(alias).is_empty())
                    {
                        say("competency", known.id.as_str());
                    }
                }
            }
            What::Story(story) => {
                say("title:", &story.title.value);
                say("headline:", story.headline());
                say("id:", story.id.as_str());
            }
        }
        if let (What::Question(question), true) = (what, reasons.is_empty()) {
            let most = self.bank.phrasings.of(question).max_by_key(|phrasing| shared(phrasing).len());
            let most = most.filter(|phrasing| !shared(phrasing).is_empty());
            reasons.extend(most.map(|phrasing| format!("noted like: {phrasing}")));
        }
        if reasons.is_empty() {
            reasons.push("by its letters".to_owned());
        }
        reasons
    }
}

/// Without what is weak beside the best.
fn best_first(mut found: Vec<(f64, u32)>) -> Vec<u32> {
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let best = found.first().map_or(0.0, |(score, _)| *score);
    found.into_iter().take_while(|(score, _)| *score >= WEAK * best).map(|(_, text)| text).collect()
}

fn number(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}
