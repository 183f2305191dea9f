//! What the bank as a whole lacks, what it hangs on, and what to write next, in sentences for several reports.

use crate::bank::Bank;
use crate::bank::coverage::Coverage;
use crate::bank::insight::{self, Remark};
use crate::bank::writing::WriteNext;
use crate::view::words::Count;

/// Pairs of a head and a sentence.
pub fn lines(
    bank: &Bank,
    coverage: &Coverage<'_>,
    next: Option<&WriteNext<'_>>,
) -> Vec<(&'static str, String)> {
    let mut lines = vec![];
    if let Some((story, questions)) =
        insight::critical_story(coverage).filter(|(_, questions)| questions.len() > 1)
    {
        let said =
            format!("`{}`: without it {} would be open", story.id, Count(questions.len(), "likely question"));
        lines.push(("Most hangs on", said));
    }
    let idle: Vec<String> =
        insight::idle_stories(bank, coverage).iter().map(|story| format!("`{}`", story.id)).collect();
    if !idle.is_empty() {
        lines.push(("Answers nothing", idle.join(", ")));
    }
    match next {
        Some(WriteNext::Draft { story, questions }) if questions.is_empty() => {
            let said =
                format!("the draft `{}`: once it is written and tagged, it shows what it answers", story.id);
            lines.push(("Write next", said));
        }
        Some(WriteNext::Draft { story, questions }) => {
            let said = format!("the draft `{}`: it could answer {}", story.id, named(questions));
            lines.push(("Write next", said));
        }
        Some(WriteNext::New { competencies, questions }) => {
            let said =
                format!("a story of {}: it could answer {}", competencies.join(" and "), named(questions));
            lines.push(("Write next", said));
        }
        None => {}
    }
    lines.extend(insight::remarks(bank).into_iter().map(|remark| ("Remark", remark_text(&remark))));
    lines
}

fn named(questions: &[&crate::bank::Question]) -> String {
    let ids: Vec<&str> = questions.iter().take(3).map(|question| question.id.as_str()).collect();
    let more = questions.len().saturating_sub(3);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{more}", ids.join(", "))
}

fn remark_text(remark: &Remark<'_>) -> String {
    match remark {
        Remark::TooFew { ready, floor } => format!("{ready} of {} ready", Count(*floor, "story")),
        Remark::NoFailure => {
            "no ready story is tagged failure; nearly every interview asks for a mistake of yours".to_owned()
        }
        Remark::OneSort { competency, count, ready, missing } => {
            let missing = missing.map(|missing| format!("; none is about {missing}")).unwrap_or_default();
            format!("{count} of {ready} are about {competency}{missing}")
        }
    }
}
