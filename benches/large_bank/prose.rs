//! Plausible words: a few hundred, drawn by their rank as in real text (Zipf), so that some stand in nearly
//! every story and most in few.

use rand::distr::Distribution;
use rand::distr::weighted::WeightedIndex;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

/// The words that hold sentences together, most frequent first.
const SMALL: &str = "\
    the and to of a I in we was it that for with our had on by from my not at their which they this \
    what who before because after would when one could more than so only but out no until never whom \
    without against";

/// The words that say something, most frequent first.
const SAYING: &str = "\
    team budget board month year people service cost vendor data project plan risk customers system \
    finance weeks outage cloud contract decision network security staff money change backup director \
    business numbers manager report meeting engineers company quarter price licence hours platform \
    migration incident question depot orders supplier storage warehouse payroll audit office hospital \
    branch servers users tickets queue desk deadline savings forecast headcount promise failure \
    recovery test owner process roadmap strategy partner review support access release application \
    database upgrade invoice renewal capacity shift escalation customer policy control schedule \
    datacentre hardware software tool training colleague regulator auditor lawyer colleagues sponsor \
    union shareholder merger acquisition site country region store factory plant patient asked wrote \
    told moved stopped agreed refused hired promoted closed cut paid saved lost kept found showed \
    learned chose signed measured tested rebuilt replaced delayed argued listened admitted explained \
    delegated coached dismissed negotiated rehearsed documented automated retired restored isolated \
    approved early late open frozen small large weekly monthly honest plain slow quick cheap costly \
    critical shared manual public private remote central local spare single double whole half angry \
    tired quiet sceptical trust doubt fear pride pressure conflict silence habit culture respect blame \
    praise credit standard choice priority trade evidence proof figure share percent margin revenue \
    profit loss penalty saving payback investment overspend variance baseline target threshold trend \
    average peak backlog throughput downtime latency firewall router switch laptop phone printer \
    scanner badge camera generator cooling cable rack floor basement ransomware phishing password \
    certificate encryption patch vulnerability breach insurer forensics phase pilot rollout cutover \
    rollback dependency integration interface vendorlock proposal tender clause notice exit bridge \
    mandate charter committee chair minutes memo slide dashboard survey interview candidate successor \
    deputy apprentice mentor feedback rota overtime holiday resignation retention onboarding morale \
    workload burnout weekend night morning spring summer autumn winter Monday Friday Christmas \
    inventory truck harbour airport clinic school bank grocer mill laboratory archive registry portal \
    intranet mailbox calendar spreadsheet script queueing monitoring alerting logging tracing caching \
    sharding replication failover snapshot tape vault escrow";

/// Draws words, sentences and paragraphs.
pub(crate) struct Prose {
    words: Vec<&'static str>,
    ranks: WeightedIndex<f64>,
    dice: StdRng,
}

impl Prose {
    /// Words in an order that the seed fixes.
    pub(crate) fn new(seed: u64) -> Self {
        let words: Vec<&str> = SMALL.split_whitespace().chain(SAYING.split_whitespace()).collect();
        let weights = (0..words.len()).map(|rank| 1.0 / (rank as f64 + 3.0));
        let ranks = WeightedIndex::new(weights).expect("positive weights");
        Self { words, ranks, dice: StdRng::seed_from_u64(seed) }
    }

    /// The dice, for whatever else is drawn.
    pub(crate) fn dice(&mut self) -> &mut StdRng {
        &mut self.dice
    }

    /// One of these.
    pub(crate) fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.dice.random_range(0..all.len())]
    }

    /// Words of an id, any of those that say something alike: `budget-truck`.
    pub(crate) fn slug(&mut self, words: usize) -> String {
        let all: Vec<&str> = SAYING.split_whitespace().collect();
        let drawn: Vec<String> = (0..words).map(|_| self.one_of(&all).to_lowercase()).collect();
        drawn.join("-")
    }

    /// Some words in a row, without a capital or an end.
    pub(crate) fn words(&mut self, count: usize) -> String {
        let drawn: Vec<&str> = (0..count).map(|_| self.words[self.ranks.sample(&mut self.dice)]).collect();
        drawn.join(" ")
    }

    /// Some words with a capital first and this end.
    pub(crate) fn sentence(&mut self, count: usize, end: &str) -> String {
        let words = self.words(count);
        let first = words.chars().next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
        format!("{first}{}{end}", words.chars().skip(1).collect::<String>())
    }

    /// Sentences of 8 to 18 words, about as many words in all, in lines that fit an editor.
    pub(crate) fn paragraph(&mut self, count: usize) -> String {
        let mut sentences = vec![];
        let mut left = count;
        while left > 0 {
            let length = self.dice.random_range(8..=18).min(left);
            sentences.push(self.sentence(length, "."));
            left -= length;
        }
        textwrap::fill(&sentences.join(" "), 100)
    }
}
