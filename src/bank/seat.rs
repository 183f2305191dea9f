//! The seats of a panel: who sits there, what each listens for, and how each presses.

/// One seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Its id: `cfo`.
    pub id: String,
    /// What people call it.
    pub title: String,
    /// Other titles, in lower case.
    pub aliases: Vec<String>,
    /// What it listens for.
    pub listens_for: Vec<String>,
    /// What it says after an answer.
    pub presses: Vec<Press>,
}

/// What a seat says after an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Press {
    /// The words.
    pub say: String,
    /// The competencies that it fits; empty if it fits any answer.
    pub on: Vec<String>,
}

/// Who sits at the table where nobody said.
pub const PLAUSIBLE: [&str; 3] = ["cio", "cfo", "hr"];

impl Seat {
    /// What it says after an answer to a question of these competencies and no other.
    pub fn presses_on<'a>(&'a self, competencies: &'a [&str]) -> impl Iterator<Item = &'a Press> {
        self.presses.iter().filter(|press| press.on.iter().any(|on| competencies.contains(&on.as_str())))
    }

    /// What it says after any answer.
    pub fn presses_on_anything(&self) -> impl Iterator<Item = &Press> {
        self.presses.iter().filter(|press| press.on.is_empty())
    }
}

/// The seat of a title as people write it: case, hyphens and small words do not matter; what follows a comma or stands in
/// brackets is a name.
pub fn seat_named<'a>(seats: &'a [Seat], written: &str) -> Option<&'a Seat> {
    let title = written.split([',', '(', ':']).next().unwrap_or_default();
    let wanted = plain(title);
    let is_it = |seat: &&Seat| {
        let names = [&seat.id, &seat.title].into_iter().chain(&seat.aliases);
        names.map(|name| plain(name)).any(|name| name == wanted)
    };
    seats.iter().find(is_it)
}

fn plain(title: &str) -> String {
    let words = title.to_lowercase();
    let words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| {
        !word.is_empty() && !matches!(*word, "of" | "the" | "a" | "an" | "for" | "our" | "my")
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The seats of those who were named, each once, and the names that no seat is known for; a plausible panel where nobody was.
pub fn panel<'a, 'b>(seats: &'a [Seat], with: &'b [String]) -> (Vec<&'a Seat>, Vec<&'b str>) {
    let mut panel: Vec<&Seat> = vec![];
    let mut unknown = vec![];
    for name in with {
        match seat_named(seats, name) {
            Some(seat) if panel.iter().all(|known| known.id != seat.id) => panel.push(seat),
            Some(_) => {}
            None => unknown.push(name.as_str()),
        }
    }
    if panel.is_empty() {
        panel = PLAUSIBLE.iter().filter_map(|id| seats.iter().find(|seat| seat.id == *id)).collect();
    }
    (panel, unknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seat(id: &str, aliases: &[&str]) -> Seat {
        Seat {
            id: id.into(),
            title: id.to_uppercase(),
            aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
            listens_for: vec![],
            presses: vec![],
        }
    }

    #[test]
    fn titles_are_known_as_people_write_them() {
        let seats = [
            seat("cfo", &["finance director", "head of finance"]),
            seat("hr", &["vp people"]),
            seat("cio", &[]),
        ];
        let named = |written: &str| seat_named(&seats, written).map(|seat| seat.id.as_str());
        assert_eq!(named("CFO"), Some("cfo"));
        assert_eq!(named("Head of Finance"), Some("cfo"));
        assert_eq!(named("the finance-director"), Some("cfo"));
        assert_eq!(named("VP People, Dana"), Some("hr"));
        assert_eq!(named("CFO (new)"), Some("cfo"));
        assert_eq!(named("Moonshots"), None);
        let with = ["CFO".to_owned(), "finance director".to_owned(), "Moonshots".to_owned()];
        let (known, unknown) = panel(&seats, &with);
        assert_eq!((known.len(), unknown), (1, vec!["Moonshots"]));
        assert_eq!(panel(&seats, &[]).0.len(), 3);
    }
}
