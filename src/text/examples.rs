//! `decks/tellings/<deck>.toml`: for each bundled deck a strong telling and a failing one, scored tick by tick.

use serde::Deserialize;

/// The example tellings of a deck.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Examples {
    /// The deck's id.
    pub deck: String,
    /// The tellings, the strong one first.
    pub telling: Vec<Example>,
}

/// One telling, word for word as spoken.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The whole id of the question that it answers.
    pub question: String,
    /// `strong` or `failing`.
    pub verdict: String,
    /// How long it took.
    pub seconds: u32,
    /// The words.
    pub said: String,
    /// What it had and what not.
    pub ticks: Vec<ExampleTick>,
    /// What carries it, or what sinks it.
    pub remark: String,
}

/// One tick of an example.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExampleTick {
    /// A part, `numbers`, `headline` or `time`.
    pub tick: String,
    /// Whether it was there.
    pub met: bool,
    /// Why.
    pub why: String,
}

/// Reads them; `Err` says what is wrong, which only a fault of ours can be.
///
/// # Errors
/// If the text is not of this form.
pub fn read_examples(text: &str) -> Result<Examples, toml::de::Error> {
    toml::from_str(text)
}
