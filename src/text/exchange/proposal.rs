//! What would be made of what was read: new files with free names, kinds and competencies where the file did not say them, and what is
//! known already.

use super::foreign::{Foreign, ForeignQuestion};
use super::words::kind::kind_of;
use super::written::{NewQuestion, Tag, deck_text, story_text};
use crate::bank::id::slug_from;
use crate::bank::matcher::guessed_tags;
use crate::bank::matcher::search::Search;
use crate::bank::{Bank, Kind, Likelihood, Question};
use std::collections::{HashMap, HashSet};

/// Files to be made, and what was left out as it is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proposal {
    /// Each with its path in the home and its text.
    pub files: Vec<(String, String)>,
    /// What is known already, each with the id of what it is like, and what else is left out with it.
    pub known: Vec<(String, String)>,
}

/// Where something comes from and where it goes.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    /// The name of the file that was read.
    pub name: &'a str,
    /// The deck's id, if the person named one.
    pub into: Option<&'a str>,
    /// Said at the beginning of each file that is made.
    pub remark: &'a str,
}

/// Characters of an id that is made of a text.
const LONGEST_ID: usize = 40;

/// A deck of the questions that are not known; `seen` are those that came before, in this file or another, in small letters.
pub fn deck(bank: &Bank, found: &Foreign, origin: Origin<'_>, seen: &mut HashSet<String>) -> Proposal {
    let mut proposal = Proposal::default();
    let search = Search::new(bank);
    let all = bank.vocabulary().all().iter().map(|known| known.id.as_str());
    let names: HashMap<Vec<String>, &str> = all.map(|id| (words_of_name(id), id)).collect();
    let mut ids = Ids::default();
    let mut questions = vec![];
    for read in &found.questions {
        let told = read.ask.to_lowercase();
        if let Some(known) = search.same_as(&read.ask).filter(|_| !read.is_turned_round) {
            // What the file says of it is not lost in silence: it may go into the person's points.
            let answer = if read.hints.is_empty() { "" } else { ", and what the file says to it" };
            proposal.known.push((read.ask.clone(), format!("{}{answer}", known.id)));
        } else if !seen.insert(told) && !read.is_turned_round {
            proposal.known.push((read.ask.clone(), "it came before".to_owned()));
        } else {
            let mut question = new_question(bank, &search, &names, read);
            question.stem = ids.free(&read.ask, "question", |_| false);
            questions.push(question);
        }
    }
    if questions.is_empty() {
        return proposal;
    }
    let stem = origin.name.rsplit('/').next().and_then(|name| name.split('.').next()).unwrap_or_default();
    let id = match origin.into {
        Some(id) => id.to_owned(),
        None => Ids::default().free(stem, "imported", |id| bank.deck(id).is_some()),
    };
    let named = found.title.clone().unwrap_or_else(|| stem.replace(['-', '_'], " "));
    let title = if named.trim().is_empty() { id.clone() } else { named };
    proposal.files.push((format!("decks/{id}.toml"), deck_text(&id, &title, origin.remark, &questions)));
    proposal
}

/// Stories of titles that are not there yet.
pub fn stories(bank: &Bank, found: &Foreign, origin: Origin<'_>) -> Proposal {
    let mut proposal = Proposal::default();
    let mut ids = Ids::default();
    for (number, read) in found.stories.iter().enumerate() {
        let stem = origin.name.rsplit('/').next().and_then(|name| name.split('.').next()).unwrap_or_default();
        let title = match read.title.trim() {
            "" if found.stories.len() == 1 => stem.replace(['-', '_'], " "),
            "" => format!("{} {}", stem.replace(['-', '_'], " "), number + 1),
            title => title.to_owned(),
        };
        let same = |known: &str| known.trim().to_lowercase() == title.to_lowercase();
        if let Some(known) = bank.stories().iter().find(|story| same(&story.title.value)) {
            proposal.known.push((title, known.id.to_string()));
            continue;
        }
        let id = ids.free(&title, "story", |id| bank.story(id).is_some());
        let mut tags = written_tags(bank, &read.tags);
        let text =
            format!("{title}\n{}\n{}", read.headline.as_deref().unwrap_or_default(), read.parts.join("\n"));
        if tags.is_empty() {
            let guessed = guessed_tags(bank, &text).into_iter().take(3);
            tags.extend(guessed.map(|name| Tag { name: name.to_owned(), is_guess: true }));
        }
        proposal.files.push((format!("stories/{id}.toml"), story_text(read, &title, origin.remark, &tags)));
    }
    proposal
}

fn new_question(
    bank: &Bank,
    search: &Search<'_>,
    names: &HashMap<Vec<String>, &str>,
    read: &ForeignQuestion,
) -> NewQuestion {
    let mut read = read.clone();
    let written =
        read.known.remove("kind").and_then(|kind| Kind::ALL.into_iter().find(|known| known.word() == kind));
    let kind = written.filter(|kind| *kind != Kind::Exercise).unwrap_or_else(|| kind_of(&read));
    let kind = if kind == Kind::Fact && read.hints.is_empty() { Kind::View } else { kind };
    read.known.retain(|key, value| *key != "likelihood" || Likelihood::parse(value).is_some());
    let mut competencies = written_tags(bank, &read.tags);
    for group in &read.groups {
        let whole = names.get(&words_of_name(group)).copied();
        if let Some(name) = whole.filter(|name| !competencies.iter().any(|one| one.name == *name)) {
            competencies.push(Tag { name: name.to_owned(), is_guess: false });
        }
    }
    if competencies.is_empty() {
        // The nearest question that is known is about the same, if any is.
        let near = search.near_to(&read.ask);
        let main = near.and_then(|near: &Question| near.competencies.first());
        competencies.extend(
            main.map(|tag| Tag { name: bank.vocabulary().canonical(&tag.value).to_owned(), is_guess: true }),
        );
    }
    NewQuestion { stem: String::new(), kind, competencies, read }
}

/// Tags that the vocabulary knows, by any of their names.
fn written_tags(bank: &Bank, tags: &[String]) -> Vec<Tag> {
    let mut known: Vec<Tag> = vec![];
    for tag in tags {
        let slug = slug_from(tag, LONGEST_ID).unwrap_or_default();
        let found = bank.vocabulary().resolve(tag).or_else(|| bank.vocabulary().resolve(&slug));
        if let Some(found) = found
            && !known.iter().any(|one| one.name == found.id.as_str())
        {
            known.push(Tag { name: found.id.to_string(), is_guess: false });
        }
    }
    known
}

/// The words that name a competency, so that a heading which has these and hardly others is one: "Conflict Resolution Questions".
fn words_of_name(text: &str) -> Vec<String> {
    const BESIDE: [&str; 3] = ["question", "skill", "interview"];
    // Both spellings of "prioritisation" are one.
    let slug = slug_from(text, usize::MAX).unwrap_or_default().replace('z', "s");
    let words = slug.split('-').map(|word| word.trim_end_matches('s').to_owned());
    words.filter(|word| !BESIDE.contains(&word.as_str())).collect()
}

/// Ids that are made of texts, none twice.
#[derive(Default)]
struct Ids {
    taken: HashSet<String>,
    /// The last number behind a text's own letters.
    last: HashMap<String, usize>,
}

impl Ids {
    /// An id for a text that is neither made already nor known.
    fn free(&mut self, text: &str, otherwise: &str, is_known: impl Fn(&str) -> bool) -> String {
        let slug = slug_from(text, LONGEST_ID).unwrap_or_else(|| otherwise.to_owned());
        let last = self.last.entry(slug.clone()).or_insert(0);
        loop {
            *last += 1;
            let id = if *last == 1 { slug.clone() } else { format!("{slug}-{last}") };
            if !is_known(&id) && self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::words_of_name;

    #[test]
    fn a_heading_names_a_competency_whole_or_not_at_all() {
        let names_whole = |heading, competency| words_of_name(heading) == words_of_name(competency);
        assert!(names_whole("Conflict Resolution Questions", "conflict-resolution"));
        assert!(names_whole("Prioritization", "prioritisation"));
        assert!(!names_whole("Negotiations", "vendor-management"));
        assert!(!names_whole("Team", "team-culture"));
    }
}
