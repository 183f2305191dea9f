//! Where stardrill waits for a person: every kind of prompt, the home in which it comes, and the way that leads to it.

use crate::scene::{STORY, Scene, core};

/// A prompt: its home, the command line, what is seen and typed on the way, and what stands there in the end.
pub(crate) struct Place {
    pub(crate) home: fn() -> Scene,
    pub(crate) line: &'static str,
    pub(crate) way: &'static [(&'static str, &'static str)],
    pub(crate) prompt: &'static str,
}

impl Place {
    /// What stands there when the person was in the shell and is back: of a prompt of several lines the last is drawn anew.
    pub(crate) fn after_a_stop(&self) -> &'static str {
        match self.prompt {
            "Enter later" => ">",
            prompt => prompt,
        }
    }
}

const fn place(
    home: fn() -> Scene,
    line: &'static str,
    way: &'static [(&'static str, &'static str)],
    prompt: &'static str,
) -> Place {
    Place { home, line, way, prompt }
}

const SHOWS: (&str, &str) = ("Enter shows the answer >", "\r");
const STARTS: (&str, &str) = ("Enter starts the clock >", "\r");
const ENDS: (&str, &str) = (" of 1:", "\r");
const MAKE_IT: (&str, &str) = ("Make it? [Y/n]", "\r");
const NO_DATE: (&str, &str) = ("Interview on?", "\r");
const USUAL_MINUTES: (&str, &str) = ("Minutes a day?", "\r");
const DONE: (&str, &str) = ("Enter when done", "\r");
const NO_NUMBER: (&str, &str) = ("Did you say a number?", "\r");
const NO_DECISION: (&str, &str) = ("Was a decision yours?", "\r");
const NO_TAGS: (&str, &str) = ("Tags? (a word or two", "\r");
const KEEP_IT: (&str, &str) = ("e edit, Enter keep:", "\r");
const NO_LETTERS: (&str, &str) = ("Enter = none:", "\r");
const ROUGH_LINE: (&str, &str) = ("Enter alone ends", "why the hats\r");
const ENOUGH_LINES: (&str, &str) = ("  >", "\r");
const A_NEW_ONE: (&str, &str) = ("Which question was it?", "n\r");
const PRESSED: (&str, &str) = ("Enter when done >", "\r");
const NO_STORY: (&str, &str) = ("Which story did you tell?", "\r");
const HAD_NOTHING: (&str, &str) = ("What did it have?", "\r");
const UNRATED: (&str, &str) = ("Answer first", "\r");
const ALTITUDE: (&str, &str) = ("Altitude", "\r");
const MOCK: &str = "mock --seed 2 --questions 1";
const NEW: &str = "story new 'The quiet room'";

/// All of them; those that are met first come first.
pub(crate) const PLACES: &[Place] = &[
    // The first session.
    place(Scene::bare, "", &[], "Make it? [Y/n]"),
    place(Scene::bare, "", &[MAKE_IT], "Interview on?"),
    place(Scene::bare, "", &[MAKE_IT, NO_DATE], "Minutes a day?"),
    place(Scene::bare, "", &[MAKE_IT, NO_DATE, USUAL_MINUTES], "Enter when done"),
    place(Scene::bare, "", &[MAKE_IT, NO_DATE, USUAL_MINUTES, DONE], "Did you say a number?"),
    place(Scene::bare, "", &[MAKE_IT, NO_DATE, USUAL_MINUTES, DONE, NO_NUMBER], "Was a decision yours?"),
    place(
        Scene::bare,
        "",
        &[MAKE_IT, NO_DATE, USUAL_MINUTES, DONE, NO_NUMBER, NO_DECISION],
        "Something you rescued",
    ),
    place(Scene::bare, "init fresh", &[], "Interview on?"),
    place(Scene::bare, "jot 'a line'", &[], "Make it? [Y/n]"),
    // The prompt and its sittings.
    place(gap, "", &[], "min>"),
    place(gap, "drill --items questions", &[], "Enter shows the answer >"),
    place(gap, "drill --items questions", &[SHOWS], "? keys >"),
    place(gap, "drill --quick 2", &[], "Enter shows it · q stop >"),
    place(gap, "drill --quick 2", &[("Enter shows it", "\r")], "q stop >"),
    place(core, "deck show strategy", &[], "more: Enter"),
    place(tomorrow, "drill", &[], "If they …"),
    place(tomorrow, "drill", &[("If they …", "ask why\r")], "then I …"),
    // Tellings.
    place(gap, "tell merged-team", &[], "Enter starts the clock >"),
    place(gap, "tell merged-team", &[STARTS], " of 1:30 to 2:00"),
    place(gap, "tell merged-team", &[STARTS, (" of 1:", "p")], "Enter ends >"),
    place(pushed, "tell merged-team", &[STARTS, ENDS, ("? keys >", "3")], "Aloud, then Enter"),
    place(gap, "tell merged-team", &[STARTS, ENDS, ("? keys >", "1")], "Enter leaves it:"),
    // Gaps.
    place(gap, "gaps", &[], "Enter later"),
    place(gap, "gaps", &[("Enter later", "w")], "What happened, in one line?"),
    place(gap, "gaps", &[("Enter later", "l")], "Which story? (type some words"),
    place(gap, "gaps", &[("Enter later", "l"), ("type some words", "team\r")], "This one? [Y/n]"),
    place(gap, "gaps", &[("Enter later", "n")], "Go on:"),
    place(gap, "gaps", &[("Enter later", "x")], "[y/N]"),
    // Stories, written and linked.
    place(core, "story new", &[], "What happened, in one line?"),
    place(untouched, NEW, &[], "save there first; then Enter."),
    place(broken, NEW, &[], "e edit again, Enter leave it:"),
    place(written, NEW, &[], "e edit, Enter keep:"),
    place(written, NEW, &[KEEP_IT], "Tags? (a word or two"),
    place(written, NEW, &[KEEP_IT, NO_TAGS], "Enter = none:"),
    place(written, NEW, &[KEEP_IT, NO_TAGS, NO_LETTERS], "Mark it ready? [Y/n]"),
    place(core, "link merged-team", &[], "Enter = none"),
    place(core, "story delete merged-team", &[], "Delete it all the same? [y/N]"),
    place(rewritten, "story propose stardrill/in.md", &[], "Where does it come from?"),
    place(
        rewritten,
        "story propose stardrill/in.md",
        &[("Where does it come from?", "HR's list\r")],
        "Take 1 change over? [y/N]",
    ),
    place(rewritten, "export coach", &[], "Strike which?"),
    place(rewritten, "export coach", &[("Strike which?", "\r")], "This is what goes out. Write it? [Y/n]"),
    // Points and questions.
    place(gap, "points style", &[], "position, in one line (Enter = done) >"),
    place(gap, "ask 'And then?'", &[], "A story for it, in one line?"),
    // Interviews and what was asked there.
    place(advert, "interview add '14 dec' --ad stardrill/ad.txt", &[], "Weigh these more"),
    place(behind, "interview debrief", &[], "  >"),
    place(behind, "interview debrief", &[ROUGH_LINE, ENOUGH_LINES], "Which question was it?"),
    place(behind, "interview debrief", &[ROUGH_LINE, ENOUGH_LINES, A_NEW_ONE], "In their words?"),
    place(
        behind,
        "interview debrief",
        &[ROUGH_LINE, ENOUGH_LINES, A_NEW_ONE, ("In their words?", "\r")],
        "What would you tell, in one line?",
    ),
    place(behind, "interview debrief", &[("Enter alone ends", "\r")], "Outcome?"),
    place(behind, "interview debrief", &[("Enter alone ends", "\r"), ("Outcome?", "\r")], "Next round on?"),
    // Mocks.
    place(core, MOCK, &[], "Enter starts the clock >"),
    place(core, MOCK, &[STARTS, ENDS], "Enter when done >"),
    place(core, MOCK, &[STARTS, ENDS, PRESSED], "Which story did you tell?"),
    place(core, MOCK, &[STARTS, ENDS, PRESSED, NO_STORY], "What did it have?"),
    place(core, MOCK, &[STARTS, ENDS, PRESSED, NO_STORY, HAD_NOTHING], "Answer first"),
    place(core, MOCK, &[STARTS, ENDS, PRESSED, NO_STORY, HAD_NOTHING, UNRATED], "Altitude"),
    place(
        core,
        MOCK,
        &[STARTS, ENDS, PRESSED, NO_STORY, HAD_NOTHING, UNRATED, ALTITUDE],
        "Enter takes a, a letter another",
    ),
    place(left_mock, "mock", &[], "Score it now? [Y/n]"),
    place(core, "mock --seed 2 --questions 2 --from-sheet", &[], "How long?"),
];

const CUT: &str =
    "\n[[question]]\nid = \"cut\"\nkind = \"story\"\nask = \"Tell me about a cut.\"\nlikelihood = \"high\"\n";

/// A home with a gap.
fn gap() -> Scene {
    core().file("decks/core.toml", crate::scene::DECK.to_owned() + CUT)
}

/// The eve of an interview.
fn tomorrow() -> Scene {
    core().file("interviews.toml", "[[interview]]\nid = 'acme'\ndate = 2026-11-22\n")
}

/// Somebody will ask on.
fn pushed() -> Scene {
    core().file("stories/merged-team.toml", STORY.to_owned() + "pushback = [{ ask = \"Why you?\" }]\n")
}

/// An interview was yesterday.
fn behind() -> Scene {
    core().file("interviews.toml", "[[interview]]\nid = 'acme'\ndate = 2026-11-20\n")
}

fn advert() -> Scene {
    core().file(
        "ad.txt",
        "Budgets, budgeting and conflict resolution: you own the budget and solve conflicts.\n",
    )
}

/// A text from a coach that knows more than the story.
fn rewritten() -> Scene {
    let text = "# The merged team\n\n## Situation\n\nTwo teams of 12 people were at odds for 7 years.\n";
    core().file("in.md", text)
}

/// A mock was left before it was scored.
fn left_mock() -> Scene {
    let scene = core().input("\n\nq\n");
    scene.run("mock --questions 2 --seed 2").done();
    scene
}

/// An editor that writes nothing.
fn untouched() -> Scene {
    core().editor("true")
}

/// An editor that writes what is no story.
fn broken() -> Scene {
    let scene = core().editor("");
    scene.edits_to("title = \n");
    scene
}

/// An editor that writes a draft with nothing but its four parts.
fn written() -> Scene {
    let scene = gap().editor("");
    let is_part = |line: &&str| {
        !["headline", "status", "competencies", "answers"].iter().any(|key| line.starts_with(key))
    };
    let parts: Vec<&str> = STORY.lines().filter(is_part).collect();
    scene.edits_to(&(parts.join("\n") + "\n"));
    scene
}
