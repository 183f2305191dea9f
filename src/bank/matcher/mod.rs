//! Which story could answer which question, and why; or that none fits. One matcher for all who ask.
//!
//! A story shares a competency with a question if the person tagged it so, if its words hold two of the competency's cues, or
//! if it leans there (see the module `leaning`). Text (see `nearness`, the question expanded by its competencies' cue words)
//! says how near a story is beside the nearest. A question has fitting stories if one of them both shares enough and is near
//! enough; no score alone could tell "nothing fits" on the labelled set, whose figures are in the tests beside this file.
//!
//! Everything about the stories is computed once; then a question costs its words and competencies, whatever the bank. Scores
//! only: why is said of what is shown. Suggestions are shown apart and change no count.

mod cues;
mod leaning;
mod letters;
mod nearness;
pub mod search;
mod slips;
pub mod typed_tags;
pub(super) mod words;

use super::{Bank, Part, Question, Status, Story, Tag};
use cues::{CueIndex, DweltOn};
use leaning::Profiles;
use nearness::{Bag, CHAMPIONS, Index, Scores};
use words::{Lexicon, telling_words};

/// A story that could answer a question, or a question that a story could answer.
#[derive(Clone, Copy, Debug)]
pub struct Fit<'a, T> {
    /// What fits.
    pub what: &'a T,
    /// Comparable within one list only.
    pub score: f64,
}

/// A fit with the reasons for it.
#[derive(Clone, Debug)]
pub struct Suggestion<'a, T> {
    /// The story or question suggested.
    pub what: &'a T,
    /// Comparable within one list only.
    pub score: f64,
    /// In the person's words, the best reason first.
    pub reasons: Vec<String>,
}

/// Everything about the stories that a fit needs.
pub struct Matcher<'a> {
    bank: &'a Bank,
    lexicon: Lexicon,
    index: Index,
    /// What each story shows of the competencies.
    shown: Vec<Shown<'a>>,
    /// The stories that show a competency, and how much.
    by_tag: Vec<Vec<(u32, f64)>>,
    /// The stems of each competency's cue words.
    cue_stems: Vec<Vec<u32>>,
}

/// What a story shows of the competencies.
struct Shown<'a> {
    tagged: &'a [Tag],
    cues: Vec<(usize, Vec<&'a str>)>,
    leaning: Vec<(usize, f64)>,
}

/// A question's fit with one story, by number.
#[derive(Clone, Copy, Debug)]
struct Pair {
    story: u32,
    shared: f64,
    near: f64,
}

/// What one question is compared in.
struct Scratch {
    words: Scores,
    shared: Scores,
}

/// What a competency counts that is not the question's main one.
const OTHER_COMPETENCY: f64 = 0.7;
/// What a competency counts that is told by cues, by their number; a tag counts 1.
const BY_CUES: [f64; 4] = [0.0, 0.0, 0.3, 0.5];
/// What a leaning counts at most, from how many deviations on, and how many more it takes to the full.
const BY_LEANING: f64 = 0.6;
const LEANING_FROM: f64 = 0.5;
const LEANING_OVER: f64 = 1.0;
/// How much a cue word of the question's competencies counts beside a word of the question itself.
const EXPANSION: f64 = 0.35;
/// A question has fitting stories if one shares this much and is this near; what shares nothing must be this near.
const SHARED_ENOUGH: f64 = 0.3;
const NEAR_ENOUGH: f64 = 0.7;
const NEAR_ALONE: f64 = 0.6;

impl<'a> Matcher<'a> {
    /// Reads all stories of the bank.
    pub fn new(bank: &'a Bank) -> Self {
        let mut lexicon = Lexicon::default();
        let cues = CueIndex::of(bank, &mut lexicon);
        let profiles = Profiles::of(bank, &mut lexicon);
        let (mut shown, mut bags) = (vec![], vec![]);
        for story in bank.stories() {
            let text = story_text(story);
            let words = lexicon.read(&text);
            let mut stems: Vec<u32> =
                words.iter().filter(|word| !word.is_stop).map(|word| word.stem).collect();
            stems.sort_unstable();
            shown.push(Shown {
                tagged: bank.tags_of_story(story),
                cues: cues.found_in(&words, story.word_count() == 0),
                leaning: profiles.leanings(&stems),
            });
            let mut bag = Bag::default();
            bag.add(&stems, 1.0);
            bags.push(bag);
        }
        let cue_stems = bank.vocabulary().all().iter().map(|known| {
            let mut stems: Vec<u32> = known.cues.iter().flat_map(|cue| lexicon.numbers(cue)).collect();
            stems.sort_unstable();
            stems.dedup();
            stems
        });
        let cue_stems = cue_stems.collect();
        let index = Index::of(bags, lexicon.len());
        Self { bank, by_tag: by_tag(&shown, bank.tag_count()), lexicon, index, shown, cue_stems }
    }

    /// Stories that could answer `question` and are not linked to it, best first. Empty when none fits.
    pub fn stories_for(&self, question: &Question) -> Vec<Fit<'a, Story>> {
        let linked: Vec<&str> = self.bank.stories_for(question).map(|story| story.id.as_str()).collect();
        let pairs = self.pairs(question, &mut self.scratch());
        if !pairs.iter().any(|pair| pair.shared >= SHARED_ENOUGH && pair.near >= NEAR_ENOUGH) {
            return vec![];
        }
        let mut found: Vec<Fit<'a, Story>> = pairs
            .into_iter()
            .map(|pair| Fit { what: self.story(pair.story), score: pair.shared + pair.near })
            .filter(|fit| fit.what.status != Status::Retired && !linked.contains(&fit.what.id.as_str()))
            .collect();
        best_first(&mut found, |story| story.id.as_str());
        found
    }

    /// Questions that `story` could answer and is not linked to, the most weight first. Facts, exercises and statements are left out.
    pub fn questions_for(&self, story: &Story) -> Vec<Fit<'a, Question>> {
        let Some(number) = self.bank.stories().iter().position(|known| known.id == story.id) else {
            return vec![];
        };
        let linked: Vec<&str> =
            self.bank.questions_of(story).into_iter().map(|question| question.id.as_str()).collect();
        let mut scratch = self.scratch();
        let mut found: Vec<Fit<'a, Question>> = vec![];
        for question in self.bank.live_questions() {
            let shares = self.shared(&self.shown[number], question) >= SHARED_ENOUGH;
            if !question.kind.takes_stories() || !shares || linked.contains(&question.id.as_str()) {
                continue;
            }
            let pairs = self.pairs(question, &mut scratch);
            if let Some(pair) = pairs.iter().find(|pair| pair.story as usize == number) {
                let score = (pair.shared + pair.near) * question.likelihood.weight();
                found.push(Fit { what: question, score });
            }
        }
        best_first(&mut found, |question| question.id.as_str());
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
            enough.map(|pair| Fit { what: self.story(pair.story), score: pair.shared + pair.near }).collect()
        };
        questions.iter().map(sharing).collect()
    }

    /// The first `most` of [`Matcher::stories_for`], with reasons.
    pub fn suggested_stories(&self, question: &Question, most: usize) -> Vec<Suggestion<'a, Story>> {
        let explained = |fit: Fit<'a, Story>| Suggestion {
            what: fit.what,
            score: fit.score,
            reasons: self.why(fit.what, question),
        };
        self.stories_for(question).into_iter().take(most).map(explained).collect()
    }

    /// The first `most` of [`Matcher::questions_for`], with reasons.
    pub fn suggested_questions(&self, story: &Story, most: usize) -> Vec<Suggestion<'a, Question>> {
        let explained = |fit: Fit<'a, Question>| Suggestion {
            what: fit.what,
            score: fit.score,
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
            } else if shown.strength(tag) > 0.0 {
                reasons.push(format!("reads like {id}"));
            }
        }
        if reasons.is_empty() {
            reasons.push("its words are near the question's".to_owned());
        }
        reasons
    }

    fn story(&self, number: u32) -> &'a Story {
        &self.bank.stories()[number as usize]
    }

    fn scratch(&self) -> Scratch {
        let stories = self.shown.len();
        Scratch { words: Scores::new(stories), shared: Scores::new(stories) }
    }

    /// How much of a question's competencies a story shows: 1 is its main competency, tagged.
    fn shared(&self, shown: &Shown<'_>, question: &Question) -> f64 {
        let tags = self.bank.tags_of(question).iter().enumerate();
        tags.map(|(rank, tag)| rank_weight(rank) * shown.strength(*tag)).sum()
    }

    /// Every story that shares something with a question or is near it; none for one that takes no story.
    fn pairs(&self, question: &Question, scratch: &mut Scratch) -> Vec<Pair> {
        if !question.kind.takes_stories() {
            return vec![];
        }
        self.score_words(question, &mut scratch.words);
        for (rank, tag) in self.bank.tags_of(question).iter().enumerate() {
            for (story, strength) in &self.by_tag[tag.number()] {
                scratch.shared.add(*story, rank_weight(rank) * strength);
            }
        }
        let nearest = scratch.words.highest();
        // Where no word is shared at all, none is nearer than another: the competencies decide alone.
        let near = |story: u32| if nearest > 0.0 { scratch.words.of(story) / nearest } else { NEAR_ENOUGH };
        let pair =
            |story: &u32| Pair { story: *story, shared: scratch.shared.of(*story), near: near(*story) };
        let sharing = scratch.shared.touched().iter().map(pair);
        let alone = scratch.words.touched().iter().map(pair);
        let alone = alone.filter(|pair| pair.shared == 0.0 && pair.near >= NEAR_ALONE);
        let pairs = sharing.chain(alone).collect();
        scratch.words.clear();
        scratch.shared.clear();
        pairs
    }

    fn score_words(&self, question: &Question, scores: &mut Scores) {
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
    }
}

impl Shown<'_> {
    /// What a competency of a story counts: 1 if it is tagged so.
    fn strength(&self, tag: Tag) -> f64 {
        if self.tagged.contains(&tag) {
            return 1.0;
        }
        let by = |list: &[(usize, f64)]| {
            list.iter().find(|(known, _)| *known == tag.number()).map_or(0.0, |(_, strength)| *strength)
        };
        let cues =
            self.cues.iter().find(|(known, _)| *known == tag.number()).map_or(0, |(_, cues)| cues.len());
        let by_cues = BY_CUES[cues.min(BY_CUES.len() - 1)];
        by_cues.max(BY_LEANING * ((by(&self.leaning) - LEANING_FROM) / LEANING_OVER).clamp(0.0, 1.0))
    }

    /// Every competency that it shows at all, each once.
    fn tags(&self) -> Vec<usize> {
        let shown = self.tagged.iter().map(|tag| tag.number());
        let told = self.cues.iter().map(|(tag, _)| *tag).chain(self.leaning.iter().map(|(tag, _)| *tag));
        let mut tags: Vec<usize> = shown.chain(told).collect();
        tags.sort_unstable();
        tags.dedup();
        tags
    }
}

fn rank_weight(rank: usize) -> f64 {
    if rank == 0 { 1.0 } else { OTHER_COMPETENCY }
}

/// The stories that show each competency, the champions where there are many.
fn by_tag(shown: &[Shown<'_>], tags: usize) -> Vec<Vec<(u32, f64)>> {
    let mut by_tag: Vec<Vec<(u32, f64)>> = vec![vec![]; tags];
    for (number, story) in shown.iter().enumerate() {
        for tag in story.tags() {
            let strength = story.strength(Tag::of_number(tag));
            if strength > 0.0 {
                by_tag[tag].push((u32::try_from(number).unwrap_or(u32::MAX), strength));
            }
        }
    }
    for list in by_tag.iter_mut().filter(|list| list.len() > CHAMPIONS) {
        list.sort_by(|a, b| b.1.total_cmp(&a.1)); // stable: among equals the first
        list.truncate(CHAMPIONS);
    }
    by_tag
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
