//! What questions and stories are found by: their words, each with the weight of where it stands, and their whole names.

use super::{Name, Named, Search};
use crate::bank::matcher::nearness::Bag;
use crate::bank::{Part, Question, Story};

/// How much a word counts by where it stands.
mod field {
    pub(super) const NAME: f64 = 3.0;
    pub(super) const ASK: f64 = 2.5;
    pub(super) const ALSO: f64 = 1.5;
    pub(super) const PHRASING: f64 = 1.0;
    pub(super) const ID: f64 = 2.0;
    pub(super) const COMPETENCY: f64 = 1.0;
    pub(super) const OTHER_COMPETENCY: f64 = 0.4;
    pub(super) const CUES: f64 = 0.3;
    pub(super) const PROBES: f64 = 0.4;
    pub(super) const TICKS: f64 = 0.25;
    pub(super) const TITLE: f64 = 3.0;
    pub(super) const HEADLINE: f64 = 2.0;
    pub(super) const TAG: f64 = 1.5;
    pub(super) const PARTS: f64 = 0.7;
}

impl Search<'_> {
    /// The stems of each competency's names, and of its cues; its names are kept.
    pub(super) fn read_competencies(&mut self) -> Vec<(Vec<u32>, Vec<u32>)> {
        let mut read = vec![];
        for (number, known) in self.bank.vocabulary().all().iter().enumerate() {
            let names = [known.id.as_str(), known.title.as_str()].into_iter();
            let mut all = vec![];
            for name in names.chain(known.aliases.iter().map(String::as_str)) {
                let stems = self.lexicon.numbers(name);
                all.extend(&stems);
                self.keep_name(stems, Named::Competency(number));
            }
            let cues = known.cues.iter().flat_map(|cue| self.lexicon.numbers(cue)).collect();
            all.sort_unstable();
            all.dedup();
            read.push((all, cues));
        }
        read
    }

    fn keep_name(&mut self, stems: Vec<u32>, of: Named) {
        if let Some(first) = stems.first() {
            self.names.entry(*first).or_default().push(Name { stems, of });
        }
    }

    pub(super) fn read_question(
        &mut self,
        question: &Question,
        number: u32,
        competencies: &[(Vec<u32>, Vec<u32>)],
    ) -> Bag {
        let mut bag = Bag::default();
        for name in &question.words {
            let stems = self.lexicon.numbers(name);
            bag.add(&stems, field::NAME);
            self.keep_name(stems, Named::Text(number));
        }
        let names = question.words.iter().map(String::as_str).chain([question.id.stem()]);
        names.for_each(|name| self.phrases.keep(name, number));
        let mut add = |text: &str, weight: f64| bag.add(&self.lexicon.numbers(text), weight);
        self.bank.phrasings.of(question).for_each(|phrasing| add(phrasing, field::PHRASING));
        add(question.id.stem(), field::ID);
        add(&question.ask, field::ASK);
        question.also.iter().for_each(|also| add(also, field::ALSO));
        question.variants.iter().for_each(|variant| add(&variant.ask, field::TICKS));
        question.probes.iter().for_each(|probes| add(probes, field::PROBES));
        let ticks = [&question.strong, &question.follow_ups, &question.key_points];
        ticks.into_iter().flatten().for_each(|tick| add(tick, field::TICKS));
        for (rank, tag) in self.bank.tags_of(question).iter().enumerate() {
            let weight = if rank == 0 { field::COMPETENCY } else { field::OTHER_COMPETENCY };
            if rank == 0 {
                self.by_main[tag.number()].push(number);
            }
            if let Some((names, cues)) = competencies.get(tag.number()) {
                bag.add(names, weight);
                bag.add(cues, weight * field::CUES);
            }
        }
        bag
    }

    pub(super) fn read_story(&mut self, story: &Story) -> Bag {
        let mut bag = Bag::default();
        let mut add = |text: &str, weight: f64| bag.add(&self.lexicon.numbers(text), weight);
        add(story.id.as_str(), field::ID);
        add(&story.title.value, field::TITLE);
        add(story.headline(), field::HEADLINE);
        story.competencies.iter().for_each(|tag| add(&tag.value, field::TAG));
        Part::ALL.into_iter().for_each(|part| add(story.part(part), field::PARTS));
        bag
    }
}
