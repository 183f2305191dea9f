//! Three weeks of a person's life: the first session, four stories, an interview in twenty days, a mock, the eve, the debrief, a
//! second round. What the first screen of each evening says, and what comes next, stands in `tests/data/three-weeks.txt`.

use crate::scene::Scene;
use crate::terminal::{CTRL_D, ENTER, Terminal};
use expect_test::expect_file;
use jiff::civil::{Date, date};

const FIRST: Date = date(2026, 11, 21);

/// What was written on which evening, counted from 0: stem, title, tags, the questions it is told for.
const WRITTEN: [(i32, &str, &str, &str, &[&str]); 4] = [
    (
        0,
        "fy23-freeze-left-the-datacentre-anyway",
        "FY23 freeze, left the datacentre anyway",
        "budgeting\", \"change-leadership",
        &["difficult-situations/budget-cut", "strategy/cloud-placement"],
    ),
    (
        2,
        "erp-cutover-six-weeks-late",
        "ERP cutover, six weeks late",
        "project-delivery",
        &["difficult-situations/failing-project"],
    ),
    (
        5,
        "night-shift-tech-now-leads-the-team",
        "Night-shift tech now leads the team",
        "developing-people",
        &["leadership-philosophy/successor", "leadership-philosophy/delegation"],
    ),
    (9, "bought-the-wrong-san", "Bought the wrong SAN", "failure", &["difficult-situations/biggest-mistake"]),
];

fn story((_, _, title, tags, answers): &(i32, &str, &str, &str, &[&str])) -> String {
    let answers: Vec<String> = answers.iter().map(|id| format!("\"{id}\"")).collect();
    format!(
        "title = \"{title}\"\nheadline = \"Out two months early, run cost down 18 %.\"\nstatus = \"ready\"\nwhen = \"2023-06\"\n\
         competencies = [\"{tags}\"]\nanswers = [{}]\n\
         situation = \"Two sites and 212 servers, and the budget was frozen in March.\"\n\
         task = \"I was asked to keep the exit date all the same.\"\n\
         action = \"I cut scope to what earned money, gave finance three options, and took the second one to the board.\"\n\
         result = \"We were out two months early and run cost fell by 18 %, $240k a year.\"\n\
         numbers = [{{ say = \"run cost down 18 %\", source = \"FY23 finance pack\" }}]\n",
        answers.join(", ")
    )
}

/// One life, evening by evening.
struct Life {
    scene: Scene,
    diary: String,
}

impl Life {
    fn new() -> Self {
        Self { scene: Scene::bare().variable("EDITOR", "true"), diary: String::new() }
    }

    /// Every reading of the clock is twelve seconds later: a card takes so long.
    fn at(mut self, day: Date, hour: &str) -> Self {
        self.scene = self.scene.now(&format!("{day}T{hour}:00:00Z+12"));
        self
    }

    /// What stands there when stardrill is opened, and what comes next.
    fn look(mut self, day: Date, note: &str) -> Self {
        let mut terminal = Terminal::open(&self.scene, "");
        terminal.see_one_of(&["Enter: ", "done for today>", "stories>", "story>"]);
        let screen = terminal.rows();
        terminal.press(CTRL_D);
        assert_eq!(terminal.end(), 0);
        let next = self.scene.run("next").done().stdout;
        let when = day.strftime("%a %-d %b");
        self.diary.push_str(&format!("==== {when}: {note}\n{screen}---- next\n{next}"));
        self
    }

    /// A sitting to its end: most of it goes well, every seventh card fails once.
    fn drill(mut self, minute: &str) -> Self {
        let answers: String = (0..60).map(|card| if card % 7 == 3 { "\n1\n" } else { "\n3\n" }).collect();
        self.scene = self.scene.input(&answers);
        let sat = self.scene.run("drill").done();
        let asked: Vec<&str> =
            sat.stdout.lines().filter(|line| line.contains(" of ") && line.contains(" · ")).collect();
        let spoken = asked.iter().filter(|line| line.contains("told aloud")).count();
        self.diary.push_str(&format!("---- {minute}: {} cards, {spoken} of them told aloud\n", asked.len()));
        self.scene = self.scene.input("");
        self
    }

    fn write(self, evening: i32) -> Self {
        match WRITTEN.iter().find(|(on, ..)| *on == evening) {
            Some(written) => {
                let path = format!("stories/{}.toml", written.1);
                Self { scene: self.scene.file(&path, story(written)), ..self }
            }
            None => self,
        }
    }
}

/// From an empty machine to four drafts, the interview in twenty days.
fn first_session(life: Life) -> Life {
    let mut terminal = Terminal::open(&life.scene, "");
    terminal.see("Make it? [Y/n]").press(ENTER).see("Interview on?").press("11 dec\r");
    terminal.see("Minutes a day? [15]").press(ENTER).see("Enter when done").press(ENTER);
    terminal.see("Did you say a number?").press("n\r").see("Was a decision yours?").press("y\r");
    for (kind, line) in [
        ("Something you rescued", "ERP cutover, six weeks late"),
        ("Money cut or saved", "FY23 freeze, left the datacentre anyway"),
        ("Someone you grew", "Night-shift tech now leads the team"),
        ("You were wrong", "Bought the wrong SAN"),
        ("You said no upward", ""),
    ] {
        terminal.see(kind).press(&format!("{line}\r"));
    }
    terminal.see("4 drafts kept").see("Write it now").press("n\r");
    terminal.see("of 8 stories").press(CTRL_D);
    assert_eq!(terminal.end(), 0);
    life
}

#[test]
fn three_weeks_of_a_life() {
    let interview = FIRST.checked_add(jiff::Span::new().days(20)).expect("a date");
    let mut life = first_session(Life::new().at(FIRST, "19")).write(0).look(FIRST, "after the first session");
    for evening in 1..=20 {
        let day = FIRST.checked_add(jiff::Span::new().days(evening)).expect("a date");
        let hour = if day == interview { "07" } else { "19" };
        life = life.at(day, hour).write(evening).look(
            day,
            &match 20 - evening {
                1 => "the eve".into(),
                0 => "the day".into(),
                left => format!("{left} days left"),
            },
        );
        if evening == 12 {
            life.scene = life.scene.input(&"\n".repeat(60));
            life.scene.run("mock --seed 7").done();
            life.scene = life.scene.input("");
            life = life.look(day, "after a mock");
        }
        if day < interview {
            life = life.drill("the sitting");
        }
        if evening % 6 == 1 || evening == 19 {
            life = life.look(day, "after the sitting");
        }
    }
    life = life.at(interview, "20").look(interview, "the evening after the interview");
    let second = FIRST.checked_add(jiff::Span::new().days(29)).expect("a date");
    let mut terminal = Terminal::tall(&life.scene, "interview debrief");
    terminal.see("  >").press("asked about the budget cut, told the FY23 freeze, went ok\r");
    terminal.see("  >").press(ENTER).see("Which question was it?").press(ENTER);
    terminal.see("Which story did you tell?").press("a\r");
    terminal.see("Outcome?").press("second round\r").see("Next round on?").press(&format!("{second}\r"));
    assert_eq!(terminal.end(), 0);
    let day = FIRST.checked_add(jiff::Span::new().days(21)).expect("a date");
    life = life.at(interview, "21").look(interview, "after the debrief");
    life = life
        .at(day, "19")
        .look(day, "the second round is ahead")
        .drill("the sitting")
        .look(day, "after the sitting");
    let rests = |evening: &&str| evening.contains(": the eve") || evening.contains(": the day");
    for said in life.diary.split("==== ").filter(rests) {
        assert!(!said.contains("--ahead") && !said.contains("Enter: drill"), "{said}");
    }
    expect_file!["../data/three-weeks.txt"].assert_eq(&life.diary);
}
