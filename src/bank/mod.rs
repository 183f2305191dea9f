//! What the person prepared: plain data and pure questions about it. Knows no time, no files, no screen.

pub mod assignment;
pub mod claim;
mod competency;
pub mod coverage;
pub mod heard;
pub mod id;
pub mod insight;
mod interview;
mod latin;
pub mod length;
pub mod matcher;
mod phrasings;
mod place;
mod question;
pub mod seat;
mod settings;
mod story;
mod tags;
pub mod threshold;
pub mod writing;

pub use competency::{Competency, Vocabulary};
pub use id::{CompetencyId, DeckId, InterviewId, QuestionId, StoryId};
use interview::ResolvedEmphasis;
pub use interview::{Interview, has_eve};
pub use matcher::words::content_stems;
pub use phrasings::Phrasings;
pub use place::{Place, Written};
pub use question::{Deck, Kind, Likelihood, Origin, Question, Variant, Window};
pub use settings::Settings;
pub use story::{Number, Part, Pushback, Status, Story};
pub use tags::Tag;

use rustc_hash::FxHashMap;
use tags::Tags;

/// The person's own points for a question, in the order of saying.
#[derive(Clone, Debug)]
pub struct Points {
    /// The question they answer.
    pub question: QuestionId,
    /// The points, none of them blank.
    pub points: Vec<String>,
    /// Where its key is written.
    pub place: Place,
}

/// Everything that was read, before it is indexed.
#[derive(Debug, Default)]
pub struct Parts {
    /// Decks, without repeated ids.
    pub decks: Vec<Deck>,
    /// Questions of all decks, without repeated ids, grouped by deck in deck order.
    pub questions: Vec<Question>,
    /// Stories, without repeated ids.
    pub stories: Vec<Story>,
    /// The vocabulary, own additions included.
    pub vocabulary: Vocabulary,
    /// Interviews as written.
    pub interviews: Vec<Interview>,
    /// Own points.
    pub points: Vec<Points>,
    /// Settings.
    pub settings: Settings,
}

/// All that the person prepared, by id.
///
/// Invariant: ids are unique; a live id beats an alias.
#[derive(Debug, Default)]
pub struct Bank {
    parts: Parts,
    questions: FxHashMap<QuestionId, usize>,
    stories: FxHashMap<StoryId, usize>,
    points: FxHashMap<QuestionId, usize>,
    /// The stories linked to each question.
    linked: Vec<Vec<usize>>,
    phrasings: Phrasings,
    tags: Tags,
    emphasis: Vec<ResolvedEmphasis>,
    skipped: Vec<bool>,
}

impl Bank {
    /// Indexes what was read. Where an id repeats, the first stands.
    pub fn new(parts: Parts) -> Self {
        let mut questions = FxHashMap::with_capacity_and_hasher(parts.questions.len(), Default::default());
        for (position, question) in parts.questions.iter().enumerate() {
            questions.entry(question.id.clone()).or_insert(position);
        }
        for (position, question) in parts.questions.iter().enumerate() {
            for alias in &question.aliases {
                questions.entry(alias.clone()).or_insert(position);
            }
        }
        let mut stories = FxHashMap::with_capacity_and_hasher(parts.stories.len(), Default::default());
        for (position, story) in parts.stories.iter().enumerate() {
            stories.entry(story.id.clone()).or_insert(position);
        }
        for (position, story) in parts.stories.iter().enumerate() {
            for alias in &story.aliases {
                stories.entry(alias.clone()).or_insert(position);
            }
        }
        let mut points = FxHashMap::default();
        for (position, own) in parts.points.iter().enumerate() {
            let id = questions.get(&own.question).map_or(&own.question, |found| &parts.questions[*found].id);
            points.entry(id.clone()).or_insert(position);
        }
        let mut linked = vec![Vec::new(); parts.questions.len()];
        for (position, story) in parts.stories.iter().enumerate() {
            for link in &story.answers {
                if let Some(question) = questions.get(&link.value)
                    && parts.questions[*question].kind.takes_stories()
                    && !linked[*question].contains(&position)
                {
                    linked[*question].push(position);
                }
            }
        }
        let skipped = parts.questions.iter().map(|question| parts.settings.skips(question)).collect();
        let tags = Tags::resolve(&parts.vocabulary, &parts.questions, &parts.stories);
        let resolved = |interview: &Interview| ResolvedEmphasis::of(interview, &parts.vocabulary, &tags);
        let emphasis = parts.interviews.iter().map(resolved).collect();
        let phrasings = Phrasings::default();
        Self { questions, stories, points, linked, skipped, phrasings, tags, emphasis, parts }
    }

    /// Takes in how people note the questions.
    pub fn set_phrasings(&mut self, phrasings: Phrasings) {
        self.phrasings = phrasings;
    }

    /// The decks, bundled ones first.
    pub fn decks(&self) -> &[Deck] {
        &self.parts.decks
    }

    /// Every question, skipped ones included.
    pub fn questions(&self) -> &[Question] {
        &self.parts.questions
    }

    /// Every question that is not skipped.
    pub fn live_questions(&self) -> impl Iterator<Item = &Question> {
        let with_skips = self.parts.questions.iter().zip(&self.skipped);
        with_skips.filter(|(_, skipped)| !**skipped).map(|(question, _)| question)
    }

    /// Whether a question is not skipped.
    pub fn is_live(&self, question: &Question) -> bool {
        self.questions.get(&question.id).is_none_or(|position| !self.skipped[*position])
    }

    /// Every story, retired ones included.
    pub fn stories(&self) -> &[Story] {
        &self.parts.stories
    }

    /// The vocabulary of competencies.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.parts.vocabulary
    }

    /// The interviews, as written.
    pub fn interviews(&self) -> &[Interview] {
        &self.parts.interviews
    }

    /// What the person set.
    pub fn settings(&self) -> &Settings {
        &self.parts.settings
    }

    /// All own points.
    pub fn all_points(&self) -> &[Points] {
        &self.parts.points
    }

    /// A deck by id.
    pub fn deck(&self, id: &str) -> Option<&Deck> {
        self.parts.decks.iter().find(|deck| deck.id.as_str() == id)
    }

    /// A question by id or earlier id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.get(id).map(|position| &self.parts.questions[*position])
    }

    /// A story by id or earlier id.
    pub fn story(&self, id: &str) -> Option<&Story> {
        self.stories.get(id).map(|position| &self.parts.stories[*position])
    }

    /// An interview by id.
    pub fn interview(&self, id: &str) -> Option<&Interview> {
        self.parts.interviews.iter().find(|interview| interview.id.as_str() == id)
    }

    /// The person's own points for a question; empty if none.
    pub fn points(&self, question: &Question) -> &[String] {
        self.points.get(&question.id).map_or(&[], |position| &self.parts.points[*position].points)
    }

    /// The stories that the person will tell for a question, retired ones left out, in the order of their ids.
    pub fn stories_for(&self, question: &Question) -> impl Iterator<Item = &Story> {
        let position = self.questions.get(&question.id).copied();
        position
            .into_iter()
            .flat_map(|position| &self.linked[position])
            .map(|story| &self.parts.stories[*story])
            .filter(|story| story.status != Status::Retired)
    }

    /// The ready ones among [`Bank::stories_for`].
    pub fn ready_stories_for(&self, question: &Question) -> impl Iterator<Item = &Story> {
        self.stories_for(question).filter(|story| story.is_ready())
    }

    /// The live questions that a story answers, each once. Links to statements and the like count for nothing.
    pub fn questions_of(&self, story: &Story) -> Vec<&Question> {
        let mut found: Vec<&Question> = vec![];
        for question in story.answers.iter().filter_map(|link| self.question(link.value.as_str())) {
            let counts = self.is_live(question) && question.kind.takes_stories();
            if counts && !found.iter().any(|known| known.id == question.id) {
                found.push(question);
            }
        }
        found
    }

    /// How many stories are ready.
    pub fn ready_count(&self) -> usize {
        self.parts.stories.iter().filter(|story| story.is_ready()).count()
    }

    /// A question's competencies, the main one first.
    pub fn tags_of(&self, question: &Question) -> &[Tag] {
        self.position_of(question).map_or(&[], |position| self.tags.of_question(position))
    }

    /// A story's competencies.
    pub fn tags_of_story(&self, story: &Story) -> &[Tag] {
        let position = self.stories.get(&story.id).copied();
        position.map_or(&[], |position| self.tags.of_story(position))
    }

    /// The competency of a name or alias; `None` if nothing carries it and the vocabulary does not know it.
    pub fn tag(&self, name: &str) -> Option<Tag> {
        self.tags.named(self.vocabulary().canonical(name))
    }

    /// A competency's id.
    pub fn tag_name(&self, tag: Tag) -> &str {
        self.tags.name(tag)
    }

    /// How many competencies there are, the vocabulary's first.
    pub fn tag_count(&self) -> usize {
        self.tags.count()
    }

    fn position_of(&self, question: &Question) -> Option<usize> {
        self.questions.get(&question.id).copied()
    }

    /// A question's weight: likelihood times the interview's emphasis, the largest match among its deck and competencies.
    pub fn weight(&self, question: &Question, interview: Option<&Interview>) -> f64 {
        let known =
            interview.and_then(|named| self.interviews().iter().position(|known| known.id == named.id));
        let emphasis = known.map_or(1.0, |known| self.emphasis[known].on(question, self.tags_of(question)));
        question.likelihood.weight() * emphasis
    }
}
