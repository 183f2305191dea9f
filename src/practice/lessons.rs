//! What a mock interview found, as things to do: a story to collect, to link or to tell again; the heaviest first.

use super::scores::{Answered, Tick};
use crate::bank::coverage::is_answered;
use crate::bank::{Bank, Interview, Kind, Question, QuestionId, StoryId};

/// Something to do after a mock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lesson {
    /// Collect a story for a question that had none.
    Jot(QuestionId),
    /// Note points for what no story answers.
    Points(QuestionId),
    /// Link the story that was told for it.
    Link(StoryId, QuestionId),
    /// Tell a story again that ran long, was a scrap, or missed a part.
    Tell(StoryId),
}

/// The lessons of some answers, each once, by the weight of the question.
pub fn lessons(bank: &Bank, interview: Option<&Interview>, answered: &[Answered<'_>]) -> Vec<Lesson> {
    let mut found: Vec<(f64, Lesson)> = vec![];
    for answer in answered {
        if let Some(lesson) = lesson(bank, answer)
            && found.iter().all(|(_, known)| *known != lesson)
        {
            found.push((bank.weight(answer.question, interview), lesson));
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0)); // stable: as they were asked
    found.into_iter().map(|(_, lesson)| lesson).collect()
}

fn lesson(bank: &Bank, answer: &Answered<'_>) -> Option<Lesson> {
    let question = answer.question;
    let id = || question.id.clone();
    match &answer.story {
        Some(story) if question.kind.takes_stories() && !is_linked(bank, story, question) => {
            Some(Lesson::Link(story.clone(), id()))
        }
        Some(story) if !answer.missed.is_empty() => Some(Lesson::Tell(story.clone())),
        Some(_) => None,
        None if is_answered(bank, question) => {
            // The story was there, and did not come.
            let story =
                bank.ready_stories_for(question).next().filter(|_| answer.missed.contains(&Tick::Story));
            story.map(|story| Lesson::Tell(story.id.clone()))
        }
        None if question.kind == Kind::Story => Some(Lesson::Jot(id())),
        None => Some(Lesson::Points(id())),
    }
}

fn is_linked(bank: &Bank, story: &StoryId, question: &Question) -> bool {
    bank.stories_for(question).any(|linked| linked.id == *story)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DECK: &str = "id = 'd'\ntitle = 'D'\n\
        [[question]]\nid = 'told'\nkind = 'story'\nask = 'T?'\nlikelihood = 'medium'\n\
        [[question]]\nid = 'open'\nkind = 'story'\nask = 'O?'\nlikelihood = 'high'\n\
        [[question]]\nid = 'view'\nkind = 'view'\nask = 'V?'\nlikelihood = 'low'\n";
    const STORY: &str = "title = 'S'\nstatus = 'ready'\nanswers = ['d/told']\nsituation = 'a'\ntask = 'b'\naction = 'c'\nresult = 'd'\n";

    fn found(answers: &[(&str, Option<&str>, &[Tick])]) -> Vec<Lesson> {
        let bank = crate::text::tests::bank(&[("decks/d.toml", DECK), ("stories/s.toml", STORY)]);
        let answered: Vec<Answered<'_>> = answers
            .iter()
            .map(|(id, story, missed)| Answered {
                question: bank.question(id).unwrap(),
                asked: "?",
                story: story.map(|story| StoryId::parse(story).unwrap()),
                seconds: 100,
                missed: missed.to_vec(),
                prepared: true,
            })
            .collect();
        lessons(&bank, None, &answered)
    }

    #[test]
    fn what_lacked_a_story_was_unlinked_or_missed_a_part_is_a_lesson_and_the_heaviest_comes_first() {
        let (story, id) = (|| StoryId::parse("s").unwrap(), |id: &str| QuestionId::parse(id).unwrap());
        assert_eq!(found(&[("d/told", Some("s"), &[])]), []);
        assert_eq!(found(&[("d/told", Some("s"), &[Tick::Number])]), [Lesson::Tell(story())]);
        assert_eq!(found(&[("d/told", None, &[Tick::Story])]), [Lesson::Tell(story())]);
        assert_eq!(found(&[("d/open", Some("s"), &[Tick::Number])]), [Lesson::Link(story(), id("d/open"))]);
        assert_eq!(
            found(&[
                ("d/view", None, &[]),
                ("d/told", Some("s"), &[Tick::InTime]),
                ("d/open", None, &[Tick::Story])
            ]),
            [Lesson::Jot(id("d/open")), Lesson::Tell(story()), Lesson::Points(id("d/view"))]
        );
    }
}
