//! Which story could answer which question, and why. One matcher for all who ask; finding by typed words is its room too.
//!
//! Three kinds of evidence speak for a story: competencies (the person tagged it so, or its words hold two of the competency's
//! cues), words (the question's, expanded by its competencies' cues; see `nearness`), and likeness (near to the same cards; see
//! `concepts`). How alike two texts are is comparable from question to question, so it tells a strong suggestion from a weak
//! one; that no story fits can be told by nothing, and is for the person to say (`not_for`). The figures of all labelled sets
//! are in the tests beside this file.
//!
//! Everything about the stories is computed once; then a question costs its words and competencies, whatever the bank. Scores
//! only: why is said of what is shown. Suggestions are shown apart and change no count.

mod concepts;
mod cues;
mod evidence;
mod letters;
mod nearness;
pub mod search;
mod slips;
pub mod typed_tags;
pub(super) mod words;

use super::{Bank, Part, Question, QuestionId, Status, Story};
use concepts::Concepts;
use cues::{CueIndex, DweltOn};
use evidence::{Pair, Shown, by_tag, rank_weight};
use nearness::{Bag, Index, Scores};
use words::{Lexicon, telling_words};

/// A story that could answer a question, or a question that a story could answer.
#[derive(Clone, Copy, Debug)]
pub struct Fit<'a, T> {
    /// What fits.
    pub what: &'a T,
    /// Comparable within one list only.
    pub score: f64,
    /// Whether too little speaks for it to be more than a perhaps.
    pub is_weak: bool,
}

/// A fit with the reasons for it.
#[derive(Clone, Debug)]
pub struct Suggestion<'a, T> {
    /// The story or question suggested.
    pub what: &'a T,
    /// Comparable within one list only.
    pub score: f64,
    /// Whether too little speaks for it to be more than a perhaps.
    pub is_weak: bool,
    /// In the person's words, the best reason first.
    pub reasons: Vec<String>,
}

/// Everything about the stories that a fit needs.
pub struct Matcher<'a> {
    bank: &'a Bank,
    lexicon: Lexicon,
    index: Index,
    concepts: Concepts<'a>,
    /// What each story shows of the competencies.
    shown: Vec<Shown<'a>>,
    /// The stories that show a competency, and how much.
    by_tag: Vec<Vec<(u32, f64)>>,
    /// The stems of each competency's cue words.
    cue_stems: Vec<Vec<u32>>,
}

/// What one question is compared in.
struct Scratch {
    words: Scores,
    shared: Scores,
    cards: Scores,
    alike: Scores,
}

/// How much a cue word of the question's competencies counts beside a word of the question itself.
const EXPANSION: f64 = 0.35;
/// Questions offered for a story at most where little speaks for any.
const WEAK_QUESTIONS: usize = 3;
/// A draft's share of a question's competencies that counts as fitting it.
const SHARED_ENOUGH: f64 = 0.3;

impl<'a> Matcher<'a> {
    /// Reads all stories of the bank.
    pub fn new(bank: &'a Bank) -> Self {
        let mut lexicon = Lexicon::default();
        let cues = CueIndex::of(bank, &mut lexicon);
        let mut concepts = Concepts::of(bank, &mut lexicon);
        let mut cards = concepts.scores();
        let (mut shown, mut bags) = (vec![], vec![]);
        for story in bank.stories() {
            let text = story_text(story);
            let words = lexicon.read(&text);
            let stems: Vec<u32> = words.iter().filter(|word| !word.is_stop).map(|word| word.stem).collect();
            let told_for = bank.questions_of(story).into_iter();
            shown.push(Shown {
                tagged: bank.tags_of_story(story),
                cues: cues.found_in(&words, story.word_count() == 0),
                told_for: told_for.filter_map(|question| bank.tags_of(question).first().copied()).collect(),
            });
            let mut bag = Bag::default();
            bag.add(&stems, 1.0);
            let number = u32::try_from(bags.len()).unwrap_or(u32::MAX);
            concepts.add_story(number, &bag, &mut cards);
            bags.push(bag);
        }
        concepts.keep_champions();
        let cue_stems = bank.vocabulary().all().iter().map(|known| {
            let mut stems: Vec<u32> = known.cues.iter().flat_map(|cue| lexicon.numbers(cue)).collect();
            stems.sort_unstable();
            stems.dedup();
            stems
        });
        let cue_stems = cue_stems.collect();
        let index = Index::of(&bags, lexicon.len());
        Self { bank, by_tag: by_tag(&shown, bank.tag_count()), lexicon, index, concepts, shown, cue_stems }
    }

    /// Stories that could answer `question` and are not linked to it, best first; where little speaks for the first, it alone,
    /// as a perhaps. None that was refused for it.
    pub fn stories_for(&self, question: &Question) -> Vec<Fit<'a, Story>> {
        let linked: Vec<&str> = self.bank.stories_for(question).map(|story| story.id.as_str()).collect();
        let pairs = self.pairs(question, &mut self.scratch());
        let mut found: Vec<Fit<'a, Story>> = pairs
            .into_iter()
            .map(|pair| Fit { what: self.story(pair.story), score: pair.score(), is_weak: pair.is_weak() })
            .filter(|fit| fit.what.status != Status::Retired && !linked.contains(&fit.what.id.as_str()))
            .collect();
        best_first(&mut found, |story| story.id.as_str());
        match found.first() {
            Some(first) if first.is_weak => found.truncate(1),
            _ => found.iter_mut().for_each(|fit| fit.is_weak = false), // they stand beside a strong one
        }
        found
    }

    /// Questions that `story` could answer, is not linked to and was not refused for, best first; a few for which little speaks
    /// only where nothing speaks strongly for any. Facts, exercises and statements are left out.
    pub fn questions_for(&self, story: &Story) -> Vec<Fit<'a, Question>> {
        let Some(number) = self.bank.stories().iter().position(|known| known.id == story.id) else {
            return vec![];
        };
        let linked: Vec<&str> =
            self.bank.questions_of(story).into_iter().map(|question| question.id.as_str()).collect();
        let mut scratch = self.scratch();
        let mut found: Vec<Fit<'a, Question>> = vec![];
        for question in self.bank.live_questions() {
            // An untagged story is told by its words alone.
            let shares =
                story.competencies.is_empty() || self.shared(&self.shown[number], question) >= SHARED_ENOUGH;
            if !question.kind.takes_stories() || !shares || linked.contains(&question.id.as_str()) {
                continue;
            }
            let pairs = self.pairs(question, &mut scratch);
            if let Some(pair) = pairs.iter().find(|pair| pair.story as usize == number) {
                let score = pair.score_among_questions(question.likelihood);
                found.push(Fit { what: question, score, is_weak: pair.is_weak() && pair.shared < 1.0 });
            }
        }
        best_first(&mut found, |question| question.id.as_str());
        match found.iter().filter(|fit| !fit.is_weak).count() {
            0 => found.truncate(WEAK_QUESTIONS),
            _ => found.retain(|fit| !fit.is_weak),
        }
        found
    }

    /// For each of some questions, the stories that share enough with it, with their scores: for looking at many stories at
    /// once. What is linked already is among them. A story of one line counts by its tags alone.
    pub fn sharing(&self, questions: &[&Question]) -> Vec<Vec<Fit<'a, Story>>> {
        let mut scratch = self.scratch();
        let sharing = |question: &&Question| -> Vec<Fit<'a, Story>> {
            let pairs = self.pairs(question, &mut scratch).into_iter();
            let main = self.bank.tags_of(question).first();
            let is_told = |story: u32| {
                let is_jot = self.story(story).word_count() == 0;
                !is_jot || main.is_some_and(|main| self.shown[story as usize].tagged.contains(main))
            };
            let enough = pairs.filter(|pair| pair.shared >= SHARED_ENOUGH && is_told(pair.story));
            let fit = |pair: Pair| Fit {
                what: self.story(pair.story),
                score: pair.score(),
                is_weak: pair.is_weak(),
            };
            enough.map(fit).collect()
        };
        questions.iter().map(sharing).collect()
    }

    /// The first `most` of [`Matcher::stories_for`], with reasons.
    pub fn suggested_stories(&self, question: &Question, most: usize) -> Vec<Suggestion<'a, Story>> {
        let explained = |fit: Fit<'a, Story>| Suggestion {
            what: fit.what,
            score: fit.score,
            is_weak: fit.is_weak,
            reasons: self.why(fit.what, question),
        };
        self.stories_for(question).into_iter().take(most).map(explained).collect()
    }

    /// The first `most` of [`Matcher::questions_for`], with reasons.
    pub fn suggested_questions(&self, story: &Story, most: usize) -> Vec<Suggestion<'a, Question>> {
        let explained = |fit: Fit<'a, Question>| Suggestion {
            what: fit.what,
            score: fit.score,
            is_weak: fit.is_weak,
            reasons: self.why(story, fit.what),
        };
        self.questions_for(story).into_iter().take(most).map(explained).collect()
    }

    /// What speaks for a story, in the order of the question's competencies.
    pub fn why(&self, story: &Story, question: &Question) -> Vec<String> {
        let number = self.bank.stories().iter().position(|known| known.id == story.id);
        let mut reasons = vec![];
        for (shown, tag) in number
            .into_iter()
            .flat_map(|number| self.bank.tags_of(question).iter().map(move |tag| (&self.shown[number], *tag)))
        {
            let id = self.bank.tag_name(tag);
            let cues = shown.cues.iter().find(|(known, _)| *known == tag.number());
            if shown.tagged.contains(&tag) {
                reasons.push(format!("tagged {id}"));
            } else if let Some((_, cues)) = cues {
                let first: Vec<&str> = cues.iter().take(3).copied().collect();
                reasons.push(format!("{id}: speaks of {}", first.join(", ")));
            }
            if shown.told_for.contains(&tag) && self.bank.tags_of(question).first() == Some(&tag) {
                reasons.push(format!("told for another question of {id}"));
            }
        }
        if reasons.is_empty() {
            reasons.push("reads like an answer".to_owned());
        }
        reasons
    }

    fn story(&self, number: u32) -> &'a Story {
        &self.bank.stories()[number as usize]
    }

    fn scratch(&self) -> Scratch {
        let stories = self.shown.len();
        Scratch {
            words: Scores::new(stories),
            shared: Scores::new(stories),
            cards: self.concepts.scores(),
            alike: Scores::new(stories),
        }
    }

    /// How much of a question's competencies a story shows: 1 is its main competency, tagged.
    fn shared(&self, shown: &Shown<'_>, question: &Question) -> f64 {
        let tags = self.bank.tags_of(question).iter().enumerate();
        tags.map(|(rank, tag)| rank_weight(rank) * shown.strength(*tag)).sum()
    }

    /// Every story that shares a competency with a question, is near it or alike; none for one that takes no story, and none
    /// that was refused for it.
    fn pairs(&self, question: &Question, scratch: &mut Scratch) -> Vec<Pair> {
        if !question.kind.takes_stories() {
            return vec![];
        }
        let own = self.score_words(question, &mut scratch.words);
        let tags = self.bank.tags_of(question);
        for (rank, tag) in tags.iter().enumerate() {
            for (story, strength) in &self.by_tag[tag.number()] {
                scratch.shared.add(*story, rank_weight(rank) * strength);
            }
        }
        let told = self.concepts.told(&own, tags, &mut scratch.cards);
        self.concepts.score_likeness(&told, &mut scratch.alike);
        let (nearest, most_alike) = (scratch.words.highest(), scratch.alike.highest());
        let beside = |one: f64, best: f64| if best > 0.0 { one / best } else { 0.0 };
        let can_tell = self.concepts.can_tell();
        let pair = |story: &u32| {
            let likeness = scratch.alike.of(*story);
            let told_for = &self.shown[*story as usize].told_for;
            Pair {
                story: *story,
                shared: scratch.shared.of(*story),
                near: beside(scratch.words.of(*story), nearest),
                alike: beside(likeness, most_alike),
                likeness: can_tell.then_some(likeness),
                is_told_alike: tags.first().is_some_and(|main| told_for.contains(main)),
            }
        };
        let sharing = scratch.shared.touched().iter();
        let alone = scratch.alike.touched().iter().filter(|story| scratch.shared.of(**story) == 0.0);
        let pairs = sharing.chain(alone).map(pair).filter(Pair::is_something);
        let pairs = pairs.filter(|pair| !self.is_refused(pair.story, question)).collect();
        scratch.words.clear();
        scratch.shared.clear();
        scratch.alike.clear();
        pairs
    }

    /// Whether the person said that this story is not for this question.
    fn is_refused(&self, story: u32, question: &Question) -> bool {
        let leads_there =
            |id: &QuestionId| self.bank.question(id.as_str()).is_some_and(|one| one.id == question.id);
        self.story(story).not_for.iter().any(|refused| leads_there(&refused.value))
    }

    /// Scores the stories by words, and returns the question's own.
    fn score_words(&self, question: &Question, scores: &mut Scores) -> Vec<u32> {
        let mut own = vec![];
        for wording in question.wordings() {
            own.extend(telling_words(wording).filter_map(|word| self.lexicon.known(&word)));
        }
        own.sort_unstable();
        own.dedup();
        let tags = self.bank.tags_of(question).iter();
        let mut cues: Vec<u32> =
            tags.filter_map(|tag| self.cue_stems.get(tag.number())).flatten().copied().collect();
        cues.sort_unstable();
        cues.dedup();
        own.iter().for_each(|word| self.index.add(*word, 1.0, scores));
        let expansion = cues.iter().filter(|word| own.binary_search(word).is_err());
        expansion.for_each(|word| self.index.add(*word, EXPANSION, scores));
        own
    }
}

/// The competencies that a story's words give away, most telling first, with the words that did.
///
/// A cue counts once however often it occurs; two different cues are the least that convinces, but for a jot of one line.
pub fn guessed_competencies<'a>(bank: &'a Bank, story: &Story) -> Vec<(&'a str, Vec<&'a str>)> {
    let mut lexicon = Lexicon::default();
    let cues = CueIndex::of(bank, &mut lexicon);
    let text = story_text(story);
    let found = cues.found_in(&lexicon.read(&text), story.word_count() == 0);
    let id =
        |(competency, cues): (usize, Vec<&'a str>)| (bank.vocabulary().all()[competency].id.as_str(), cues);
    found.into_iter().map(id).collect()
}

/// The competencies that a text's words give away, most telling first.
pub fn guessed_tags<'a>(bank: &'a Bank, text: &str) -> Vec<&'a str> {
    let mut lexicon = Lexicon::default();
    let cues = CueIndex::of(bank, &mut lexicon);
    let found = cues.found_in(&lexicon.read(text), false);
    found.into_iter().map(|(competency, _)| bank.vocabulary().all()[competency].id.as_str()).collect()
}

/// The competencies that a text dwells on, by their names and cue words.
pub(super) fn dwelt_on<'a>(bank: &'a Bank, text: &str) -> Vec<DweltOn<'a>> {
    let mut lexicon = Lexicon::default();
    let cues = CueIndex::with_names(bank, &mut lexicon);
    cues.dwelt_on(bank, &lexicon.read(text))
}

fn best_first<T>(found: &mut [Fit<'_, T>], id: impl Fn(&T) -> &str) {
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| id(a.what).cmp(id(b.what))));
}

/// A story's searchable text: title and headline count double, as they say what it is about.
fn story_text(story: &Story) -> String {
    let mut text = String::new();
    let tags = story.competencies.iter().map(|tag| tag.value.as_str());
    let parts = Part::ALL.into_iter().map(|part| story.part(part));
    let head = [&story.title.value, story.headline(), &story.title.value, story.headline()];
    for piece in head.into_iter().chain(tags).chain(parts) {
        text.push_str(piece);
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests;
