//! Words that people use for the same thing when they note what was asked: slang, titles, trade names, US and UK.
//!
//! Each group is what may stand for one another; a word may be in several. They help a line to its question and count less than
//! the word itself.

use super::{content_stems, folded, stem, written_words};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// The groups, by the first stem of what is in them.
pub(in crate::bank::matcher) struct Synonyms {
    by_first: FxHashMap<String, Vec<Entry>>,
}

/// A word or phrase of a group.
struct Entry {
    stems: Vec<String>,
    group: usize,
}

impl Synonyms {
    pub(in crate::bank::matcher) fn new() -> Self {
        let mut by_first: FxHashMap<String, Vec<Entry>> = FxHashMap::default();
        for (group, texts) in GROUPS.iter().enumerate() {
            for text in *texts {
                let stems = all_stems(text);
                if let Some(first) = stems.first() {
                    by_first.entry(first.clone()).or_default().push(Entry { stems, group });
                }
            }
        }
        Self { by_first }
    }

    /// For the folded words of a text that are in a group, or in a phrase of one, the numbers of the words that may stand for
    /// them; `held` gives the number of a word that any text holds.
    pub(in crate::bank::matcher) fn of(
        &self,
        text: &str,
        held: impl Fn(&str) -> Option<u32>,
    ) -> FxHashMap<String, Vec<u32>> {
        let words: Vec<String> = written_words(text).map(|word| folded(word).into_owned()).collect();
        let mut alike: FxHashMap<String, Vec<u32>> = FxHashMap::default();
        for (group, at) in self.found_in(&all_stems(text)) {
            let numbers: FxHashSet<u32> =
                GROUPS[group].iter().flat_map(|text| stems_held(text, &held)).collect();
            for word in &words[at] {
                alike.entry(word.clone()).or_default().extend(&numbers);
            }
        }
        alike.values_mut().for_each(|numbers| numbers.sort_unstable());
        alike
    }

    /// The phrases that may stand for a phrase of a text.
    pub(in crate::bank::matcher) fn phrases_for(&self, text: &str) -> impl Iterator<Item = &'static str> {
        let groups = self.found_in(&all_stems(text)).into_iter().filter(|(_, at)| at.len() > 1);
        let alike = groups.flat_map(|(group, _)| GROUPS[group]);
        alike.copied().filter(|text| text.contains(' '))
    }

    /// The groups of which anything stands in a text, given by all its stems, and where.
    fn found_in(&self, stems: &[String]) -> Vec<(usize, Range<usize>)> {
        let mut found = vec![];
        for (position, first) in stems.iter().enumerate() {
            for entry in self.by_first.get(first).into_iter().flatten() {
                let at = position..position + entry.stems.len();
                if stems.get(at.clone()) == Some(&entry.stems[..]) {
                    found.push((entry.group, at));
                }
            }
        }
        found
    }
}

/// The stem of every word, those that say nothing included: they are part of phrases.
pub(in crate::bank::matcher) fn all_stems(text: &str) -> Vec<String> {
    written_words(text).map(|word| stem(&folded(word)).into_owned()).collect()
}

fn stems_held(text: &str, held: &impl Fn(&str) -> Option<u32>) -> Vec<u32> {
    let is_phrase = text.contains(' ');
    // Of a phrase no single word means the same.
    if is_phrase {
        vec![]
    } else {
        content_stems(text).first().and_then(|_| held(text)).into_iter().collect()
    }
}

/// The groups. A phrase stands for the words of its group; it is found word by word, in its order.
const GROUPS: &[&[&str]] = &[
    &["fire", "sack", "dismiss", "let go", "terminate", "got rid of"],
    &["layoff", "redundancy", "job cuts", "downsizing", "let go", "sent home for good", "rif"],
    &[
        "supplier",
        "vendor",
        "provider",
        "carrier",
        "telco",
        "hosting firm",
        "partner",
        "cisco",
        "oracle",
        "microsoft",
        "broadcom",
    ],
    &["cfo", "finance director", "fd", "treasurer", "finance", "bean counters"],
    &["ceo", "md", "managing director", "chief executive", "founder", "big boss", "owner"],
    &["executive", "vp", "vice president", "exec", "ceo", "top brass", "md"],
    &["boss", "manager", "supervisor", "line manager"],
    &["leader", "leadership", "gaffer", "boss"],
    &["team", "staff", "lads", "guys", "crew", "reports"],
    &["quit", "resign", "leave", "hand in notice", "walked out", "leaver"],
    &["successor", "hit by a bus", "steps in", "take over from me", "deputy", "stand in"],
    &["outage", "went down", "fell over", "crash", "on fire", "systems down", "incident", "worst night"],
    &["breach", "hack", "hacker", "intruder", "attacker", "cyberattack", "broke in"],
    &["ransom", "ransomware", "encrypted", "hackers", "cough up", "pay the hackers"],
    &[
        "mistake",
        "error",
        "screw up",
        "messed up",
        "failure",
        "blunder",
        "got it wrong",
        "got wrong",
        "cock up",
    ],
    &["budget", "cash", "money", "spend", "funds"],
    &["cut", "clawed back", "claw back", "wants back", "slash", "trim", "savings", "freeze"],
    &["price", "fee", "bill", "renewal", "increase", "doubles", "triples"],
    &["contract", "clause", "small print", "terms", "fine print"],
    &[
        "acquire",
        "acquisition",
        "buy companies",
        "buying a company",
        "takeover",
        "target",
        "bought a company",
    ],
    &["diligence", "poking round", "dig up", "look over a company", "target co"],
    &["merge", "integrate", "hook up", "join up", "connect"],
    &["backup", "restore", "recover", "recovery", "bring back", "bring us back"],
    &["test", "rehearsal", "drill", "exercise", "tried it"],
    &[
        "cutover",
        "go live",
        "switch over",
        "rollback",
        "back out",
        "switched back",
        "called off",
        "going sideways",
        "bottled it",
    ],
    &["project", "programme", "program", "initiative", "rollout"],
    &["deadline", "late", "blew it", "missed the date", "overdue", "slipped", "gave a date"],
    &["stop", "cancel", "kill", "bin", "bury", "scrap", "pull the plug", "plough on"],
    &["weakness", "weak spot", "rubbish at", "bad at", "not good at", "shortcoming"],
    &["hire", "recruit", "candidate", "hiring", "took on"],
    &[
        "burnout",
        "burned out",
        "burnt out",
        "on their knees",
        "overworked",
        "stress",
        "exhausted",
        "off sick",
        "overloaded",
    ],
    &[
        "retain",
        "retention",
        "keep good people",
        "keep the good ones",
        "how keep them",
        "keep them from leaving",
        "motivated",
        "keeping good people",
    ],
    &["office", "come in", "back in the office", "commute"],
    &["conflict", "quarrel", "not talking", "not speaking", "fell out", "row", "clash", "feud", "argument"],
    &[
        "resist",
        "refused",
        "would not touch",
        "wouldn touch",
        "hated it",
        "win round",
        "win them round",
        "brought round",
        "adoption",
    ],
    &["persuade", "convince", "win over", "bring round", "sell it to"],
    &[
        "imposed",
        "overruled",
        "told to",
        "roll it out",
        "rolled out anyway",
        "argued against",
        "daft",
        "did not believe in",
    ],
    &["no", "nope", "refused", "said no", "told no", "pushback", "turned down"],
    &["board", "directors", "non execs", "committee", "chair"],
    &["audit", "auditor", "inspection", "came back"],
    &["patch", "reboot", "hole", "vulnerability", "flaw", "downtime"],
    &[
        "privacy",
        "wrong people",
        "wrong lot",
        "emailed to the wrong",
        "wrong patients",
        "wrong address",
        "personal data",
        "leak",
    ],
    &["plant", "factory", "scada", "pumps", "medical", "hospital", "machines", "infusion", "controllers"],
    &["cloud", "aws", "azure", "gcp", "hyperscaler", "google"],
    &["legacy", "old system", "ancient", "last legs", "obsolete", "windows 7", "core system"],
    &["ai", "chatgpt", "copilot", "bot", "gpt", "llm"],
    &["department", "business unit", "radiology", "sales", "marketing", "finance"],
    &["shadow", "bought their own", "own server", "own software", "behind our back"],
    &["central", "local", "own it", "subsidiary", "country", "unify", "federated"],
    &["country", "germany", "abroad", "sovereign", "residency", "europe"],
    &["footprint", "carbon", "co2", "green", "sustainability", "environment", "energy"],
    &["payback", "money back", "earn its money", "break even"],
    &["metric", "kpi", "measure", "any good", "good job", "how would they know"],
    &["junior", "graduate", "trainee", "too early", "too much too soon"],
    &["peer", "colleague", "mates", "equals", "former colleagues", "used to sit next to"],
    &["technical", "keyboard", "console", "cli", "hands on", "command line"],
    &["failing", "dud", "troubled", "dumped on you", "rescue", "turnaround", "mess", "inherited a project"],
    &["priority", "prioritise", "queue", "first in line", "everybody shouts", "too many requests"],
    &["risk", "danger", "exposure", "chance"],
    &["contractor", "agency", "perm", "permanent", "freelancer", "full time"],
    &[
        "salary",
        "how much money you want",
        "money you want",
        "want to earn",
        "pay",
        "wage",
        "compensation",
        "expectations",
        "earn",
    ],
    &["angry", "furious", "shouting", "livid", "irate"],
    &["bankrupt", "bust", "insolvent", "collapse", "gone under", "went under", "administration"],
    &["remote", "distributed", "offices", "several sites", "spread", "locations", "3 offices"],
    &["brilliant", "genius", "star", "strong performer", "great but", "best engineer"],
    &["toxic", "nasty", "jerk", "rude", "bully", "scared of", "everybody hates", "behaviour"],
    &["promotion", "step up", "promoted", "management", "director"],
    &["regulator", "ico", "authority", "supervisory", "watchdog"],
    &["subscribe", "rent", "monthly", "lease", "rather than buy", "purchase"],
    &["commitment", "lock in", "reserved", "savings plan", "sign up for years"],
    &["key person", "linchpin", "irreplaceable", "knows everything", "only one who"],
    &["prove", "proof", "evidence", "looking back", "well spent", "paid off"],
    &["why us", "why here", "why this company", "why this trust", "why apply", "want to work", "why work"],
    &[
        "why you",
        "why me",
        "stand out",
        "other candidates",
        "the others outside",
        "pick you",
        "choose you",
        "hire you",
        "internal candidate",
        "internal guy",
    ],
    &[
        "first 90 days",
        "first 100 days",
        "first hundred days",
        "first 3 months",
        "first three months",
        "first months",
        "first weeks",
        "start in",
        "begin here",
        "till christmas",
    ],
    &["green report", "status report", "all say fine", "all green", "watermelon"],
    &["half spent", "half the money", "half burnt", "nothing to show", "sunk cost"],
    &["two executives", "sales says go", "says stop", "in the middle", "conflicting"],
    &["debt", "not broke", "aint broke", "still runs", "maintenance backlog"],
    &["delegate", "delegation", "hand over", "let others", "gave it to", "trusted"],
    &["team size", "how many people", "how much money", "who is my boss", "what do you run"],
    &["npv", "present value", "discount"],
    &["negotiate", "haggle", "bargain", "price talks"],
    &["wan", "network", "single point", "weak spots", "cable", "line"],
    &["doubling", "growth", "scale", "twice as big"],
    &["dr", "disaster recovery", "continuity", "failover"],
    &["overspend", "overrun", "over budget", "went over", "went way over", "ran over"],
    &["failing", "rescue", "pear shaped", "went south", "went wrong", "off the rails"],
    &["missed", "let down", "stuffed up", "let us down", "kept missing", "not delivering", "hold to account"],
    &["plain", "non technical", "not technical", "layman", "lay people", "plain english"],
    &["roadmap", "year plan", "years plan", "year technology plan", "long term plan"],
    &["executive", "superintendent", "trustee", "provost", "dean", "elected member", "councillor"],
    &["outsource", "consultants", "external consultants", "consultancy", "contract out", "keep or outsource"],
    &["architecture", "one design", "agree on one", "standard design"],
    &["legacy", "dares touch", "nobody touches", "afraid to touch"],
    &["questions for us", "ask them", "ask the panel", "my questions"],
    &["outage", "down on a", "is down", "down all night"],
    &["union", "works council", "staff side", "shop steward"],
    &["prioritise", "most important", "both say", "both want", "who wins"],
];
