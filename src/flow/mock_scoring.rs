//! After a mock: what each answer had, the scorecard, and what it found, offered at once.

use super::mock_hearing::Recordings;
use super::{jot, linking, picking, points, telling};
use crate::bank::coverage::is_prepared;
use crate::bank::{Bank, InterviewId, Kind as QuestionKind, Story, StoryId};
use crate::console::Console;
use crate::console::input::Key;
use crate::console::prompts::{Choice, choice_letter, choices};
use crate::desk::Desk;
use crate::error::{Error, Kind, Result};
use crate::practice::delivery::Heard;
use crate::practice::lessons::{Lesson, lessons};
use crate::practice::mock::Asked;
use crate::practice::mocking::Answer;
use crate::practice::scores::{Answered, Rating, Scores, Tick, heard_ticks};
use crate::view::page::{Label, Line};
use crate::view::report::scorecard;
use crate::view::words::{Count, clock};

/// Stories offered by letter.
const OFFERED: usize = 12;

/// Says that the interview is over and what is asked now.
pub(super) fn begin(console: &Console, answers: usize) -> Result<()> {
    let mut page = console.screen.page();
    page.push(Line::default());
    let said = format!("Now {}, one by one: what did it have?", Count(answers, "answer"));
    page.paragraph(Label::Strong, &said, 0);
    console.screen.show(&page)
}

/// What the person says of an answer.
pub(super) struct Judged {
    /// The story that was told.
    pub(super) story: Option<StoryId>,
    /// What it lacked.
    pub(super) missed: Vec<Tick>,
    /// What its recording shows, if there is one.
    pub(super) heard: Option<Box<Heard>>,
}

/// Which story was told, and what the answer lacked; nothing is ticked at first but what was heard.
pub(super) fn ask(
    desk: &Desk,
    console: &mut Console,
    recordings: &Recordings,
    one: &Asked,
    answer: &Answer,
    about: &str,
) -> Result<Judged> {
    let bank = desk.bank();
    let mut page = console.screen.page();
    page.push(Line::default());
    page.paragraph(Label::Quiet, &format!("{about} · {}", clock(answer.told.seconds)), 0);
    page.paragraph(Label::Title, one.words(), 0);
    console.screen.show(&page)?;
    if !is_prepared(bank, &one.question) {
        console.screen.note("Nothing is prepared for it: noted, not graded.");
    }
    if one.question.kind == QuestionKind::Statement {
        let heard = recordings.heard(desk, console, answer.position, None)?.map(Box::new);
        let said = console.agrees("Did you say what you meant to say?")?;
        return Ok(Judged { story: None, missed: if said { vec![] } else { vec![Tick::Story] }, heard });
    }
    let story = which_story(bank, console, one)?;
    let told = story.as_ref().and_then(|id| bank.story(id.as_str()));
    let heard = recordings.heard(desk, console, answer.position, told)?;
    let had = had(console, heard.as_ref())?;
    let missed = TICKS.into_iter().filter(|tick| !had.contains(tick)).collect();
    Ok(Judged { story, missed, heard: heard.map(Box::new) })
}

/// What is asked of each answer, under the letters from a.
const TICKS: [Tick; 4] = [Tick::Story, Tick::OwnAction, Tick::Number, Tick::BusinessResult];

/// What an answer had: Enter takes what was heard, which is nothing without a recording.
fn had(console: &mut Console, heard: Option<&Heard>) -> Result<Vec<Tick>> {
    let heard = heard.map(heard_ticks).unwrap_or_default();
    let letters = || heard.iter().filter_map(|tick| TICKS.iter().position(|known| known == tick));
    let enter = match heard.is_empty() {
        true => "Enter = nothing".to_owned(),
        false => {
            format!("Enter = {}, as heard, 0 = nothing", letters().map(choice_letter).collect::<String>())
        }
    };
    let mut page = console.screen.page();
    choices(["a story", "your own action", "a number", "a result in business terms"].into_iter(), &mut page);
    console.screen.show(&page)?;
    let asked = format!("What did it have? (letters like ac, {enter})");
    let picked = console.letters(&asked, TICKS.len(), letters().collect())?;
    Ok(picked.into_iter().map(|position| TICKS[position]).collect())
}

/// Any ready story: under the same letter for each answer, as long as the letters reach.
fn which_story(bank: &Bank, console: &mut Console, one: &Asked) -> Result<Option<StoryId>> {
    let stories = offered(bank, one);
    if stories.is_empty() {
        return Ok(None);
    }
    let is_all = bank.stories().iter().filter(|story| story.is_ready()).count() == stories.len();
    let titles: Vec<&str> = stories.iter().map(|story| story.title.value.as_str()).collect();
    let more: &[char] = if is_all { &[] } else { &['z'] };
    let find = if is_all { "" } else { "z = another, " };
    let question = format!("Which story did you tell? (letter, {find}Enter = none)");
    Ok(match console.choose(&titles, &question, more)? {
        Choice::Picked(position) => stories.get(position).map(|story| story.id.clone()),
        Choice::Other(_) => picking::story(bank, console)?,
        Choice::Skipped => None,
    })
}

/// The ready stories in the order of the bank; where the letters do not reach, first of all those that are linked.
fn offered<'a>(bank: &'a Bank, one: &Asked) -> Vec<&'a Story> {
    let is_ready = |story: &&Story| story.is_ready();
    let ready: Vec<&Story> = bank.stories().iter().filter(is_ready).collect();
    if ready.len() <= OFFERED {
        return ready;
    }
    let mut stories: Vec<&Story> = bank.ready_stories_for(&one.question).collect();
    let is_new = |story: &&Story| !stories.iter().any(|known| known.id == story.id);
    let others: Vec<&Story> = ready.into_iter().filter(is_new).collect();
    stories.extend(others);
    stories.truncate(OFFERED);
    stories
}

/// Seconds as people write them: `1:45`, `105`, `95 s`.
pub(super) fn seconds_of(typed: &str) -> Result<u32> {
    let plain = typed.trim().trim_end_matches('s').trim();
    let seconds = match plain.split_once(':') {
        Some((minutes, seconds)) => {
            let seconds = seconds.parse::<u32>().ok().filter(|seconds| *seconds < 60);
            minutes.parse::<u32>().ok().zip(seconds).map(|(minutes, seconds)| 60 * minutes + seconds)
        }
        None => plain.parse::<u32>().ok(),
    };
    let seconds = seconds.filter(|seconds| *seconds <= 3600);
    seconds.ok_or_else(|| Error::usage("minutes and seconds, like 1:45, an hour at most"))
}

/// The scorecard beside the last one; the first half of this very mock is no other.
pub(super) fn show(
    desk: &Desk,
    console: &Console,
    answered: &[Answered<'_>],
    first_half: Option<u64>,
) -> Result<()> {
    let mut others = desk.history().mocks().iter().rev();
    let last = others.find(|held| Some(held.mocked.seed) != first_half).map(|held| &held.mocked.scores);
    console.screen.show(&scorecard::text(desk.bank(), answered, last, console.screen.width()))
}

/// Two self-ratings by anchored descriptions.
pub(super) fn rate(console: &mut Console, scores: &mut Scores) -> Result<()> {
    for rating in Rating::ALL {
        let (question, anchors): (&str, &[&str]) = match rating {
            Rating::AnswerFirst => (
                "Answer first, 1 to 5 (Enter skips):",
                &["1: I told the whole story before the point", "5: my first sentence was the answer"],
            ),
            Rating::Altitude => (
                "Altitude, 1 to 5 (Enter skips):",
                &[
                    "1: I spoke of systems",
                    "3: of projects",
                    "5: of money, risk and people, systems only when asked",
                ],
            ),
        };
        let mut page = console.screen.page();
        page.gap();
        anchors.iter().for_each(|anchor| page.paragraph(Label::Quiet, anchor, 2));
        console.screen.show(&page)?;
        let keys: Vec<Key> = ("12345".chars().map(Key::Char)).chain([Key::Enter]).collect();
        match console.one_of(question, &keys) {
            Ok(Key::Char(digit)) => scores.rate(rating, digit.to_digit(10).unwrap_or(0)),
            Ok(_) => {}
            Err(error) if error.kind() == Kind::Cancelled => return Ok(()), // the mock itself is kept
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Offers what the mock found, by letters, until the person has enough; Enter takes the heaviest.
pub(super) fn follow_up(
    desk: &mut Desk,
    console: &mut Console,
    interview: Option<&InterviewId>,
    answered: &[Answered<'_>],
) -> Result<()> {
    let interview = interview.and_then(|id| desk.bank().interview(id.as_str()));
    let mut left = lessons(desk.bank(), interview, answered);
    left.truncate(OFFERED);
    while !left.is_empty() {
        let texts: Vec<String> = left.iter().map(|lesson| said(desk.bank(), answered, lesson)).collect();
        let mut page = console.screen.page();
        page.heading("What it found, the heaviest first");
        console.screen.show(&page)?;
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        if !console.input.is_person() {
            let mut page = console.screen.page();
            texts.iter().for_each(|text| page.bullet(Label::Plain, text, 2));
            return console.screen.show(&page);
        }
        let picked = match console.choose(&texts, "Enter takes a, a letter another, q enough:", &['q'])? {
            Choice::Picked(position) => position,
            Choice::Skipped => 0,
            Choice::Other(_) => return Ok(()),
        };
        let lesson = left.remove(picked.min(left.len() - 1));
        take(desk, console, &lesson)?;
    }
    Ok(())
}

/// A lesson in a line.
fn said(bank: &Bank, answered: &[Answered<'_>], lesson: &Lesson) -> String {
    let asked = |id: &crate::bank::QuestionId| {
        let answer = answered.iter().find(|answer| answer.question.id == *id);
        answer.map_or_else(|| id.to_string(), |answer| answer.asked.to_owned())
    };
    let title =
        |id: &StoryId| bank.story(id.as_str()).map_or(id.to_string(), |story| story.title.value.clone());
    match lesson {
        Lesson::Jot(id) => format!("No story yet; jot one down: {}", asked(id)),
        Lesson::Points(id) => format!("Nothing prepared; note your points: {}", asked(id)),
        Lesson::Link(story, id) => format!("You told \"{}\"; link it: {}", title(story), asked(id)),
        Lesson::Tell(story) => format!("Tell it again by the clock: \"{}\"", title(story)),
    }
}

fn take(desk: &mut Desk, console: &mut Console, lesson: &Lesson) -> Result<()> {
    match lesson {
        Lesson::Jot(id) => match console.sentence("What happened, in one line? (Enter = later)")? {
            Some(line) => jot::keep(desk, console, &line, Some(id)).map(|_| ()),
            None => Ok(()),
        },
        Lesson::Points(id) => match desk.bank().question(id.as_str()).cloned() {
            Some(question) => points::show(desk, console, &question),
            None => Ok(()),
        },
        Lesson::Link(story, question) => linking::link(desk, console, story, std::slice::from_ref(question)),
        Lesson::Tell(story) => telling::tell(desk, console, &telling::Wish::of_story(story)),
    }
}

#[cfg(test)]
mod tests {
    use super::seconds_of;

    #[test]
    fn times_are_read_as_people_write_them() {
        let read = |typed: &str| seconds_of(typed).ok();
        assert_eq!(
            [read("1:45"), read("105"), read("95 s"), read("0:07")],
            [Some(105), Some(105), Some(95), Some(7)]
        );
        assert_eq!([read("1:75"), read("x"), read("2:00:00"), read("9999")], [None; 4]);
    }
}
