//! pocketsphinx: a line `word start end confidence` each, with marks for silence (`<sil>`) and numbered ways of speaking (`the(2)`).

use super::timed::Transcript;

/// Whether the text's first lines are such.
pub(super) fn is_one(text: &str) -> bool {
    let lines = text.lines().filter(|line| !line.trim().is_empty()).take(40);
    let (timed, all) =
        lines.fold((0, 0), |(timed, all), line| (timed + usize::from(word(line).is_some()), all + 1));
    timed >= 2 && 2 * timed > all
}

pub(super) fn read(text: &str) -> Transcript {
    let mut transcript = Transcript { format: "pocketsphinx lines", ..Transcript::default() };
    for (number, line) in text.lines().enumerate() {
        match word(line) {
            Some((said, seconds)) => {
                let is_mark = said.starts_with(['<', '[', '+']);
                if !is_mark {
                    transcript.push(said.split('(').next().unwrap_or_default(), Some(seconds));
                }
            }
            // Between utterances stands the whole hypothesis, which says the same once more.
            None if line.trim().is_empty()
                || line.split_whitespace().all(|word| word.parse::<f64>().is_err()) => {}
            None => transcript.left.push((number + 1, format!("no word with times: {}", line.trim()))),
        }
    }
    transcript
}

fn word(line: &str) -> Option<(&str, (f64, f64))> {
    let pieces: Vec<&str> = line.split_whitespace().collect();
    let [said, from, to, rest @ ..] = pieces.as_slice() else { return None };
    let is_confidence = rest.len() <= 1 && rest.iter().all(|one| one.parse::<f64>().is_ok());
    let times = from.parse::<f64>().ok().zip(to.parse::<f64>().ok());
    times.filter(|_| is_confidence).map(|times| (*said, times))
}
