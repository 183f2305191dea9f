//! The labels that parts of stories have: STAR and its cousins, and what else is noted of a story.

use super::emphasis::bare;
use super::ornament::is_ornament;
use super::phrase::is_ideograph;
use crate::bank::Part;

/// What a label stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Of(Part),
    /// What stood against it: the situation where none is told (PAR, CAR), else the task (CARL).
    Challenge,
    Title,
    Headline,
    When,
    Numbers,
    Tags,
    BestFor,
    /// What is asked about the story next.
    Pushback,
}

impl Field {
    /// The part that it stands for; a challenge is the task.
    pub(crate) fn part(self) -> Option<Part> {
        match self {
            Self::Of(part) => Some(part),
            Self::Challenge => Some(Part::Task),
            _ => None,
        }
    }

    /// The part that it stands for in a story of which the situation is told, or is not.
    pub(crate) fn part_beside(self, has_situation: bool) -> Self {
        match self {
            Self::Challenge if has_situation => Self::Of(Part::Task),
            Self::Challenge => Self::Of(Part::Situation),
            other => other,
        }
    }
}

/// Labels in lower case. SOAR's obstacle is what had to be done.
const LABELS: [(&str, Field); 126] = [
    ("situation", Field::Of(Part::Situation)),
    ("s", Field::Of(Part::Situation)),
    ("context", Field::Of(Part::Situation)),
    ("background", Field::Of(Part::Situation)),
    ("setting", Field::Of(Part::Situation)),
    ("task", Field::Of(Part::Task)),
    ("t", Field::Of(Part::Task)),
    ("target", Field::Of(Part::Task)),
    ("challenge", Field::Challenge),
    ("problem", Field::Challenge),
    ("obstacle", Field::Of(Part::Task)),
    ("obstacles", Field::Of(Part::Task)),
    ("o", Field::Of(Part::Task)),
    ("objective", Field::Of(Part::Task)),
    ("goal", Field::Of(Part::Task)),
    ("action", Field::Of(Part::Action)),
    ("actions", Field::Of(Part::Action)),
    ("a", Field::Of(Part::Action)),
    ("approach", Field::Of(Part::Action)),
    ("what i did", Field::Of(Part::Action)),
    ("steps", Field::Of(Part::Action)),
    ("result", Field::Of(Part::Result)),
    ("results", Field::Of(Part::Result)),
    ("r", Field::Of(Part::Result)),
    ("outcome", Field::Of(Part::Result)),
    ("outcomes", Field::Of(Part::Result)),
    ("impact", Field::Of(Part::Result)),
    ("+r", Field::Of(Part::Learning)),
    ("r+", Field::Of(Part::Learning)),
    ("learning", Field::Of(Part::Learning)),
    ("learnings", Field::Of(Part::Learning)),
    ("l", Field::Of(Part::Learning)),
    ("lesson", Field::Of(Part::Learning)),
    ("lessons", Field::Of(Part::Learning)),
    ("lessons learned", Field::Of(Part::Learning)),
    ("lesson learned", Field::Of(Part::Learning)),
    ("what i learned", Field::Of(Part::Learning)),
    ("what i would do differently", Field::Of(Part::Learning)),
    ("reflection", Field::Of(Part::Learning)),
    ("takeaway", Field::Of(Part::Learning)),
    ("takeaways", Field::Of(Part::Learning)),
    ("key takeaway", Field::Of(Part::Learning)),
    ("key takeaways", Field::Of(Part::Learning)),
    ("key lesson", Field::Of(Part::Learning)),
    ("key lessons", Field::Of(Part::Learning)),
    ("earned secret", Field::Of(Part::Learning)),
    ("situación", Field::Of(Part::Situation)),
    ("situação", Field::Of(Part::Situation)),
    ("situazione", Field::Of(Part::Situation)),
    ("情境", Field::Of(Part::Situation)),
    ("情況", Field::Of(Part::Situation)),
    ("情况", Field::Of(Part::Situation)),
    ("背景", Field::Of(Part::Situation)),
    ("aufgabe", Field::Of(Part::Task)),
    ("tarea", Field::Of(Part::Task)),
    ("tâche", Field::Of(Part::Task)),
    ("tarefa", Field::Of(Part::Task)),
    ("任務", Field::Of(Part::Task)),
    ("任务", Field::Of(Part::Task)),
    ("目標", Field::Of(Part::Task)),
    ("目标", Field::Of(Part::Task)),
    ("任務目標", Field::Of(Part::Task)),
    ("任务目标", Field::Of(Part::Task)),
    ("activity", Field::Of(Part::Action)),
    ("activities", Field::Of(Part::Action)),
    ("handlung", Field::Of(Part::Action)),
    ("vorgehen", Field::Of(Part::Action)),
    ("acción", Field::Of(Part::Action)),
    ("acciones", Field::Of(Part::Action)),
    ("ação", Field::Of(Part::Action)),
    ("azione", Field::Of(Part::Action)),
    ("行動", Field::Of(Part::Action)),
    ("行动", Field::Of(Part::Action)),
    ("ergebnis", Field::Of(Part::Result)),
    ("ergebnisse", Field::Of(Part::Result)),
    ("resultado", Field::Of(Part::Result)),
    ("resultados", Field::Of(Part::Result)),
    ("résultat", Field::Of(Part::Result)),
    ("résultats", Field::Of(Part::Result)),
    ("risultato", Field::Of(Part::Result)),
    ("結果", Field::Of(Part::Result)),
    ("结果", Field::Of(Part::Result)),
    ("成果", Field::Of(Part::Result)),
    ("gelernt", Field::Of(Part::Learning)),
    ("aprendizaje", Field::Of(Part::Learning)),
    ("反思", Field::Of(Part::Learning)),
    ("收穫", Field::Of(Part::Learning)),
    ("收获", Field::Of(Part::Learning)),
    ("學到", Field::Of(Part::Learning)),
    ("deliver it like this", Field::Of(Part::Situation)),
    ("how i tell it", Field::Of(Part::Situation)),
    ("how to tell it", Field::Of(Part::Situation)),
    ("narrative", Field::Of(Part::Situation)),
    ("the story", Field::Of(Part::Situation)),
    ("title", Field::Title),
    ("story", Field::Title),
    ("headline", Field::Headline),
    ("hook", Field::Headline),
    ("opening line", Field::Headline),
    ("one-liner", Field::Headline),
    ("one liner", Field::Headline),
    ("when", Field::When),
    ("date", Field::When),
    ("year", Field::When),
    ("numbers", Field::Numbers),
    ("metrics", Field::Numbers),
    ("key metrics", Field::Numbers),
    ("tags", Field::Tags),
    ("competencies", Field::Tags),
    ("themes", Field::Tags),
    ("theme", Field::Tags),
    ("skills", Field::Tags),
    ("category", Field::Tags),
    ("competency", Field::Tags),
    ("leadership principle", Field::Tags),
    ("solution", Field::Of(Part::Action)),
    ("full version", Field::Of(Part::Situation)),
    ("short version", Field::Headline),
    ("pillars", Field::Tags),
    ("nugget", Field::Headline),
    ("quick summary", Field::Headline),
    ("one-line summary", Field::Headline),
    ("in one sentence", Field::Headline),
    ("pushback", Field::Pushback),
    ("proof", Field::Of(Part::Result)),
    ("evidence", Field::Of(Part::Result)),
];

/// Words before the name of a part that say whose it is, or which.
const KINDS_OF_PARTS: [&str; 12] = [
    "personal",
    "my",
    "team",
    "key",
    "main",
    "final",
    "business",
    "measurable",
    "initial",
    "specific",
    "your",
    "the",
];

/// How labels begin that say what a story is good for.
const BEST_FOR: [&str; 10] = [
    "best for",
    "use for",
    "usable for",
    "when to use",
    "when to tell",
    "good for",
    "questions it answers",
    "answers",
    "also answers",
    "maps to",
];

/// What a label stands for; `S (Situation)`, `S - Situation`, `✅ Situation`, `Situation / Context` and `1. Situation` are labels too.
pub(crate) fn field(label: &str) -> Option<Field> {
    const WORDS: usize = 6;
    let label = bare(label)
        .trim_start_matches(is_ornament)
        .trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ')')
        .trim_matches(is_ornament)
        .to_lowercase();
    let label = label.trim_end_matches([':', '：', '-', '–', '—', '.']).trim();
    if BEST_FOR.iter().any(|start| label.starts_with(start)) {
        return Some(Field::BestFor);
    }
    let asks_next = ["follow-up", "follow up", "followup", "probe", "might ask", "may ask"]
        .iter()
        .any(|next| label.contains(next));
    if asks_next && label.split_whitespace().count() <= WORDS {
        return Some(Field::Pushback);
    }
    let label = without_letter(label);
    known(&label).or_else(|| of_two_words(&label)).or_else(|| of_two_names(&label))
}

fn known(label: &str) -> Option<Field> {
    LABELS.iter().find(|(known, _)| *known == label).map(|(_, field)| *field)
}

/// `(s) situation` and `(s)ituation` as `situation`.
fn without_letter(label: &str) -> String {
    match label.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        Some((letter, word)) if letter.chars().count() == 1 && word.starts_with(' ') => {
            word.trim_start().to_owned()
        }
        Some((letter, word)) if letter.chars().count() == 1 => format!("{letter}{word}"),
        _ => label.to_owned(),
    }
}

/// Two words: a part in two languages (`situation 背景`), or one with what says whose it is (`personal action`).
fn of_two_words(label: &str) -> Option<Field> {
    let (first, last) = label.split_once(' ')?;
    if last.chars().all(is_ideograph) {
        return known(first).or_else(|| known(last));
    }
    let found = known(last).filter(|field| field.part().is_some() && last.len() > 1)?;
    KINDS_OF_PARTS.contains(&first).then_some(found)
}

/// Two names of one part: `s (situation)`, `s - situation`, `situation / setting`.
fn of_two_names(label: &str) -> Option<Field> {
    let inner = || {
        let (_, inner) = label.split_once(['(', '（'])?;
        known(inner.trim_end_matches([')', '）']).trim())
    };
    let spelled = || {
        let (letter, word) = label.split_once(['-', '–', '—', ':'])?;
        let (letter, word) = (letter.trim(), word.trim());
        (letter.chars().count() == 1 && known(letter) == known(word)).then(|| known(word)).flatten()
    };
    // "Metrics & governance" is a title; "Situation / setting" is a part.
    let first = || {
        let first = label.split(['/', '&', '(', '（', '·']).next()?;
        known(first.trim()).filter(|field| field.part().is_some())
    };
    inner().or_else(spelled).or_else(first)
}

/// A year, with its month where it has one: `2023-06-14` is `2023-06`.
pub(crate) fn month_in(text: &str) -> Option<String> {
    let year = text.as_bytes().windows(4).position(|four| four.iter().all(u8::is_ascii_digit))?;
    let rest = &text[year..];
    let month = rest.get(4..7).filter(|month| {
        month.starts_with('-') && month[1..].parse::<u8>().is_ok_and(|month| (1..=12).contains(&month))
    });
    Some(format!("{}{}", &rest[..4], month.unwrap_or_default()))
}
