//! Links between files: what points at nothing is minded, with the nearest name.

use super::diagnostic::Diagnostics;
use crate::bank::{Bank, Interview, Kind, Place, QuestionId, Status, Story, Written};
use rustc_hash::{FxHashMap, FxHashSet};

/// What is not there, though a link may well mean it.
#[derive(Default)]
pub(super) struct Absent {
    /// Deck ids (or the stems of files) that could not be read: links into them are not minded.
    pub(super) unread_decks: FxHashSet<String>,
    /// Stems of stories that could not be read.
    pub(super) unread_stories: FxHashSet<String>,
    /// Questions of bundled decks that an own deck replaced.
    pub(super) replaced: FxHashSet<QuestionId>,
}

/// Minds every link of the bank that leads nowhere, and every alias that two entries claim.
pub(super) fn mind_links(bank: &Bank, absent: &Absent, minded: &mut Diagnostics) {
    let mut links = Links { bank, absent, minded };
    for question in bank.questions() {
        links.mind_tags(&question.competencies);
    }
    for story in bank.stories() {
        links.mind_story(story);
    }
    for points in bank.all_points() {
        links.mind_question(&points.question, points.place);
    }
    for interview in bank.interviews() {
        links.mind_interview(interview);
    }
    links.mind_skips();
    mind_aliases(bank, minded);
}

struct Links<'a, 'b> {
    bank: &'a Bank,
    absent: &'b Absent,
    minded: &'b mut Diagnostics,
}

impl Links<'_, '_> {
    fn mind_story(&mut self, story: &Story) {
        self.mind_tags(&story.competencies);
        for link in &story.answers {
            self.mind_question(&link.value, link.place);
            self.mind_statement(story, link);
        }
        for refused in &story.not_for {
            self.mind_question(&refused.value, refused.place);
        }
    }

    fn mind_interview(&mut self, interview: &Interview) {
        for link in &interview.asked {
            self.mind_question(&link.value, link.place);
        }
        for link in &interview.told {
            let unread = self.absent.unread_stories.contains(link.value.as_str());
            if self.bank.story(link.value.as_str()).is_none() && !unread {
                let known = self.bank.stories().iter().map(|story| story.id.as_str());
                self.minded.dangling_story(link.place, link.value.as_str(), known);
            }
        }
        for (name, _) in &interview.emphasis {
            let vocabulary = self.bank.vocabulary();
            let known = self.bank.deck(&name.value).is_some() || vocabulary.resolve(&name.value).is_some();
            if !known && !self.absent.unread_decks.contains(&name.value) {
                let known = self.bank.decks().iter().map(|deck| deck.id.as_str()).chain(vocabulary.names());
                self.minded.unknown_name(name.place, "emphasis", &name.value, known);
            }
        }
    }

    fn mind_skips(&mut self) {
        for skipped in &self.bank.settings().skip {
            let is_deck = self.bank.deck(&skipped.value).is_some();
            if !is_deck && self.bank.question(&skipped.value).is_none() && !self.may_be_unread(&skipped.value)
            {
                let questions = self.bank.questions().iter().map(|question| question.id.as_str());
                let known = self.bank.decks().iter().map(|deck| deck.id.as_str()).chain(questions);
                self.minded.unknown_name(skipped.place, "skip", &skipped.value, known);
            }
        }
    }

    fn mind_tags(&mut self, tags: &[Written<String>]) {
        for tag in tags {
            if self.bank.vocabulary().resolve(&tag.value).is_none() {
                let known = self.bank.vocabulary().names();
                self.minded.unknown_competency(tag.place, &tag.value, known);
            }
        }
    }

    fn mind_statement(&mut self, story: &Story, link: &Written<QuestionId>) {
        let question = self.bank.question(link.value.as_str());
        if let Some(question) = question.filter(|question| question.kind == Kind::Statement)
            && story.status != Status::Retired
        {
            self.minded.statement_link(link.place, story, question.id.as_str());
        }
    }

    fn mind_question(&mut self, id: &QuestionId, place: Place) {
        if self.bank.question(id.as_str()).is_some() || self.may_be_unread(id.deck()) {
            return;
        }
        let replaced = self.absent.replaced.contains(id);
        let known = self.bank.questions().iter().map(|question| question.id.as_str());
        self.minded.dangling_question(place, id.as_str(), known, replaced);
    }

    /// Whether a deck (or `deck/question`) may be in a file that could not be read: then nothing can be said about it.
    fn may_be_unread(&self, name: &str) -> bool {
        let deck = name.split('/').next().unwrap_or(name);
        let unread = &self.absent.unread_decks;
        unread.contains(deck) || (!unread.is_empty() && self.bank.deck(deck).is_none())
    }
}

fn mind_aliases(bank: &Bank, minded: &mut Diagnostics) {
    let mut owners: FxHashMap<&str, &str> = FxHashMap::default();
    let questions = bank.questions().iter().flat_map(|question| {
        question.aliases.iter().map(move |alias| (alias.as_str(), question.id.as_str(), question.place))
    });
    let stories = bank.stories().iter().flat_map(|story| {
        story.aliases.iter().map(move |alias| (alias.as_str(), story.id.as_str(), story.place))
    });
    for (alias, owner, place) in questions.chain(stories) {
        if let Some(first) = owners.insert(alias, owner) {
            minded.repeated_alias(place, alias, first);
        }
    }
}
